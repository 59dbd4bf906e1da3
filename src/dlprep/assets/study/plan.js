/**
 * What to study on a day, with the date of an interview or without. Before a date the new cards are
 * spread over the days that are left and come before those to repeat: that way more is remembered
 * on the day than with repetitions first (the tests hold the numbers).
 *
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./cards.js").Facet} Facet
 * @typedef {import("./log.js").GradeEntry} GradeEntry
 * @typedef {Record<Facet, number>} Seconds  how long a card of each facet takes
 */

const NEW_A_DAY = 10;
const ENOUGH = 20; // grades, from which on a reader's own times are taken

/** @type {Readonly<Seconds>} */
const USUAL = Object.freeze({ recall: 75, cross: 90, spot: 40, predict: 40, follow: 75 });

/**
 * How long cards take: the median of one's own, once there are enough of a facet.
 * @param {readonly GradeEntry[]} grades
 * @returns {Seconds}
 */
export function secondsOf(grades) {
  const seconds = { ...USUAL };
  for (const facet of /** @type {Facet[]} */ (Object.keys(USUAL))) {
    const own = grades.filter(({ card }) => card.endsWith(`/${facet}`)).map(({ ms }) => ms / 1000);
    if (own.length >= ENOUGH) {
      seconds[facet] = median(own);
    }
  }
  return seconds;
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * The first cards that take no longer than a time.
 * @template {{facet: Facet}} C
 * @param {readonly C[]} cards
 * @param {number} time  in seconds
 * @param {Seconds} seconds
 * @returns {C[]}
 */
function within(cards, time, seconds) {
  let left = time;
  const end = cards.findIndex(({ facet }) => {
    left -= seconds[facet];
    return left < 0;
  });
  return end < 0 ? [...cards] : cards.slice(0, end);
}

/** How many new cards a day brings. @param {number} left @param {number} days  today included */
function share(left, days) {
  return Math.ceil(left / Math.max(1, days - 1));
}

/**
 * What today brings.
 *
 * Without a date, or after it: what is due, then new cards up to ten a day. Before it: today's share
 * of the new cards, then what is due. On the last day: explanations that were never seen, then
 * everything seen, what is least remembered first.
 *
 * @param {object} state
 * @param {readonly Card[]} state.unseen  in the order in which to show them
 * @param {readonly Card[]} state.seen  what is least remembered first
 * @param {(card: Card) => boolean} state.isDue
 * @param {number} state.introduced  how many cards were new today so far
 * @param {number} state.spent  seconds studied today so far
 * @param {number | undefined} state.days  to the interview, with today; the night before it is 1
 * @param {number} state.budget  seconds a day
 * @param {Seconds} state.seconds
 * @returns {{fresh: Card[], reviews: Card[]}}  in the order in which to ask them: reviews come first
 *   without a date, last with one
 */
export function today({ unseen, seen, isDue, introduced, spent, days = 0, budget, seconds }) {
  const time = budget - spent;
  const due = seen.filter(isDue);
  if (days <= 0) {
    return { fresh: unseen.slice(0, Math.max(0, NEW_A_DAY - introduced)), reviews: due };
  }
  const wanted = days === 1
    ? unseen.filter(({ facet }) => facet === "recall")
    : unseen.slice(0, Math.max(0, share(unseen.length + introduced, days) - introduced));
  const fresh = within(wanted, time, seconds);
  const left = time - timeOf(fresh, seconds);
  return { fresh, reviews: within(days === 1 ? seen : due, left, seconds) };
}

/** How long cards take, in seconds. @param {readonly Card[]} cards @param {Seconds} seconds */
export function timeOf(cards, seconds) {
  return cards.reduce((sum, { facet }) => sum + seconds[facet], 0);
}
