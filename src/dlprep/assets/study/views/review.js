/**
 * A session of cards: those of the day, or those that the address chooses by `chapter`, `level` and
 * `status`.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../cards.js").Card} Card
 * @typedef {import("../queue.js").Session} Session
 */

import { choice } from "../app.js";
import { ask, beginAt, Frame, makeFace, nameOf } from "../card.js";
import { cardsOf } from "../cards.js";
import { chance } from "../chance.js";
import { studyDay } from "../day.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { AGAIN } from "../fsrs.js";
import { keys } from "../keys.js";
import { chosen, gradedOn, isChanged, memoriesOf, nextDay } from "../pick.js";
import { questionAddress } from "../places.js";
import { begin, graded, next, putBack, remaining } from "../queue.js";
import { whenOf } from "../rating.js";

const PATIENCE = 3; // pages that cannot be had, one after the other

/** @param {HTMLElement} place @param {App} app */
export function show(place, app) {
  const review = new Review(place, app);
  review.start();
  return () => review.end();
}

class Review {
  /** @type {Session} */
  #session = begin([], []);
  /** @type {{session: Session, entry: import("../log.js").Entry}[]} */
  #graded = [];
  #failures = 0;
  #left = new AbortController();
  #asking = new AbortController();

  /** @param {HTMLElement} place @param {App} app */
  constructor(place, app) {
    this.place = place;
    this.app = app;
    const everything = cardsOf(app.index, { levels: [], chapters: [], cross: false });
    this.cards = new Map(everything.map((card) => [card.id, card]));
    place.classList.add("dl-cards");
    const actions = { u: () => this.#undo(), Escape: () => app.open("home") };
    document.addEventListener("keydown", keys(actions), { signal: this.#left.signal });
  }

  start() {
    this.#session = this.#begun(Date.now());
    this.#graded = [];
    this.#failures = 0;
    this.#go();
  }

  end() {
    this.#asking.abort();
    this.#left.abort();
  }

  /** A session of what there is to ask. @param {number} now */
  #begun(now) {
    const { index, recorder } = this.app;
    const cards = chosen(index, recorder.store, Object.fromEntries(choice()), now);
    const today = gradedOn(index, recorder.store, studyDay(now));
    return begin(cards.map(({ id }) => id), today);
  }

  /** Ask the next card, or say what comes after the last one. */
  async #go() {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const id = next(this.#session, Date.now());
    const card = this.cards.get(id ?? "");
    if (!card) {
      return this.#rest();
    }
    let face;
    try {
      face = await makeFace(card.facet, this.#asked(card, signal));
    } catch (error) {
      return signal.aborted ? undefined : this.#putBack(card, error);
    }
    if (!signal.aborted) {
      this.#failures = 0;
      await this.#ask(card, face, signal);
    }
  }

  /** @param {Card} card @param {AbortSignal} signal @returns {import("../card.js").Asking} */
  #asked({ id, question }, signal) {
    const { index, lang, recorder, words } = this.app;
    const day = studyDay(Date.now());
    const memory = memoriesOf(index, recorder.store).get(id);
    return {
      question,
      lang,
      words,
      turn: memory ? memory.reps - Number(memory.last === day) : 0,
      missed: memory?.missed ?? [],
      chance: chance(`${id} ${day}`),
      signal,
    };
  }

  /** @param {Card} card @param {import("../card.js").Face} face @param {AbortSignal} signal */
  async #ask(card, face, signal) {
    const { recorder, words } = this.app;
    const frame = new Frame(words, signal);
    this.place.replaceChildren(this.#head(card), frame.element);
    const answer = this.#answerTo(card, face);
    const waits = (/** @type {string[]} */ missed) =>
      recorder.waits({ ...answer, ms: 0, missed }, Date.now());
    const page = element("a", { href: questionAddress(card.question.id, face.lang).href });
    page.textContent = words.cardPage;
    face.back.push(element("p", {}, page));
    const { grade, ms, missed } = await ask(frame, face, waits);
    const now = Date.now();
    const entry = recorder.record({ ...answer, ms, missed }, grade, now);
    this.#graded.push({ session: this.#session, entry });
    this.#session = graded(this.#session, card.id, grade, now);
    this.#go();
  }

  /** @param {Card} card @param {import("../card.js").Face} face */
  #answerTo({ id, question }, { lang }) {
    const isPlanned = this.app.recorder.store.settings.interview !== "" && !choice().size;
    const mode = /** @type {"plan" | "review"} */ (isPlanned ? "plan" : "review");
    return { card: id, mode, lang, rev: question.rev };
  }

