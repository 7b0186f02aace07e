/** @file What is said where the reader draws, and of the data, in Korean. */
const ko = {};
export default ko;
