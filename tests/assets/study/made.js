// What tests of the study modules are made from: entries, and chance that is the same each time.

/** Numbers from 0 up to 1 that a seed decides. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole numbers below a bound. */
export function below(random) {
  return (bound) => Math.floor(random() * bound);
}

export function grade(id, changes = {}) {
  return {
    id,
    kind: "grade",
    card: "relu-problems/recall",
    at: 1_796_083_200_000,
    day: 20_788,
    grade: 3,
    mode: "review",
    lang: "ko",
    ms: 41_000,
    missed: [],
    ...changes,
  };
}

export const undo = (id, of) => ({ id, kind: "undo", of, at: 1_796_083_300_000 });

export const reset = (id, scope, at) => ({ id, kind: "reset", at, scope });
