/**
 * The grade that is suggested for an answer, from what was said of it. A reader may choose another;
 * Easy is never suggested.
 */

import { AGAIN, GOOD, HARD } from "./fsrs.js";

/** @typedef {import("./fsrs.js").Grade} Grade */

const TOO_LONG = 60; // seconds
const CLOSE = 0.02;
const NEAR_FACTOR = 1.5;
const NEAR_POINTS = 10;

/**
 * For an explanation: from the key points that were said, and how long it took.
 * @param {{said: number, points: number, seconds: number}} answer
 * @returns {Grade}
 */
export function gradeOfRecall({ said, points, seconds }) {
  const missing = points - said;
  if (missing > 1 || said === 0) {
    return AGAIN;
  }
  if (missing === 1) {
    return seconds > TOO_LONG ? AGAIN : HARD;
  }
  return seconds > TOO_LONG ? HARD : GOOD;
}

/** For a wrong answer among true ones. @param {{found: boolean, reason: boolean}} answer @returns {Grade} */
export function gradeOfSpot({ found, reason }) {
  if (!found) {
    return AGAIN;
  }
  return reason ? GOOD : HARD;
}

/** For follow-up questions. @param {{said: number, asked: number}} answer @returns {Grade} */
export function gradeOfFollow({ said, asked }) {
  if (said === asked) {
    return GOOD;
  }
  return said * 2 >= asked ? HARD : AGAIN;
}

/** @typedef {"exact" | "near" | "off"} Distance */

/** For values of a run. @param {Distance[]} guesses @returns {Grade} */
export function gradeOfPredict(guesses) {
  if (guesses.includes("off")) {
    return AGAIN;
  }
  return guesses.includes("near") ? HARD : GOOD;
}

/**
 * How near a guess comes to a value as the page shows it. Words must be the same; of numbers, 2 %
 * do not matter, and near is a factor of 1.5, ten points of a percentage, or the power of ten where
 * the value is written with one.
 * @param {string} guess
 * @param {string} value
 * @returns {Distance}
 */
export function distance(guess, value) {
  const [guessed, wanted] = [guess, value].map(numberIn);
  if (plain(guess) === plain(value)) {
    return "exact";
  }
  if (guessed === undefined || wanted === undefined) {
    return "off";
  }
  if (isExact(guessed, wanted, value)) {
    return "exact";
  }
  return isNear(guessed, wanted, value) ? "near" : "off";
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").replaceAll("−", "-").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The number that a text is; a percent sign is of no account. @param {string} text */
function numberIn(text) {
  const written = plain(text).replace(/%$/, "").replaceAll(",", "").trim();
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(written) ? Number(written) : undefined;
}

/** @param {number} guessed @param {number} wanted @param {string} value */
function isExact(guessed, wanted, value) {
  const decimals = /\.(\d+)/.exec(plain(value))?.[1].length ?? 0;
  const atPrecision = !plain(value).includes("e") &&
    guessed.toFixed(decimals) === wanted.toFixed(decimals);
  return atPrecision || Math.abs(guessed - wanted) <= CLOSE * Math.abs(wanted);
}

/** @param {number} guessed @param {number} wanted @param {string} value */
function isNear(guessed, wanted, value) {
  if (value.includes("%") && Math.abs(guessed - wanted) <= NEAR_POINTS) {
    return true;
  }
  const ratio = guessed / wanted;
  if (plain(value).includes("e") && ratio > 0) {
    return powerOfTen(guessed) === powerOfTen(wanted);
  }
  return ratio >= 1 / NEAR_FACTOR && ratio <= NEAR_FACTOR;
}

/** @param {number} number */
function powerOfTen(number) {
  return Math.floor(Math.log10(Math.abs(number)));
}