  /** @param {Card} card */
  #head(card) {
    const { index, recorder, words } = this.app;
    const number = this.#session.asked.length + 1;
    const all = number - 1 + remaining(this.#session, Date.now());
    const facet = nameOf(card.facet, words);
    const text = filled(words.cardNumber, { number, all, facet });
    const done = element("progress", { max: all, value: number - 1 });
    done.ariaHidden = "true"; // the text beside it says it
    const head = element("div", { className: "dl-card__head" });
    head.append(
      element("span", {}, text),
      ...(this.#graded.length ? [quiet(words.undo, () => this.#undo())] : []),
      quiet(words.cardLeave, () => this.app.open("home")),
      done,
    );
    if (isChanged(index, recorder.store, card)) {
      head.append(element("p", { className: "dl-card__badge" }, words.contentChanged));
    }
    return head;
  }

  /** Ask a card later whose page cannot be had now. @param {Card} card @param {unknown} error */
  #putBack({ id }, error) {
    this.#session = putBack(this.#session, id);
    this.#failures += 1;
    if (this.#failures < PATIENCE) {
      return this.#go();
    }
    const { words } = this.app;
    const isOther = error instanceof Error && error.message === words.otherLanguageMissing;
    const heading = isOther ? words.otherLanguageMissing : words.cardMissing;
    this.#failures = 0;
    this.#close(heading, [], button(words.cardRetry, () => this.#go(), "dl-practice__main"));
  }

  #undo() {
    const last = this.#graded.pop();
    if (last) {
      this.app.recorder.undo(last.entry, Date.now());
      this.#session = last.session;
      this.#go();
    }
  }

  /** After a session: what was done, and what comes next. */
  #rest() {
    const { index, recorder, words } = this.app;
    const now = Date.now();
    const lines = [];
    if (this.#graded.length) {
      const forgotten = this.#graded.filter(({ entry }) =>
        "grade" in entry && entry.grade === AGAIN
      );
      const counts = { count: this.#graded.length, again: forgotten.length };
      lines.push(filled(words.cardsDone, counts));
    }
    const count = remaining(this.#begun(now), now);
    const coming = nextDay(index, recorder.store, now);
    if (count) {
      const go = button(filled(words.cardsGoOn, { count }), () => this.start());
      go.className = "dl-practice__main";
      return this.#close(words.cardsBreak, lines, go);
    }
    if (coming) {
      const when = whenOf(coming.days, words);
      lines.push(filled(words.cardsNext, { count: coming.count, when }));
    }
    this.#close(words.cardsOver, lines);
  }

  /** @param {string} text @param {string[]} lines @param {...HTMLElement} ways */
  #close(text, lines, ...ways) {
    const heading = element("h2", {}, text);
    const home = button(this.app.words.cardHome, () => this.app.open("home"));
    const back = this.#graded.length ? [quiet(this.app.words.undo, () => this.#undo())] : [];
    this.place.replaceChildren(
      heading,
      ...lines.map((line) => element("p", {}, line)),
      element("div", { className: "dl-card__buttons" }, ...ways, home, ...back),
    );
    beginAt(heading);
  }
}

/** @param {string} text @param {() => void} onclick */
function quiet(text, onclick) {
  return button(text, onclick, "dl-practice__quiet");
}
