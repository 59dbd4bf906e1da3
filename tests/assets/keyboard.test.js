import assert from "node:assert/strict";
import { test } from "node:test";

import { letters } from "../../src/dlprep/assets/search/hangul.js";
import { switchScript } from "../../src/dlprep/assets/search/keyboard.js";

test("Latin keys are the letters of Hangul on them", () => {
  assert.equal(switchScript("emfhqdkdnt"), letters("드롭아웃"));
  assert.equal(switchScript("rhkwjrgkq"), letters("과적합"));
});

test("Hangul is the Latin keys that type it", () => {
  assert.equal(switchScript("ㅇ개ㅔㅐㅕㅅ"), "dropout");
  assert.equal(switchScript("ㅁㅇ므"), "adam");
});

test("a word typed twice on the wrong keyboard is the word again, as letters", () => {
  for (const word of ["dropout", "relu", "gpu", "lstm", "xavier"]) {
    assert.equal(switchScript(switchScript(word)), word);
  }
});

test("digits and what no key types stay", () => {
  assert.equal(switchScript("l2"), "ㅣ2");
  assert.equal(switchScript(""), "");
});
