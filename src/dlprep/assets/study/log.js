/**
 * The log of what a reader did, and what follows from it. Entries are only ever added, and nothing
 * depends on their order: the logs of several devices are merged by putting them together.
 *
 * @typedef {import("./fsrs.js").Grade} Grade
 * @typedef {import("./fsrs.js").Memory} Memory
 * @typedef {import("./fsrs.js").Scheduler} Scheduler
 *
 * @typedef {object} GradeEntry
 * @property {string} id  letters of the visit and a number: unique, and never used again
 * @property {"grade"} kind
 * @property {string} card  `question/facet`
 * @property {number} at  milliseconds since 1970
 * @property {number} day  the study day where the device was
 * @property {Grade} grade
 * @property {"page" | "review" | "mock" | "plan"} mode  where it was given
 * @property {"ko" | "en"} lang
 * @property {number} ms  how long the answer took
 * @property {string[]} missed  the `data-item` of each key point that was not said
 * @property {string} [rev]  which text of the question it was, where that was known
 *
 * @typedef {{id: string, kind: "undo", of: string, at: number}} UndoEntry
 * @typedef {{id: string, kind: "reset", at: number, scope: string}} ResetEntry
 *   `scope` is `all` or a question
 * @typedef {{id: string, kind: "mock", at: number, day: number, minutes: number, asked: string[],
 *   depth: number[], lang: "ko" | "en"}} MockEntry
 * @typedef {GradeEntry | UndoEntry | ResetEntry | MockEntry} Entry
 *
 * @typedef {Memory & {card: string, reps: number, lapses: number, grade: Grade, missed: string[]}}
 *   Card  what is remembered of a card: `grade` and `missed` are those of the last day, `reps` the
 *   days on which it was asked, `lapses` those on which it was forgotten after having been known
 */

const AGAIN = 1;

/**
 * The entries of both logs, each once, by their id. Of two that differ under one id, which only
 * chance brings about, the same one stays whichever log comes first.
 * @param {Iterable<Entry>} one
 * @param {Iterable<Entry>} other
 * @returns {Entry[]}
 */
export function merge(one, other) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  for (const entry of [...one, ...other]) {
    const known = entries.get(entry.id);
    if (!known || JSON.stringify(entry) < JSON.stringify(known)) {
      entries.set(entry.id, entry);
    }
  }
  return [...entries.values()].sort((a, b) => compare(a.id, b.id));
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/**
 * The grades that count: without those that were undone, or given before a reset of theirs. The
 * undoing of a reset brings back what it covered.
 * @param {readonly Entry[]} log
 * @returns {GradeEntry[]}
 */
export function grades(log) {
  const undone = new Set(log.map((entry) => (entry.kind === "undo" ? entry.of : undefined)));
  /** @type {Map<string, number>} */
  const resets = new Map();
  for (const entry of log) {
    if (entry.kind === "reset" && !undone.has(entry.id)) {
      resets.set(entry.scope, Math.max(entry.at, resets.get(entry.scope) ?? 0));
    }
  }
  const counts = (/** @type {Entry} */ entry) =>
    entry.kind === "grade" &&
    !undone.has(entry.id) &&
    entry.at > (resets.get("all") ?? -1) &&
    entry.at > (resets.get(questionOf(entry.card)) ?? -1);
  return /** @type {GradeEntry[]} */ (log.filter(counts));
}

/** The question of a card. @param {string} card */
export function questionOf(card) {
  return card.slice(0, card.indexOf("/"));
}

/**
 * A card under the name that its question has today. @param {string} card
 * @param {Readonly<Record<string, string>>} moved  new names by old ones
 */
export function renamed(card, moved) {
  let question = questionOf(card);
  const seen = new Set();
  while (Object.hasOwn(moved, question) && !seen.has(question)) {
    seen.add(question);
    question = moved[question];
  }
  return question + card.slice(card.indexOf("/"));
}

/**
 * What is remembered of each card. Of the grades that a card gets on one study day the lowest
 * counts, once: repeating it in a session, in a mock interview or on another device changes nothing.
 * @param {readonly Entry[]} log
 * @param {Scheduler} scheduler
 * @param {Readonly<Record<string, string>>} [moved]
 * @returns {Map<string, Card>}
 */
export function fold(log, scheduler, moved = {}) {
  /** @type {Map<string, Card>} */
  const cards = new Map();
  for (const entry of daily(grades(log), moved)) {
    cards.set(entry.card, reviewed(cards.get(entry.card), entry, scheduler));
  }
  return cards;
}

/** @param {Card | undefined} card @param {GradeEntry} entry @param {Scheduler} scheduler */
function reviewed(card, entry, scheduler) {
  const { grade, missed } = entry;
  return {
    ...scheduler.review(card, grade, entry.day),
    card: entry.card,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + Number(card !== undefined && grade === AGAIN),
    grade,
    missed,
  };
}

/**
 * One grade for each card and day, day after day.
 * @param {GradeEntry[]} entries
 * @param {Readonly<Record<string, string>>} moved
 */
function daily(entries, moved) {
  /** @type {Map<string, GradeEntry>} */
  const lowest = new Map();
  for (const entry of entries) {
    const card = renamed(entry.card, moved);
    const key = `${entry.day} ${card}`;
    const known = lowest.get(key);
    if (!known || isLower(entry, known)) {
      lowest.set(key, { ...entry, card });
    }
  }
  return [...lowest.values()].sort((a, b) => a.day - b.day || compare(a.card, b.card));
}

/** @param {GradeEntry} one @param {GradeEntry} other */
function isLower(one, other) {
  return one.grade < other.grade || (one.grade === other.grade && one.id < other.id);
}

/**
 * How often each key point was missed, over all that counts.
 * @param {readonly Entry[]} log
 * @returns {Map<string, {question: string, times: number}>}
 */
export function missedPoints(log) {
  const found = new Map();
  for (const { card, missed } of grades(log)) {
    for (const item of missed) {
      const times = (found.get(item)?.times ?? 0) + 1;
      found.set(item, { question: questionOf(card), times });
    }
  }
  return found;
}
