/**
 * The order of cards in one session. A session is a value: grading gives the next one, and going
 * back means to keep the one before.
 *
 * @typedef {import("./fsrs.js").Grade} Grade
 * @typedef {{card: string, position: number, at: number, times: number}} Repeat
 *   a card that was forgotten: when it was asked, and how often it has come back
 *
 * @typedef {object} Session
 * @property {readonly string[]} waiting  cards to ask, in the order of the plan
 * @property {readonly string[]} asked  in this session, repetitions included
 * @property {readonly Repeat[]} repeats
 * @property {ReadonlyMap<string, ReadonlySet<string>>} facets  today's cards of each question
 */

import { AGAIN, GOOD } from "./fsrs.js";
import { questionOf } from "./log.js";

const LONGEST = 20; // cards
const FACETS_A_DAY = 2;
const BETWEEN_FACETS = 10; // cards
const BETWEEN_REPEATS = 4; // cards
const PAUSE = 5 * 60_000; // milliseconds
const REPEATS = 3;

/**
 * A session of these cards. @param {readonly string[]} cards
 * @param {Iterable<string>} today  the cards that were graded earlier on this study day
 * @returns {Session}
 */
export function begin(cards, today) {
  /** @type {Map<string, Set<string>>} */
  const facets = new Map();
  for (const card of today) {
    facets.set(questionOf(card), new Set([...(facets.get(questionOf(card)) ?? []), card]));
  }
  return { waiting: cards, asked: [], repeats: [], facets };
}

/**
 * Of the cards of a day those that its sessions ask: not more of a question than a day may have.
 * @template {{id: string}} C
 * @param {readonly C[]} cards
 * @param {Iterable<string>} today  as for a session
 * @returns {C[]}
 */
export function askable(cards, today) {
  const { facets } = begin([], today);
  const counts = new Map([...facets].map(([question, asked]) => [question, asked.size]));
  return cards.filter(({ id }) => {
    const count = counts.get(questionOf(id)) ?? 0;
    counts.set(questionOf(id), count + 1);
    return count < FACETS_A_DAY;
  });
}

/**
 * The card to ask now; nothing where the session is over. A forgotten card comes back once some
 * others have been asked and some minutes have passed, or when there is nothing else to ask.
 * @param {Session} session
 * @param {number} now  milliseconds since 1970
 * @returns {string | undefined}
 */
export function next(session, now) {
  const { asked, repeats } = session;
  const ready = repeats.find(
    ({ at, position }) => asked.length - position > BETWEEN_REPEATS && now - at >= PAUSE,
  );
  return ready?.card ?? fresh(session) ?? repeats[0]?.card;
}

/** The first card that may be asked for the first time. @param {Session} session */
function fresh(session) {
  const { asked, waiting } = session;
  if (new Set(asked).size >= LONGEST) {
    return undefined;
  }
  return waiting.find((card) => mayBeAsked(session, card));
}

/** @param {Session} session @param {string} card */
function mayBeAsked({ asked, facets }, card) {
  const question = questionOf(card);
  const others = [...(facets.get(question) ?? [])].filter((one) => one !== card);
  const recent = asked.slice(-BETWEEN_FACETS).some((one) => questionOf(one) === question);
  return others.length < FACETS_A_DAY && !recent;
}

/**
 * The session after a card was graded.
 * @param {Session} session
 * @param {string} card
 * @param {Grade} grade
 * @param {number} at  milliseconds since 1970
 * @returns {Session}
 */
export function graded({ waiting, asked, repeats, facets }, card, grade, at) {
  const before = repeats.find((repeat) => repeat.card === card);
  const left = repeats.filter((repeat) => repeat !== before);
  const times = before ? before.times + 1 : 0;
  const comesBack = before ? grade < GOOD : grade === AGAIN;
  const repeat = { card, position: asked.length, at, times };
  const question = questionOf(card);
  return {
    waiting: waiting.filter((one) => one !== card),
    asked: [...asked, card],
    repeats: comesBack && times < REPEATS ? [...left, repeat] : left,
    facets: new Map([...facets, [question, new Set([...(facets.get(question) ?? []), card])]]),
  };
}

/** How many cards a session has left if all of them are known. @param {Session} session @param {number} now */
export function remaining(session, now) {
  let [left, count] = [session, 0];
  for (let card = next(left, now); card !== undefined; card = next(left, now)) {
    left = graded(left, card, GOOD, now);
    count += 1;
  }
  return count;
}

/**
 * The session without a card for now: one to ask for the first time goes to the end.
 * @param {Session} session
 * @param {string} card
 * @returns {Session}
 */
export function putBack({ waiting, repeats, ...rest }, card) {
  const others = waiting.filter((one) => one !== card);
  return {
    ...rest,
    waiting: others.length < waiting.length ? [...others, card] : waiting,
    repeats: repeats.filter((repeat) => repeat.card !== card),
  };
}
