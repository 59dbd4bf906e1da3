/** One answer to one card: when it would come back, and putting it into the log. */

import { studyDay } from "./day.js";
import { AGAIN, createScheduler, EASY, GOOD, HARD } from "./fsrs.js";
import { fold } from "./log.js";
import { openStore } from "./store.js";

/** @typedef {import("./fsrs.js").Grade} Grade */
/** @typedef {import("./log.js").GradeEntry} GradeEntry */
/** @typedef {Omit<GradeEntry, "id" | "kind" | "at" | "day" | "grade">} Answer */

/** @type {readonly Grade[]} */
export const GRADES = Object.freeze([AGAIN, HARD, GOOD, EASY]);

/**
 * A way to record answers, with the progress that there is.
 * @returns {Promise<Recorder>}
 */
export async function openRecorder() {
  return new Recorder(await openStore());
}

export class Recorder {
  /** New ids of questions by old ones, where they are known. @type {Readonly<Record<string, string>>} */
  moved = {};

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * In how many days a card comes back after each grade. An earlier grade of the day that is lower
   * stands.
   * @param {Answer} answer
   * @param {number} at  now, in milliseconds since 1970
   * @returns {number[]}
   */
  waits(answer, at) {
    return GRADES.map((grade) => this.#wait([this.#fields(answer, grade, at)], answer.card, at));
  }

  /** In how many days a card comes back as things are. @param {string} card @param {number} at */
  wait(card, at) {
    return this.#wait([], card, at);
  }

  /**
   * Add the answer to the log.
   * @param {Answer} answer
   * @param {Grade} grade
   * @param {number} at
   */
  record(answer, grade, at) {
    return this.store.add(this.#fields(answer, grade, at));
  }

  /** Take back an answer. @param {import("./log.js").Entry} entry @param {number} at */
  undo(entry, at) {
    this.store.add({ kind: "undo", of: entry.id, at });
  }

  /**
   * @param {Omit<GradeEntry, "id">[]} more
   * @param {string} card
   * @param {number} at
   */
  #wait(more, card, at) {
    const { log, settings } = this.store;
    const entries = more.map((fields) => ({ ...fields, id: "" }));
    const scheduler = createScheduler({ retention: settings.retention });
    const due = fold([...log, ...entries], scheduler, this.moved).get(card)?.due ?? 0;
    return Math.max(0, due - studyDay(at));
  }

  /**
   * @param {Answer} answer
   * @param {Grade} grade
   * @param {number} at
   * @returns {Omit<GradeEntry, "id">}
   */
  #fields(answer, grade, at) {
    return { ...answer, kind: "grade", at, day: studyDay(at), grade };
  }
}
