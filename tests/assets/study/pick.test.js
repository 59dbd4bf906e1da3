import assert from "node:assert/strict";
import { test } from "node:test";

import {
  chosen,
  gradedOn,
  isChanged,
  nextDay,
  openings,
} from "../../../src/dlprep/assets/study/pick.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";
import { grade, undo } from "./made.js";

const NOON = new Date(2026, 11, 1, 12).getTime();
const TODAY = 20_788;
const DAY = 86_400_000;

/** Questions of one card each, two in the first chapter and one in the second. */
const INDEX = {
  levels: ["basic", "intermediate", "advanced"],
  chapters: [{ id: "basics" }, { id: "training" }],
  moved: { old: "b" },
  questions: [["a", 0, 0], ["b", 0, 1], ["c", 1, 1]].map(([id, chapter, level]) => ({
    id,
    chapter,
    level,
    title: { ko: id },
    counts: [3, 0, 0, 0],
    rev: "new1",
  })),
};

const graded = (card, daysAgo, changes = {}) =>
  grade(`x-${card.length}${daysAgo}${changes.grade ?? 3}`, {
    card,
    day: TODAY - daysAgo,
    at: NOON - daysAgo * DAY,
    ...changes,
  });

const progress = (...log) => ({ log, settings: DEFAULTS });
const ids = (choice, ...log) => chosen(INDEX, progress(...log), choice, NOON).map(({ id }) => id);

test("without a choice the cards of the day are asked", () => {
  assert.deepEqual(ids({}), ["a/recall", "b/recall", "c/recall"]);
  assert.deepEqual(ids({}, graded("a/recall", 1)), ["b/recall", "c/recall"]);
});

test("a chapter and a level can be chosen, alone or both", () => {
  assert.deepEqual(ids({ chapter: "basics" }), ["a/recall", "b/recall"]);
  assert.deepEqual(ids({ level: "intermediate" }), ["b/recall", "c/recall"]);
  assert.deepEqual(ids({ chapter: "basics", level: "intermediate" }), ["b/recall"]);
});

test("of a choice what is due comes first, then what is new, then the rest, but nothing of today", () => {
  const later = graded("a/recall", 1, { grade: 4 });
  assert.deepEqual(ids({ chapter: "basics" }, later), ["b/recall", "a/recall"]);
  const due = graded("b/recall", 9);
  assert.deepEqual(ids({ chapter: "basics" }, due), ["b/recall", "a/recall"]);
  assert.deepEqual(ids({ chapter: "basics" }, graded("a/recall", 0)), ["b/recall"]);
});

test("only what is shaky can be chosen", () => {
  const log = [graded("a/recall", 1), graded("b/recall", 1, { grade: 4 }), graded("c/recall", 9)];
  assert.deepEqual(ids({ status: "shaky" }, ...log), ["a/recall"]);
  assert.deepEqual(ids({ status: "due" }, ...log), ["c/recall"]);
});

test("cards of today are told under the names that their questions have now", () => {
  const log = [graded("old/recall", 0), graded("a/recall", 1)];
  assert.deepEqual(gradedOn(INDEX, progress(...log), TODAY), ["b/recall"]);
});

test("a text has changed if it was another one at the last grade that knew", () => {
  const [card] = chosen(INDEX, progress(), { level: "basic" }, NOON);
  const changed = (...log) => isChanged(INDEX, progress(...log), card);
  const [before, same] = ["old1", "new1"];
  assert.equal(changed(), false);
  assert.equal(changed(graded("a/recall", 3)), false);
  assert.equal(changed(graded("a/recall", 3, { rev: before })), true);
  assert.equal(changed(graded("a/recall", 3, { rev: before }), graded("a/recall", 1)), true);
  const since = graded("a/recall", 1, { rev: same });
  assert.equal(changed(since, graded("a/recall", 3, { rev: before })), false);
  assert.equal(changed(graded("b/recall", 3, { rev: before })), false);
});

test("the next cards are those that come back first", () => {
  const log = [graded("a/recall", 1), graded("b/recall", 1, { id: "y-1" }), graded("c/recall", 0)];
  assert.deepEqual(nextDay(INDEX, progress(...log), NOON), { days: 1, count: 2 });
  assert.equal(nextDay(INDEX, progress(log[0], undo("z-1", log[0].id)), NOON), undefined);
});

test("an interview begins with what was not asked today, and knows what is remembered", () => {
  const log = [graded("a/recall", 0), graded("b/recall", 2)];
  const { questions, strength } = openings(INDEX, progress(...log), NOON);
  assert.deepEqual(questions.map(({ id }) => id), ["b", "c"]);
  assert.ok(strength(questions[0]) > 0.85);
  assert.equal(strength(questions[1]), 0);
});
