import assert from "node:assert/strict";
import { test } from "node:test";

import {
  askable,
  begin,
  graded,
  next,
  putBack,
  remaining,
} from "../../../src/dlprep/assets/study/queue.js";

const MINUTE = 60_000;
const [AGAIN, HARD, GOOD] = [1, 2, 3];

const recalls = (count) => Array.from({ length: count }, (_, index) => `q${index}/recall`);

/** The cards of a whole session, a minute each; `grades` says the grades of a card in turn. */
function played(session, grades = {}, minutes = 1) {
  const cards = [];
  let [left, at] = [session, 0];
  for (let card = next(left, at); card !== undefined; card = next(left, at)) {
    assert.ok(cards.length < 100, "the session has no end");
    const turn = cards.filter((one) => one === card).length;
    left = graded(left, card, grades[card]?.[turn] ?? GOOD, at);
    cards.push(card);
    at += minutes * MINUTE;
  }
  return cards;
}

test("cards come in the order of the plan", () => {
  assert.deepEqual(played(begin(recalls(5), [])), recalls(5));
});

test("a session has no more than twenty cards", () => {
  assert.deepEqual(played(begin(recalls(30), [])), recalls(20));
});

test("a forgotten card comes back after four others", () => {
  const cards = played(begin(recalls(8), []), { "q0/recall": [AGAIN, GOOD] }, 2);
  assert.deepEqual(cards.indexOf("q0/recall", 1), 5);
  assert.equal(cards.length, 9);
});

test("it does not come back before five minutes have passed", () => {
  const cards = played(begin(recalls(15), []), { "q0/recall": [AGAIN, GOOD] }, 0.5);
  assert.deepEqual(cards.indexOf("q0/recall", 1), 10);
});

test("it comes back until it is known once, at most three times", () => {
  const times = (...grades) =>
    played(begin(recalls(20), []), { "q0/recall": grades }, 2).filter(
      (card) => card === "q0/recall",
    ).length;
  assert.equal(times(AGAIN, GOOD), 2);
  assert.equal(times(AGAIN, HARD, GOOD), 3);
  assert.equal(times(AGAIN, AGAIN, AGAIN, AGAIN, AGAIN), 4);
  assert.equal(times(HARD), 1);
});

test("where nothing else is left it comes back at once", () => {
  assert.deepEqual(played(begin(recalls(2), []), { "q1/recall": [AGAIN, GOOD] }), [
    "q0/recall",
    "q1/recall",
    "q1/recall",
  ]);
});

test("two facets of a question are at least ten cards apart", () => {
  const cards = played(begin(["q0/spot", "q0/recall", ...recalls(15).slice(1)], []));
  assert.equal(cards[0], "q0/spot");
  assert.equal(cards.indexOf("q0/recall"), 11);
});

test("a question shows no more than two facets a day, those of earlier sessions included", () => {
  const others = recalls(15).slice(1);
  const facets = ["q0/recall", "q0/spot", "q0/follow"];
  assert.deepEqual(
    played(begin([...facets, ...others], [])).filter((card) => card.startsWith("q0/")),
    ["q0/recall", "q0/spot"],
  );
  assert.deepEqual(
    played(begin(["q0/follow", ...others], ["q0/recall", "q0/spot", "q0/recall"])),
    others,
  );
  assert.ok(
    played(begin(["q0/recall", ...others], ["q0/recall", "q0/spot"])).includes("q0/recall"),
  );
});

test("going back is to take the session before", () => {
  const first = begin(recalls(3), []);
  const second = graded(first, "q0/recall", AGAIN, 0);
  assert.equal(next(second, 0), "q1/recall");
  assert.equal(next(first, 0), "q0/recall");
});

test("a session of nothing is over", () => {
  assert.equal(next(begin([], []), 0), undefined);
});

test("what is left is what would be asked if all were known", () => {
  const session = begin(["q0/spot", ...recalls(30)], []);
  assert.equal(remaining(session, 0), 20);
  assert.equal(remaining(graded(session, "q0/spot", AGAIN, 0), 0), 20);
  assert.equal(remaining(begin(["q0/recall", "q0/spot"], []), 0), 1);
});

test("a card that is put back comes after the others", () => {
  const session = putBack(begin(recalls(3), []), "q0/recall");
  assert.deepEqual(played(session), ["q1/recall", "q2/recall", "q0/recall"]);
});

test("a forgotten card that is put back is left for another day", () => {
  const session = graded(begin(recalls(2), []), "q0/recall", AGAIN, 0);
  assert.deepEqual(played(putBack(session, "q0/recall")), ["q1/recall"]);
});

test("of a question's cards a day asks two, with those that were asked earlier", () => {
  const cards = ["a/recall", "b/recall", "a/spot", "b/spot", "a/follow", "b/follow"];
  const left = (today) => askable(cards.map((id) => ({ id })), today).map(({ id }) => id);
  assert.deepEqual(left([]), cards.slice(0, 4));
  assert.deepEqual(left(["a/cross", "b/predict", "b/cross"]), ["a/recall"]);
});
