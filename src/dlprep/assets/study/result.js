/** What came of a mock interview. */

import { element } from "./dom.js";
import { filled } from "./filled.js";
import { GOOD } from "./fsrs.js";
import { gradeOf } from "./interview.js";
import { nameOf } from "./card.js";
import { loadPage } from "./pages.js";
import { questionAddress } from "./places.js";

const TO_REPEAT = 3;

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./interview.js").Interview} Interview
 * @typedef {import("./interview.js").Rung} Rung
 */

/**
 * What was said of each question, what was missed, and three things to repeat.
 * @param {Interview} interview
 * @param {App} app
 */
export function result({ ladders }, app) {
  const { words } = app;
  if (!ladders.length) {
    return element("p", {}, words.cardMissing);
  }
  const rows = ladders.map((ladder) => rowOf(ladder, app));
  const heads = [words.mockQuestion, words.mockPoints, words.mockSeconds, words.mockDepth];
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  return element(
    "div",
    {},
    element("div", { className: "dl-card__table" }, table),
    ...toRepeat(ladders.flat(), app),
    ...missedPoints(ladders.flat(), app),
  );
}

/** @param {Rung[]} ladder @param {App} app */
function rowOf(ladder, app) {
  const [{ question, said = 0, points = 0, ms = 0 }] = ladder;
  const cells = [`${said}/${points}`, Math.round(ms / 1000), ladder.length];
  return element(
    "tr",
    {},
    element("td", {}, linkTo(question, app)),
    ...cells.map((cell) => element("td", {}, String(cell))),
  );
}

/** @param {string} id @param {App} app */
function linkTo(id, { index, lang }) {
  const { title = {} } = index.questions.find((question) => question.id === id) ?? {};
  const text = title[lang] ?? title.ko ?? title.en ?? id;
  return element("a", { href: questionAddress(id, lang).href }, text);
}

/** The cards that went worst. @param {Rung[]} rungs @param {App} app */
function toRepeat(rungs, app) {
  const list = element("ol");
  const worst = rungs
    .map((rung) => ({ rung, ...gradeOf(rung) }))
    .filter(({ grade }) => grade < GOOD)
    .sort((a, b) => a.grade - b.grade);
  for (const { rung, card } of worst.slice(0, TO_REPEAT)) {
    const facet = /** @type {import("./cards.js").Facet} */ (card.split("/")[1]);
    list.append(element("li", {}, linkTo(rung.question, app), ` · ${nameOf(facet, app.words)}`));
  }
  return worst.length ? [element("h3", {}, app.words.mockRepeat), list] : [];
}

/** @param {Rung[]} rungs @param {App} app */
function missedPoints(rungs, { lang, words }) {
  const list = element("ul");
  const missed = rungs.flatMap(({ question, missed: items = [] }) =>
    items.map((item) => ({ question, item }))
  );
  for (const { question, item } of missed) {
    const line = element("li");
    list.append(line);
    loadPage(question, lang).then(
      (page) => line.append(page.said(item) ?? ""),
      () => line.remove(),
    );
  }
  return missed.length
    ? [element("h3", {}, filled(words.mockMissed, { count: missed.length })), list]
    : [];
}
