/** The time an answer takes, and what is said of it aloud. */

const ANNOUNCED = [15, 5, 0]; // seconds left

/** Whole seconds as minutes and seconds. @param {number} seconds */
export function clock(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes, rest].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * The seconds left that are to be announced between two looks at the clock: the last of them that
 * has come. Nothing where none has.
 * @param {number} before  seconds
 * @param {number} now  seconds
 * @param {number} limit  seconds
 * @returns {number | undefined}
 */
export function announced(before, now, limit) {
  return ANNOUNCED.findLast((left) => before < limit - left && limit - left <= now);
}
