import assert from "node:assert/strict";
import { test } from "node:test";

import { stateOf } from "../../../src/dlprep/assets/study/agenda.js";
import { daysAhead, enoughMinutes, fitOf } from "../../../src/dlprep/assets/study/forecast.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";
import { below, grade, seeded } from "./made.js";

const TODAY = 20_788; // 2026-12-01
const INTERVIEW = "2026-12-06"; // with today there are five days before it

const index = (count, counts = [3, 0, 0, 0]) => ({
  levels: ["basic"],
  chapters: [{ id: "basics" }],
  moved: {},
  questions: Array.from({ length: count }, (_, place) => ({
    id: `q${place}`,
    chapter: 0,
    level: 0,
    title: { ko: "…" },
    counts,
  })),
});

const state = (questions, settings = {}, log = []) =>
  stateOf(questions, { log, settings: { ...DEFAULTS, ...settings } });

const counts = (days) => days.map(({ fresh, reviews }) => [fresh.length, reviews.length]);

test("before an interview new cards are spread over the days before the last", () => {
  const ahead = daysAhead(state(index(40), { interview: INTERVIEW, minutes: 60 }), TODAY, 5);
  assert.deepEqual(counts(ahead), [[10, 0], [10, 0], [10, 10], [10, 10], [0, 40]]);
  assert.deepEqual(ahead.map(({ day }) => day), [0, 1, 2, 3, 4].map((day) => TODAY + day));
  assert.equal(ahead[2].seconds, 20 * 75);
});

test("without one ten new cards a day come after what is due", () => {
  const log = [grade("a-1", { card: "q0/recall", day: TODAY - 1 })];
  assert.deepEqual(counts(daysAhead(state(index(25), {}, log), TODAY, 4)), [
    [10, 0],
    [10, 1],
    [4, 10],
    [0, 10],
  ]);
});

test("what was studied today is taken off", () => {
  const log = [grade("a-1", { card: "q0/recall", day: TODAY, ms: 600_000 })];
  const plan = { interview: INTERVIEW, minutes: 20 };
  assert.equal(daysAhead(state(index(100), plan, log), TODAY, 1)[0].fresh.length, 8);
});

test("all fits", () => {
  const fit = fitOf(state(index(40), { interview: INTERVIEW, minutes: 60 }), TODAY);
  assert.deepEqual(fit, { unseen: 40, needed: 10, seconds: 750, shown: 40, explained: 40 });
});

test("what does not fit is counted, and how many explanations come before it", () => {
  const questions = index(40, [3, 1, 0, 0]); // each to explain, and to find the wrong answer of
  const fit = fitOf(state(questions, { interview: "2026-12-03", minutes: 55 }), TODAY);
  assert.deepEqual(fit, { unseen: 80, needed: 80, seconds: 4600, shown: 47, explained: 40 });
});

test("there is nothing to fit without a day to study", () => {
  for (const interview of ["", "2026-12-01", "2026-11-01"]) {
    assert.equal(fitOf(state(index(4), { interview }), TODAY), undefined);
  }
});

test("the time that is enough is the least of its kind", () => {
  const plan = { interview: INTERVIEW, minutes: 5 };
  const enough = enoughMinutes(state(index(40), plan), TODAY);
  assert.equal(enough, 10);
  const fit = (minutes) => fitOf(state(index(40), { ...plan, minutes }), TODAY);
  assert.equal(fit(enough).shown, 40);
  assert.ok(fit(enough - 5).shown < 40);
  assert.equal(enoughMinutes(state(index(4_000), plan), TODAY), undefined);
});

test("in 200 random plans no card is new twice and no day before an interview is too long", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const pick = below(seeded(seed));
    const questions = index(pick(60), [3, pick(2), pick(2), pick(2)]);
    const minutes = 5 + pick(90);
    const days = 1 + pick(20);
    const interview = new Date((TODAY + days) * 86_400_000).toISOString().slice(0, 10);
    const ahead = daysAhead(state(questions, { interview, minutes }), TODAY, days);
    const fresh = ahead.flatMap((day) => day.fresh.map(({ id }) => id));
    assert.equal(new Set(fresh).size, fresh.length, `seed ${seed}`);
    assert.ok(
      ahead.every(({ seconds }) => seconds <= 60 * minutes),
      `seed ${seed}`,
    );
  }
});
