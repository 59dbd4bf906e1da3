/**
 * What a reader chooses about the plan. Empty lists mean everything.
 *
 * @typedef {object} Settings
 * @property {number} at  when they were last changed, in milliseconds since 1970
 * @property {string} interview  its date as `2026-12-01`, or nothing
 * @property {number} minutes  to study a day
 * @property {string[]} levels
 * @property {string[]} chapters
 * @property {number} retention  the chance of recall at which to ask again
 * @property {boolean} cross  whether the interview may be in the other language
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  at: 0,
  interview: "",
  minutes: 20,
  levels: [],
  chapters: [],
  retention: 0.9,
  cross: false,
});

/**
 * Those of two devices that were changed last; the same ones whichever comes first.
 * @param {Settings} one
 * @param {Settings} other
 */
export function newer(one, other) {
  if (one.at !== other.at) {
    return one.at > other.at ? one : other;
  }
  return JSON.stringify(one) < JSON.stringify(other) ? one : other;
}
