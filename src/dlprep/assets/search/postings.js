/**
 * Which page has which token where, and how much that says: BM25F (Robertson, Zaragoza and Taylor,
 * "Simple BM25 extension to multiple weighted fields", CIKM 2004).
 */

const SATURATION = 2;
const UNKNOWN = 0.4;
const NOWHERE = { pages: [], weights: [] };
const SAID = 3; // the weight from which on a page is about a token

/**
 * @typedef {object} Field
 * @property {number} weight how much one token in it counts
 * @property {number} byLength from 0 (its length does not matter) to 1 (a token of a long one counts less)
 */

/**
 * @typedef {object} Postings
 * @property {Map<string, {pages: number[], weights: number[]}>} byToken which pages have a token, and how strongly
 * @property {Map<string, number>} spread how many pages are about a token
 * @property {number} size how many pages there are
 *
 * @param {Record<string, Field>} fields
 * @param {Record<string, string[]>[]} pages for each page, each field's tokens
 * @returns {Postings}
 */
export function createPostings(fields, pages) {
  const average = averages(Object.keys(fields), pages);
  const byToken = new Map();
  pages.forEach((page, number) => {
    for (const [token, weight] of weightsOf(page, fields, average)) {
      let found = byToken.get(token);
      if (found === undefined) {
        found = { pages: [], weights: [] };
        byToken.set(token, found);
      }
      found.pages.push(number);
      found.weights.push(weight);
    }
  });
  const spread = new Map([...byToken].map(([token, { weights }]) => [token, spreadOf(weights)]));
  return { byToken, spread, size: pages.length };
}

function averages(names, pages) {
  const length = (name) => pages.reduce((sum, page) => sum + page[name].length, 0);
  return Object.fromEntries(names.map((name) => [name, length(name) / pages.length || 1]));
}

function weightsOf(page, fields, average) {
  const sums = new Map();
  for (const [name, { weight, byLength }] of Object.entries(fields)) {
    const norm = 1 - byLength + (byLength * page[name].length) / average[name];
    for (const token of page[name]) {
      sums.set(token, (sums.get(token) ?? 0) + weight / norm);
    }
  }
  return sums;
}

function spreadOf(weights) {
  return weights.reduce((sum, weight) => sum + Math.min(1, weight / SAID), 0);
}

/**
 * How much a token tells pages apart: its inverse document frequency, to which a page that says it
 * in passing contributes less than one.
 */
export function rarity(postings, token) {
  const having = postings.spread.get(token) ?? 0;
  return Math.log(1 + (postings.size - having + 0.5) / (having + 0.5));
}

/**
 * How well pages match some tokens, by number: their BM25F score, and which share of the tokens,
 * weighted by rarity, they have at all.
 * @param {string[]} wanted different from each other
 * @returns {Map<number, {score: number, share: number}>}
 */
export function matches(postings, wanted) {
  const found = new Map();
  const total = wanted.reduce((sum, token) => sum + importance(postings, token, wanted), 0);
  for (const token of wanted) {
    const rare = rarity(postings, token);
    const { pages, weights } = postings.byToken.get(token) ?? NOWHERE;
    pages.forEach((page, at) => {
      const weight = weights[at];
      const match = found.get(page) ?? { score: 0, share: 0 };
      match.score += (rare * weight * (SATURATION + 1)) / (SATURATION + weight);
      match.share += rare / total;
      found.set(page, match);
    });
  }
  return found;
}

/**
 * What a token counts among others. One that no page has at all is most often the two syllables
 * where parts of a compound meet, or an ending; it counts less, unless it stands alone.
 */
function importance(postings, token, wanted) {
  const unknown = !postings.byToken.has(token) && wanted.length > 1;
  return rarity(postings, token) * (unknown ? UNKNOWN : 1);
}
