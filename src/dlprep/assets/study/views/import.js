/** Bringing in the progress of another device: a file, what it would change, and only then that. */

import { button, element } from "../dom.js";
import { merged, readFile } from "../exchange.js";
import { filled } from "../filled.js";
import { createScheduler } from "../fsrs.js";
import { exportProgress } from "../saving.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../exchange.js").Progress} Progress
 */

/** @param {App} app */
export function importForm(app) {
  const { words } = app;
  const status = element("p", { role: "status" });
  const preview = element("div", { className: "dl-study__preview" });
  const input = element("input", { type: "file", accept: ".json,application/json" });
  /** @param {string} text */
  function end(text) {
    preview.replaceChildren();
    input.value = "";
    status.textContent = text;
  }
  input.onchange = async () => {
    const [file] = input.files ?? [];
    if (!file) {
      return;
    }
    const read = await readFile(file);
    if ("problem" in read) {
      const { key, values } = read.problem;
      end(`${filled(words[key], values)} ${words.nothingWritten}`);
      return;
    }
    status.textContent = summary(app, read.progress);
    preview.replaceChildren(...ways(app, read.progress, end));
    preview.querySelector("button")?.focus();
  };
  const label = element("label", {}, words.importFile, input);
  return element("section", {}, element("h3", {}, words.import), label, status, preview);
}

/** What a file holds and would change. @param {App} app @param {Progress} theirs */
function summary({ recorder: { store }, words, lang }, theirs) {
  const { added, updated } = change(store, theirs);
  const when = new Date(theirs.exported).toLocaleString(lang, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const holds = filled(words.fileHolds, { when, count: theirs.log.length });
  return `${holds} ${filled(words.wouldAdd, { added: added.length, updated })}`;
}

/**
 * The ways to go on with a file.
 * @param {App} app
 * @param {Progress} theirs
 * @param {(said: string) => void} end
 */
function ways({ recorder: { store }, words }, theirs, end) {
  const bring = button(words.merge, async () => {
    end(await mergeIn(store, theirs, words));
  }, "dl-study__main");
  const swap = button(words.replace, async () => {
    end((await replaceBy(store, theirs)) ? words.replaced : words.nothingWritten);
  });
  const cancel = button(words.cancel, () => end(words.nothingWritten));
  const isAnyOwn = store.log.length > 0;
  const all = isAnyOwn ? [bring, swap, cancel] : [bring, cancel];
  const note = element("p", { className: "dl-study__quiet", hidden: !isAnyOwn });
  note.textContent = words.replaceNote;
  return [element("p", { className: "dl-study__ways" }, ...all), note];
}

/** @param {import("../store.js").Store} store @param {Progress} theirs */
function change(store, theirs) {
  const { retention } = store.settings;
  return merged(store, theirs, createScheduler({ retention }));
}

/** @param {import("../store.js").Store} store @param {Progress} theirs @param {App["words"]} words */
async function mergeIn(store, theirs, words) {
  const { added, settings, updated } = change(store, theirs);
  store.addAll(added, settings);
  await store.saved();
  return filled(words.imported, { added: added.length, updated });
}

/** Whether it was done: not where the reader did not let the old progress be saved. @param {import("../store.js").Store} store @param {Progress} theirs */
async function replaceBy(store, theirs) {
  if (!(await exportProgress(store))) {
    return false;
  }
  store.replace(theirs.log, theirs.settings);
  store.noteExport(Date.now());
  await store.saved();
  return true;
}
