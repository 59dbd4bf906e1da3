/** The shapes of what an exported file holds, field by field. */

import { dayOfDate } from "./day.js";

/** @typedef {(value: unknown) => boolean} Check */
/** @typedef {Readonly<Record<string, Check>>} Shape */

const LATEST = 8.64e15; // the last moment that a date can be, in milliseconds
const LAST_DAY = LATEST / 86_400_000;
const DEEPEST = 8;

/** @param {number} low @param {number} high @returns {Check} */
function integer(low, high) {
  return (value) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/** @param {number} low @param {number} high @returns {Check} */
function number(low, high) {
  return (value) => typeof value === "number" && value >= low && value <= high;
}

/** @param {RegExp} pattern @returns {Check} */
function text(pattern) {
  return (value) => typeof value === "string" && pattern.test(value);
}

/** @param {...unknown} values @returns {Check} */
function oneOf(...values) {
  return (value) => values.includes(value);
}

/** @param {Check} check @returns {Check} */
function listOf(check) {
  return (value) => Array.isArray(value) && value.every(check);
}

const NAME = /^[a-z0-9][a-z0-9-]{0,99}$/;
const ID = /^[a-z0-9]{1,20}-\d{1,15}$/;

const id = text(ID);
const at = integer(0, LATEST);
const day = integer(0, LAST_DAY);
const milliseconds = integer(0, LATEST);
const name = text(NAME);
const language = oneOf("ko", "en");

/** @type {Readonly<Record<string, Shape>>} */
const ENTRIES = {
  grade: {
    id,
    card: text(/^[a-z0-9][a-z0-9-]{0,99}\/[a-z]{1,20}$/),
    at,
    day,
    grade: integer(1, 4),
    mode: oneOf("page", "review", "mock", "plan"),
    lang: language,
    ms: milliseconds,
    missed: listOf(text(/^[0-9a-f]{8}$/)),
    rev: text(/^[0-9a-f]{1,16}$/),
  },
  undo: { id, of: id, at },
  reset: { id, at, scope: name },
  mock: {
    id,
    at,
    day,
    minutes: integer(1, 600),
    asked: listOf(name),
    depth: listOf(integer(0, 99)),
    lang: language,
  },
};

const OPTIONAL = new Set(["rev"]);

/** @type {Shape} */
const OTHER_ENTRY = { id, at, kind: text(/^[a-z]{1,20}$/) };

/** @type {Shape} */
const SETTINGS = {
  at,
  interview: (value) =>
    value === "" || (typeof value === "string" && dayOfDate(value) !== undefined),
  minutes: integer(5, 600),
  levels: listOf(name),
  chapters: listOf(name),
  retention: number(0.8, 0.97),
  cross: oneOf(true, false),
};

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The first field that is not of its shape; nothing where all are.
 * @param {Record<string, unknown>} record
 * @param {Shape} shape
 */
function faultyField(record, shape) {
  return Object.keys(shape).find((key) =>
    Object.hasOwn(record, key) ? !shape[key](record[key]) : !OPTIONAL.has(key)
  );
}

/**
 * The field of a log entry that is wrong. Of entries of a later kind only what all have is known.
 * @param {Record<string, unknown>} entry
 * @returns {string | undefined}
 */
export function faultOfEntry(entry) {
  const kind = String(entry.kind);
  if (Object.hasOwn(ENTRIES, kind)) {
    return faultyField(entry, ENTRIES[kind]);
  }
  const deep = Object.keys(entry).find((key) => !isShallow(entry[key], DEEPEST));
  return faultyField(entry, OTHER_ENTRY) ?? deep;
}

/** The setting that is wrong. @param {Record<string, unknown>} settings */
export function faultOfSettings(settings) {
  return faultyField(settings, SETTINGS);
}

/**
 * Whether a value nests no deeper than storage can write.
 * @param {unknown} value
 * @param {number} levels
 * @returns {boolean}
 */
function isShallow(value, levels) {
  if (typeof value !== "object" || value === null) {
    return true;
  }
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
