/** Which pages answer a query best. */

import { matches } from "./postings.js";

const LEAST_SHARE = 0.5; // of a form's tokens, weighted by rarity; less is a coincidence
const ASKED = 1.5; // how much more a form or query counts that a page is asked for by, word for word
const LEAST_OF_BEST = 0.08;
const UNCOVERED = 0.4; // what stays of the score of a page that has next to nothing of the query
const IN_PASSING = 0.3; // of the best page's score for a unit: below it, a page has the unit in part

/**
 * @typedef {object} UnitMatch
 * @property {import("./query.js").Form} form the one the page matches best
 * @property {number} score
 * @property {number} share of the form that the page has, at most 1
 *
 * @typedef {object} Ranked
 * @property {number} page
 * @property {number} score
 * @property {number} coverage the weighted share of the query's units that the page has; one that
 *   other pages say far more about counts in part
 * @property {(UnitMatch | undefined)[]} units by unit
 */

/**
 * Pages from the best on; those far behind the best are left out.
 * @param {Map<string, Set<number>>} asked the pages that are asked for by a phrase or term, by its key
 * @returns {Ranked[]}
 */
export function rankPages(units, postings, asked, whole) {
  const found = units.map((unit) => unitMatches(unit, postings, asked));
  const scores = (matched) => Array.from(matched.values(), ({ score }) => score);
  const most = found.map((matched) => Math.max(0, ...scores(matched)));
  const pages = new Set(found.flatMap((matched) => [...matched.keys()]));
  const all = [...pages].map((page) => {
    const one = pageRank(page, units, found, most);
    return whole?.has(page) ? { ...one, score: ASKED * one.score } : one;
  });
  const relevant = all.filter((one) => one.units.some((match, at) => match && !units[at].filler));
  relevant.sort((one, other) => other.score - one.score || one.page - other.page);
  return relevant.filter((one) => one.score >= LEAST_OF_BEST * relevant[0].score);
}

/** The best form of a unit for each page that has any. */
function unitMatches(unit, postings, asked) {
  const best = new Map();
  for (const form of unit.forms) {
    const asking = asked.get(form.key);
    for (const [page, { score, share }] of matches(postings, form.tokens)) {
      const trust = form.sure * (asking?.has(page) ? ASKED : 1);
      const value = (trust * score * share ** 2) / Math.sqrt(form.tokens.length);
      if (share >= LEAST_SHARE && value > (best.get(page)?.score ?? 0)) {
        best.set(page, { form, score: value, share });
      }
    }
  }
  return best;
}

function pageRank(page, units, found, most) {
  const matched = found.map((unit) => unit.get(page));
  let score = 0;
  let covered = 0;
  let total = 0;
  units.forEach((unit, at) => {
    total += unit.weight;
    if (matched[at] !== undefined) {
      score += unit.weight * matched[at].score;
      covered += unit.weight * Math.min(1, matched[at].score / (IN_PASSING * most[at]));
    }
  });
  const coverage = covered / total;
  const damped = UNCOVERED + (1 - UNCOVERED) * coverage ** 2;
  return { page, score: score * damped, coverage, units: matched };
}
