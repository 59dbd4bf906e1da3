/**
 * FSRS-6: how well something is remembered, and when to ask it again. Days are whole numbers; there
 * are no steps within a day, and nothing is random, so that equal histories give equal dates. The
 * names of formulas are those of py-fsrs, against which the tests hold this.
 *
 * @typedef {1 | 2 | 3 | 4} Grade
 * @typedef {object} Memory
 * @property {number} stability  days until the chance of recall has fallen to 90 %
 * @property {number} difficulty  from 1 to 10
 * @property {number} due  the day on which to ask again
 * @property {number} last  the day of the last review
 *
 * @typedef {object} Settings
 * @property {number} [retention]  the chance of recall at which to ask again
 * @property {number} [maximum]  the longest interval, in days
 * @property {readonly number[]} [weights]
 *
 * @typedef {object} Scheduler
 * @property {(memory: Memory, day: number) => number} recall  the chance of recall on a day
 * @property {(memory: Memory | undefined, grade: Grade, day: number) => Memory} review  what a
 *   review makes of a memory; the first one has none before it
 */

/** @type {Grade} */
export const AGAIN = 1;
/** @type {Grade} */
export const HARD = 2;
/** @type {Grade} */
export const GOOD = 3;
/** @type {Grade} */
export const EASY = 4;

const WEIGHTS = Object.freeze([
  0.212,
  1.2931,
  2.3065,
  8.2956,
  6.4133,
  0.8334,
  3.0194,
  0.001,
  1.8722,
  0.1666,
  0.796,
  1.4835,
  0.0614,
  0.2629,
  1.6483,
  0.6014,
  1.8729,
  0.5425,
  0.0912,
  0.0658,
  0.1542,
]);
const LEAST_STABILITY = 0.001;
const LEAST_DIFFICULTY = 1;

/** @type {Required<Settings>} */
const DEFAULTS = {
  retention: 0.9,
  maximum: 36500,
  weights: WEIGHTS,
};

/** @param {Settings} [settings] @returns {Scheduler} */
export function createScheduler(settings) {
  const { retention, maximum, weights: w } = { ...DEFAULTS, ...settings };
  const decay = -w[20];
  const factor = 0.9 ** (1 / decay) - 1;

  /** @param {Memory} memory @param {number} day */
  function recall({ stability, last }, day) {
    return (1 + (factor * Math.max(0, day - last)) / stability) ** decay;
  }

  /** @param {number} stability */
  function interval(stability) {
    const days = (stability / factor) * (retention ** (1 / decay) - 1);
    return Math.min(Math.max(Math.round(days), 1), maximum);
  }

  /** @param {Grade} grade */
  function firstDifficulty(grade) {
    return w[4] - Math.exp(w[5] * (grade - 1)) + 1;
  }

  /** Never above 10, which is where its growth ends. @param {number} difficulty @param {Grade} grade */
  function nextDifficulty(difficulty, grade) {
    const moved = difficulty - ((10 - difficulty) * w[6] * (grade - GOOD)) / 9;
    return w[7] * firstDifficulty(EASY) + (1 - w[7]) * moved;
  }

  /** @param {number} stability @param {Grade} grade */
  function stabilityOnTheSameDay(stability, grade) {
    const growth = Math.exp(w[17] * (grade - GOOD + w[18])) * stability ** -w[19];
    return stability * (grade === AGAIN ? growth : Math.max(growth, 1));
  }

  /** @param {Memory} memory @param {number} chance */
  function stabilityAfterLapse({ difficulty, stability }, chance) {
    const long = w[11] *
      difficulty ** -w[12] *
      ((stability + 1) ** w[13] - 1) *
      Math.exp((1 - chance) * w[14]);
    return Math.min(long, stability / Math.exp(w[17] * w[18]));
  }

  /** @param {Memory} memory @param {number} chance @param {Grade} grade */
  function stabilityAfterRecall({ difficulty, stability }, chance, grade) {
    const growth = Math.exp(w[8]) *
      (11 - difficulty) *
      stability ** -w[9] *
      (Math.exp((1 - chance) * w[10]) - 1) *
      (grade === HARD ? w[15] : 1) *
      (grade === EASY ? w[16] : 1);
    return stability * (1 + growth);
  }

  /** @param {Memory} memory @param {Grade} grade @param {number} day */
  function nextStability(memory, grade, day) {
    if (day <= memory.last) {
      return stabilityOnTheSameDay(memory.stability, grade);
    }
    const chance = recall(memory, day);
    return grade === AGAIN
      ? stabilityAfterLapse(memory, chance)
      : stabilityAfterRecall(memory, chance, grade);
  }

  /** @param {Memory | undefined} memory @param {Grade} grade @param {number} day */
  function review(memory, grade, day) {
    const found = memory ? nextStability(memory, grade, day) : w[grade - 1];
    const stability = Math.max(found, LEAST_STABILITY);
    const difficulty = memory ? nextDifficulty(memory.difficulty, grade) : firstDifficulty(grade);
    return {
      stability,
      difficulty: Math.max(difficulty, LEAST_DIFFICULTY),
      due: day + interval(stability),
      last: day,
    };
  }

  return { recall, review };
}
