/**
 * The page for studying. What it shows follows the `#` of its address, so that every view can be
 * opened, left and gone back to; each is loaded when it is first wanted.
 *
 * @typedef {object} App  what every view is given
 * @property {import("./places.js").Language} lang
 * @property {import("./words.js").Words} words
 * @property {import("./cards.js").Index} index
 * @property {import("./attempt.js").Recorder} recorder
 * @property {(view: Name) => void} open  another view
 *
 * @typedef {"home" | "review" | "mock" | "plan" | "data"} Name
 * @typedef {() => void} Leave  what a view does when it is left, such as to stop its clock
 * @typedef {{show: (place: HTMLElement, app: App) => Leave | void | Promise<Leave | void>}} View
 */

import { openRecorder } from "./attempt.js";
import { element } from "./dom.js";
import { indexAddress, language } from "./places.js";
import { loadWords } from "./words.js";

/** @type {Record<Name, () => Promise<View>>} */
const VIEWS = {
  home: () => import("./views/home.js"),
  review: () => import("./views/review.js"),
  mock: () => import("./views/mock.js"),
  plan: () => import("./views/plan.js"),
  data: () => import("./views/data.js"),
};

/**
 * Begin, with the view that the address names.
 * @param {HTMLElement} place
 */
export async function start(place) {
  const lang = language();
  const [words, index, recorder] = await Promise.all([
    loadWords(lang, "page", "study"),
    loadIndex(),
    openRecorder(),
  ]);
  const app = { lang, words, index, recorder, open };
  let leave = await show(place, app);
  keepInLanguages();
  addEventListener("hashchange", async () => {
    leave();
    leave = await show(place, app);
    keepInLanguages();
    focusOn(place.querySelector("h2"));
  });
}

/** Let the links to the other language lead to the view that is open. */
function keepInLanguages() {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
  }
}

/** @param {Name} view */
function open(view) {
  location.hash = addressOf(view);
}

/** What stands behind the `#` for a view. @param {Name} view */
export function addressOf(view) {
  return view === "home" ? "#/" : `#/${view}`;
}

/** What the address chooses of a view, as in `#/review?chapter=basics`. */
export function choice() {
  return new URLSearchParams(location.hash.split("?")[1]);
}

/** @returns {Promise<import("./cards.js").Index>} */
async function loadIndex() {
  const response = await fetch(indexAddress());
  if (!response.ok) {
    throw new Error(`${response.status}: ${response.url}`);
  }
  return response.json();
}

/** Show the view that the address names. @param {HTMLElement} place @param {App} app */
async function show(place, app) {
  const name = location.hash.replace(/^#\/|\?.*$/g, "");
  const view = Object.hasOwn(VIEWS, name) ? /** @type {Name} */ (name) : "home";
  const inside = element("div", { className: `dl-study__${view}` });
  place.replaceChildren(inside);
  const { show: fill } = await VIEWS[view]();
  return (await fill(inside, app)) ?? (() => {});
}

/** @param {HTMLElement | null} heading */
function focusOn(heading) {
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}
