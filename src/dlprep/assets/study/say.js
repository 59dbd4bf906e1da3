/**
 * Saying an answer before reading it: the page's answer is hidden and a clock runs. What comes after
 * it, rubric.js, is loaded meanwhile.
 *
 * @typedef {{isKnown: boolean, milliseconds: number}} Told
 * @typedef {import("./words.js").Words} Words
 */

import { Curtain } from "./curtain.js";
import { button, element } from "./dom.js";
import { keys } from "./keys.js";
import { language } from "./places.js";
import { runClock } from "./timer.js";
import { loadWords } from "./words.js";

const LIMIT = 30; // seconds

/**
 * The whole exercise; settles when the reader is done with it.
 * @param {HTMLElement} panel  below the title
 * @param {string} question
 * @returns {Promise<boolean>}  whether the answer was said, so that the reader is at the short one
 */
export async function sayIt(panel, question) {
  const lang = language();
  const words = await loadWords(lang, "page");
  const rubric = import("./rubric.js");
  rubric.catch(() => {}); // is told when it is needed
  const title = panel.previousElementSibling;
  const told = await speak(panel, words);
  if (told) {
    document.querySelector(".dl-short")?.after(panel);
    focusOn(document.querySelector(".dl-short h2"));
    document.querySelector(".dl-short")?.scrollIntoView({ block: "nearest" });
    try {
      const { gradeIt } = await rubric;
      await gradeIt(panel, { question, lang, told, words });
    } catch {
      await say(panel, words.failed, words.close);
    }
    title?.after(panel);
    focusOn(document.querySelector(".dl-short h2"));
  }
  return told !== undefined;
}

/**
 * Say one thing until the reader has read it.
 * @param {HTMLElement} panel
 * @param {string} text
 * @param {string} close
 */
async function say(panel, text, close) {
  await new Promise((resolve) => {
    const status = element("p", { role: "status" }, text);
    panel.replaceChildren(
      status,
      button(close, () => resolve(undefined)),
    );
  });
}

/** @param {Element | null} heading */
function focusOn(heading) {
  if (heading instanceof HTMLElement) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/**
 * Hide the answer and let the clock run until the reader has said it; nothing where they would
 * rather read.
 * @param {HTMLElement} panel
 * @param {Words} words
 * @returns {Promise<Told | undefined>}
 */
function speak(panel, words) {
  return new Promise((resolve) => {
    const start = Date.now();
    const status = element("span", { className: "dl-practice__note", role: "status" });
    const { time, stop } = runClock(status, LIMIT, words);
    const curtain = new Curtain(panel, () => end(undefined));
    /** @param {boolean | undefined} isKnown */
    function end(isKnown) {
      stop();
      document.removeEventListener("keydown", onkeydown);
      curtain.lift();
      resolve(isKnown === undefined ? undefined : { isKnown, milliseconds: Date.now() - start });
    }
    const onkeydown = keys({ " ": () => end(true), Escape: () => end(undefined) });
    document.addEventListener("keydown", onkeydown);
    const done = button(words.told, () => end(true), "dl-practice__main");
    const unknown = button(words.unknown, () => end(false));
    const leave = button(words.leave, () => end(undefined), "dl-practice__quiet");
    panel.replaceChildren(time, done, unknown, leave, status);
    curtain.lower();
    done.focus();
  });
}
