/** @file Prints how many milliseconds pass from the import of a bundle of the core to the end of its first update. */
import { pathToFileURL } from "node:url";

const [, , file] = process.argv;
const began = performance.now();
const { firstUpdate } = await import(pathToFileURL(/** @type {string} */ (file)).href);
firstUpdate();
process.stdout.write(String(performance.now() - began));
