/** Where progress is kept, and being reminded to keep it elsewhere too. */

import { studyDay } from "../day.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { importLink } from "../notices.js";
import { exportProgress, isKept } from "../saving.js";
import { isExportDue } from "../standing.js";

const DISMISSED = "dlprep.reminded";

/**
 * Ways to put progress into a file and to take it from one.
 * @param {import("../app.js").App} app
 */
export function exchangeWays({ recorder: { store }, words }) {
  const save = button(words.export, () => exportProgress(store));
  return element("p", { className: "dl-study__ways" }, save, importLink(words));
}

/**
 * @param {import("../store.js").Store} store
 * @param {import("../words.js").Words} words
 * @param {"ko" | "en"} lang
 */
export function lastExport({ exported, log }, words, lang) {
  if (!exported.at) {
    return words.neverExported;
  }
  const days = studyDay(exported.at) - studyDay(Date.now());
  const when = new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(days, "day");
  return filled(words.exportedAt, { when, count: Math.max(0, log.length - exported.count) });
}

/**
 * A reminder to export, once a day, where the browser may throw progress away.
 * @param {import("../app.js").App} app
 * @param {number} at
 */
export function reminder({ recorder: { store }, words }, at) {
  const day = String(studyDay(at));
  if (!isExportDue(store, at) || dismissed() === day) {
    return undefined;
  }
  const notice = element("div", { className: "dl-study__notice dl-study__mild", hidden: true });
  const end = () => {
    dismiss(day);
    notice.remove();
  };
  const save = button(words.export, async () => {
    if (await exportProgress(store)) {
      notice.remove();
    }
  });
  const ways = element("p", { className: "dl-study__ways" }, save, button(words.notNow, end));
  const more = element("details", {}, element("summary", {}, words.onPhone), words.homeScreen);
  notice.append(element("p", {}, words.mayBeLost), ways, more);
  isKept().then((isSafe) => (notice.hidden = isSafe));
  return notice;
}

/** The study day of the last time that a reader wanted no reminder. */
function dismissed() {
  try {
    return localStorage.getItem(DISMISSED);
  } catch {
    return null;
  }
}

/** @param {string} day */
function dismiss(day) {
  try {
    localStorage.setItem(DISMISSED, day);
  } catch {
    // then it is said again
  }
}
