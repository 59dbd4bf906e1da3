import assert from "node:assert/strict";
import { test } from "node:test";

import { createScheduler } from "../../../src/dlprep/assets/study/fsrs.js";
import { secondsOf, today } from "../../../src/dlprep/assets/study/plan.js";
import { grade, seeded } from "./made.js";

const SECONDS = { recall: 75, cross: 90, spot: 40, predict: 40, follow: 75 };

const cards = (count, facet = "recall") =>
  Array.from({ length: count }, (_, index) => ({ id: `q${index}/${facet}`, facet }));

const state = (changes) => ({
  unseen: [],
  seen: [],
  isDue: () => true,
  introduced: 0,
  spent: 0,
  days: undefined,
  budget: 3_000,
  seconds: SECONDS,
  ...changes,
});

test("without a date what is due comes whole, and ten new cards a day", () => {
  const [unseen, seen] = [cards(30), cards(100, "spot")];
  const isDue = ({ id }) => id !== "q0/spot";
  const plan = today(state({ unseen, seen, isDue, introduced: 3 }));
  assert.deepEqual(plan, { fresh: unseen.slice(0, 7), reviews: seen.slice(1) });
  assert.deepEqual(today(state({ unseen, introduced: 12 })).fresh, []);
});

test("after the date it is as without one", () => {
  assert.deepEqual(today(state({ unseen: cards(30), days: -3 })).fresh, cards(10));
  assert.deepEqual(today(state({ unseen: cards(30), days: 0 })).fresh, cards(10));
});

test("before a date the day's new cards come first, and what is due has the rest of the time", () => {
  const plan = today(state({ unseen: cards(50), seen: cards(80, "spot"), days: 6, budget: 1_000 }));
  assert.deepEqual(plan, { fresh: cards(10), reviews: cards(6, "spot") });
});

test("what was studied earlier on the day counts", () => {
  const plan = today(
    state({
      unseen: cards(45),
      seen: cards(9, "spot"),
      days: 6,
      introduced: 5,
      spent: 375,
      budget: 825,
    }),
  );
  assert.deepEqual(plan, { fresh: cards(5), reviews: cards(1, "spot") });
});

test("on the last day come unseen explanations, then everything seen, due or not", () => {
  const unseen = [...cards(3), ...cards(5, "follow")];
  const seen = cards(100, "spot");
  const plan = today(state({ unseen, seen, isDue: () => false, days: 1, budget: 625 }));
  assert.deepEqual(plan, { fresh: cards(3), reviews: seen.slice(0, 10) });
});

test("the time of a facet is one's own once there are twenty grades of it", () => {
  const own = (count) =>
    Array.from({ length: count }, (_, index) => grade(`a-${index}`, { ms: 1_000 * (index + 1) }));
  assert.deepEqual(secondsOf(own(19)), SECONDS);
  assert.deepEqual(secondsOf(own(21)), { ...SECONDS, recall: 11 });
});

const TOTAL = 268;
const KNOWN_AT_ONCE = 0.6;
const SEEDS = 5;

/** What is remembered on the day of the interview where memory is what FSRS takes it for. */
function simulated(days, budget, choose) {
  const scheduler = createScheduler();
  let sum = 0;
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const random = seeded(seed);
    const memories = new Map();
    for (let day = 0; day < days; day += 1) {
      const chances = new Map([...memories].map(([id, one]) => [id, scheduler.recall(one, day)]));
      const all = cards(TOTAL);
      const unseen = all.filter(({ id }) => !memories.has(id));
      const seen = all
        .filter(({ id }) => memories.has(id))
        .sort((a, b) => chances.get(a.id) - chances.get(b.id));
      const isDue = ({ id }) => memories.get(id).due <= day;
      for (const { id } of choose({ unseen, seen, isDue, days: days - day, budget })) {
        const isKnown = random() < (chances.get(id) ?? KNOWN_AT_ONCE);
        memories.set(id, scheduler.review(memories.get(id), isKnown ? 3 : 1, day));
      }
    }
    for (const memory of memories.values()) {
      sum += scheduler.recall(memory, days);
    }
  }
  return sum / SEEDS / TOTAL;
}

function planned({ budget, ...rest }) {
  const { fresh, reviews } = today(state({ ...rest, budget: budget * SECONDS.recall }));
  return [...fresh, ...reviews];
}

function dueFirst({ unseen, seen, isDue, budget }) {
  return [...seen.filter(isDue), ...unseen].slice(0, budget);
}

for (
  const [days, budget, recall] of [
    [3, 120, 0.88],
    [7, 40, 0.79],
    [7, 80, 0.89],
    [14, 40, 0.85],
    [30, 25, 0.88],
    [30, 40, 0.94],
  ]
) {
  test(`with ${days} days of ${budget} cards ${recall} of everything are remembered`, () => {
    const found = simulated(days, budget, planned);
    assert.ok(Math.abs(found - recall) < 0.02, `${found}`);
  });
}

test("with what is due first it would be half as much where time is short", () => {
  const found = simulated(7, 40, dueFirst);
  assert.ok(Math.abs(found - 0.4) < 0.02, `${found}`);
});
