import assert from "node:assert/strict";
import { test } from "node:test";

import { cardsOf, facetsOf, statusOf } from "../../../src/dlprep/assets/study/cards.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";

const question = (id, changes = {}) => ({
  id,
  chapter: 0,
  level: 0,
  title: { ko: "…", en: "…" },
  counts: [3, 1, 2, 4],
  rev: "0000",
  ...changes,
});

const INDEX = {
  format: 1,
  levels: ["basic", "intermediate", "advanced"],
  chapters: ["basics", "training"].map((id) => ({ id, title: { ko: id, en: id } })),
  moved: {},
};

const ids = (questions, chosen = {}) =>
  cardsOf({ ...INDEX, questions }, { ...DEFAULTS, ...chosen }).map(({ id }) => id);

test("a question gives every facet that it has something for", () => {
  assert.deepEqual(facetsOf(question("a")), ["recall", "spot", "follow", "predict", "cross"]);
});

for (
  const [why, changes, missing] of [
    ["no wrong answer", { counts: [3, 0, 2, 4] }, "spot"],
    ["a single key point to hide it among", { counts: [1, 1, 2, 4] }, "spot"],
    ["no follow-up", { counts: [3, 1, 0, 4] }, "follow"],
    ["no value of a run", { counts: [3, 1, 2, 0] }, "predict"],
    ["no English", { title: { ko: "…" } }, "cross"],
    ["no Korean", { title: { en: "…" } }, "cross"],
  ]
) {
  test(`with ${why} there is no "${missing}"`, () => {
    const facets = ["recall", "spot", "follow", "predict", "cross"];
    assert.deepEqual(
      facetsOf(question("a", changes)),
      facets.filter((facet) => facet !== missing),
    );
  });
}

test("every explanation comes first, easy questions before hard ones, then facet by facet", () => {
  const counts = [2, 1, 0, 0];
  const questions = [question("hard", { level: 2, counts }), question("easy", { counts })];
  assert.deepEqual(ids(questions), [
    "easy/recall",
    "hard/recall",
    "easy/spot",
    "hard/spot",
    "easy/cross",
    "hard/cross",
  ]);
});

test("for an interview in the other language its cards come right after the explanations", () => {
  const facets = ids([question("a")], { cross: true });
  assert.deepEqual(facets, ["a/recall", "a/cross", "a/spot", "a/follow", "a/predict"]);
});

test("a parent comes before its children, even where it is harder", () => {
  const counts = [1, 0, 0, 0];
  const title = { ko: "…" };
  const child = question("child", { parent: "middle", counts, title });
  const middle = question("middle", { parent: "root", level: 1, counts, title });
  const root = question("root", { level: 2, counts, title });
  assert.deepEqual(ids([child, middle, root]), ["root/recall", "middle/recall", "child/recall"]);
});

test("only the chosen levels and chapters give cards; nothing chosen is everything", () => {
  const counts = [1, 0, 0, 0];
  const title = { ko: "…" };
  const questions = [
    question("a", { counts, title }),
    question("b", { counts, title, level: 1, parent: "a" }),
    question("c", { counts, title, level: 1, chapter: 1 }),
  ];
  assert.deepEqual(ids(questions), ["a/recall", "b/recall", "c/recall"]);
  assert.deepEqual(ids(questions, { levels: ["intermediate"] }), ["b/recall", "c/recall"]);
  assert.deepEqual(ids(questions, { levels: ["intermediate"], chapters: ["basics"] }), [
    "b/recall",
  ]);
});

for (
  const [status, memory] of [
    ["new", undefined],
    ["due", { due: 100, stability: 50 }],
    ["due", { due: 90, stability: 2 }],
    ["shaky", { due: 101, stability: 6.9 }],
    ["known", { due: 101, stability: 7 }],
  ]
) {
  test(`${JSON.stringify(memory)} is ${status} on day 100`, () => {
    assert.equal(statusOf(memory, 100), status);
  });
}
