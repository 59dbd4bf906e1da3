import assert from "node:assert/strict";
import { test } from "node:test";

import { filled } from "../../../src/dlprep/assets/study/filled.js";
import { WORDS as RUBRIC } from "../../../src/dlprep/assets/study/rubric-words.js";
import { WORDS as SAY } from "../../../src/dlprep/assets/study/say-words.js";
import { WORDS } from "../../../src/dlprep/assets/study/words.js";

/** What a language says, and which values are in it. */
function shape(words) {
  return Object.entries(words).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
}

for (const [name, words] of Object.entries({ WORDS, SAY, RUBRIC })) {
  test(`${name} says the same in both languages, with the same values`, () => {
    assert.deepEqual(shape(words.ko), shape(words.en));
  });
}

test("a sentence is filled with its values, and with no others", () => {
  assert.equal(filled("{a}, {b} and {c}", { a: 1, b: "{a}" }), "1, {a} and {c}");
  assert.equal(filled("{toString}"), "{toString}");
});
