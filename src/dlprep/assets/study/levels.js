/** @param {import("./words.js").Words} words @returns {Record<string, string>}  by id */
export function levelNames(words) {
  return { basic: words.basic, intermediate: words.intermediate, advanced: words.advanced };
}
