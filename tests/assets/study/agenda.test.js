import assert from "node:assert/strict";
import { test } from "node:test";

import { agenda } from "../../../src/dlprep/assets/study/agenda.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";
import { grade } from "./made.js";

const NOON = new Date(2026, 11, 1, 12).getTime();
const TODAY = 20_788;

const INDEX = {
  format: 1,
  levels: ["basic"],
  chapters: [{ id: "basics", title: { ko: "…", en: "…" } }],
  moved: {},
  questions: Array.from({ length: 30 }, (_, index) => ({
    id: `q${index}`,
    chapter: 0,
    level: 0,
    title: { ko: "…" },
    counts: [3, 1, 0, 0],
    rev: "0000",
  })),
};

const asked = (card, day, changes = {}) => grade(`a-${card}-${day}`, { card, day, ...changes });

const cards = (log, settings = {}, facets = ["recall"]) =>
  agenda(INDEX, { log, settings: { ...DEFAULTS, ...settings } }, { at: NOON, facets }).map(
    ({ id }) => id,
  );

test("at first there are ten new cards", () => {
  assert.deepEqual(
    cards([]),
    INDEX.questions.slice(0, 10).map(({ id }) => `${id}/recall`),
  );
});

test("what is due comes first, what is least remembered first of all", () => {
  const log = [
    asked("q7/recall", TODAY - 3),
    asked("q9/recall", TODAY - 20),
    asked("q8/recall", TODAY - 1),
  ];
  assert.deepEqual(cards(log).slice(0, 3), ["q9/recall", "q7/recall", "q0/recall"]);
  assert.ok(!cards(log).includes("q8/recall"));
});

test("what was asked today is not asked again, and counts among the new ones", () => {
  const log = [asked("q0/recall", TODAY), asked("q1/recall", TODAY, { grade: 1 })];
  assert.deepEqual(cards(log).length, 8);
  assert.deepEqual(cards(log)[0], "q2/recall");
});

test("before an interview new cards come first, as many as the time allows", () => {
  const log = [asked("q9/recall", TODAY - 20)];
  const planned = cards(log, { interview: "2026-12-05", minutes: 15 });
  assert.deepEqual(planned.slice(0, 2), ["q0/recall", "q1/recall"]);
  assert.equal(planned.at(-1), "q9/recall");
  assert.equal(planned.length, 11);
});

test("the time studied today is taken off", () => {
  const log = [asked("q0/recall", TODAY, { ms: 10 * 60_000 })];
  assert.equal(cards(log, { interview: "2026-12-05", minutes: 15 }).length, 4);
});

test("the night before, everything seen is asked, due or not, but for what was asked today", () => {
  const log = INDEX.questions.map(({ id }) => asked(`${id}/recall`, TODAY - 1, { grade: 4 }));
  const again = [...log, asked("q0/recall", TODAY)];
  assert.equal(cards(again, { interview: "2026-12-02", minutes: 600 }).length, 29);
});

test("only what can be asked where the reader is comes up", () => {
  assert.ok(cards([], {}, ["spot"]).every((id) => id.endsWith("/spot")));
});

test("of a question that was asked for twice today nothing more comes", () => {
  const log = [asked("q0/recall", TODAY), asked("q0/cross", TODAY), asked("q1/recall", TODAY)];
  const spots = cards(log, {}, ["spot"]);
  assert.ok(!spots.includes("q0/spot"));
  assert.equal(spots[0], "q1/spot");
});
