import assert from "node:assert/strict";
import { test } from "node:test";

import { createScheduler } from "../../../src/dlprep/assets/study/fsrs.js";
import {
  fold,
  grades,
  merge,
  missedPoints,
  renamed,
} from "../../../src/dlprep/assets/study/log.js";
import { below, grade, reset, seeded, undo } from "./made.js";

const scheduler = createScheduler();
const RELU = "relu-problems/recall";

const folded = (log, moved) => [...fold(log, scheduler, moved)];

/** A log of three devices that grade, undo and reset at random. */
function randomLog(pick, size) {
  return Array.from({ length: size }, (_, index) => {
    const id = `${["aaaaaa", "bbbbbb", "cccccc"][pick(3)]}-${index}`;
    const of = `${["aaaaaa", "bbbbbb", "cccccc"][pick(3)]}-${pick(size)}`;
    const kind = pick(20);
    const day = 20_000 + pick(40);
    const at = day * 86_400_000 + pick(86_400_000);
    const question = `q${pick(3)}`;
    if (kind === 0) {
      return undo(id, of);
    }
    if (kind === 1) {
      return reset(id, pick(3) ? question : "all", at);
    }
    const card = `${question}/${pick(2) ? "recall" : "spot"}`;
    return grade(id, { card, at, day, grade: 1 + pick(4), missed: pick(2) ? ["a1b2c3d4"] : [] });
  });
}

test("500 logs of three devices give the same cards in whatever order they are merged", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const pick = below(seeded(seed));
    const all = randomLog(pick, 60);
    const [a, b, c] = [0, 1, 2].map(() => all.filter(() => pick(10) < 6));
    const once = merge(merge(a, b), c);
    for (const other of [merge(c, merge(b, a)), merge(merge(a, c), merge(b, merge(c, a)))]) {
      assert.deepEqual(other, once);
    }
    const shuffled = once.map((entry) => [pick(1e9), entry]).sort(([x], [y]) => x - y);
    assert.deepEqual(folded(shuffled.map(([, entry]) => entry)), folded(once), `seed ${seed}`);
  }
});

test("merging takes the union, sorted by id", () => {
  const [one, two, three] = ["a-1", "a-2", "b-1"].map((id) => grade(id));
  assert.deepEqual(merge([three, one], [two, one]), [one, two, three]);
});

test("of two entries under one id the same stays, whichever log comes first", () => {
  const [good, hard] = [grade("a-1", { grade: 3 }), grade("a-1", { grade: 2 })];
  assert.deepEqual(merge([good], [hard]), merge([hard], [good]));
  assert.equal(merge([good], [hard]).length, 1);
});

test("the lowest grade of a day counts, once", () => {
  const log = [grade("a-1", { grade: 3 }), grade("b-1", { grade: 1 }), grade("a-2", { grade: 4 })];
  const [[, card]] = folded(log);
  const { due, stability, reps, lapses } = card;
  const again = scheduler.review(undefined, 1, 20_788);
  assert.deepEqual(
    { due, stability, reps, lapses },
    {
      due: again.due,
      stability: again.stability,
      reps: 1,
      lapses: 0,
    },
  );
});

test("a card goes from day to day as the schedule says, and forgetting it counts as a lapse", () => {
  const log = [
    grade("a-2", { day: 20_790, grade: 1, missed: ["0badcafe"] }),
    grade("a-1", { day: 20_788, grade: 3 }),
  ];
  const first = scheduler.review(undefined, 3, 20_788);
  assert.deepEqual(folded(log), [
    [
      RELU,
      {
        ...scheduler.review(first, 1, 20_790),
        card: RELU,
        reps: 2,
        lapses: 1,
        grade: 1,
        missed: ["0badcafe"],
      },
    ],
  ]);
});

test("the answers Good, Good, Good, Good wait 2, 11, 46 and 163 days", () => {
  const log = [];
  const waits = [];
  for (let day = 20_788; waits.length < 4;) {
    log.push(grade(`a-${log.length}`, { day }));
    const { due, last } = fold(log, scheduler).get(RELU);
    waits.push(due - last);
    day = due;
  }
  assert.deepEqual(waits, [2, 11, 46, 163]);
});

test("what was undone is as if it had never been", () => {
  const log = [grade("a-1"), grade("a-2", { day: 20_790, grade: 1 })];
  assert.deepEqual(folded([...log, undo("a-3", "a-2")]), folded([log[0]]));
  assert.deepEqual(folded([undo("a-3", "a-1"), log[0]]), []);
});

test("an undoing of what is not there, or of an undoing, does nothing", () => {
  const log = [grade("a-1"), undo("a-2", "a-1"), undo("a-3", "a-2"), undo("a-4", "z-9")];
  assert.deepEqual(grades(log), []);
});

test("a reset covers what came before it, of one question or of all", () => {
  const log = [
    grade("a-1", { at: 10 }),
    grade("a-2", { at: 20, card: "dropout/spot" }),
    grade("a-3", { at: 40, day: 20_790 }),
  ];
  const left = (scope) => grades([reset("b-1", scope, 30), ...log]).map(({ id }) => id);
  assert.deepEqual(left("relu-problems"), ["a-2", "a-3"]);
  assert.deepEqual(left("all"), ["a-3"]);
  assert.deepEqual(left("relu"), ["a-1", "a-2", "a-3"]);
});

test("an undone reset gives back what it covered", () => {
  const log = [grade("a-1", { at: 10 }), reset("a-2", "all", 30)];
  assert.deepEqual(grades(log), []);
  assert.deepEqual(grades([...log, undo("a-3", "a-2")]), [log[0]]);
});

test("entries of a kind that is not known are no grades", () => {
  const later = { id: "a-1", kind: "note", at: 1, text: "…" };
  assert.deepEqual(grades([later, grade("a-2")]), [grade("a-2")]);
});

test("grades of a question that was renamed go on under its name of today", () => {
  const moved = { relu: "relu-problems", "dead-relu": "relu" };
  const log = [
    grade("a-1", { card: "dead-relu/recall" }),
    grade("a-2", { card: RELU, day: 20_790 }),
  ];
  assert.deepEqual([...fold(log, scheduler, moved).keys()], [RELU]);
  assert.equal(fold(log, scheduler, moved).get(RELU).reps, 2);
});

test("renamings that go round come to an end", () => {
  assert.equal(renamed("a/recall", { a: "b", b: "a" }), "a/recall");
  assert.equal(renamed("toString/recall", {}), "toString/recall");
});

test("points are counted as often as they were missed", () => {
  const log = [
    grade("a-1", { missed: ["aaaa", "bbbb"] }),
    grade("a-2", { missed: ["aaaa"], day: 20_790 }),
    grade("a-3", { missed: ["bbbb"], day: 20_791 }),
    undo("a-4", "a-3"),
  ];
  assert.deepEqual(
    [...missedPoints(log)],
    [
      ["aaaa", { question: "relu-problems", times: 2 }],
      ["bbbb", { question: "relu-problems", times: 1 }],
    ],
  );
});
