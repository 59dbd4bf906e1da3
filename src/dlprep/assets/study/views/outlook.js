/** What the plan comes to: whether everything fits before the interview, and the days ahead. */

import { daysTo, stateOf } from "../agenda.js";
import { studyDay } from "../day.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { daysAhead, enoughMinutes, fitOf } from "../forecast.js";
import { levelNames } from "../levels.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {(changes: Partial<import("../settings.js").Settings>) => void} Choose
 */

const MOST_DAYS = 14;

/**
 * @param {App} app
 * @param {Choose} choose  another plan
 * @returns {HTMLElement[]}
 */
export function outlook({ index, recorder: { store }, words, lang }, choose) {
  const state = stateOf(index, store);
  const day = studyDay(Date.now());
  const days = daysTo(store.settings.interview, day);
  const near = nearText(days, words);
  const said = near ? [line(near)] : whatFits({ index, words, store }, state, day, choose);
  const count = Math.min(MOST_DAYS, days !== undefined && days > 0 ? days : MOST_DAYS);
  return [...said, table(daysAhead(state, day, count), words, lang)];
}

/** What there is to say where no days lie between. @param {number | undefined} days @param {App["words"]} words */
function nearText(days, words) {
  if (days === undefined) {
    return words.planOpen;
  }
  return days < 0 ? words.planPast : [words.interviewToday, words.planTomorrow][days];
}

/** @param {string} text */
function line(text) {
  return element("p", {}, text);
}

/** @param {number} seconds */
function minutesOf(seconds) {
  return Math.ceil(seconds / 60);
}

/**
 * @param {{index: App["index"], words: App["words"], store: App["recorder"]["store"]}} app
 * @param {import("../agenda.js").State} state
 * @param {number} day
 * @param {Choose} choose
 */
function whatFits({ index, words, store }, state, day, choose) {
  const fit = fitOf(state, day);
  if (!fit || fit.shown >= fit.unseen) {
    return [line(filled(words.planFits, { count: fit?.unseen ?? 0, needed: fit?.needed ?? 0 }))];
  }
  const { unseen, needed, shown, explained, seconds } = fit;
  const { minutes, levels } = store.settings;
  const ways = element("p", { className: "dl-study__ways" });
  const enough = enoughMinutes(state, day);
  if (enough) {
    const text = filled(words.moreMinutes, { minutes: enough });
    ways.append(button(text, () => choose({ minutes: enough })));
  }
  const fewer = fewerLevels(index, store, levels, day);
  if (fewer) {
    const named = levelNames(words);
    const names = fewer.map((id) => named[id] ?? id).join(" · ");
    ways.append(
      button(filled(words.fewerLevels, { levels: names }), () => choose({ levels: fewer })),
    );
  }
  return [
    line(filled(words.planNeeds, { count: unseen, needed, minutes: minutesOf(seconds) })),
    line(filled(words.planLeaves, { minutes, shown, explained })),
    ...(ways.hasChildNodes() ? [ways] : []),
  ];
}

/**
 * The most of the easier levels whose new cards all fit.
 * @param {App["index"]} index
 * @param {App["recorder"]["store"]} store
 * @param {string[]} chosen
 * @param {number} day
 */
function fewerLevels(index, { log, settings }, chosen, day) {
  let levels = index.levels.filter((id) => !chosen.length || chosen.includes(id)).slice(0, -1);
  for (; levels.length; levels = levels.slice(0, -1)) {
    const fit = fitOf(stateOf(index, { log, settings: { ...settings, levels } }), day);
    if (fit && fit.unseen > 0 && fit.shown >= fit.unseen) {
      return levels;
    }
  }
  return undefined;
}

/**
 * @param {import("../forecast.js").Day[]} days
 * @param {App["words"]} words
 * @param {App["lang"]} lang
 */
function table(days, words, lang) {
  const dates = new Intl.DateTimeFormat(lang, {
    month: "short",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
  const head = [words.date, words.newCards, words.reviews, words.takes];
  const rows = days.map(({ day, fresh, reviews, seconds }) =>
    element(
      "tr",
      {},
      Object.assign(element("th", {}, dates.format(day * 86_400_000)), { scope: "row" }),
      element("td", {}, String(fresh.length)),
      element("td", {}, String(reviews.length)),
      element("td", {}, filled(words.minutesLong, { minutes: minutesOf(seconds) })),
    )
  );
  const columns = head.map((text) => Object.assign(element("th", {}, text), { scope: "col" }));
  return element(
    "table",
    { className: "dl-study__days" },
    element("caption", {}, words.daysAhead),
    element("thead", {}, element("tr", {}, ...columns)),
    element("tbody", {}, ...rows),
  );
}
