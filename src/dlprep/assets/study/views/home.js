/**
 * What there is to do today, and how things stand.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../agenda.js").State} State
 */

import { agenda, daysTo, stateOf } from "../agenda.js";
import { studyDay } from "../day.js";
import { element } from "../dom.js";
import { filled } from "../filled.js";
import { importLink, tabs } from "../notices.js";
import { timeOf } from "../plan.js";
import { byChapter } from "../standing.js";
import { choosing } from "./choosing.js";
import { missedList } from "./missed.js";
import { exchangeWays, lastExport, reminder } from "./storage.js";

/** @param {HTMLElement} place @param {App} app */
export function show(place, app) {
  const { store } = app.recorder;
  const kept = element("p", { role: "status" });
  let shown = "";
  const draw = () => {
    kept.textContent = `${app.words.local} ${lastExport(store, app.words, app.lang)}`;
    const state = `${store.log.length} ${store.settings.at} ${store.trouble}`;
    if (state !== shown) {
      shown = state;
      place.replaceChildren(tabs(app.words, "home"), ...parts(app, kept));
    }
  };
  app.changed = draw;
  draw();
}

/** @param {App} app @param {HTMLElement} kept  where progress is, and when it was exported */
function parts(app, kept) {
  const { index, recorder, words } = app;
  const at = Date.now();
  const state = stateOf(index, recorder.store);
  if (recorder.store.log.length === 0 && !state.settings.interview) {
    return [welcome(app), choosing(app, state)];
  }
  return [
    todays(app, state, at),
    reminder(app, at),
    choosing(app, state),
    chapters(app, state, studyDay(at)),
    missedList(app),
    section(words.storage, kept, exchangeWays(app)),
  ].filter((part) => part !== undefined);
}

/** @param {string} heading @param {...(Node | string)} children */
function section(heading, ...children) {
  return element("section", {}, element("h2", {}, heading), ...children);
}

/** A way to another view. @param {string} text @param {string} href @param {string} [className] */
function way(text, href, className = "") {
  return element("a", { href, className: `dl-study__button ${className}` }, text);
}

/** How it works, for who has no record here. @param {App} app */
function welcome({ words, recorder }) {
  const isLost = recorder.store.trouble === "storeLost";
  const begin = way(words.begin, "#/review", isLost ? "" : "dl-study__main");
  const made = section(words.welcome, element("p", {}, words.welcomeHow));
  const mock = way(words.mockInterview, "#/mock");
  made.append(
    element("p", { className: "dl-study__ways" }, begin, mock),
    element("p", { className: "dl-study__quiet" }, words.welcomeImport),
    element("p", { className: "dl-study__ways" }, importLink(words), way(words.setDate, "#/plan")),
  );
  return made;
}

/** @param {App} app @param {State} state @param {number} at */
function todays({ index, recorder, words, lang }, state, at) {
  const day = studyDay(at);
  const cards = agenda(index, recorder.store, { at });
  const made = section(words.viewToday);
  const left = leftTo(state.settings.interview, day, words);
  if (left) {
    made.append(element("p", { className: "dl-study__date" }, left));
  }
  const done = new Set(state.counted.filter((grade) => grade.day === day).map(({ card }) => card));
  const fresh = cards.filter(({ id }) => !state.memories.has(id)).length;
  const minutes = Math.ceil(timeOf(cards, state.seconds) / 60);
  const counts = { fresh, due: cards.length - fresh, minutes };
  made.append(
    element(
      "p",
      { className: "dl-study__counts" },
      cards.length ? filled(words.dueToday, counts) : nothingLeft(state, day, words, lang),
    ),
  );
  if (done.size) {
    const bar = element("progress", { max: done.size + cards.length, value: done.size });
    const text = filled(words.doneToday, { count: done.size });
    bar.ariaLabel = text;
    made.append(bar, element("p", { className: "dl-study__quiet" }, text));
  }
  const ways = cards.length ? [way(words.begin, "#/review", "dl-study__main")] : [];
  const all = [...ways, way(words.mockInterview, "#/mock")];
  made.append(element("p", { className: "dl-study__ways" }, ...all));
  return made;
}

/** How long it is to the interview. @param {string} date @param {number} day @param {App["words"]} words */
function leftTo(date, day, words) {
  const days = daysTo(date, day) ?? -1;
  if (days < 0) {
    return undefined;
  }
  const near = [words.interviewToday, words.interviewTomorrow];
  return near[days] ?? filled(words.interviewIn, { days });
}

/**
 * That today's cards are through, and when the next ones come.
 * @param {State} state
 * @param {number} day
 * @param {App["words"]} words
 * @param {App["lang"]} lang
 */
function nothingLeft({ cards, memories }, day, words, lang) {
  const days = cards.flatMap(({ id }) => memories.get(id)?.due ?? []);
  if (days.length === 0) {
    return words.noCards;
  }
  const next = Math.max(Math.min(...days), day + 1);
  const when = new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(next - day, "day");
  return filled(words.nothingLeft, { when });
}

/** How each chapter stands. @param {App} app @param {State} state @param {number} day */
function chapters({ index, words, lang }, state, day) {
  const list = element("ul", { className: "dl-study__chapters" });
  for (const { chapter, recall, known, total } of byChapter(index, state, day)) {
    const percent = Math.round(100 * recall);
    const bar = element("progress", { max: 100, value: percent });
    bar.ariaHidden = "true"; // the text beside it says it
    const text = filled(words.standing, { percent, known, total });
    const href = `#/review?chapter=${chapter.id}`;
    const name = element("a", { href }, chapter.title[lang]);
    list.append(
      element("li", {}, name, element("span", { className: "dl-study__quiet" }, text), bar),
    );
  }
  const note = element("p", { className: "dl-study__quiet" }, words.standingNote);
  return section(words.progress, list, note);
}
