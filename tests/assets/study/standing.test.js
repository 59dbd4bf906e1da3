import assert from "node:assert/strict";
import { test } from "node:test";

import { stateOf } from "../../../src/dlprep/assets/study/agenda.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";
import {
  byChapter,
  isExportDue,
  mostMissed,
  putAway,
} from "../../../src/dlprep/assets/study/standing.js";
import { grade, undo } from "./made.js";

const TODAY = 20_788;
const NOW = 1_796_100_000_000;
const DAY = 86_400_000;

const question = (id, chapter, counts = [3, 0, 0, 0]) => ({
  id,
  chapter,
  level: 0,
  title: { ko: "…" },
  counts,
});
const INDEX = {
  levels: ["basic"],
  chapters: [{ id: "basics" }, { id: "training" }, { id: "later" }],
  moved: { "old-relu": "relu" },
  questions: [question("relu", 0), question("dropout", 0), question("adam", 1, [3, 1, 0, 0])],
};

const asked = (card, day, changes = {}) => grade(`a-${card}-${day}`, { card, day, ...changes });

const standing = (log, settings = {}) =>
  byChapter(INDEX, stateOf(INDEX, { log, settings: { ...DEFAULTS, ...settings } }), TODAY).map(
    ({ chapter, recall, known, total }) => [chapter.id, recall.toFixed(2), known, total],
  );

test("at first nothing is known, and chapters without cards are left out", () => {
  assert.deepEqual(standing([]), [["basics", "0.00", 0, 2], ["training", "0.00", 0, 2]]);
});

test("what was never asked counts as not recalled, what is firm and not due as known", () => {
  const log = [
    asked("relu/recall", TODAY - 14),
    asked("relu/recall", TODAY - 12),
    asked("relu/recall", TODAY - 1),
    asked("adam/recall", TODAY),
  ];
  assert.deepEqual(standing(log), [["basics", "0.50", 1, 2], ["training", "0.50", 0, 2]]);
});

test("only what is in the plan is told", () => {
  assert.deepEqual(standing([], { chapters: ["training"] }), [["training", "0.00", 0, 2]]);
});

test("points missed more than once are told, most often missed first, by today's names", () => {
  const log = [
    asked("dropout/recall", TODAY - 3, { missed: ["aaaaaaaa", "bbbbbbbb"] }),
    asked("dropout/recall", TODAY - 2, { missed: ["aaaaaaaa"] }),
    ...[1, 2, 3].map((day) => asked("old-relu/recall", TODAY - day, { missed: ["cccccccc"] })),
    ...[1, 2].map((day) => asked("gone/recall", TODAY - day, { missed: ["dddddddd"] })),
    asked("adam/recall", TODAY - 2, { missed: ["eeeeeeee"] }),
    asked("adam/recall", TODAY - 1, { missed: ["eeeeeeee"] }),
    undo("b-1", `a-adam/recall-${TODAY - 1}`),
  ];
  assert.deepEqual(
    mostMissed(INDEX, log).map(({ item, question: { id }, times }) => [item, id, times]),
    [["cccccccc", "relu", 3], ["aaaaaaaa", "dropout", 2]],
  );
});

test("at most five points are told", () => {
  const missed = [..."123456"].map((digit) => digit.repeat(8));
  const log = [1, 2].map((day) => asked("relu/recall", TODAY - day, { missed }));
  assert.equal(mostMissed(INDEX, log).length, 5);
});

test("cards whose question or facet is gone are put away; renamed ones, or those out of the plan, are not", () => {
  const log = [
    "gone/recall",
    "relu/spot",
    "old-relu/recall",
    "adam/spot",
    "dropout/recall",
  ].map((card) => asked(card, TODAY));
  const settings = { ...DEFAULTS, chapters: ["training"] };
  assert.equal(putAway(INDEX, stateOf(INDEX, { log, settings })), 2);
});

const entries = (count, at) => Array.from({ length: count }, (_, n) => grade(`a-${n}`, { at }));
const due = (count, at, exported = { at: 0, count: 0 }) =>
  isExportDue({ log: entries(count, at), exported }, NOW);

test("twenty entries that are in no file are worth a reminder, and so are six days with any", () => {
  assert.ok(!due(0, NOW));
  assert.ok(!due(19, NOW));
  assert.ok(due(20, NOW));
  assert.ok(!due(1, NOW - 6 * DAY + 1));
  assert.ok(due(1, NOW - 6 * DAY));
});

test("what is in a file needs no reminder", () => {
  assert.ok(!due(30, NOW - 9 * DAY, { at: NOW - 8 * DAY, count: 30 }));
  assert.ok(!due(31, NOW - 9 * DAY, { at: NOW - 5 * DAY, count: 30 }));
  assert.ok(due(31, NOW - 9 * DAY, { at: NOW - 6 * DAY, count: 30 }));
  assert.ok(due(50, NOW - 9 * DAY, { at: NOW, count: 30 }));
});
