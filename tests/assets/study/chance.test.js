import assert from "node:assert/strict";
import { test } from "node:test";

import { chance, shuffled } from "../../../src/dlprep/assets/study/chance.js";

const numbers = (text, count) => {
  const random = chance(text);
  return Array.from({ length: count }, random);
};

test("a text decides the numbers", () => {
  assert.deepEqual(numbers("relu/spot 20788", 5), numbers("relu/spot 20788", 5));
  assert.notDeepEqual(numbers("relu/spot 20788", 5), numbers("relu/spot 20789", 5));
});

test("they are spread over all from 0 up to 1", () => {
  const counts = Array(10).fill(0);
  numbers("a", 10_000).forEach((number) => counts[Math.floor(number * 10)] += 1);
  assert.ok(counts.every((count) => count > 850 && count < 1150), `${counts}`);
});

test("every order of three things comes about equally often, whatever the day", () => {
  const counts = new Map();
  for (let day = 0; day < 6000; day += 1) {
    const order = shuffled(["a", "b", "c"], chance(`card ${day}`)).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  assert.ok([...counts.values()].every((count) => count > 850 && count < 1150));
});
