import assert from "node:assert/strict";
import { test } from "node:test";

import {
  anchor,
  bestPassage,
  countDifferent,
  parts,
  pattern,
} from "../../src/dlprep/assets/search/passage.js";

const marked = (text, ...forms) =>
  parts(text, pattern(forms))
    .filter((part) => part.marked)
    .map((part) => part.text);
const whole = (all) => all.map((part) => part.text).join("");

test("nothing to look for marks nothing", () => {
  assert.equal(pattern([]), null);
  assert.equal(pattern(["", " ", "?!"]), null);
  assert.deepEqual(parts("글", null), [{ text: "글", marked: false }]);
  assert.deepEqual(parts("", null), []);
});

test("Hangul is marked however it is spaced, inside compounds, too", () => {
  assert.deepEqual(marked("배치 정규화와 배치정규화층", "배치정규화"), [
    "배치 정규화",
    "배치정규화",
  ]);
});

test("Latin words are marked in every inflection, not inside other words", () => {
  assert.deepEqual(marked("Gradients, a gradient and multigradient", "gradient"), [
    "Gradients",
    "gradient",
  ]);
  assert.deepEqual(marked("mini-batch or mini batch", "mini batch"), ["mini-batch", "mini batch"]);
  assert.deepEqual(marked("GAN and gang", "gan"), ["GAN"]);
});

test("the longest of several forms is marked", () => {
  assert.deepEqual(marked("배치 정규화", "배치", "배치 정규화"), ["배치 정규화"]);
});

test("the parts are the text again", () => {
  for (const text of ["", "ReLU는 0에서 꺾입니다.", "a<b>&amp;", "😀 relu 😀", "relurelu relu"]) {
    assert.equal(whole(parts(text, pattern(["relu", "꺾", "amp"]))), text);
  }
});

test("characters that mean something to expressions are taken as they are", () => {
  for (const form of ["a.*b", "(", "[x", "\\", "a{9}", "^$", "2/L", "C++", "x|y"]) {
    const marks = pattern([form]);
    assert.doesNotThrow(() => parts("axxb (x) 2/L x y", marks));
  }
  assert.deepEqual(marked("axxb", "a.*b"), []);
});

test("the passage with most of what is sought is shown", () => {
  const marks = pattern(["기울기", "소실"]);
  assert.equal(whole(bestPassage(["기울기 기울기", "기울기 소실", "없음"], marks)), "기울기 소실");
  assert.equal(whole(bestPassage(["처음", "다음"], marks)), "처음", "the first where none has any");
  assert.deepEqual(bestPassage([], marks), []);
});

test("a long passage is cut at words around the first mark", () => {
  const filler = "가나다 ".repeat(60);
  const [text] = [whole(bestPassage([`${filler}기울기 ${filler}`], pattern(["기울기"])))];
  assert.match(text, /^… 가나다 .*기울기 .*가나다 …$/);
  assert.ok(text.length < 220, String(text.length));
});

test("a passage without a single space is cut all the same", () => {
  const shown = whole(bestPassage(["가".repeat(100_000)], pattern(["나"])));
  assert.ok(shown.length < 220);
});

test("different things are counted, not repetitions", () => {
  assert.equal(countDifferent("ReLU relu 시그모이드", pattern(["relu", "시그모이드"])), 2);
  assert.equal(countDifferent("ReLU", null), 0);
});

test("anchors are those that the pages have", () => {
  for (
    const [heading, expected] of [
      ["ReLU도 예외는 아님", "relu도-예외는-아님"],
      ["Two forms of GELU", "two-forms-of-gelu"],
      ["학습률과 2/L", "학습률과-2l"],
      ["예시: ResNet", "예시-resnet"],
      ['"쉽게 설명해 보세요"에 답하는 법', "쉽게-설명해-보세요에-답하는-법"],
      ["XOR, the smallest proof", "xor-the-smallest-proof"],
      ["0이 아닌 평균", "0이-아닌-평균"],
      ["한글".normalize("NFD"), "한글"],
    ]
  ) {
    assert.equal(anchor(heading), expected);
  }
});
