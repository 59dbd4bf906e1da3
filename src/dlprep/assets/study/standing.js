/**
 * How a reader stands: by chapter, what they miss, and what they are to be reminded of.
 *
 * @typedef {import("./agenda.js").State} State
 * @typedef {import("./cards.js").Index} Index
 * @typedef {import("./log.js").Entry} Entry
 * @typedef {{chapter: Index["chapters"][number], recall: number, known: number, total: number}} Part
 *   of the chapter's cards: the chance of recall today, where a new one counts as none, and how many
 *   are known
 */

import { facetsOf, statusOf } from "./cards.js";
import { missedPoints } from "./log.js";

const DAY = 86_400_000; // milliseconds
const MANY_ENTRIES = 20;
const MANY_DAYS = 6;
const OFTEN = 2; // times that a point was missed
const MOST_POINTS = 5;

/**
 * The chapters that have cards in the plan.
 * @param {Index} index
 * @param {State} state
 * @param {number} day
 * @returns {Part[]}
 */
export function byChapter(index, { cards, memories, scheduler }, day) {
  const parts = index.chapters.map((chapter) => ({ chapter, recall: 0, known: 0, total: 0 }));
  for (const { id, question } of cards) {
    const part = parts[question.chapter];
    const memory = memories.get(id);
    part.total += 1;
    part.recall += memory ? scheduler.recall(memory, day) : 0;
    part.known += Number(statusOf(memory, day) === "known");
  }
  return parts
    .filter(({ total }) => total > 0)
    .map((part) => ({ ...part, recall: part.recall / part.total }));
}

/**
 * The key points that were missed most often, of questions that there are.
 * @param {Index} index
 * @param {readonly Entry[]} log
 */
export function mostMissed(index, log) {
  const questions = new Map(index.questions.map((question) => [question.id, question]));
  return [...missedPoints(log)]
    .flatMap(([item, { question: id, times }]) => {
      const question = questions.get(index.moved[id] ?? id);
      return question && times >= OFTEN ? [{ item, question, times }] : [];
    })
    .sort((a, b) => b.times - a.times)
    .slice(0, MOST_POINTS);
}

/** How many cards have a record, but no question that asks them. @param {Index} index @param {State} state */
export function putAway(index, { memories }) {
  const asked = new Set(
    index.questions.flatMap((question) =>
      facetsOf(question).map((facet) => `${question.id}/${facet}`)
    ),
  );
  return [...memories.keys()].filter((card) => !asked.has(card)).length;
}

/**
 * Whether to remind of exporting: many entries, or many days, that no file holds.
 * @param {{log: readonly Entry[], exported: import("./database.js").Exported}} progress
 * @param {number} at  now, in milliseconds since 1970
 */
export function isExportDue({ log, exported }, at) {
  const entries = log.length - exported.count;
  const first = log.reduce((earliest, entry) => Math.min(earliest, entry.at), at);
  const since = exported.at || first;
  return entries >= MANY_ENTRIES || (entries > 0 && at - since >= MANY_DAYS * DAY);
}
