/**
 * What is to be asked: the cards of the index, what the log says of them, and the plan.
 *
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./cards.js").Facet} Facet
 * @typedef {import("./cards.js").Index} Index
 * @typedef {import("./log.js").GradeEntry} GradeEntry
 * @typedef {Map<string, import("./log.js").Card>} Memories  by card
 * @typedef {{log: import("./log.js").Entry[], settings: import("./settings.js").Settings}} Progress
 *
 * @typedef {object} State  what the cards of a day follow from
 * @property {Card[]} cards  in the order in which to show new ones
 * @property {Memories} memories
 * @property {import("./fsrs.js").Scheduler} scheduler
 * @property {import("./settings.js").Settings} settings
 * @property {import("./plan.js").Seconds} seconds
 * @property {GradeEntry[]} counted  the grades given so far
 */

import { cardsOf, FACETS } from "./cards.js";
import { dayOfDate, studyDay } from "./day.js";
import { createScheduler } from "./fsrs.js";
import { fold, grades, renamed } from "./log.js";
import { secondsOf, today } from "./plan.js";
import { askable } from "./queue.js";

/**
 * The cards of the day that have not been asked yet, in the order in which to ask them.
 * @param {Index} index
 * @param {Progress} progress
 * @param {{at: number, facets?: readonly Facet[]}} now  the moment, in milliseconds since 1970, and
 *   what can be asked where the reader is
 * @returns {Card[]}
 */
export function agenda(index, progress, { at, facets = FACETS }) {
  const day = studyDay(at);
  const state = stateOf(index, progress, facets);
  const { fresh, reviews } = cardsOfDay(state, day);
  const days = daysTo(progress.settings.interview, day);
  const cards = days !== undefined && days > 0 ? [...fresh, ...reviews] : [...reviews, ...fresh];
  return askable(cards, askedOn(state.counted, day, index));
}

/**
 * @param {Index} index
 * @param {Progress} progress
 * @param {readonly Facet[]} [facets]
 * @returns {State}
 */
export function stateOf(index, { log, settings }, facets = FACETS) {
  const scheduler = createScheduler({ retention: settings.retention });
  const counted = grades(log);
  return {
    cards: cardsOf(index, settings).filter(({ facet }) => facets.includes(facet)),
    memories: fold(log, scheduler, index.moved),
    scheduler,
    settings,
    seconds: secondsOf(counted),
    counted,
  };
}

/**
 * What a day brings that has not been asked on it yet.
 * @param {State} state
 * @param {number} day
 */
export function cardsOfDay(state, day) {
  const { cards, memories, settings, seconds, counted } = state;
  return today({
    unseen: cards.filter(({ id }) => !memories.has(id)),
    seen: leastRemembered(state, day),
    isDue: ({ id }) => (memories.get(id)?.due ?? Infinity) <= day,
    introduced: [...memories.values()].filter(({ reps, last }) => reps === 1 && last === day)
      .length,
    spent: counted.reduce((sum, { ms, day: then }) => sum + (then === day ? ms / 1000 : 0), 0),
    days: daysTo(settings.interview, day),
    budget: settings.minutes * 60,
    seconds,
  });
}

/**
 * How many days are left for studying, today included: 1 on the day before the interview; nothing
 * where there is no date.
 * @param {string} date
 * @param {number} day
 */
export function daysTo(date, day) {
  const interview = dayOfDate(date);
  return interview === undefined ? undefined : interview - day;
}

/** The cards asked on a day. @param {GradeEntry[]} counted @param {number} day @param {Index} index */
function askedOn(counted, day, index) {
  return counted.filter((entry) => entry.day === day).map(({ card }) => renamed(card, index.moved));
}

/**
 * The cards that were asked before, but not on this day, what is least remembered first.
 * @param {State} state
 * @param {number} day
 */
function leastRemembered({ cards, memories, scheduler }, day) {
  return cards
    .flatMap((card) => {
      const memory = memories.get(card.id);
      return memory && memory.last < day ? [{ card, chance: scheduler.recall(memory, day) }] : [];
    })
    .sort((a, b) => a.chance - b.chance)
    .map(({ card }) => card);
}
