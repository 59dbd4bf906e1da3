import assert from "node:assert/strict";
import { test } from "node:test";

import {
  initials,
  isHalfTyped,
  isHangul,
  isInitials,
  letters,
  syllablesOf,
  withoutEnding,
  withoutParticle,
} from "../../src/dlprep/assets/search/hangul.js";

test("syllables are the keys that type them", () => {
  assert.equal(letters("과적합"), "ㄱㅗㅏㅈㅓㄱㅎㅏㅂ");
  assert.equal(letters("값"), "ㄱㅏㅂㅅ");
  assert.equal(letters("relu 함수"), "relu ㅎㅏㅁㅅㅜ");
});

test("the first and the last syllable of Unicode are taken apart, their neighbours left", () => {
  assert.equal(letters("가힣"), "ㄱㅏㅎㅣㅎ");
  assert.equal(letters("\uabff\ud7a4"), "\uabff\ud7a4");
});

test("what is half typed is a prefix of what is meant, at every key", () => {
  for (
    const [typed, meant] of [
      ["과적ㅎ", "과적합"],
      ["드로", "드롭아웃"],
      ["경사하가", "경사하강법"],
      ["기우", "기울기"],
      ["최솟ㄱ", "최솟값"],
    ]
  ) {
    assert.ok(letters(meant).startsWith(letters(typed)), typed);
  }
});

test("a final consonant moves to the next syllable without a change of keys", () => {
  assert.equal(letters("할가"), letters("핡") + "ㅏ");
});

test("initial consonants stand for their syllables", () => {
  assert.equal(initials("경사 하강법"), "ㄱㅅ ㅎㄱㅂ");
  assert.equal(initials("쌍곡 tanh"), "ㅆㄱ tanh");
});

test("initial consonants are told from other text", () => {
  assert.ok(isInitials("ㄱㅅ"));
  for (const word of ["", "ㄱ", "ㅏㅏ", "ㄱ사", "gs", "ㄱㅅ "]) {
    assert.ok(!isInitials(word), word);
  }
});

test("a word is half typed while its last letter makes no syllable", () => {
  assert.ok(isHalfTyped("과적ㅎ"));
  assert.ok(isHalfTyped("ㅏ"));
  assert.ok(!isHalfTyped("과적하"));
  assert.ok(!isHalfTyped(""));
  assert.equal(syllablesOf("과적ㅎ"), "과적");
  assert.equal(syllablesOf("과적"), "과적");
  assert.equal(syllablesOf("ㅋㅋ"), "");
});

test("scripts are told apart", () => {
  assert.ok(["가", "힣", "ㄱ", "ㅣ"].every(isHangul));
  assert.ok(!["a", "z9", "0", ""].some(isHangul));
});

test("particles are taken off, joined ones whole", () => {
  for (
    const particle of [
      ..."은는이가을를의에와도로",
      "에서",
      "으로",
      "이란",
      "에서는",
      "까지",
      "보다",
    ]
  ) {
    assert.equal(withoutParticle(`드롭아웃${particle}`), "드롭아웃", particle);
  }
});

test("a particle alone stays, because nothing else would be left", () => {
  for (const particle of ["은", "에서", "으로"]) {
    assert.notEqual(withoutParticle(particle), "");
  }
});

test("verbs made of nouns are brought back to the noun", () => {
  for (
    const verb of [
      "수렴하나요",
      "수렴하는",
      "수렴하면",
      "수렴합니다",
      "수렴해요",
      "수렴한다면",
      "수렴을",
    ]
  ) {
    assert.equal(withoutEnding(verb), "수렴", verb);
  }
});

test("short words and words of other scripts keep their ends", () => {
  for (const word of ["차이", "나이", "시도", "relu", "rmsprop"]) {
    assert.equal(withoutEnding(word), word);
  }
});
