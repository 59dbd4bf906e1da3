/**
 * Progress as a file that another device can read. A file is looked through to its end before
 * anything of it is used.
 *
 * @typedef {import("./log.js").Entry} Entry
 * @typedef {import("./settings.js").Settings} Settings
 *
 * @typedef {object} Progress
 * @property {number} exported  when, in milliseconds since 1970
 * @property {Entry[]} log
 * @property {Settings} settings
 *
 * @typedef {{key: string, values: Record<string, string | number>}} Problem
 *   what to say, by its key in the words
 */

import { dateOfDay, studyDay } from "./day.js";
import { fold, merge } from "./log.js";
import { newer } from "./settings.js";
import { faultOfEntry, faultOfSettings, isRecord } from "./shape.js";

const FORMAT = 1;
const SITE = "dlprep";
const MOST_MEGABYTES = 20;

/** The text of a file that holds all progress. @param {Progress} progress */
export function exportText({ exported, log, settings }) {
  const sorted = [...log].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `${JSON.stringify({ format: FORMAT, site: SITE, exported, log: sorted, settings })}\n`;
}

/** What the file is called. @param {number} at  now, in milliseconds since 1970 */
export function exportName(at) {
  return `${SITE}-progress-${dateOfDay(studyDay(at))}.json`;
}

/**
 * What a file holds, or what is wrong with it; a file that is too large is not read.
 * @param {Blob} file
 * @returns {Promise<ReturnType<typeof readExport>>}
 */
export async function readFile(file) {
  const isTooLarge = file.size > MOST_MEGABYTES * 1e6;
  return isTooLarge
    ? { problem: said("importTooLarge", { most: MOST_MEGABYTES }) }
    : readExport(await file.text());
}

/**
 * What the text of a file holds, or what is wrong with it.
 * @param {string} text
 * @returns {{progress: Progress} | {problem: Problem}}
 */
export function readExport(text) {
  const problem = faultOfText(text);
  if (problem) {
    return { problem };
  }
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { problem: said(/\}\s*$/.test(text) ? "importNotJson" : "importCutOff") };
  }
  const fault = faultOfFile(file);
  return fault ? { problem: fault } : { progress: progressOf(file) };
}

/**
 * What a file's progress adds to one's own, and how many cards it changes.
 * @param {{log: readonly Entry[], settings: Settings}} own
 * @param {Progress} theirs
 * @param {import("./fsrs.js").Scheduler} scheduler
 * @returns {{added: Entry[], settings: Settings, updated: number}}
 */
export function merged(own, theirs, scheduler) {
  const known = new Set(own.log.map(({ id }) => id));
  const before = fold(own.log, scheduler);
  const after = fold(merge(own.log, theirs.log), scheduler);
  const cards = new Set([...before.keys(), ...after.keys()]);
  const same = (/** @type {string} */ card) =>
    JSON.stringify(before.get(card)) === JSON.stringify(after.get(card));
  return {
    added: theirs.log.filter(({ id }) => !known.has(id)),
    settings: newer(own.settings, theirs.settings),
    updated: [...cards].filter((card) => !same(card)).length,
  };
}

/** @param {Problem["key"]} key @param {Problem["values"]} [values] @returns {Problem} */
function said(key, values = {}) {
  return { key, values };
}

/** What can be told of a text before it is read. @param {string} text */
function faultOfText(text) {
  if (text.length > MOST_MEGABYTES * 1e6) {
    return said("importTooLarge", { most: MOST_MEGABYTES });
  }
  if (/^\s*<(?:!doctype|html)\b/i.test(text)) {
    return said("importIsPage");
  }
  return /^(?:<{7}|>{7}) /m.test(text) ? said("importHasConflict") : undefined;
}

/** @param {unknown} file @returns {Problem | undefined} */
function faultOfFile(file) {
  if (!isRecord(file) || typeof file.site !== "string") {
    return said("importNotProgress");
  }
  if (file.site !== SITE) {
    return said("importOtherSite", { site: shown(file.site) });
  }
  if (!Number.isInteger(file.format) || Number(file.format) < 1) {
    return said("importNotProgress");
  }
  if (Number(file.format) > FORMAT) {
    return said("importNewer", { format: Number(file.format) });
  }
  return faultOfHead(file) ?? faultOfLog(file.log) ?? faultOfChoices(file.settings);
}

/** @param {Record<string, unknown>} file */
function faultOfHead({ exported, log, settings }) {
  const whole = Number.isFinite(exported) && Array.isArray(log) && isRecord(settings);
  return whole ? undefined : said("importNotProgress");
}

/** @param {any} log  which is known to be a list */
function faultOfLog(log) {
  for (const [index, entry] of log.entries()) {
    const number = index + 1;
    if (!isRecord(entry)) {
      return said("importEntry", { number, field: "{}", value: shown(entry) });
    }
    const field = faultOfEntry(entry);
    if (field !== undefined) {
      return said("importEntry", { number, field: shown(field), value: shown(entry[field]) });
    }
  }
  return undefined;
}

/** @param {any} settings  which are known to be a record */
function faultOfChoices(settings) {
  const field = faultOfSettings(settings);
  return field === undefined
    ? undefined
    : said("importSetting", { field, value: shown(settings[field]) });
}

/** A value in a few characters. @param {unknown} value */
function shown(value) {
  const text = typeof value === "object" && value !== null ? "{…}" : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** @param {any} file  which has no fault */
function progressOf({ exported, log, settings }) {
  return { exported, log, settings };
}
