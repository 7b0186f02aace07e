/** @file Stands in the build for what a package pulls in and the book does not use. */
export {};
