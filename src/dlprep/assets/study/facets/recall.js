/** Explaining: the question, then its short answer and key points. */

import { AGAIN } from "../fsrs.js";
import { gradeOfRecall } from "../grade.js";
import { loadPage } from "../pages.js";
import { makeTicks } from "../rating.js";

const LIMIT = 30; // seconds

/** @param {import("../card.js").Asking} asking @returns {Promise<import("../card.js").Face>} */
export async function face({ question, lang, words }) {
  const page = await loadPage(question.id, lang);
  return {
    lang,
    title: page.title("h2"),
    stages: [{ shown: [], limit: LIMIT }],
    ...explained(page, words),
  };
}

/**
 * The back of a card that asks for an explanation.
 * @param {import("../pages.js").Page} page
 * @param {import("../words.js").Words} words
 */
export function explained(page, words) {
  const ticks = makeTicks(words.points, page.points());
  return {
    back: [page.shortHeading(), page.short(), ticks.fieldset],
    /** @param {number} seconds @param {boolean} isKnown */
    suggest: (seconds, isKnown) =>
      isKnown ? gradeOfRecall({ said: ticks.said(), points: ticks.count, seconds }) : AGAIN,
    missed: ticks.missed,
  };
}
