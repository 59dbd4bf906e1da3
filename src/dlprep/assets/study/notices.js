/** What stands above every view: what keeps progress from being saved, until it is over. */

import { button, element } from "./dom.js";
import { exportProgress } from "./saving.js";

/**
 * What is in the way, with the way out of it; nothing where all is well.
 * @param {import("./app.js").App} app
 * @returns {HTMLElement[]}
 */
export function troubles({ recorder: { store }, words }) {
  const { trouble, log } = store;
  if (!trouble) {
    return [];
  }
  const notice = element("div", { className: "dl-study__notice", role: "alert" });
  notice.append(element("p", {}, words[trouble]));
  if (trouble === "storeLost") {
    notice.append(importLink(words, "dl-study__main"));
  } else if (log.length) {
    notice.append(button(words.export, () => exportProgress(store)));
  }
  return [notice];
}

/** The way to bring progress in. @param {import("./words.js").Words} words @param {string} [className] */
export function importLink(words, className = "") {
  return element("a", { href: "#/data", className: `dl-study__button ${className}` }, words.import);
}

/**
 * The way from each of the pages about practice to the others.
 * @param {import("./words.js").Words} words
 * @param {"home" | "plan" | "data"} current
 */
export function tabs(words, current) {
  const names = { home: words.tabToday, plan: words.tabPlan, data: words.tabData };
  const list = element("nav", { className: "dl-study__tabs", ariaLabel: words.tabs });
  for (const [name, text] of Object.entries(names)) {
    const link = element("a", { href: name === "home" ? "#/" : `#/${name}` }, text);
    link.ariaCurrent = name === current ? "page" : null;
    list.append(link);
  }
  return list;
}
