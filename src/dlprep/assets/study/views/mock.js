/**
 * A mock interview: ladders of questions against the clock, the answers after each of them, and a
 * result. Where it stands is kept for this tab, so that a reload takes nothing away but the time.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../interview.js").Interview} Interview
 * @typedef {import("../interview.js").Rung} Rung
 */

import { beginAt, Frame } from "../card.js";
import { studyDay } from "../day.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { gradeOf, nextRung, ROOTS, rootsOf } from "../interview.js";
import { keepInterview, keptInterview } from "../kept.js";
import { keys } from "../keys.js";
import { loadPage } from "../pages.js";
import { openings } from "../pick.js";
import { makeTicks } from "../rating.js";
import { result } from "../result.js";
import { answered, asked, toSay } from "../rungs.js";
import { clock } from "../timer.js";

const MINUTE = 60_000;

/** @param {HTMLElement} place @param {App} app */
export function show(place, app) {
  const mock = new Mock(place, app);
  mock.open();
  return () => mock.leave();
}

class Mock {
  /** @type {Interview | undefined} */
  #interview = keptInterview();
  #since = 0;
  #left = new AbortController();

  /** @param {HTMLElement} place @param {App} app */
  constructor(place, app) {
    this.place = place;
    this.app = app;
    place.classList.add("dl-cards");
  }

  open() {
    if (!this.#interview) {
      this.#offer();
    } else if (this.#interview.isOver) {
      this.#result(this.#interview);
    } else {
      this.#pause(this.#interview);
    }
  }

  leave() {
    this.#left.abort();
  }

