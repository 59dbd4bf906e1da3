/**
 * Which cards a session asks: those of the day, or those that the address chooses.
 *
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./cards.js").Index} Index
 * @typedef {{log: import("./log.js").Entry[], settings: import("./settings.js").Settings}} Progress
 */

import { agenda } from "./agenda.js";
import { cardsOf, statusOf } from "./cards.js";
import { studyDay } from "./day.js";
import { createScheduler } from "./fsrs.js";
import { fold, grades, questionOf, renamed } from "./log.js";

/**
 * What is remembered of each card. @param {Index} index @param {Progress} progress
 */
export function memoriesOf(index, { log, settings }) {
  return fold(log, createScheduler({ retention: settings.retention }), index.moved);
}

/**
 * The cards to ask. Those of a choice are asked for as long as the reader likes: what is due, then
 * what is new, then the others, but nothing that was asked today.
 * @param {Index} index
 * @param {Progress} progress
 * @param {{chapter?: string, level?: string, status?: string}} choice
 * @param {number} at  now, in milliseconds since 1970
 * @returns {Card[]}
 */
export function chosen(index, progress, { chapter, level, status }, at) {
  if (!(chapter || level || status)) {
    return agenda(index, progress, { at });
  }
  const memories = memoriesOf(index, progress);
  const day = studyDay(at);
  const scope = { levels: level ? [level] : [], chapters: chapter ? [chapter] : [], cross: false };
  const place = (/** @type {Card} */ { id }) => {
    const due = memories.get(id)?.due ?? day + 0.5;
    return due <= day ? 0 : due;
  };
  return cardsOf(index, scope)
    .filter(({ id }) => memories.get(id)?.last !== day)
    .filter(({ id }) => !status || statusOf(memories.get(id), day) === status)
    .sort((a, b) => place(a) - place(b));
}

/**
 * The cards that were graded on a day.
 * @param {Index} index
 * @param {Progress} progress
 * @param {number} day
 */
export function gradedOn(index, { log }, day) {
  return grades(log)
    .filter((entry) => entry.day === day)
    .map(({ card }) => renamed(card, index.moved));
}

/**
 * Whether the text of a card's question is another one than at its last grade.
 * @param {Index} index
 * @param {Progress} progress
 * @param {Card} card
 */
export function isChanged(index, { log }, { id, question }) {
  const texts = grades(log).filter(({ card, rev }) => rev && renamed(card, index.moved) === id);
  const last = texts.toSorted((a, b) => a.at - b.at).at(-1);
  return last !== undefined && last.rev !== question.rev;
}

/**
 * When the next cards come back, and how many; nothing where none does.
 * @param {Index} index
 * @param {Progress} progress
 * @param {number} at
 * @returns {{days: number, count: number} | undefined}
 */
export function nextDay(index, progress, at) {
  const day = studyDay(at);
  const asked = new Set(cardsOf(index, progress.settings).map(({ id }) => id));
  const days = [...memoriesOf(index, progress).values()]
    .filter(({ card }) => asked.has(card))
    .map(({ due }) => Math.max(due - day, 0));
  const next = Math.min(...days);
  return days.length ? { days: next, count: days.filter((one) => one === next).length } : undefined;
}

/**
 * The questions that a mock interview may begin with: those of the plan that were not asked today;
 * and how well each is remembered.
 * @param {Index} index
 * @param {Progress} progress
 * @param {number} at
 */
export function openings(index, progress, at) {
  const day = studyDay(at);
  const today = new Set(gradedOn(index, progress, day).map(questionOf));
  const memories = memoriesOf(index, progress);
  const scheduler = createScheduler({ retention: progress.settings.retention });
  return {
    questions: cardsOf(index, progress.settings)
      .filter(({ facet, question }) => facet === "recall" && !today.has(question.id))
      .map(({ question }) => question),
    strength: (/** @type {import("./cards.js").Question} */ { id }) => {
      const memory = memories.get(`${id}/recall`);
      return memory ? scheduler.recall(memory, day) : 0;
    },
  };
}
