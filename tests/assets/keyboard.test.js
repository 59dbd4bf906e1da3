import assert from "node:assert/strict";
import { test } from "node:test";

import { letters } from "../../src/dlprep/assets/search/hangul.js";
import { switched } from "../../src/dlprep/assets/search/keyboard.js";

test("Latin keys are the letters of Hangul on them", () => {
  assert.equal(switched("emfhqdkdnt"), letters("드롭아웃"));
  assert.equal(switched("rhkwjrgkq"), letters("과적합"));
});

test("Hangul is the Latin keys that type it", () => {
  assert.equal(switched("ㅇ개ㅔㅐㅕㅅ"), "dropout");
  assert.equal(switched("ㅁㅇ므"), "adam");
});

test("a word typed twice on the wrong keyboard is the word again, as letters", () => {
  for (const word of ["dropout", "relu", "gpu", "lstm", "xavier"]) {
    assert.equal(switched(switched(word)), word);
  }
});

test("digits and what no key types stay", () => {
  assert.equal(switched("l2"), "ㅣ2");
  assert.equal(switched(""), "");
});
