/**
 * Which page has which token where, and how much that says: BM25F (Robertson, Zaragoza and Taylor,
 * "Simple BM25 extension to multiple weighted fields", CIKM 2004).
 */

const SATURATION = 2;
const UNKNOWN = 0.4;
const SAID = 3; // the weight from which on a page is about a token

/**
 * @typedef {object} Field
 * @property {number} weight how much one token in it counts
 * @property {number} byLength from 0 (its length does not matter) to 1 (a token of a long one counts less)
 */

/**
 * @param {Record<string, Field>} fields
 * @param {Record<string, Map<string, number>>[]} pages for each page, each field's tokens with how often they occur
 */
export function createPostings(fields, pages) {
  const average = averages(fields, pages);
  const byToken = new Map();
  pages.forEach((page, number) => {
    for (const [token, weight] of weights(fields, page, average)) {
      const found = byToken.get(token);
      if (found === undefined) {
        byToken.set(token, [[number, weight]]);
      } else {
        found.push([number, weight]);
      }
    }
  });
  const spread = new Map([...byToken].map(([token, found]) => [token, spreadOf(found)]));
  return { byToken, spread, size: pages.length };
}

function spreadOf(found) {
  return found.reduce((sum, [, weight]) => sum + Math.min(1, weight / SAID), 0);
}

function lengthOf(counts) {
  let length = 0;
  for (const count of counts.values()) {
    length += count;
  }
  return length;
}

function averages(fields, pages) {
  const sums = Object.fromEntries(Object.keys(fields).map((name) => [name, 0]));
  for (const page of pages) {
    for (const name of Object.keys(fields)) {
      sums[name] += lengthOf(page[name]);
    }
  }
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, sum / pages.length || 1]),
  );
}

function weights(fields, page, average) {
  const sums = new Map();
  for (const [name, { weight, byLength }] of Object.entries(fields)) {
    const counts = page[name];
    const norm = 1 - byLength + (byLength * lengthOf(counts)) / average[name];
    for (const [token, count] of counts) {
      sums.set(token, (sums.get(token) ?? 0) + (weight * count) / norm);
    }
  }
  return sums;
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
    for (const [page, weight] of postings.byToken.get(token) ?? []) {
      const match = found.get(page) ?? { score: 0, share: 0 };
      match.score += (rare * weight * (SATURATION + 1)) / (SATURATION + weight);
      match.share += rare / total;
      found.set(page, match);
    }
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
