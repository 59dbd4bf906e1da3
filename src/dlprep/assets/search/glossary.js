/** The glossary in the search: terms as results of their own, with what they mean. */

import { anchor, parts } from "./passage.js";

const MOST_TERMS = 3;
const LEAST_OF_BEST = 0.6;

/**
 * @typedef {object} TermResult
 * @property {string} id which is its anchor on the glossary's page
 * @property {import("./passage.js").Part[]} name in the index's language
 * @property {string} translation its name in the other language, empty where it is the same
 * @property {string} meaning in plain words, empty where nobody wrote it
 */

/**
 * The terms that a query names, however it spells them, the surest first. A term that is only a
 * guess is left out beside one that was typed.
 * @param {import("./query.js").Unit[]} units
 * @returns {number[]}
 */
export function termsIn(units) {
  const sure = new Map();
  for (const { forms, weight, filler } of units) {
    for (const form of filler ? [] : forms) {
      const value = form.sure * weight;
      if (form.concept !== undefined && !(sure.get(form.concept) >= value)) {
        sure.set(form.concept, value);
      }
    }
  }
  const best = Math.max(...sure.values());
  return [...sure]
    .filter(([, value]) => value >= LEAST_OF_BEST * best)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_TERMS)
    .map(([number]) => number);
}

/**
 * @param {import("./engine.js").Index} index
 * @param {number} number of one of its terms
 * @param {RegExp | null} marks
 * @returns {TermResult}
 */
export function termResult({ language, terms, ids = {}, meanings = [] }, number, marks) {
  const [korean, english = korean] = terms[number];
  const [name, translation] = language === "ko" ? [korean, english] : [english, korean];
  return {
    id: ids[number] ?? anchor(english),
    name: parts(name, marks),
    translation: translation === name ? "" : translation,
    meaning: meanings[number] ?? "",
  };
}
