/** Functions that remember their answers: those of words are asked the same again and again. */

const MOST = 50_000;

/**
 * A function of one string that computes each answer once; answers must not be changed.
 * @template T
 * @param {(text: string) => T} compute
 * @returns {(text: string) => T}
 */
export function memoize(compute) {
  const known = new Map();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = compute(text);
      if (known.size >= MOST) {
        known.clear();
      }
      known.set(text, answer);
    }
    return answer;
  };
}
