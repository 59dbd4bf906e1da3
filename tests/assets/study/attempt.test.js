import assert from "node:assert/strict";
import { test } from "node:test";

import { Recorder } from "../../../src/dlprep/assets/study/attempt.js";
import { DEFAULTS } from "../../../src/dlprep/assets/study/settings.js";

const CARD = "relu/recall";
const ANSWER = { card: CARD, mode: "page", lang: "ko", ms: 30_000, missed: [] };
const NOON = new Date(2026, 11, 1, 12).getTime();
const DAY = 86_400_000;

/** A recorder whose store is a list. */
function recorder(settings = {}) {
  const store = {
    log: [],
    settings: { ...DEFAULTS, ...settings },
    add(fields) {
      const entry = { ...fields, id: `a-${this.log.length}` };
      this.log = [...this.log, entry];
      return entry;
    },
  };
  return new Recorder(store);
}

test("a first answer comes back after one, one, two or eight days", () => {
  assert.deepEqual(recorder().waits(ANSWER, NOON), [1, 1, 2, 8]);
});

test("who wants to remember more is asked earlier", () => {
  assert.deepEqual(recorder({ retention: 0.97 }).waits(ANSWER, NOON), [1, 1, 1, 2]);
});

test("an answer is recorded with its moment and its study day", () => {
  const mine = recorder();
  const entry = mine.record(ANSWER, 3, NOON);
  assert.deepEqual(entry, {
    ...ANSWER,
    kind: "grade",
    at: NOON,
    day: 20_788,
    grade: 3,
    id: "a-0",
  });
  assert.equal(mine.wait(CARD, NOON), 2);
});

test("on the same day a lower grade stands, whatever comes after it", () => {
  const mine = recorder();
  mine.record(ANSWER, 1, NOON);
  assert.deepEqual(mine.waits(ANSWER, NOON + 1), [1, 1, 1, 1]);
});

test("what was taken back counts no more", () => {
  const mine = recorder();
  mine.undo(mine.record(ANSWER, 3, NOON), NOON);
  assert.equal(mine.wait(CARD, NOON), 0);
});

test("a card that is overdue waits no longer", () => {
  const mine = recorder();
  mine.record(ANSWER, 3, NOON);
  assert.equal(mine.wait(CARD, NOON + 9 * DAY), 0);
});

test("what was answered under a former name counts for the question of today", () => {
  const mine = recorder();
  mine.record({ ...ANSWER, card: "rectifier/recall" }, 4, NOON);
  mine.moved = { rectifier: "relu" };
  assert.equal(mine.wait(CARD, NOON), 8);
});
