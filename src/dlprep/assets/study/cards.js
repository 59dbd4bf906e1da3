/**
 * The cards that the questions give, in the order in which new ones are shown.
 *
 * @typedef {"recall" | "spot" | "follow" | "predict" | "cross"} Facet
 *
 * @typedef {object} Question  as the index has it
 * @property {string} id
 * @property {number} chapter  its place among the chapters
 * @property {number} level  its place among the levels
 * @property {Partial<Record<"ko" | "en", string>>} title
 * @property {readonly [number, number, number, number]} counts  of key points, wrong answers,
 *   follow-ups, and blocks that show a value of a run
 * @property {string} rev  another one when the answer has changed
 * @property {string} [parent]
 * @property {string[]} [related]
 *
 * @typedef {object} Index
 * @property {number} format
 * @property {string[]} levels
 * @property {{id: string, title: Record<"ko" | "en", string>}[]} chapters
 * @property {Question[]} questions  in the syllabus's order
 * @property {Record<string, string>} moved  new ids of questions by old ones
 *
 * @typedef {{id: string, facet: Facet, question: Question}} Card
 */

/** @type {readonly Facet[]} */
export const FACETS = Object.freeze(["recall", "spot", "follow", "predict", "cross"]);

/** @type {readonly Facet[]} */
const CROSS_EARLY = Object.freeze(["recall", "cross", "spot", "follow", "predict"]);

/** Whether a question gives a card of each facet. @type {Record<Facet, (question: Question) => boolean>} */
const GIVES = {
  recall: () => true,
  spot: ({ counts: [points, claims] }) => points >= 2 && claims >= 1,
  follow: ({ counts: [, , followUps] }) => followUps >= 1,
  predict: ({ counts: [, , , values] }) => values >= 1,
  cross: ({ title }) => title.ko !== undefined && title.en !== undefined,
};

/** What a question can be asked for. @param {Question} question @returns {Facet[]} */
export function facetsOf(question) {
  return FACETS.filter((facet) => GIVES[facet](question));
}

/**
 * The cards of the chosen levels and chapters: every question's explanation first, then facet by
 * facet; inside of each the easier question first, and a parent before its children.
 * @param {Index} index
 * @param {Pick<import("./settings.js").Settings, "levels" | "chapters" | "cross">} chosen
 * @returns {Card[]}
 */
export function cardsOf(index, chosen) {
  const questions = inOrder(index.questions.filter((question) => isIn(index, question, chosen)));
  const facets = chosen.cross ? CROSS_EARLY : FACETS;
  return facets.flatMap((facet) =>
    questions
      .filter((question) => GIVES[facet](question))
      .map((question) => ({ id: `${question.id}/${facet}`, facet, question }))
  );
}

/**
 * @param {Index} index
 * @param {Question} question
 * @param {Pick<import("./settings.js").Settings, "levels" | "chapters">} chosen
 */
function isIn(index, question, { levels, chapters }) {
  const level = index.levels[question.level];
  const chapter = index.chapters[question.chapter].id;
  return (
    (!levels.length || levels.includes(level)) && (!chapters.length || chapters.includes(chapter))
  );
}

/** @param {Question[]} questions */
function inOrder(questions) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  /** @type {Set<Question>} */
  const placed = new Set();
  /** @param {Question} question */
  function place(question) {
    const parent = byId.get(question.parent ?? "");
    if (parent && !placed.has(parent)) {
      place(parent);
    }
    placed.add(question);
  }
  questions.toSorted((a, b) => a.level - b.level).forEach(place);
  return [...placed];
}

const FIRM = 7; // days of stability from which something counts as known

/**
 * How a card stands on a day.
 * @param {import("./fsrs.js").Memory | undefined} memory
 * @param {number} day
 * @returns {"new" | "due" | "shaky" | "known"}
 */
export function statusOf(memory, day) {
  if (!memory) {
    return "new";
  }
  if (memory.due <= day) {
    return "due";
  }
  return memory.stability < FIRM ? "shaky" : "known";
}
