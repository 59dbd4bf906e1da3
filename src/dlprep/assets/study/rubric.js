/**
 * What comes after saying an answer: ticking the key points that were said, a grade, which is
 * suggested, and its record in the log.
 *
 * @typedef {import("./fsrs.js").Grade} Grade
 * @typedef {import("./log.js").Entry} Entry
 * @typedef {import("./say.js").Told} Told
 * @typedef {import("./words.js").Words} Words
 */

import { agenda } from "./agenda.js";
import { openRecorder } from "./attempt.js";
import { button, element } from "./dom.js";
import { filled } from "./filled.js";
import { AGAIN } from "./fsrs.js";
import { gradeOfRecall } from "./grade.js";
import { keys } from "./keys.js";
import { lastingBox } from "./lasting.js";
import { indexAddress, questionAddress } from "./places.js";

const NAMES = /** @type {const} */ (["again", "hard", "good", "easy"]);

/**
 * Let the reader tick what they said and choose a grade, and record it.
 * @param {HTMLElement} panel
 * @param {{question: string, lang: "ko" | "en", told: Told, words: Words}} by
 */
export async function gradeIt(panel, { question, lang, told, words }) {
  const recorder = await openRecorder();
  const ticks = makeTicks(words);
  const seconds = Math.round(told.milliseconds / 1000);
  const took = element("p", { className: "dl-practice__note" }, filled(words.took, { seconds }));
  const grades = element("div", { className: "dl-practice__grades", role: "group" });
  grades.ariaLabel = words.grades;
  panel.replaceChildren(took, ticks.fieldset, grades);
  const card = `${question}/recall`;
  const answer = () => ({
    card,
    mode: /** @type {const} */ ("page"),
    lang,
    ms: told.milliseconds,
    missed: ticks.missed(),
  });
  const entry = await choose(grades, ticks, { answer, told, recorder, words });
  await recorder.store.saved();
  const { trouble } = recorder.store;
  const said = trouble && words[trouble];
  await confirm(panel, { entry, card, recorder, words, trouble: said, lang });
  recorder.store.close();
}

/** The page's key points, to be ticked. @param {Words} words */
function makeTicks(words) {
  const fieldset = element("fieldset", {}, element("legend", {}, words.points));
  const boxes = [...document.querySelectorAll(".dl-points li[data-item]")].map((point) => {
    const box = element("input", { type: "checkbox" });
    box.value = point.getAttribute("data-item") ?? "";
    const text = (point.querySelector("p") ?? point).cloneNode(true);
    fieldset.append(element("label", {}, box, element("span", {}, ...text.childNodes)));
    return box;
  });
  return {
    fieldset,
    points: boxes.length,
    missed: () => boxes.filter(({ checked }) => !checked).map(({ value }) => value),
  };
}

/**
 * Offer the four grades, of which one is suggested as the ticks stand, and record the chosen one.
 * @param {HTMLElement} place
 * @param {ReturnType<typeof makeTicks>} ticks
 * @param {{answer: () => import("./attempt.js").Answer, told: Told,
 *   recorder: import("./attempt.js").Recorder, words: Words}} by
 * @returns {Promise<Entry>}
 */
function choose(place, ticks, { answer, told, recorder, words }) {
  return new Promise((resolve) => {
    const waits = recorder.waits(answer(), Date.now());
    /** @param {Grade} grade */
    function record(grade) {
      document.removeEventListener("keydown", onkeydown);
      resolve(recorder.record(answer(), grade, Date.now()));
    }
    const buttons = NAMES.map((name, index) => {
      const when = element("small", {}, whenOf(waits[index], words));
      const made = button("", () => record(/** @type {Grade} */ (index + 1)));
      made.append(element("span", {}, words[name]), when);
      return made;
    });
    const onkeydown = keys(
      Object.fromEntries(buttons.map((one, index) => [String(index + 1), () => one.click()])),
    );
    const suggest = () => {
      const said = ticks.points - ticks.missed().length;
      const seconds = told.milliseconds / 1000;
      const suggested = told.isKnown
        ? gradeOfRecall({ said, points: ticks.points, seconds })
        : AGAIN;
      for (const [index, one] of buttons.entries()) {
        one.classList.toggle("dl-practice__main", index + 1 === suggested);
        one.ariaDescription = index + 1 === suggested ? words.suggested : null;
      }
    };
    ticks.fieldset.addEventListener("change", suggest);
    document.addEventListener("keydown", onkeydown);
    suggest();
    place.replaceChildren(...buttons);
  });
}

/** @param {number} days @param {Words} words */
function whenOf(days, words) {
  if (days <= 1) {
    return days < 1 ? words.today : words.tomorrow;
  }
  return filled(words.later, { days });
}

/**
 * Say what was recorded, and offer to take it back; settles when the reader is done.
 * @param {HTMLElement} panel
 * @param {{entry: Entry, card: string, recorder: import("./attempt.js").Recorder, words: Words,
 *   trouble: string | undefined, lang: "ko" | "en"}} by  `trouble` is what keeps it from being saved
 * @returns {Promise<void>}
 */
function confirm(panel, { entry, card, recorder, words, trouble, lang }) {
  const when = whenOf(recorder.wait(card, Date.now()), words);
  const status = element("p", { role: "status" }, filled(words.recorded, { when }));
  const className = trouble ? "dl-practice__trouble" : "dl-practice__note";
  const note = element("p", { className }, trouble ?? words.local);
  return new Promise((resolve) => {
    const end = () => {
      document.removeEventListener("keydown", onkeydown);
      resolve();
    };
    const close = button(words.close, end, "dl-practice__main");
    const takeBack = button(words.undo, () => {
      recorder.undo(entry, Date.now());
      status.textContent = words.undone;
      takeBack.remove();
      close.focus();
    });
    const onkeydown = keys({ u: () => takeBack.click(), Escape: end });
    document.addEventListener("keydown", onkeydown);
    panel.replaceChildren(status, note, lastingBox(words), takeBack, close);
    close.focus({ preventScroll: true });
    nextQuestion(recorder, lang, words).then((link) => link && close.before(link));
  });
}

/**
 * A link to the question that is to be said next today; nothing where there is none, or where the
 * index of all questions cannot be had.
 * @param {import("./attempt.js").Recorder} recorder
 * @param {"ko" | "en"} lang
 * @param {Words} words
 */
async function nextQuestion(recorder, lang, words) {
  try {
    const response = await fetch(indexAddress());
    const index = await response.json();
    const [card] = agenda(index, recorder.store, { at: Date.now(), facets: ["recall"] });
    const { id, title } = card.question;
    const text = filled(words.next, { title: title[lang] ?? title.ko ?? title.en ?? id });
    return element("a", { href: questionAddress(id, lang).href }, text);
  } catch {
    return undefined;
  }
}
