import assert from "node:assert/strict";
import { test } from "node:test";

import { filled } from "../../../src/dlprep/assets/study/filled.js";

test("a sentence is filled with its values, and with no others", () => {
  assert.equal(filled("{a}, {b} and {c}", { a: 1, b: "{a}" }), "1, {a} and {c}");
  assert.equal(filled("{toString}"), "{toString}");
});
