/**
 * The data: out of this browser, into it, seen as it is, and gone.
 *
 * @typedef {import("../app.js").App} App
 */

import { stateOf } from "../agenda.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { tabs } from "../notices.js";
import { canKeep, keepingPlace } from "../offline.js";
import { eraseAll, exportProgress } from "../saving.js";
import { putAway } from "../standing.js";
import { importForm } from "./import.js";
import { lastExport } from "./storage.js";

/** @param {HTMLElement} place @param {App} app */
export function show(place, app) {
  const { words } = app;
  const counts = element("p");
  const raw = element("pre", { tabIndex: 0 });
  raw.ariaLabel = words.rawLog;
  const log = element("details", { ontoggle: () => draw() });
  log.append(element("summary", {}, words.rawLog), raw);
  const { store } = app.recorder;
  const save = button(words.export, () => exportProgress(store), "dl-study__main");
  const erasing = eraser(app);
  const draw = () => {
    counts.textContent = summary(app);
    const isEmpty = store.log.length === 0;
    save.hidden = erasing.hidden = log.hidden = isEmpty;
    raw.textContent = log.open ? store.log.map((entry) => JSON.stringify(entry)).join("\n") : "";
  };
  const parts = [counts, element("p", { className: "dl-study__ways" }, save)];
  const whole = [element("h2", {}, words.viewData), ...parts, importForm(app), log, erasing];
  place.replaceChildren(tabs(words, "data"), ...whole);
  app.changed = draw;
  draw();
  if (canKeep()) {
    keepingPlace(words).then((keeping) => log.before(keeping));
  }
}

/** What there is. @param {App} app */
function summary({ index, recorder: { store }, words, lang }) {
  const state = stateOf(index, store);
  const count = store.log.length;
  if (!count) {
    return words.noEntries;
  }
  const away = putAway(index, state);
  return [
    filled(words.entries, { count, cards: state.memories.size }),
    away ? `${filled(words.cardsPutAway, { count: away })}.` : "",
    words.local,
    lastExport(store, words, lang),
  ].filter(Boolean).join(" ");
}

/** The way to get rid of everything, which asks once more. @param {App} app */
function eraser({ recorder: { store }, words, open }) {
  const made = element("div", { className: "dl-study__erase" });
  const ask = button(words.erase, () => {
    made.replaceChildren(question, ways);
    cancel.focus();
  });
  const cancel = button(words.cancel, () => {
    made.replaceChildren(ask);
    ask.focus();
  });
  const erase = button(words.eraseReally, async () => {
    try {
      await eraseAll(store);
      open("home");
    } catch {
      question.textContent = words.eraseFailed;
    }
  }, "dl-study__danger");
  const question = element("p", { role: "status" }, words.eraseWhat);
  const ways = element("p", { className: "dl-study__ways" }, cancel, erase);
  made.append(ask);
  return made;
}