  /** What belongs to what was shown so far ends. */
  #end() {
    this.#left.abort();
    this.#left = new AbortController();
    return this.#left.signal;
  }

  /** A screen of its own. @param {string} text @param {...HTMLElement} shown */
  #show(text, ...shown) {
    this.#end();
    const { open, words } = this.app;
    const heading = element("h2", {}, text);
    const home = button(words.cardHome, () => open("home"), "dl-practice__quiet");
    this.place.replaceChildren(heading, ...shown, element("p", {}, home));
    beginAt(heading);
  }

  #offer() {
    const { words } = this.app;
    const lengths = Object.keys(ROOTS).map((minutes) =>
      button(filled(words.mockMinutes, { minutes }), () => this.#begin(Number(minutes)))
    );
    lengths[0].className = "dl-practice__main";
    this.#show(words.mockHeading, element("p", {}, words.mockHow), row(...lengths));
  }

  /** @param {number} minutes */
  #begin(minutes) {
    const { index, recorder, words } = this.app;
    const now = Date.now();
    const { questions, strength } = openings(index, recorder.store, now);
    const seed = String(now);
    const roots = rootsOf(questions, { minutes, seed, strength });
    if (!roots.length) {
      return this.#show(words.cardsOver);
    }
    this.#interview = { seed, minutes, spent: 0, roots, ladders: [[]], isOver: false };
    this.#goOn(this.#interview);
  }

  /** Let the time run again. @param {Interview} interview */
  #goOn(interview) {
    this.#since = Date.now() - interview.spent;
    this.#step(interview);
  }

  /** Keep where the interview stands. @param {Interview} interview */
  #keep(interview) {
    interview.spent = Date.now() - this.#since;
    keepInterview(interview);
  }

  /** @param {Interview} interview */
  #timeLeft({ minutes }) {
    return Math.max(0, minutes * MINUTE - (Date.now() - this.#since));
  }

  /** What comes next: a rung, the answers to a ladder, or the result. @param {Interview} interview */
  async #step(interview) {
    this.#keep(interview);
    const isTime = this.#timeLeft(interview) > 0 || !interview.ladders.at(-1)?.length;
    const rung = isTime ? nextRung(this.app.index, interview) : undefined;
    if (!rung) {
      return this.#answers(interview);
    }
    const { signal } = this.#left;
    let page;
    try {
      page = await loadPage(rung.question, this.app.lang);
    } catch {
      return signal.aborted ? undefined : this.#skip(interview);
    }
    if (!signal.aborted) {
      await this.#ask(interview, rung, page);
    }
  }

  /** A question whose page cannot be had ends its ladder. @param {Interview} interview */
  #skip(interview) {
    return interview.ladders.at(-1)?.length
      ? this.#answers(interview)
      : this.#nextLadder(interview);
  }

  /** @param {Interview} interview @param {Rung} rung @param {import("../pages.js").Page} page */
  async #ask(interview, rung, page) {
    const { words } = this.app;
    const signal = this.#end();
    const frame = new Frame(words, signal);
    const shown = asked(rung, page, words);
    frame.shown.append(...shown);
    const head = this.#head(interview, (interview.ladders.at(-1)?.length ?? 0) + 1);
    this.place.replaceChildren(head, frame.element);
    beginAt(shown[0]);
    const stop = button(words.mockPause, () => this.#pause(interview), "dl-practice__quiet");
    head.append(stop);
    document.addEventListener("keydown", keys({ Escape: () => stop.click() }), { signal });
    const start = Date.now();
    const limit = rung.kind === "root" ? 30 : 90;
    rung.isKnown = await frame.tell({ limit });
    rung.ms = Date.now() - start;
    if (rung.kind === "root") {
      await this.#tick(frame, rung, page);
    }
    interview.ladders.at(-1)?.push(rung);
    this.#step(interview);
  }

  /**
   * How much of the first answer was said decides what is asked next.
   * @param {Frame} frame
   * @param {Rung} rung
   * @param {import("../pages.js").Page} page
   */
  async #tick(frame, rung, page) {
    const { words } = this.app;
    if (rung.isKnown) {
      const ticks = makeTicks(words.points, page.points());
      frame.shown.append(ticks.fieldset);
      ticks.fieldset.scrollIntoView({ block: "nearest" });
      await new Promise((resolve) => {
        const next = button(words.mockNext, () => resolve(undefined), "dl-practice__main");
        frame.bar.replaceChildren(next);
        next.focus({ preventScroll: true });
      });
      Object.assign(rung, { said: ticks.said(), missed: ticks.missed() });
    }
    rung.points = page.points().length;
  }

  /** @param {Interview} interview @param {number} rung  how many of its ladder there are so far */
  #head(interview, rung) {
    const { words } = this.app;
    const number = interview.ladders.length;
    const place = filled(words.mockPlace, { number, all: interview.roots.length, rung });
    const left = element("span", { className: "dl-card__left", role: "timer" });
    left.ariaLabel = words.mockLeft;
    const tell = () => {
      left.textContent = clock(Math.ceil(this.#timeLeft(interview) / 1000));
    };
    tell();
    const ticking = setInterval(() => (left.isConnected ? tell() : clearInterval(ticking)), 1000);
    return element("div", { className: "dl-card__head" }, element("span", {}, place), left);
  }

  /** @param {Interview} interview */
  #pause(interview) {
    const { words } = this.app;
    const left = clock(Math.ceil((interview.minutes * MINUTE - interview.spent) / 1000));
    const text = element("p", {}, filled(words.mockTime, { left }));
    const main = button(words.mockContinue, () => this.#goOn(interview), "dl-practice__main");
    const end = button(words.mockEnd, () => {
      interview.roots.length = interview.ladders.length;
      this.#since = Date.now() - interview.spent;
      this.#skip(interview);
    });
    this.#show(words.mockPaused, text, row(main, end));
  }

  /** The answers to what was asked in a ladder, to be ticked. @param {Interview} interview */
  async #answers(interview) {
    const { lang, words } = this.app;
    const ladder = interview.ladders.at(-1) ?? [];
    const signal = this.#end();
    const pages = await Promise.all(ladder.map(({ question }) => loadPage(question, lang)));
    if (signal.aborted) {
      return;
    }
    const heading = element("h2", {}, words.mockAnswers);
    const parts = ladder.map((rung, index) => answered(rung, toSay(rung, pages[index], words)));
    const frame = new Frame(words, signal);
    frame.shown.append(heading, ...parts.map(({ section }) => section));
    const go = button(this.#isLast(interview) ? words.mockResult : words.mockNext, () => {
      ladder.forEach((rung, index) => Object.assign(rung, parts[index].told()));
      this.#record(ladder);
      this.#nextLadder(interview);
    }, "dl-practice__main");
    frame.bar.append(go);
    this.place.replaceChildren(this.#head(interview, ladder.length), frame.element);
    beginAt(heading);
  }

  /** @param {Rung[]} ladder */
  #record(ladder) {
    const { index, lang, recorder } = this.app;
    for (const rung of ladder) {
      const { card, grade } = gradeOf(rung);
      const rev = index.questions.find(({ id }) => id === rung.question)?.rev;
      const { ms = 0, missed = [] } = rung;
      recorder.record({ card, mode: "mock", lang, ms, missed, rev }, grade, Date.now());
    }
  }

  /** Whether no further question begins after this ladder. @param {Interview} interview */
  #isLast(interview) {
    return interview.ladders.length >= interview.roots.length || this.#timeLeft(interview) === 0;
  }

  /** @param {Interview} interview */
  #nextLadder(interview) {
    if (this.#isLast(interview)) {
      return this.#finish(interview);
    }
    interview.ladders.push([]);
    this.#step(interview);
  }

  /** @param {Interview} interview */
  #finish(interview) {
    const ladders = interview.ladders.filter((ladder) => ladder.length);
    const done = { ...interview, ladders, isOver: true };
    const { lang, recorder } = this.app;
    const at = Date.now();
    if (ladders.length) {
      const asked = ladders.map(([{ question }]) => question);
      const depth = ladders.map((ladder) => ladder.length);
      const fields = { at, day: studyDay(at), minutes: interview.minutes, asked, depth, lang };
      recorder.store.add({ kind: "mock", ...fields });
    }
    this.#interview = done;
    this.#keep(done);
    this.#result(done);
  }

  /** @param {Interview} interview */
  #result(interview) {
    const { words } = this.app;
    const anew = button(words.mockAnew, () => {
      keepInterview(undefined);
      this.#offer();
    }, "dl-practice__main");
    this.#show(words.mockResultHeading, result(interview, this.app), row(anew));
  }
}

/** @param {...HTMLElement} buttons */
function row(...buttons) {
  return element("div", { className: "dl-card__buttons" }, ...buttons);
}
