/** What a rung of a mock interview asks, and what was to be said. */

import { element } from "./dom.js";
import { makeTicks } from "./rating.js";

/**
 * @typedef {import("./interview.js").Rung} Rung
 * @typedef {import("./pages.js").Page} Page
 * @typedef {import("./words.js").Words} Words
 * @typedef {{heading: HTMLElement, answer: HTMLElement, legend: string,
 *   things: import("./rating.js").Tickable[]}} ToSay
 */

/**
 * The question, the first of these being its heading.
 * @param {Rung} rung
 * @param {Page} page
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function asked({ kind, place = 0 }, page, words) {
  const title = page.title("h2");
  if (kind === "bait") {
    const claim = element("blockquote", {}, page.claims()[place].claim);
    return [element("h2", {}, words.mockBait), claim];
  }
  if (kind === "follow") {
    return [element("h2", {}, page.followUps()[place].question)];
  }
  return [title];
}

/**
 * The answer, and what of it is to be ticked.
 * @param {Rung} rung
 * @param {Page} page
 * @param {Words} words
 * @returns {ToSay}
 */
export function toSay({ kind, place = 0 }, page, words) {
  if (kind === "bait") {
    const { item, claim, why } = page.claims()[place];
    const said = [words.mockObjected, words.spotSaid];
    const things = said.map((text) => ({ item, nodes: [text] }));
    const heading = element("h3", {}, claim);
    return { heading, answer: why, legend: words.mockSaid, things };
  }
  if (kind === "follow") {
    const { item, question, answer } = page.followUps()[place];
    const things = [{ item, nodes: [words.mockTold] }];
    return { heading: element("h3", {}, question), answer, legend: words.mockSaid, things };
  }
  return {
    heading: page.title("h3"),
    answer: page.short(),
    legend: words.points,
    things: page.points(),
  };
}

/**
 * The part of the answers to a ladder that is about one rung.
 * @param {Rung} rung
 * @param {ToSay} to
 */
export function answered({ kind, missed }, { heading, answer, legend, things }) {
  const isTicked = (/** @type {string} */ item) =>
    kind === "root" && missed !== undefined && !missed.includes(item);
  const ticks = makeTicks(legend, things, isTicked);
  return {
    section: element("section", {}, heading, answer, ticks.fieldset),
    told: () => ({
      said: ticks.said(),
      points: ticks.count,
      missed: [...new Set(ticks.missed())],
    }),
  };
}
