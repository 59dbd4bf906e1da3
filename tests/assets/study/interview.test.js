import assert from "node:assert/strict";
import { test } from "node:test";

import { gradeOf, nextRung, ROOTS, rootsOf } from "../../../src/dlprep/assets/study/interview.js";

const KINDS = { child: "deeper", follow: "deeper", bait: "bait", related: "related" };

/** A question of this many key points, wrong answers and follow-ups. */
function question(id, changes = {}) {
  return { id, chapter: 0, level: 0, title: { ko: id }, counts: [4, 2, 3, 0], rev: "", ...changes };
}

/** Three chapters of ten questions: every other one follows up the one before it. */
const INDEX = {
  questions: Array.from({ length: 30 }, (_, place) =>
    question(`q${place}`, {
      chapter: Math.floor(place / 10),
      level: place % 3,
      ...(place % 2 ? { parent: `q${place - 1}` } : {}),
      related: [`q${(place + 7) % 30}`, `q${(place + 11) % 30}`],
    })),
};

const interviewOf = (seed, roots) => ({
  seed,
  minutes: 15,
  spent: 0,
  roots,
  ladders: [[]],
  isOver: false,
});

/** The rungs of one ladder, whose answers a list gives: the share of points said, or that nothing is known. */
function climb(seed, root, answers, index = INDEX) {
  const interview = interviewOf(seed, [root]);
  const [ladder] = interview.ladders;
  for (let rung = nextRung(index, interview); rung; rung = nextRung(index, interview)) {
    const said = answers[ladder.length] ?? 0;
    ladder.push({ ...rung, isKnown: said > 0, said: said * 4, points: 4, missed: [], ms: 1 });
  }
  return ladder;
}

const kinds = (ladder) => ladder.map(({ kind }) => KINDS[kind] ?? kind);

test("a good answer is followed up, then comes a bait, then a related question", () => {
  const good = ["root", "deeper", "bait", "related"];
  assert.deepEqual(kinds(climb("a", "q0", [1, 1, 1, 1])), good);
  assert.deepEqual(kinds(climb("a", "q0", [0.75, 1, 1, 1])), good);
});

test("after a poor answer the bait comes first", () => {
  assert.deepEqual(kinds(climb("a", "q0", [0.5, 1, 1, 1])), ["root", "bait", "deeper", "related"]);
});

test("a question that follows up is preferred to a follow-up on the page", () => {
  assert.equal(climb("a", "q0", [1, 1])[1].question, "q1");
  const { kind, question, place } = climb("a", "q1", [1, 1])[1];
  assert.deepEqual([kind, question], ["follow", "q1"]);
  assert.ok(place >= 0 && place < 3);
});

test("two answers that are not known end a ladder", () => {
  assert.deepEqual(kinds(climb("a", "q0", [0, 0, 1])), ["root", "bait"]);
  assert.deepEqual(kinds(climb("a", "q0", [1, 0, 0])), ["root", "deeper", "bait"]);
  assert.equal(climb("a", "q0", [0, 1, 1, 1]).length, 4);
});

test("what a question lacks is left out", () => {
  const bare = { questions: [question("q0", { counts: [4, 0, 0, 0] })] };
  assert.deepEqual(kinds(climb("a", "q0", [1, 1, 1], bare)), ["root"]);
  const alone = { questions: [question("q0")] };
  assert.deepEqual(kinds(climb("a", "q0", [1, 1, 1], alone)), ["root", "deeper", "bait"]);
});

test("a related question is no easier than the first one", () => {
  const related = ["easy", "hard"];
  const questions = [
    question("q0", { level: 1, related }),
    question("easy"),
    question("hard", { level: 2 }),
  ];
  for (let seed = 0; seed < 20; seed += 1) {
    const last = climb(String(seed), "q0", [1, 1, 1, 1], { questions }).at(-1);
    assert.deepEqual([last.kind, last.question], ["related", "hard"]);
  }
});

