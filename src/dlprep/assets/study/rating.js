/**
 * What follows an answer everywhere: ticking what was said, and a grade, which is suggested.
 *
 * @typedef {import("./fsrs.js").Grade} Grade
 * @typedef {import("./words.js").Words} Words
 * @typedef {{item: string, nodes: Iterable<Node | string>}} Tickable
 */

import { button, element } from "./dom.js";
import { filled } from "./filled.js";
import { keys } from "./keys.js";

const NAMES = /** @type {const} */ (["again", "hard", "good", "easy"]);

/**
 * Things to tick, such as the key points of an answer.
 * @param {string} legend
 * @param {Iterable<Tickable>} things
 * @param {(item: string) => boolean} [isSaid]  whether it is ticked from the beginning
 */
export function makeTicks(legend, things, isSaid = () => false) {
  const fieldset = element("fieldset", {}, element("legend", {}, legend));
  const boxes = [...things].map(({ item, nodes }) => {
    const box = element("input", { type: "checkbox", value: item, checked: isSaid(item) });
    fieldset.append(element("label", {}, box, element("span", {}, ...nodes)));
    return box;
  });
  return {
    fieldset,
    count: boxes.length,
    said: () => boxes.filter(({ checked }) => checked).length,
    missed: () => boxes.filter(({ checked }) => !checked).map(({ value }) => value),
  };
}

/**
 * Offer the four grades, of which one is suggested as things stand.
 * @param {HTMLElement} place
 * @param {object} by
 * @param {readonly number[]} by.waits  in how many days the card comes back after each grade
 * @param {() => Grade} by.suggest
 * @param {HTMLElement} by.changes  where the reader changes what the suggestion rests on
 * @param {Words} by.words
 * @param {AbortSignal} by.signal  that the reader has gone
 * @returns {Promise<Grade>}
 */
export function chooseGrade(place, { waits, suggest, changes, words, signal }) {
  return new Promise((resolve) => {
    const buttons = NAMES.map((name, index) => {
      const when = element("small", {}, whenOf(waits[index], words));
      const made = button("", () => resolve(/** @type {Grade} */ (index + 1)));
      made.append(element("span", {}, words[name]), when);
      return made;
    });
    const mark = () => {
      const suggested = suggest();
      for (const [index, one] of buttons.entries()) {
        one.classList.toggle("dl-practice__main", index + 1 === suggested);
        one.ariaDescription = index + 1 === suggested ? words.suggested : null;
      }
    };
    changes.addEventListener("change", mark, { signal });
    const byKey = buttons.map((one, index) => [String(index + 1), () => one.click()]);
    document.addEventListener("keydown", keys(Object.fromEntries(byKey)), { signal });
    mark();
    place.replaceChildren(...buttons);
  });
}

/** When something comes back. @param {number} days @param {Words} words */
export function whenOf(days, words) {
  if (days <= 1) {
    return days < 1 ? words.today : words.tomorrow;
  }
  return filled(words.later, { days });
}
