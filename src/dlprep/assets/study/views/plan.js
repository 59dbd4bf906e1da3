/**
 * The plan: the date of the interview, the time there is and what is asked. Every change counts at
 * once; no card is changed by one.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../settings.js").Settings} Settings
 */

import { element } from "../dom.js";
import { levelNames } from "../levels.js";
import { tabs } from "../notices.js";
import { outlook } from "./outlook.js";

const SAFE = { least: 0.8, most: 0.97 }; // chances of recall

/** @param {HTMLElement} place @param {App} app */
export function show(place, app) {
  const { store } = app.recorder;
  let at = store.settings.at;
  const status = element("p", { className: "dl-study__quiet", role: "status" });
  const ahead = element("section");
  const form = element("form", { className: "dl-study__form", onsubmit: () => false });
  /** @param {Partial<Settings>} changes */
  function choose(changes) {
    at = Date.now();
    store.choose(changes, at);
    status.textContent = app.words.saved;
  }
  /** @param {Partial<Settings>} changes */
  function advise(changes) {
    choose(changes);
    fill();
  }
  const fill = () => form.replaceChildren(...fields(app, choose, status));
  const look = () => ahead.replaceChildren(...outlook(app, advise));
  app.changed = () => {
    if (store.settings.at !== at) {
      at = store.settings.at;
      fill(); // another tab has chosen
    }
    look();
  };
  fill();
  look();
  const heading = element("h2", {}, app.words.viewPlan);
  place.replaceChildren(tabs(app.words, "plan"), heading, form, status, ahead);
}

/**
 * @param {App} app
 * @param {(changes: Partial<Settings>) => void} choose
 * @param {HTMLElement} status
 */
function fields({ index, recorder, words, lang }, choose, status) {
  const { settings } = recorder.store;
  const named = levelNames(words);
  const levels = index.levels.map((id) => ({ id, name: named[id] ?? id }));
  const chapters = index.chapters.map(({ id, title }) => ({ id, name: title[lang] }));
  const some = (/** @type {string[]} */ list, /** @type {unknown[]} */ all) =>
    list.length ? `${list.length}/${all.length}` : words.all;
  const tell = () => (status.textContent = words.chooseOne);
  const boxesOfChapters = boxes(chapters, settings.chapters, tell, (chosen) => {
    choose({ chapters: chosen });
    summary.textContent = `${words.chapters}: ${some(chosen, chapters)}`;
  });
  const summary = element("summary", {}, `${words.chapters}: ${some(settings.chapters, chapters)}`);
  return [
    dateField(words, settings, choose),
    minutesField(words, settings, choose),
    element(
      "fieldset",
      {},
      element("legend", {}, words.levels),
      boxes(levels, settings.levels, tell, (chosen) => choose({ levels: chosen })),
    ),
    element("details", {}, summary, boxesOfChapters),
    crossField(words, settings, choose),
    element(
      "details",
      {},
      element("summary", {}, words.moreSettings),
      retentionField(words, settings, choose),
    ),
  ];
}

/**
 * @typedef {import("../words.js").Words} Words
 * @typedef {(changes: Partial<Settings>) => void} Choose
 */

/** @param {Words} words @param {Settings} settings @param {Choose} choose */
function dateField(words, settings, choose) {
  const input = element("input", { type: "date", value: settings.interview, max: "9999-12-31" });
  input.onchange = () => input.checkValidity() && choose({ interview: input.value });
  return element("label", {}, words.interview, input);
}

/** @param {Words} words @param {Settings} settings @param {Choose} choose */
function minutesField(words, settings, choose) {
  const input = element("input", { type: "number", inputMode: "numeric", required: true });
  Object.assign(input, { min: "5", max: "600", step: "1", value: String(settings.minutes) });
  input.onchange = () => input.reportValidity() && choose({ minutes: input.valueAsNumber });
  return element("label", {}, words.minutes, input);
}

/** @param {Words} words @param {Settings} settings @param {Choose} choose */
function crossField(words, settings, choose) {
  const input = element("input", { type: "checkbox", checked: settings.cross });
  input.onchange = () => choose({ cross: input.checked });
  return element("label", { className: "dl-study__check" }, input, words.cross);
}

/** @param {Words} words @param {Settings} settings @param {Choose} choose */
function retentionField(words, settings, choose) {
  const input = element("input", { type: "range" });
  const least = String(100 * SAFE.least);
  const value = String(Math.round(100 * settings.retention));
  Object.assign(input, { min: least, max: String(100 * SAFE.most), value });
  const output = element("output", {}, `${value}%`);
  input.oninput = () => (output.textContent = `${input.value}%`);
  input.onchange = () => choose({ retention: input.valueAsNumber / 100 });
  const note = element("p", { className: "dl-study__quiet" }, words.retentionNote);
  return element("div", {}, element("label", {}, words.retention, input, output), note);
}

/**
 * Boxes of which at least one is ticked; all of them count as no choice.
 * @param {{id: string, name: string}[]} options
 * @param {string[]} chosen
 * @param {() => void} refuse  say that one has to stay
 * @param {(chosen: string[]) => void} choose
 */
function boxes(options, chosen, refuse, choose) {
  const inputs = options.map(({ id }) =>
    element("input", {
      type: "checkbox",
      value: id,
      checked: !chosen.length || chosen.includes(id),
    })
  );
  const onchange = (/** @type {Event} */ { target }) => {
    const ticked = inputs.filter(({ checked }) => checked).map(({ value }) => value);
    if (ticked.length) {
      choose(ticked.length === options.length ? [] : ticked);
    } else {
      /** @type {HTMLInputElement} */ (target).checked = true;
      refuse();
    }
  };
  const labels = options.map(({ name }, place) =>
    element("label", { className: "dl-study__check" }, inputs[place], name)
  );
  return element("div", { className: "dl-study__boxes", onchange }, ...labels);
}
