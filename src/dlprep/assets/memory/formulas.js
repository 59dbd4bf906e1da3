/**
 * The memory that a Transformer takes, in bytes: the formulas of the question `gpu-memory`, whose
 * snippets check them against real tensors.
 *
 * @typedef {object} Model
 * @property {"gpt" | "llama"} family  LayerNorm, biases, GELU and learned positions; or RMSNorm, no
 *   biases, SwiGLU and rotary positions
 * @property {number} layers
 * @property {number} width
 * @property {number} heads
 * @property {number} kvHeads  heads of keys and values; fewer than `heads` with grouped queries
 * @property {number} hidden  width inside the MLP
 * @property {number} vocabulary
 * @property {number} positions  rows of the table of positions; 0 where there is none
 * @property {boolean} tied  whether input and output share their embeddings
 *
 * @typedef {object} Run
 * @property {number} batch  sequences at a time
 * @property {number} length  tokens in each
 * @property {"fp32" | "bf16"} precision  bf16 keeps a master copy of the weights in FP32
 * @property {"sgd" | "momentum" | "adam" | "adam8"} optimizer
 * @property {"matrix" | "flash"} attention  whether the attention matrix is stored
 * @property {boolean} checkpointed  whether each layer keeps its input alone
 * @property {number} gpus  that share the training states
 * @property {0 | 1 | 2 | 3} stage  what they share: nothing, optimizer, gradients too, weights too
 */

const FLOAT = 4; // bytes
const BLOCK = 256; // values of an 8-bit optimizer's state that share a scale

const STATES = { sgd: 0, momentum: FLOAT, adam: 2 * FLOAT, adam8: 2 * (1 + FLOAT / BLOCK) };

/** Bytes of a weight, a gradient or an activation. @param {Run["precision"]} precision */
function bytes(precision) {
  return precision === "bf16" ? 2 : FLOAT;
}

/** The width of the keys, and of the values. @param {Model} model */
function kvWidth({ width, heads, kvHeads }) {
  return (width / heads) * kvHeads;
}

/** How many parameters there are. @param {Model} model */
export function parameters(model) {
  const { family, layers, width, hidden, vocabulary, positions, tied } = model;
  const embeddings = (tied ? 1 : 2) * vocabulary * width + positions * width;
  const attention = 2 * width * width + 2 * width * kvWidth(model);
  if (family === "llama") {
    return embeddings + layers * (attention + 3 * width * hidden + 2 * width) + width;
  }
  const biases = 2 * width + 2 * kvWidth(model) + hidden + width;
  return embeddings + layers * (attention + 2 * width * hidden + biases + 4 * width) + 2 * width;
}

/** Bytes that each parameter takes in training, on one of the GPUs. @param {Run} run */
export function perParameter({ precision, optimizer, gpus, stage }) {
  const one = bytes(precision);
  const share = (first) => (stage >= first ? 1 / gpus : 1);
  return {
    weights: one * share(3),
    gradients: one * share(2),
    master: (precision === "bf16" ? FLOAT : 0) * share(1),
    states: STATES[optimizer] * share(1),
  };
}

/**
 * Bytes that one layer stores for the backward pass. For a stored attention matrix, keys and values
 * are repeated for the heads that share them. @param {Model} model @param {Run} run
 */
export function layerActivations(model, { batch, length, precision, attention }) {
  const { family, width, heads, hidden } = model;
  const one = bytes(precision);
  const keys = attention === "flash" ? kvWidth(model) : width;
  const values = 6 * width + 2 * keys + (family === "llama" ? 4 : 2) * hidden;
  const scores = attention === "flash" ? FLOAT * heads : one * heads * length;
  return batch * length * (one * values + scores + 4 * FLOAT);
}

/** Bytes that all layers store for the backward pass. @param {Model} model @param {Run} run */
export function activations(model, run) {
  const layer = layerActivations(model, run);
  if (!run.checkpointed) {
    return model.layers * layer;
  }
  const input = bytes(run.precision) * run.batch * run.length * model.width;
  return model.layers * input + layer;
}

/** Bytes that the output layer stores: log-probabilities in FP32. @param {Model} model @param {Run} run */
export function head({ vocabulary, width }, { batch, length, precision }) {
  return batch * length * (FLOAT * vocabulary + 2 * bytes(precision) * width + 4 * FLOAT);
}

/** Bytes of keys and values kept for the next token. @param {Model} model @param {Run} run */
export function kvCache(model, { batch, length, precision }) {
  return 2 * model.layers * kvWidth(model) * length * batch * bytes(precision);
}

/** Everything, each part in bytes on one GPU, and the two sums. @param {Model} model @param {Run} run */
export function memory(model, run) {
  const count = parameters(model);
  const training = Object.fromEntries(
    Object.entries(perParameter(run)).map(([name, one]) => [name, one * count]),
  );
  training.activations = activations(model, run);
  training.head = head(model, run);
  const inference = { weights: count * bytes(run.precision), kvCache: kvCache(model, run) };
  return { parameters: count, training, inference };
}
