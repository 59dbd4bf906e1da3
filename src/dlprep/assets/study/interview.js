/**
 * What a mock interview asks: questions to begin with, and from each of them a ladder of further
 * ones, which follows from the answers. All chance comes from the interview's seed.
 *
 * @typedef {import("./cards.js").Index} Index
 * @typedef {import("./cards.js").Question} Question
 * @typedef {import("./fsrs.js").Grade} Grade
 *
 * @typedef {object} Rung
 * @property {"root" | "child" | "follow" | "bait" | "related"} kind
 * @property {string} question
 * @property {number} [place]  of the follow-up or wrong answer on the question's page
 * @property {boolean} [isKnown]  whether the reader had an answer; nothing until they gave one
 * @property {number} [ms]  how long it took
 * @property {number} [said]  how many of the things to say were said
 * @property {number} [points]  of how many
 * @property {string[]} [missed]  their ids
 *
 * @typedef {object} Interview
 * @property {string} seed
 * @property {number} minutes
 * @property {number} spent  milliseconds so far
 * @property {string[]} roots  the questions to begin with
 * @property {Rung[][]} ladders  so far
 * @property {boolean} isOver
 */

import { facetsOf } from "./cards.js";
import { chance, shuffled } from "./chance.js";
import { AGAIN } from "./fsrs.js";
import { gradeOfFollow, gradeOfRecall, gradeOfSpot } from "./grade.js";

const RUNGS = 4;
const UNKNOWN = 2; // answers that end a ladder
const GOOD = 0.6; // of the key points

/** How many questions to begin with there are in so many minutes. @type {Record<number, number>} */
export const ROOTS = Object.freeze({ 15: 4, 30: 7, 45: 10 });

/**
 * The questions to begin with: from every chapter in turn, and from the weakest one twice as often;
 * those that follow up no other one first.
 * @param {readonly Question[]} questions  that may be asked
 * @param {{minutes: number, seed: string, strength: (question: Question) => number}} by  `strength`
 *   is the chance that a question's answer is remembered
 * @returns {string[]}
 */
export function rootsOf(questions, { minutes, seed, strength }) {
  const random = chance(seed);
  const mixed = shuffled(questions, random).sort((a, b) =>
    Number(a.parent !== undefined) - Number(b.parent !== undefined)
  );
  const chapters = shuffled([...new Set(mixed.map(({ chapter }) => chapter))], random)
    .map((chapter) => mixed.filter((question) => question.chapter === chapter))
    .sort((a, b) => mean(a.map(strength)) - mean(b.map(strength)));
  const [weakest, ...others] = chapters;
  const half = Math.ceil(others.length / 2);
  const turns = [weakest, ...shuffled(others, random)];
  turns.splice(half + 1, 0, weakest);
  const roots = [];
  for (let round = 0; round < mixed.length; round += 1) {
    roots.push(...turns.flatMap((chapter) => chapter.splice(0, 1)));
  }
  return roots.slice(0, ROOTS[minutes]).map(({ id }) => id);
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * What to ask next in the last ladder; nothing where that is at its end.
 * @param {Index} index
 * @param {Interview} interview
 * @returns {Rung | undefined}
 */
export function nextRung(index, interview) {
  const ladder = interview.ladders.at(-1) ?? [];
  const unknown = ladder.filter(({ isKnown }) => !isKnown).length;
  if (ladder.length >= RUNGS || unknown >= UNKNOWN) {
    return undefined;
  }
  if (!ladder.length) {
    return { kind: "root", question: interview.roots[interview.ladders.length - 1] };
  }
  const { question, said = 0, points = 0 } = ladder[0];
  const [root, random] = [question, chance(`${interview.seed} ${question} ${ladder.length}`)];
  const ways = { root, index, random, asked: askedIn(interview) };
  const first = said >= GOOD * points ? [deeper, bait] : [bait, deeper];
  const kinds = new Set(ladder.map(({ kind }) => kind));
  return [...first, related].flatMap((way) => way(ways) ?? []).find(({ kind }) =>
    !(kinds.has(kind) || (isDeeper(kind) && [...kinds].some(isDeeper)))
  );
}

/** @param {Rung["kind"]} kind */
function isDeeper(kind) {
  return kind === "child" || kind === "follow";
}

/** The questions that are asked in an interview, or will be. @param {Interview} interview */
function askedIn({ roots, ladders }) {
  return new Set([...roots, ...ladders.flat().map(({ question }) => question)]);
}

/** @typedef {{root: string, index: Index, random: () => number, asked: Set<string>}} Ways */

/** A question that follows up the first one, else one on its page. @param {Ways} ways @returns {Rung | undefined} */
function deeper({ root, index, random, asked }) {
  const below = descendants(index, root).filter(({ id }) => !asked.has(id));
  if (below.length) {
    return { kind: "child", question: any(below, random).id };
  }
  const count = questionIn(index, root)?.counts[2] ?? 0;
  return count
    ? { kind: "follow", question: root, place: Math.floor(random() * count) }
    : undefined;
}

/** A wrong statement to agree with. @param {Ways} ways @returns {Rung | undefined} */
function bait({ root, index, random }) {
  const question = questionIn(index, root);
  return question && facetsOf(question).includes("spot")
    ? { kind: "bait", question: root, place: Math.floor(random() * question.counts[1]) }
    : undefined;
}

/** A related question that is no easier. @param {Ways} ways @returns {Rung | undefined} */
function related({ root, index, random, asked }) {
  const { level = 0, related: ids = [] } = questionIn(index, root) ?? {};
  const others = index.questions.filter((question) =>
    ids.includes(question.id) && question.level >= level && !asked.has(question.id)
  );
  return others.length ? { kind: "related", question: any(others, random).id } : undefined;
}

/** The questions that follow up one, directly or not. @param {Index} index @param {string} id @returns {Question[]} */
function descendants(index, id) {
  const children = index.questions.filter(({ parent }) => parent === id);
  return children.flatMap((child) => [child, ...descendants(index, child.id)]);
}

/** @param {Index} index @param {string} id */
function questionIn(index, id) {
  return index.questions.find((question) => question.id === id);
}

/** @template Thing @param {Thing[]} things @param {() => number} random */
function any(things, random) {
  return things[Math.floor(random() * things.length)];
}

/**
 * The card that an answered rung grades, and its grade.
 * @param {Rung} rung
 * @returns {{card: string, grade: Grade}}
 */
export function gradeOf({ kind, question, isKnown, ms = 0, said = 0, points = 0 }) {
  if (kind === "bait") {
    const grade = gradeOfSpot({ found: said > 0, reason: said > 1 });
    return { card: `${question}/spot`, grade };
  }
  if (kind === "follow") {
    return { card: `${question}/follow`, grade: gradeOfFollow({ said, asked: points }) };
  }
  const grade = isKnown ? gradeOfRecall({ said, points, seconds: ms / 1000 }) : AGAIN;
  return { card: `${question}/recall`, grade };
}
