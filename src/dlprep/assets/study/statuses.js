/**
 * How a reader stands with each question: as with its explanation, which is what it asks for first.
 *
 * @typedef {"new" | "due" | "shaky" | "known"} Status
 */

import { statusOf } from "./cards.js";
import { studyDay } from "./day.js";
import { createScheduler } from "./fsrs.js";
import { fold } from "./log.js";

/**
 * The status of every question, by its id.
 * @param {import("./cards.js").Index} index
 * @param {{log: import("./log.js").Entry[], settings: import("./settings.js").Settings}} progress
 * @param {number} at  now, in milliseconds since 1970
 * @returns {Map<string, Status>}
 */
export function standing(index, { log, settings }, at) {
  const memories = fold(log, createScheduler({ retention: settings.retention }), index.moved);
  const day = studyDay(at);
  return new Map(
    index.questions.map(({ id }) => [id, statusOf(memories.get(`${id}/recall`), day)]),
  );
}

/**
 * The question whose page an address leads to; nothing where it leads elsewhere.
 * @param {string} address
 */
export function questionOfAddress(address) {
  return /\/questions\/([\w-]+)\/(?:index\.html)?$/.exec(address.split(/[?#]/)[0])?.[1];
}
