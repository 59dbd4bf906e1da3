import assert from "node:assert/strict";
import { test } from "node:test";

import {
  activations,
  head,
  kvCache,
  layerActivations,
  memory,
  parameters,
  perParameter,
} from "../../src/dlprep/assets/memory/formulas.js";

// deno-fmt-ignore
const GPT2 = {
  family: "gpt", layers: 12, width: 768, heads: 12, kvHeads: 12, hidden: 3072,
  vocabulary: 50257, positions: 1024, tied: true,
};
// deno-fmt-ignore
const LLAMA = {
  family: "llama", layers: 32, width: 4096, heads: 32, kvHeads: 8, hidden: 14336,
  vocabulary: 128256, positions: 0, tied: false,
};
// deno-fmt-ignore
const RUN = {
  batch: 1, length: 1024, precision: "bf16", optimizer: "adam", attention: "matrix",
  checkpointed: false, gpus: 1, stage: 0,
};

const sum = (parts) => Object.values(parts).reduce((total, one) => total + one, 0);

test("parameters are those of the released models", () => {
  assert.equal(parameters(GPT2), 124_439_808);
  assert.equal(parameters({ ...GPT2, tied: false }), 163_037_184);
  assert.equal(parameters(LLAMA), 8_030_261_248);
});

test("Adam takes 16 bytes a parameter, with a master copy and without any", () => {
  assert.deepEqual(perParameter(RUN), { weights: 2, gradients: 2, master: 4, states: 8 });
  const whole = { ...RUN, precision: "fp32" };
  assert.deepEqual(perParameter(whole), { weights: 4, gradients: 4, master: 0, states: 8 });
  assert.equal(sum(perParameter({ ...whole, optimizer: "sgd" })), 8);
  assert.equal(sum(perParameter({ ...whole, optimizer: "momentum" })), 12);
  assert.equal(sum(perParameter({ ...whole, optimizer: "adam8" })), 10 + 8 / 256);
});

test("each stage shares more among the GPUs", () => {
  const shared = [0, 1, 2, 3].map((stage) => sum(perParameter({ ...RUN, gpus: 8, stage })));
  assert.deepEqual(shared, [16, 4 + 12 / 8, 2 + 14 / 8, 16 / 8]);
});

test("a token takes 32d + 2aT bytes in a layer of GPT-2 in bf16", () => {
  const norms = 16;
  assert.equal(layerActivations(GPT2, RUN), 1024 * (32 * 768 + 2 * 12 * 1024 + norms));
  const flash = { ...RUN, attention: "flash" };
  assert.equal(layerActivations(GPT2, flash), 1024 * (32 * 768 + 4 * 12 + norms));
});

test("activations are proportional to the batch, and to the length without the matrix", () => {
  const times = (change, run) => activations(GPT2, { ...run, ...change }) / activations(GPT2, run);
  assert.equal(times({ batch: 8 }, RUN), 8);
  assert.equal(times({ length: 4096 }, { ...RUN, attention: "flash" }), 4);
  assert.ok(times({ length: 4096 }, RUN) > 9);
});

test("a checkpoint in each layer keeps the inputs and one layer", () => {
  const run = { ...RUN, checkpointed: true };
  assert.equal(activations(GPT2, run), 12 * 2 * 1024 * 768 + layerActivations(GPT2, RUN));
});

test("the cache follows the heads of keys and values", () => {
  assert.equal(kvCache(LLAMA, RUN), 2 * 32 * 8 * 128 * 1024 * 2);
  assert.equal(kvCache({ ...LLAMA, kvHeads: 32 }, RUN), 4 * kvCache(LLAMA, RUN));
});

test("everything is the sum of its parts", () => {
  const { parameters: count, training, inference } = memory(GPT2, RUN);
  assert.equal(
    sum(training),
    16 * count + activations(GPT2, RUN) + head(GPT2, RUN),
  );
  assert.deepEqual(inference, { weights: 2 * count, kvCache: kvCache(GPT2, RUN) });
});
