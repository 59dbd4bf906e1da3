import assert from "node:assert/strict";
import { test } from "node:test";

import {
  distance,
  gradeOfFollow,
  gradeOfPredict,
  gradeOfRecall,
  gradeOfSpot,
} from "../../../src/dlprep/assets/study/grade.js";

const [AGAIN, HARD, GOOD] = [1, 2, 3];

for (
  const [said, points, seconds, grade] of [
    [4, 4, 30, GOOD],
    [4, 4, 60, GOOD],
    [4, 4, 61, HARD],
    [3, 4, 30, HARD],
    [3, 4, 61, AGAIN],
    [2, 4, 30, AGAIN],
    [1, 1, 30, GOOD],
    [0, 1, 30, AGAIN],
    [1, 2, 30, HARD],
  ]
) {
  test(`${said} of ${points} points in ${seconds} s are worth ${grade}`, () => {
    assert.equal(gradeOfRecall({ said, points, seconds }), grade);
  });
}

test("a wrong answer that is taken for a true one is not known; found without reason it is hard", () => {
  assert.equal(gradeOfSpot({ found: false, reason: false }), AGAIN);
  assert.equal(gradeOfSpot({ found: true, reason: false }), HARD);
  assert.equal(gradeOfSpot({ found: true, reason: true }), GOOD);
});

for (
  const [said, asked, grade] of [
    [3, 3, GOOD],
    [2, 3, HARD],
    [1, 2, HARD],
    [1, 3, AGAIN],
    [0, 1, AGAIN],
  ]
) {
  test(`${said} of ${asked} follow-ups are worth ${grade}`, () => {
    assert.equal(gradeOfFollow({ said, asked }), grade);
  });
}

test("guesses are worth what the farthest is worth", () => {
  assert.equal(gradeOfPredict(["exact", "exact"]), GOOD);
  assert.equal(gradeOfPredict(["exact", "near"]), HARD);
  assert.equal(gradeOfPredict(["near", "off"]), AGAIN);
});

for (
  const [guess, value, found] of [
    ["80.9", "80.9%", "exact"],
    ["80.9 %", "80.9%", "exact"],
    ["81", "80.9%", "exact"],
    ["71", "80.9%", "near"],
    ["4", "4.3%", "near"],
    ["14.4", "4.3%", "off"],
    ["0.5", "0.5%", "exact"],
    ["1024", "1,024", "exact"],
    ["1,000", "1,024", "near"],
    ["700", "1,024", "near"],
    ["680", "1,024", "off"],
    ["-0.30", "−0.3", "exact"],
    ["0.3", "-0.3", "off"],
    ["0", "0.0", "exact"],
    ["0.01", "0.0", "exact"],
    ["0.2", "0.0", "off"],
    ["3e-5", "2.1e-05", "near"],
    ["3e-4", "2.1e-05", "off"],
    ["-3e-5", "2.1e-05", "off"],
    ["2.1E-5", "2.1e-05", "exact"],
    ["(4, 2)", "(4,  2)", "exact"],
    ["True", "true", "exact"],
    ["no", "true", "off"],
    ["", "4.3%", "off"],
    ["4.3x", "4.3", "off"],
  ]
) {
  test(`"${guess}" for ${value} is ${found}`, () => {
    assert.equal(distance(guess, value), found);
  });
}
