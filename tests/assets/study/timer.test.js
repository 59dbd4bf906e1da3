import assert from "node:assert/strict";
import { test } from "node:test";

import { announced, clock } from "../../../src/dlprep/assets/study/timer.js";

for (
  const [seconds, text] of [
    [0, "00:00"],
    [59, "00:59"],
    [61, "01:01"],
    [3600, "60:00"],
  ]
) {
  test(`${seconds} seconds are ${text}`, () => {
    assert.equal(clock(seconds), text);
  });
}

for (
  const [before, now, left] of [
    [14, 15, 15],
    [15, 16, undefined],
    [24, 25, 5],
    [29, 30, 0],
    [30, 31, undefined],
    [3, 28, 5],
    [3, 90, 0],
    [0, 0, undefined],
  ]
) {
  test(`between ${before} and ${now} of 30 seconds ${left} left is announced`, () => {
    assert.equal(announced(before, now, 30), left);
  });
}
