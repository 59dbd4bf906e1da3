/**
 * How a reader stands with questions, shown wherever questions are listed: beside their links, as a
 * choice of the lists, in numbers on the home page. Only for those who have begun to practise.
 *
 * @typedef {import("./statuses.js").Status} Status
 * @typedef {import("./words.js").Words} Words
 */

import { agenda } from "./agenda.js";
import { element } from "./dom.js";
import { filled } from "./filled.js";
import { indexAddress, language, studyAddress } from "./places.js";
import { questionOfAddress, standing } from "./statuses.js";
import { openStore } from "./store.js";
import { loadWords } from "./words.js";

/** @type {readonly Status[]} */
const STATUSES = ["due", "shaky", "known", "new"];

/** Links to questions, each alone in its place. */
const LINKS = ".dl-row__title > a, .dl-map li > a, .dl-card > h3 > a, .dl-questions > li > a";

/** Show on this page all that there is to show. */
export async function showStates() {
  const lang = language();
  const [words, index, store] = await Promise.all([
    loadWords(lang, "page"),
    fetch(indexAddress()).then((response) => response.json()),
    openStore(),
  ]);
  store.close();
  if (!store.log.length) {
    return;
  }
  const now = Date.now();
  const states = standing(index, store, now);
  markLinks(states, words);
  markChapters(index, states, words);
  offerChoice(words);
  const own = document.querySelector("[data-question]")?.getAttribute("data-question");
  markPanel(states.get(own ?? ""), words);
  leadOn(agenda(index, store, { at: now }).length, words, lang);
}

/** @param {Status} status @param {Words} words */
function nameOf(status, words) {
  return {
    new: words.stateNew,
    due: words.stateDue,
    shaky: words.stateShaky,
    known: words.stateKnown,
  }[
    status
  ];
}

/** @param {Status} status @param {Words} words */
function badge(status, words) {
  const made = element("span", { className: "dl-state" }, nameOf(status, words));
  made.dataset.status = status;
  return made;
}

/** @param {Map<string, Status>} states @param {Words} words */
function markLinks(states, words) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(LINKS);
  for (const link of links) {
    const status = states.get(questionOfAddress(link.href) ?? "");
    if (!status) {
      continue;
    }
    /** @type {HTMLElement | null} */
    const row = link.closest(".dl-filtered");
    if (row) {
      row.dataset.status = status;
    }
    if (status !== "new") {
      link.after(" ", badge(status, words));
    }
  }
}

/**
 * How much of each chapter is known, beside its title on the home page.
 * @param {import("./cards.js").Index} index
 * @param {Map<string, Status>} states
 * @param {Words} words
 */
function markChapters(index, states, words) {
  for (const [place, { id }] of index.chapters.entries()) {
    const link = document.querySelector(`.dl-chapters a[href*="chapters/${id}/"]`);
    const questions = index.questions.filter(({ chapter }) => chapter === place);
    const known = questions.filter((question) => states.get(question.id) === "known").length;
    const begun = questions.some((question) => states.get(question.id) !== "new");
    if (link && begun) {
      const text = filled(words.chapterKnown, { known, all: questions.length });
      link.after(" ", element("span", { className: "dl-state" }, text));
    }
  }
}

/** A further choice for the form of a list. @param {Words} words */
function offerChoice(words) {
  const form = document.querySelector("form.dl-filter");
  if (!form?.querySelector("select") || !document.querySelector("[data-status]")) {
    return;
  }
  const choices = STATUSES.map((status) =>
    element("option", { value: status }, nameOf(status, words))
  );
  const every = form.querySelector("option")?.textContent ?? "";
  const select = element("select", { name: "status" }, element("option", { value: "" }, every));
  select.append(...choices);
  form.querySelector("output")?.before(element("label", {}, `${words.state} `, select));
  select.value = new URLSearchParams(location.search).get("status") ?? "";
  if (select.value) {
    form.dispatchEvent(new Event("input"));
  }
}

/** @param {Status | undefined} status @param {Words} words */
function markPanel(status, words) {
  const note = document.querySelector(".dl-practice > .dl-practice__note");
  if (status && status !== "new") {
    note?.before(badge(status, words));
  }
}

/**
 * Where practice goes on, on the home page.
 * @param {number} cards  to be asked today
 * @param {Words} words
 * @param {"ko" | "en"} lang
 */
function leadOn(cards, words, lang) {
  const text = cards ? filled(words.cardsToday, { cards }) : words.nothingToday;
  const link = element("a", { href: studyAddress(lang).href }, text);
  document.querySelector(".dl-start")?.after(element("p", { className: "dl-today" }, link));
}
