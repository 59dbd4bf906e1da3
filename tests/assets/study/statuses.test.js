import assert from "node:assert/strict";
import { test } from "node:test";

import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";
import { questionOfAddress, standing } from "../../../src/dlprep/assets/study/statuses.js";
import { grade } from "./made.js";

const DAY = 86_400_000;

test("an address names a question only where it leads to its page", () => {
  const found = [
    "https://one.example/site/questions/relu/",
    "https://one.example/site/en/questions/relu/#short",
    "https://one.example/questions/relu/index.html?h=x",
    "https://one.example/questions/",
    "https://one.example/questions/relu/more/",
    "https://one.example/glossary/#relu",
  ].map(questionOfAddress);
  assert.deepEqual(found, ["relu", "relu", "relu", undefined, undefined, undefined]);
});

test("a question stands as its explanation does", () => {
  const questions = ["new", "due", "shaky", "known", "old"].map((id) => ({ id }));
  const log = [
    grade("a", { card: "due/recall", day: 10, grade: 1 }),
    grade("b", { card: "shaky/recall", day: 12, grade: 3 }),
    grade("c", { card: "known/recall", day: 12, grade: 4 }),
    grade("d", { card: "new/spot", day: 12, grade: 4 }),
    grade("e", { card: "older/recall", day: 12, grade: 4 }),
  ];
  const index = { questions, moved: { older: "old" } };
  const states = standing(index, { log, settings: DEFAULTS }, 12.5 * DAY);
  assert.deepEqual(Object.fromEntries(states), {
    new: "new",
    due: "due",
    shaky: "shaky",
    known: "known",
    old: "known",
  });
});