test("nothing is asked twice, whatever was answered, and a ladder has at most four rungs", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const answers = [seed % 5, seed % 3, seed % 2, 1].map((part) => part / 4);
    const roots = rootsOf(INDEX.questions, { minutes: 45, seed: String(seed), strength: () => 0 });
    const interview = { ...interviewOf(String(seed), roots), ladders: [] };
    for (const _ of roots) {
      interview.ladders.push([]);
      for (let rung = nextRung(INDEX, interview); rung; rung = nextRung(INDEX, interview)) {
        const said = answers[interview.ladders.at(-1).length];
        interview.ladders.at(-1).push({ ...rung, isKnown: said > 0, said, points: 1 });
      }
    }
    assert.ok(interview.ladders.every(({ length }) => length >= 1 && length <= 4));
    const own = interview.ladders.flat().filter(({ kind }) => !["bait", "follow"].includes(kind));
    assert.equal(new Set(own.map(({ question }) => question)).size, own.length);
  }
});

test("the same seed asks the same, another one something else", () => {
  const of = (seed) => rootsOf(INDEX.questions, { minutes: 15, seed, strength: () => 0 });
  assert.deepEqual(of("a"), of("a"));
  assert.notDeepEqual(of("a"), of("b"));
  assert.deepEqual(climb("a", "q2", [1, 1, 1, 1]), climb("a", "q2", [1, 1, 1, 1]));
});

test("every question can be asked", () => {
  const asked = new Set();
  for (let seed = 0; seed < 400; seed += 1) {
    const [root] = rootsOf(INDEX.questions, { minutes: 15, seed: `${seed}`, strength: () => 0 });
    climb(`${seed}`, root, [1, 1, 1, 1]).forEach((rung) => asked.add(rung.question));
  }
  assert.equal(asked.size, INDEX.questions.length);
});

for (const [minutes, count] of Object.entries(ROOTS)) {
  test(`${minutes} minutes begin with ${count} questions, each once, none that follows up another`, () => {
    const by = { minutes, seed: "a", strength: () => 0 };
    const roots = rootsOf(INDEX.questions, by);
    assert.equal(new Set(roots).size, count);
    assert.ok(roots.every((root) => Number(root.slice(1)) % 2 === 0));
  });
}

test("the weakest chapter gives twice as many questions", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const strength = ({ chapter }) => (chapter === 1 ? 0.2 : 0.9);
    const roots = rootsOf(INDEX.questions, { minutes: 15, seed: `${seed}`, strength });
    const chapters = roots.map((root) => Math.floor(Number(root.slice(1)) / 10));
    assert.deepEqual(chapters.toSorted(), [0, 1, 1, 2]);
  }
});

test("where there are fewer questions, there are fewer ladders", () => {
  const by = { minutes: 45, seed: "a", strength: () => 0 };
  assert.deepEqual(rootsOf([question("q0")], by), ["q0"]);
  assert.deepEqual(rootsOf([], by), []);
});

for (
  const [what, rung, card, grade] of [
    ["the first question", { kind: "root", isKnown: true, said: 4, points: 4, ms: 1 }, "recall", 3],
    ["a child", { kind: "child", isKnown: true, said: 3, points: 4, ms: 1 }, "recall", 2],
    [
      "a related question",
      { kind: "related", isKnown: false, said: 4, points: 4, ms: 1 },
      "recall",
      1,
    ],
    ["a bait seen through", { kind: "bait", isKnown: true, said: 2, points: 2 }, "spot", 3],
    ["a bait without a reason", { kind: "bait", isKnown: true, said: 1, points: 2 }, "spot", 2],
    ["a bait that was taken", { kind: "bait", isKnown: true, said: 0, points: 2 }, "spot", 1],
    ["a follow-up", { kind: "follow", isKnown: true, said: 1, points: 1 }, "follow", 3],
    ["a follow-up that was not known", { kind: "follow", said: 0, points: 1 }, "follow", 1],
  ]
) {
  test(`${what} grades "${card}" with ${grade}`, () => {
    assert.deepEqual(gradeOf({ ...rung, question: "q0" }), { card: `q0/${card}`, grade });
  });
}
