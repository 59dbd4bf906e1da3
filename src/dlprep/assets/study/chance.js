/** Chance that is the same each time, for an order that must not change while one looks at it. */

/**
 * Numbers from 0 up to 1 that a text decides.
 * @param {string} text
 * @returns {() => number}
 */
export function chance(text) {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The same things in an order that chance decides.
 * @template Thing
 * @param {readonly Thing[]} things
 * @param {() => number} random
 */
export function shuffled(things, random) {
  return things
    .map((thing) => ({ thing, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}
