/** Latin words without their endings. */

import { memoize } from "./memoize.js";

const ENDINGS =
  /(?:izations?|isations?|izing|ising|izers?|isers?|ized|ised|izes?|ises?|ations?|ating|ated|ates?|ators?|ences?|ances?|ings?|ions?|ives?|ed|es|s|ly|e)$/;
const SHORTEST = 3;

/**
 * A word's stem: what its inflected forms and the nouns made from it have in common. Lighter than
 * Porter's stemmer, which joins words that candidates keep apart (`universal`, `university`).
 * @param {string} word lower case
 */
export const stem = memoize((word) => {
  if (word.length <= SHORTEST + 1 || word.endsWith("ss")) {
    return word;
  }
  const bare = word.replace(/sses$/, "ss");
  const cut = bare.endsWith("ss") ? bare : bare.replace(ENDINGS, "");
  return cut.length >= SHORTEST ? undouble(cut, bare) : bare;
});

/** `dropp` of `dropping` as `drop`. @param {string} cut @param {string} word */
function undouble(cut, word) {
  const doubled = cut !== word && /([bdgmnpt])\1$/.test(cut);
  return doubled ? cut.slice(0, -1) : cut;
}
