/**
 * What comes after saying an answer: ticking the key points that were said, a grade, which is
 * suggested, and its record in the log.
 *
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
import { chooseGrade, makeTicks, whenOf } from "./rating.js";

/**
 * Let the reader tick what they said and choose a grade, and record it.
 * @param {HTMLElement} panel
 * @param {{question: string, lang: "ko" | "en", told: Told, words: Words}} by
 */
export async function gradeIt(panel, { question, lang, told, words }) {
  const recorder = await openRecorder();
  const ticks = makeTicks(words.points, points());
  const seconds = told.milliseconds / 1000;
  const text = filled(words.took, { seconds: Math.round(seconds) });
  const took = element("p", { className: "dl-practice__note" }, text);
  const grades = element("div", { className: "dl-practice__grades", role: "group" });
  grades.ariaLabel = words.grades;
  panel.replaceChildren(took, ticks.fieldset, grades);
  const card = `${question}/recall`;
  /** @returns {import("./attempt.js").Answer} */
  const answer = () => ({
    card,
    mode: "page",
    lang,
    ms: told.milliseconds,
    missed: ticks.missed(),
  });
  const chosen = new AbortController();
  const grade = await chooseGrade(grades, {
    waits: recorder.waits(answer(), Date.now()),
    suggest: () =>
      told.isKnown ? gradeOfRecall({ said: ticks.said(), points: ticks.count, seconds }) : AGAIN,
    changes: ticks.fieldset,
    words,
    signal: chosen.signal,
  });
  chosen.abort();
  const entry = recorder.record(answer(), grade, Date.now());
  await recorder.store.saved();
  const { trouble } = recorder.store;
  const said = trouble && words[trouble];
  await confirm(panel, { entry, card, recorder, words, trouble: said, lang });
  recorder.store.close();
}

/** The page's key points, to be ticked. */
function points() {
  return [...document.querySelectorAll(".dl-points li[data-item]")].map((point) => ({
    item: point.getAttribute("data-item") ?? "",
    nodes: (point.querySelector("p") ?? point).cloneNode(true).childNodes,
  }));
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
    panel.scrollIntoView({ block: "nearest" }); // it has become shorter
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
