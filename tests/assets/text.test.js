import assert from "node:assert/strict";
import { test } from "node:test";

import {
  keyOf,
  normalize,
  squash,
  tokens,
  withSplitNames,
  words,
} from "../../src/dlprep/assets/search/text.js";

const read = (text) => words(normalize(text)).map((word) => word.text);
const found = (text, options) => tokens(words(normalize(text)), options);

test("what looks the same becomes the same", () => {
  for (
    const [typed, same] of [
      ["ＳＧＤ", "sgd"],
      ["Adam", "adam"],
      ["경사하강법".normalize("NFD"), "경사하강법"],
      ["경사\u200b하강법", "경사하강법"],
      ["soft\u00admax", "softmax"],
      ["\ufeffrelu", "relu"],
      ["ﬁlter", "filter"],
      ["ｄｒｏｐｏｕｔ　층", "dropout 층"],
    ]
  ) {
    assert.equal(normalize(typed), same);
  }
});

test("single letters of Hangul stay what the keyboard types", () => {
  assert.equal(normalize("ㄱㅅㅎㄱㅂ"), "ㄱㅅㅎㄱㅂ");
  assert.equal(normalize("과적ㅎ"), "과적ㅎ");
  assert.equal(normalize("ㄱ\u200bㅅ"), "ㄱㅅ");
  assert.equal(normalize("\u1100\u1109"), "ㄱㅅ", "conjoining consonants by themselves");
});

test("normalizing twice changes nothing more", () => {
  for (
    const text of [
      "ＳＧＤ와 Ａdam",
      "한글".normalize("NFD"),
      "ㅎㅏㄴ 글",
      "ǅ ﬃ ½ İ",
      "\ud800 x \udc00",
    ]
  ) {
    assert.equal(normalize(normalize(text)), normalize(text));
  }
});

test("words are runs of one script, Latin ones with the digits after them", () => {
  assert.deepEqual(read("loss가 안 줄어요"), ["loss", "가", "안", "줄어요"]);
  assert.deepEqual(read("im2col, L2-규제"), ["im2", "col", "l2", "규제"]);
  assert.deepEqual(read("2/L"), ["2", "l"]);
  assert.deepEqual(read("… ?! <b>"), ["b"]);
});

test("words know where they stand", () => {
  const text = normalize("a  배치");
  for (const word of words(text)) {
    assert.equal(text.slice(word.start, word.end), word.text);
  }
});

test("spaces and hyphens make no difference to what terms are compared by", () => {
  assert.equal(squash("배치 정규화"), squash("배치정규화"));
  assert.equal(squash("mini-batch"), squash("mini batch"));
  assert.equal(keyOf(read("vanishing gradients")), keyOf(read("vanishing gradient")));
});

test("names written together are found by their parts, too", () => {
  assert.equal(withSplitNames("LeakyReLU"), "LeakyReLU Leaky ReLU");
  assert.equal(withSplitNames("GELU와 tanh"), "GELU와 tanh");
});

test("each two neighbouring syllables are a token", () => {
  assert.deepEqual(found("과적합"), ["과적", "적합"]);
  assert.deepEqual(found("값"), ["값"]);
});

test("a compound and the same words apart share their tokens where a title is read", () => {
  const apart = found("배치 정규화", { acrossSpaces: true });
  assert.ok(found("배치정규화").every((token) => apart.includes(token)));
});

test("a particle after a Latin word is no word", () => {
  assert.deepEqual(found("loss가"), found("loss"));
  assert.deepEqual(found("ReLU에서는"), found("relu"));
  assert.notDeepEqual(found("relu함수"), found("relu"));
});
