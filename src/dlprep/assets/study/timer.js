/** The time an answer takes, and what is said of it aloud. */

import { element } from "./dom.js";
import { filled } from "./filled.js";

const ANNOUNCED = [15, 5, 0]; // seconds left
const TICK = 250; // milliseconds

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

/**
 * A clock that counts up from now, and a line that says aloud how much is left.
 * @param {HTMLElement} status
 * @param {number} limit  in seconds
 * @param {import("./words.js").Words} words
 */
export function runClock(status, limit, words) {
  const start = Date.now();
  const time = element("span", { className: "dl-practice__time", role: "timer" }, clock(0));
  time.ariaLabel = words.time;
  let seconds = 0;
  const ticking = setInterval(() => {
    const now = Math.floor((Date.now() - start) / 1000);
    const left = announced(seconds, now, limit);
    seconds = now;
    time.textContent = clock(now);
    if (left !== undefined) {
      status.textContent = filled(left ? words.left : words.over, { seconds: left || limit });
    }
  }, TICK);
  return { time, stop: () => clearInterval(ticking) };
}
