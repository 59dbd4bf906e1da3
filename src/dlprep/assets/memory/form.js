// The form of the question about GPU memory: numbers of a model and of a run, and what they take.

import { memory } from "./formulas.js";

/**
 * @typedef {import("./formulas.js").Model} Model
 * @typedef {import("./formulas.js").Run} Run
 * @typedef {Record<string, string>} Words by their names, in the language of the page
 */

const GIB = 2 ** 30;

// Shapes as published; where one starts, not what the memory is compared with.
// deno-fmt-ignore
const PRESETS = {
  "GPT-2 small": {
    family: "gpt", layers: 12, width: 768, heads: 12, kvHeads: 12, hidden: 3072,
    vocabulary: 50257, positions: 1024, tied: true, batch: 8, length: 1024,
  },
  "GPT-2 XL": {
    family: "gpt", layers: 48, width: 1600, heads: 25, kvHeads: 25, hidden: 6400,
    vocabulary: 50257, positions: 1024, tied: true, batch: 8, length: 1024,
  },
  "Llama 3 8B": {
    family: "llama", layers: 32, width: 4096, heads: 32, kvHeads: 8, hidden: 14336,
    vocabulary: 128256, positions: 0, tied: false, batch: 1, length: 8192,
  },
  "Llama 3 70B": {
    family: "llama", layers: 80, width: 8192, heads: 64, kvHeads: 8, hidden: 28672,
    vocabulary: 128256, positions: 0, tied: false, batch: 1, length: 8192,
  },
};

// deno-fmt-ignore
const RUN = {
  precision: "bf16", optimizer: "adam", attention: "flash", checkpointed: false, gpus: 1, stage: 0,
};

// deno-fmt-ignore
const MODEL_FIELDS = [
  "family", "layers", "width", "heads", "kvHeads", "hidden", "vocabulary", "positions", "tied",
];
// deno-fmt-ignore
const RUN_FIELDS = [
  "batch", "length", "precision", "optimizer", "attention", "checkpointed", "gpus", "stage",
];

const CHOICES = {
  family: ["gpt", "llama"],
  precision: ["fp32", "bf16"],
  optimizer: ["sgd", "momentum", "adam", "adam8"],
  attention: ["matrix", "flash"],
  stage: [0, 1, 2, 3],
};
const SWITCHES = new Set(["tied", "checkpointed"]);
const MAY_BE_ZERO = new Set(["positions"]);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function makeControl(name, words) {
  if (name in CHOICES) {
    const options = CHOICES[name].map((value) =>
      element("option", { value }, words[name === "stage" ? `stage${value}` : value])
    );
    return element("select", { name }, ...options);
  }
  if (SWITCHES.has(name)) {
    return element("input", { name, type: "checkbox" });
  }
  const min = MAY_BE_ZERO.has(name) ? 0 : 1;
  const whole = { type: "number", min, step: 1, inputMode: "numeric", required: true };
  return element("input", { name, ...whole });
}

function makeField(name, words) {
  const control = makeControl(name, words);
  const text = element("span", {}, words[name]);
  const parts = SWITCHES.has(name) ? [control, text] : [text, control];
  return element("label", { className: SWITCHES.has(name) ? "dl-form__switch" : "" }, ...parts);
}

function makeFieldset(legend, names, words) {
  const fields = names.map((name) => makeField(name, words));
  return element("fieldset", {}, element("legend", {}, legend), ...fields);
}

function makePresets(words) {
  const names = Object.keys(PRESETS).map((name) => element("option", {}, name));
  const own = element("option", { value: "" }, words.own);
  const select = element("select", { name: "preset" }, ...names, own);
  return element("label", {}, element("span", {}, words.preset), select);
}

function write(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (control.type === "checkbox") {
      control.checked = value;
    } else {
      control.value = value;
    }
  }
}

function read(form, names) {
  return Object.fromEntries(
    names.map((name) => {
      const { type, checked, value } = form.elements.namedItem(name);
      const isNumber = type === "number" || name === "stage";
      return [name, type === "checkbox" ? checked : isNumber ? Number(value) : value];
    }),
  );
}

// What is wrong with the numbers, if anything is.
function complaint(form, words) {
  const wrong = form.querySelector("input:invalid");
  if (wrong) {
    const said = MAY_BE_ZERO.has(wrong.name) ? words.wholeOrZero : words.whole;
    return `${words[wrong.name]}: ${said}`;
  }
  const { width, heads, kvHeads } = read(form, ["width", "heads", "kvHeads"]);
  return width % heads || heads % kvHeads ? words.notDivisible : "";
}

function shown(bytes) {
  const gib = bytes / GIB;
  const digits = gib >= 100 ? 0 : gib >= 1 ? 1 : 3;
  const precision = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${gib.toLocaleString("en", precision)} GiB`;
}

function makeRow(name, bytes, most) {
  const bar = element("span", { className: "dl-form__bar" });
  bar.style.width = `${(100 * bytes) / most}%`;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    element("td", {}, shown(bytes)),
    element("td", { className: "dl-form__share" }, bar),
  );
}

function makeRows(title, parts, words) {
  const sum = Object.values(parts).reduce((total, one) => total + one, 0);
  const rows = Object.entries(parts).map(([name, bytes]) => makeRow(words[name], bytes, sum));
  const head = element("tr", {}, element("th", { scope: "rowgroup", colSpan: 3 }, title));
  const last = makeRow(words.sum, sum, sum);
  last.className = "dl-form__sum";
  return element("tbody", {}, head, ...rows, last);
}

function makeAnswer(form, words) {
  const model = /** @type {Model} */ (read(form, MODEL_FIELDS));
  const run = /** @type {Run} */ (read(form, RUN_FIELDS));
  const { parameters, training, inference } = memory(model, run);
  const count = element("p", {}, `${words.parameters}: ${parameters.toLocaleString("en")}`);
  const table = element(
    "table",
    { className: "dl-form__table" },
    makeRows(words.training, training, words),
    makeRows(words.inference, inference, words),
  );
  return [count, table];
}

/**
 * Put the form into its place on the page.
 *
 * @param {HTMLElement} place
 * @param {Words} words
 */
export function fill(place, words) {
  const answer = element("div", { className: "dl-form__answer", role: "status" });
  const form = element(
    "form",
    {},
    makePresets(words),
    makeFieldset(words.model, MODEL_FIELDS, words),
    makeFieldset(words.run, RUN_FIELDS, words),
  );
  const update = () => {
    const wrong = complaint(form, words);
    const complained = element("p", { className: "dl-form__wrong" }, wrong);
    answer.replaceChildren(...(wrong ? [complained] : makeAnswer(form, words)));
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.name === "preset") {
      write(form, PRESETS[target.value] ?? {});
    } else if (MODEL_FIELDS.includes(target.name)) {
      form.elements.namedItem("preset").value = "";
    }
    update();
  });
  write(form, { ...RUN, ...PRESETS["GPT-2 small"] });
  update();
  const title = element("p", { className: "dl-form__title" }, words.title);
  place.replaceChildren(title, element("p", {}, words.lead), form, answer);
  place.hidden = false;
}
