/**
 * One card: what it asks, stage after stage, then its back and the grades. What differs between the
 * facets is in the folder beside this.
 *
 * @typedef {import("./cards.js").Facet} Facet
 * @typedef {import("./fsrs.js").Grade} Grade
 * @typedef {import("./places.js").Language} Language
 * @typedef {import("./words.js").Words} Words
 *
 * @typedef {object} Asking  what a facet makes its face from
 * @property {import("./cards.js").Question} question
 * @property {Language} lang
 * @property {Words} words
 * @property {number} turn  on how many days the card was asked before
 * @property {string[]} missed  the last time
 * @property {() => number} chance  the same for a card all day
 * @property {AbortSignal} signal  that the card is left
 *
 * @typedef {object} Stage  something to say or do before the back is shown
 * @property {Node[]} shown
 * @property {number} [limit]  seconds; there is a clock only where this is
 * @property {Promise<unknown>} [begins]  before what the stage cannot be ended
 *
 * @typedef {object} Face
 * @property {Language} lang  in which the answer is given
 * @property {HTMLElement} title
 * @property {Stage[]} stages
 * @property {string} [done]  on the button that ends a stage
 * @property {() => void} [reveal]  what else there is to do when the back is shown
 * @property {HTMLElement[]} back  which begins with a heading
 * @property {(seconds: number, isKnown: boolean) => Grade} suggest
 * @property {() => string[]} missed
 */

import { element } from "./dom.js";
import { keys } from "./keys.js";
import { chooseGrade } from "./rating.js";
import { runClock } from "./timer.js";

/** What each is called, by its key in the words, and what makes its faces. */
const FACETS = {
  recall: { name: "cardRecall", load: () => import("./facets/recall.js") },
  spot: { name: "cardSpot", load: () => import("./facets/spot.js") },
  follow: { name: "cardFollow", load: () => import("./facets/follow.js") },
  predict: { name: "cardPredict", load: () => import("./facets/predict.js") },
  cross: { name: "cardCross", load: () => import("./facets/cross.js") },
};

/** @param {Facet} facet @param {Words} words */
export function nameOf(facet, words) {
  return words[FACETS[facet].name];
}

/** The face of a card. @param {Facet} facet @param {Asking} asking @returns {Promise<Face>} */
export async function makeFace(facet, asking) {
  const { face } = await FACETS[facet].load();
  return face(asking);
}

/** The frame of what is asked: what is shown, and below it the place for the thumb. */
export class Frame {
  /** @param {Words} words @param {AbortSignal} signal */
  constructor(words, signal) {
    this.words = words;
    this.signal = signal;
    this.shown = element("div", { className: "dl-card__shown" });
    this.status = element("span", { className: "dl-practice__note", role: "status" });
    this.bar = element("div", { className: "dl-card__buttons" });
    this.clock = element("div", { className: "dl-card__clock" });
    const thumb = element("div", { className: "dl-card__bar" }, this.clock, this.status, this.bar);
    this.element = element("div", { className: "dl-card" }, this.shown, thumb);
  }

  /**
   * Let the reader say or do something.
   * @param {Omit<Stage, "shown">} stage
   * @param {string} [done]  what is on the button that ends it
   * @returns {Promise<boolean>}  whether they knew
   */
  tell({ limit, begins }, done = this.words.told) {
    const ended = new AbortController();
    const { signal } = ended;
    this.signal.addEventListener("abort", () => ended.abort(), { signal });
    const main = element("button", { type: "button", className: "dl-practice__main" }, done);
    const unknown = element("button", { type: "button" }, this.words.unknown);
    main.disabled = begins !== undefined;
    this.bar.replaceChildren(main, unknown);
    const isKnown = new Promise((resolve) => {
      main.addEventListener("click", () => resolve(true), { signal });
      unknown.addEventListener("click", () => resolve(false), { signal });
    });
    document.addEventListener("keydown", keys({ " ": () => main.click() }), { signal });
    Promise.resolve(begins).then(() => {
      main.disabled = false;
      if (limit && !signal.aborted) {
        this.#run(limit, signal);
      }
    });
    return isKnown.finally(() => ended.abort());
  }

  /** @param {number} limit @param {AbortSignal} signal */
  #run(limit, signal) {
    const { time, stop } = runClock(this.status, limit, this.words);
    this.clock.replaceChildren(time);
    signal.addEventListener("abort", () => {
      stop();
      this.clock.replaceChildren();
      this.status.textContent = "";
    });
  }

  /**
   * Let the reader grade their answer.
   * @param {Omit<Parameters<typeof chooseGrade>[1], "words" | "signal">} by
   */
  grade(by) {
    const grades = element("div", { className: "dl-practice__grades", role: "group" });
    grades.ariaLabel = this.words.grades;
    this.bar.replaceChildren(grades);
    return chooseGrade(grades, { ...by, words: this.words, signal: this.signal });
  }
}

/**
 * Ask a card; settles when it is graded.
 * @param {Frame} frame
 * @param {Face} face
 * @param {(missed: string[]) => readonly number[]} waits  in how many days it would come back
 */
export async function ask(frame, face, waits) {
  const start = Date.now();
  const { title, stages, back, done } = face;
  const front = element("div");
  frame.shown.replaceChildren(title, front);
  beginAt(title);
  let isKnown = true;
  for (const stage of stages) {
    front.replaceChildren(...stage.shown);
    isKnown = await frame.tell(stage, done) && isKnown;
  }
  const ms = Date.now() - start;
  face.reveal?.();
  const behind = element("div", { className: "dl-card__back" }, ...back);
  front.after(behind);
  focusOn(back[0]);
  behind.scrollIntoView({ block: "nearest" });
  const grade = await frame.grade({
    waits: waits(face.missed()),
    suggest: () => face.suggest(ms / 1000, isKnown),
    changes: behind,
  });
  return { grade, ms, missed: face.missed() };
}

/** Let the reader begin at the top, with a heading. @param {HTMLElement} heading */
export function beginAt(heading) {
  focusOn(heading);
  scrollTo(0, 0);
}

/** @param {HTMLElement} heading */
function focusOn(heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
