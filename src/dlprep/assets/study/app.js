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
 * @property {() => void} changed  called when progress has changed, in this tab or another; the view
 *   that is shown may put its own here
 *
 * @typedef {"home" | "review" | "mock" | "plan" | "data"} Name
 * @typedef {() => void} Leave  what a view does when it is left, such as to stop its clock
 * @typedef {{show: (place: HTMLElement, app: App) => Leave | void | Promise<Leave | void>}} View
 */

import { openRecorder } from "./attempt.js";
import { element } from "./dom.js";
import { troubles } from "./notices.js";
import { indexAddress, language } from "./places.js";
import { askToKeep } from "./saving.js";
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
  recorder.moved = index.moved;
  const app = { lang, words, index, recorder, open, changed: nothing };
  const inside = element("div");
  place.replaceChildren(noticesOf(app), inside);
  const stage = new Stage(inside, app, place.dataset.failed ?? "");
  addEventListener("hashchange", async () => {
    await stage.show();
    keepInLanguages();
    focusOn(inside.querySelector("h2"));
  });
  await stage.show();
  keepInLanguages();
}

/** A place for what is in the way, which follows what happens to progress. @param {App} app */
function noticesOf(app) {
  const { store } = app.recorder;
  const notices = element("div", {}, ...troubles(app));
  let { trouble } = store;
  store.onchange = () => {
    if (trouble !== store.trouble) {
      trouble = store.trouble;
      notices.replaceChildren(...troubles(app));
    }
    app.changed();
    askToKeep(store);
  };
  askToKeep(store);
  return notices;
}

function nothing() {}

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
function addressOf(view) {
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

/** Where views come and go. */
class Stage {
  /** @type {Leave} */
  #leave = nothing;
  #turn = 0;

  /** @param {HTMLElement} place @param {App} app @param {string} failed  what to say without a view */
  constructor(place, app, failed) {
    this.place = place;
    this.app = app;
    this.failed = failed;
  }

  /** Show the view that the address names. */
  async show() {
    this.#turn += 1;
    const turn = this.#turn;
    this.#leave();
    this.#leave = nothing;
    this.app.changed = nothing;
    try {
      const leave = await this.#fill(() => turn === this.#turn);
      if (turn === this.#turn) {
        this.#leave = leave;
      } else {
        leave();
      }
    } catch {
      if (turn === this.#turn) {
        this.place.textContent = this.failed;
      }
    }
  }

  /** @param {() => boolean} isWanted  still, when its script has come */
  async #fill(isWanted) {
    const name = location.hash.replace(/^#\/|\?.*$/g, "");
    const view = Object.hasOwn(VIEWS, name) ? /** @type {Name} */ (name) : "home";
    const { show } = await VIEWS[view]();
    if (!isWanted()) {
      return nothing;
    }
    const inside = element("div", { className: `dl-study__${view}` });
    this.place.replaceChildren(inside);
    return (await show(inside, this.app)) ?? nothing;
  }
}

/** @param {HTMLElement | null} heading */
function focusOn(heading) {
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}
