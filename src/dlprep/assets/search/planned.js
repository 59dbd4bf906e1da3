/** Questions that the syllabus plans and nobody has written yet. */

import { meaning } from "./query.js";
import { segments } from "./segments.js";
import { normalize, words } from "./text.js";

const SURE = 0.8; // from which on a form is what the reader means
const ALTERNATIVES = / (?:or|and|vs) /;

/**
 * What finds planned questions. All that is known of one is its id: a query asks for it by the
 * id's words, or by either side of its `or`, `and` or `vs`; by other spellings where such a name
 * is a term of the glossary.
 * @param {string[]} ids
 * @returns {(query: string, units: import("./query.js").Unit[]) => string | undefined} the id of
 *   the planned question that a query asks for
 */
export function createPlanned(ids, lexicon) {
  const all = ids.map((id) => {
    const whole = id.replaceAll("-", " ");
    const names = [whole, ...whole.split(ALTERNATIVES)];
    return {
      id,
      meanings: new Set(names.map((name) => unordered(name, lexicon))),
      terms: new Set(names.flatMap((name) => termsOf(name, lexicon))),
    };
  });
  return (query, units) => {
    const asked = unordered(query, lexicon);
    const wanted = units.filter((unit) => !unit.filler);
    return all.find((one) => one.meanings.has(asked) || consistsOf(wanted, one.terms))?.id;
  };
}

/** What a text asks for, in whatever order. */
function unordered(text, lexicon) {
  return meaning(text, lexicon).split(" ").sort().join(" ");
}

/** The terms of which a name is a spelling, if it is one. */
function termsOf(name, lexicon) {
  const [first, ...others] = segments(words(normalize(name)), lexicon);
  return first.key === null || others.length > 0 ? [] : lexicon.concepts.get(first.key);
}

function consistsOf(units, terms) {
  const means = ({ sure, concept }) => sure >= SURE && terms.has(concept);
  return units.length > 0 && units.every((unit) => unit.forms.some(means));
}
