/**
 * The days ahead, as the plan would have them: what each brings if every card goes well, and what of
 * the new cards finds no place before the interview.
 *
 * @typedef {import("./agenda.js").State} State
 * @typedef {import("./cards.js").Card} Card
 * @typedef {{day: number, fresh: Card[], reviews: Card[], seconds: number}} Day
 *
 * @typedef {object} Fit  how the new cards fit into the days before the interview
 * @property {number} unseen  how many there are
 * @property {number} needed  how many a day they would be
 * @property {number} seconds  how long they would take on the fullest day
 * @property {number} shown  how many of them the time lets in
 * @property {number} explained  how many of those are explanations, which come first
 */

import { cardsOfDay, daysTo } from "./agenda.js";
import { GOOD } from "./fsrs.js";
import { timeOf } from "./plan.js";

const MOST_MINUTES = 240; // a day, that can be advised
const STEP = 5; // minutes

/**
 * What the days from one on bring, if each card gets the same good grade.
 * @param {State} state
 * @param {number} first
 * @param {number} count  how many days
 * @returns {Day[]}
 */
export function daysAhead(state, first, count) {
  const memories = new Map(state.memories);
  return Array.from({ length: count }, (_, index) => {
    const day = first + index;
    const { fresh, reviews } = cardsOfDay({ ...state, memories }, day);
    for (const { id } of [...fresh, ...reviews]) {
      const known = memories.get(id);
      const memory = known ?? { card: id, reps: 0, lapses: 0, grade: GOOD, missed: [] };
      memories.set(id, { ...memory, ...state.scheduler.review(known, GOOD, day) });
    }
    return { day, fresh, reviews, seconds: timeOf([...fresh, ...reviews], state.seconds) };
  });
}

/**
 * How the new cards fit before the interview; nothing where no day is left.
 * @param {State} state
 * @param {number} day
 * @returns {Fit | undefined}
 */
export function fitOf(state, day) {
  const days = daysTo(state.settings.interview, day) ?? 0;
  if (days < 1) {
    return undefined;
  }
  const unseen = state.cards.filter(({ id }) => !state.memories.has(id));
  const shown = daysAhead(state, day, days).flatMap(({ fresh }) => fresh);
  const all = daysAhead(
    { ...state, settings: { ...state.settings, minutes: Infinity } },
    day,
    days,
  );
  return {
    unseen: unseen.length,
    needed: Math.ceil(unseen.length / Math.max(1, days - 1)),
    seconds: Math.max(...all.map(({ fresh }) => timeOf(fresh, state.seconds))),
    shown: shown.length,
    explained: shown.filter(({ facet }) => facet === "recall").length,
  };
}

/**
 * The fewest minutes a day in which all new cards are seen; nothing where no advisable time is
 * enough.
 * @param {State} state
 * @param {number} day
 * @returns {number | undefined}
 */
export function enoughMinutes(state, day) {
  let [tooFew, enough] = [0, MOST_MINUTES / STEP];
  if (!isEnough(state, day, MOST_MINUTES)) {
    return undefined;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    [tooFew, enough] = isEnough(state, day, middle * STEP) ? [tooFew, middle] : [middle, enough];
  }
  return enough * STEP;
}

/** @param {State} state @param {number} day @param {number} minutes */
function isEnough(state, day, minutes) {
  const fit = fitOf({ ...state, settings: { ...state.settings, minutes } }, day);
  return fit !== undefined && fit.shown >= fit.unseen;
}
