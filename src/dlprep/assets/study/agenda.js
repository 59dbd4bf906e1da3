/**
 * What is to be asked today: the cards of the index, what the log says of them, and the plan.
 *
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./cards.js").Facet} Facet
 * @typedef {import("./cards.js").Index} Index
 */

import { cardsOf, FACETS } from "./cards.js";
import { dayOfDate, studyDay } from "./day.js";
import { createScheduler } from "./fsrs.js";
import { fold, grades } from "./log.js";
import { secondsOf, today } from "./plan.js";

/**
 * The cards of the day that have not been asked yet, in the order in which to ask them.
 * @param {Index} index
 * @param {{log: import("./log.js").Entry[], settings: import("./settings.js").Settings}} progress
 * @param {{at: number, facets?: readonly Facet[]}} now  the moment, in milliseconds since 1970, and
 *   what can be asked where the reader is
 * @returns {Card[]}
 */
export function agenda(index, { log, settings }, { at, facets = FACETS }) {
  const day = studyDay(at);
  const scheduler = createScheduler({ retention: settings.retention });
  const memories = fold(log, scheduler, index.moved);
  const counted = grades(log);
  const cards = cardsOf(index, settings).filter(({ facet }) => facets.includes(facet));
  const days = daysTo(settings.interview, day);
  const { fresh, reviews } = today({
    unseen: cards.filter(({ id }) => !memories.has(id)),
    seen: leastRemembered(cards, memories, scheduler, day),
    isDue: ({ id }) => (memories.get(id)?.due ?? Infinity) <= day,
    introduced: [...memories.values()].filter(({ reps, last }) => reps === 1 && last === day)
      .length,
    spent: counted.reduce((sum, { ms, day: then }) => sum + (then === day ? ms / 1000 : 0), 0),
    days,
    budget: settings.minutes * 60,
    seconds: secondsOf(counted),
  });
  return days !== undefined && days > 0 ? [...fresh, ...reviews] : [...reviews, ...fresh];
}

/** How many days are left for studying, today included. @param {string} date @param {number} day */
function daysTo(date, day) {
  const interview = dayOfDate(date);
  return interview === undefined ? undefined : interview - day;
}

/**
 * The cards that were asked before, but not today, what is least remembered first.
 * @param {Card[]} cards
 * @param {Map<string, import("./log.js").Card>} memories
 * @param {import("./fsrs.js").Scheduler} scheduler
 * @param {number} day
 */
function leastRemembered(cards, memories, scheduler, day) {
  return cards
    .flatMap((card) => {
      const memory = memories.get(card.id);
      return memory && memory.last < day ? [{ card, chance: scheduler.recall(memory, day) }] : [];
    })
    .sort((a, b) => a.chance - b.chance)
    .map(({ card }) => card);
}
