import assert from "node:assert/strict";
import { test } from "node:test";

import { distance } from "../../src/dlprep/assets/search/distance.js";
import { stem } from "../../src/dlprep/assets/search/english.js";

test("inflected forms share their stem", () => {
  for (
    const forms of [
      ["gradient", "gradients"],
      ["normalize", "normalized", "normalizing", "normalization", "normalisation"],
      ["regularize", "regularization", "regularizer"],
      ["optimize", "optimizer", "optimizers", "optimiser"],
      ["activate", "activation", "activations"],
      ["drop", "dropping"],
      ["pass", "passes"],
      ["loss", "losses"],
      ["diverge", "diverges", "divergence"],
    ]
  ) {
    assert.equal(
      new Set(forms.map(stem)).size,
      1,
      forms.map((form) => `${form}: ${stem(form)}`).join(", "),
    );
  }
});

test("what candidates keep apart stays apart", () => {
  for (
    const [one, other] of [
      ["universal", "university"],
      ["loss", "lose"],
      ["bias", "base"],
      ["general", "generate"],
      ["relu", "rely"],
      ["test", "text"],
    ]
  ) {
    assert.notEqual(stem(one), stem(other));
  }
});

test("short words and names keep all their letters", () => {
  for (const word of ["relu", "gru", "gan", "sgd", "bias", "tanh", "loss", "mass", ""]) {
    assert.equal(stem(word), word);
  }
});

test("a stem is never shorter than three letters", () => {
  for (const word of ["being", "uses", "ising", "oxides", "ation", "izing"]) {
    assert.ok(stem(word).length >= 3, `${word}: ${stem(word)}`);
  }
});

test("a slip is a key too many, too few, another, or two in the wrong order", () => {
  assert.equal(distance("dropout", "dropout", 2), 0);
  assert.equal(distance("droppout", "dropout", 2), 1);
  assert.equal(distance("dropot", "dropout", 2), 1);
  assert.equal(distance("dripout", "dropout", 2), 1);
  assert.equal(distance("dropuot", "dropout", 2), 1);
});

test("what is farther than asked for is infinitely far", () => {
  assert.equal(distance("adam", "sgd", 2), Infinity);
  assert.equal(distance("a", "abcdef", 3), Infinity);
  assert.equal(distance("", "abc", 3), 3);
  assert.equal(distance("", "", 0), 0);
  assert.equal(distance("ab", "ba", 0), Infinity);
});

test("the distance is the same both ways, and a greater limit does not change it", () => {
  const words = ["softmax", "sofmax", "sigmoid", "smgoid", "", "s", "ㄱㅏㅂㅅ", "ㄱㅏㅅㅂ"];
  for (const one of words) {
    for (const other of words) {
      assert.equal(distance(one, other, 20), distance(other, one, 20));
      assert.equal(
        distance(one, other, 20),
        distance(one, other, Math.max(one.length, other.length)),
      );
    }
  }
});
