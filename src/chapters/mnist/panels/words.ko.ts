/** @file What the panels say, in Korean. */
const ko = {};
export default ko;
