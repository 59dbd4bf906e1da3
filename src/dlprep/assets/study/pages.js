/**
 * What cards show, taken from the pages of the questions. A page that was fetched once is kept;
 * every call makes its nodes anew.
 *
 * @typedef {import("./places.js").Language} Language
 * @typedef {{item: string, nodes: Node[]}} Point
 * @typedef {{item: string, claim: HTMLElement, why: HTMLElement}} Claim
 * @typedef {{item: string, question: HTMLElement, answer: HTMLElement}} FollowUp
 * @typedef {{caption: HTMLElement, code: HTMLElement, results: HTMLElement}} Snippet
 * @typedef {{line: HTMLElement, values: HTMLDataElement[], snippets: Snippet[]}} Block
 *   a sentence, item or row of a table, the values in it, and the snippets that gave them
 */

import { element } from "./dom.js";
import { questionAddress } from "./places.js";

const VALUE = "data.dl-value:not([data-given])";
const LINE = "tr, li, p";
const TELLING = 3; // characters, of which a number is hardly another one by chance

/** @type {Map<string, Promise<Page>>} */
const fetched = new Map();

/**
 * The page of a question; an error where it cannot be had.
 * @param {string} question
 * @param {Language} lang
 */
export function loadPage(question, lang) {
  const { href } = questionAddress(question, lang);
  const page = fetched.get(href) ?? fetchPage(href);
  fetched.set(href, page);
  page.catch(() => fetched.delete(href));
  return page;
}

/** @param {string} address */
async function fetchPage(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status}: ${address}`);
  }
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  rebase(parsed, response.url);
  return new Page(parsed);
}

/**
 * Let links and figures lead where they lead on their own page, and leave no id that the page for
 * studying may have.
 * @param {Document} parsed
 * @param {string} address
 */
function rebase(parsed, address) {
  for (const name of ["href", "src"]) {
    for (const one of parsed.querySelectorAll(`article [${name}]`)) {
      one.setAttribute(name, new URL(one.getAttribute(name) ?? "", address).href);
    }
  }
  for (const one of parsed.querySelectorAll("article [id]")) {
    one.setAttribute("data-id", one.id);
    one.removeAttribute("id");
  }
}

/**
 * What a key point or follow-up says, or why a claim is wrong, as plain text; nothing where the page
 * no longer has it.
 * @param {string} question
 * @param {string} item
 * @param {Language} lang
 * @returns {Promise<string | undefined>}
 */
export async function pointText(question, item, lang) {
  const said = (await loadPage(question, lang)).said(item);
  return said && textOf(said);
}

export class Page {
  #document;

  /** @param {Document} parsed */
  constructor(parsed) {
    this.#document = parsed;
  }

  /** @param {"h2" | "h3"} name  the kind of heading that it becomes */
  title(name) {
    return this.#part("h1", name);
  }

  /** The heading above the short answer. */
  shortHeading() {
    return this.#part(".dl-short h2", "h3");
  }

  short() {
    const short = this.#part(".dl-short");
    short.querySelector("h2")?.remove();
    return short;
  }

  /** @returns {Point[]} */
  points() {
    return this.#all(".dl-points li[data-item]").map((point) => ({
      item: itemOf(point),
      nodes: [part(point.querySelector("p") ?? point, "span")],
    }));
  }

  /** Its wrong statements, which look no different from true ones. @returns {Claim[]} */
  claims() {
    return this.#all(".dl-wrong").map((wrong) => ({
      item: itemOf(wrong.querySelector("[data-item]")),
      claim: part(wrong.querySelector(".dl-wrong__claim")),
      why: part(wrong.querySelector(".dl-wrong__why")),
    }));
  }

  /** @returns {FollowUp[]} */
  followUps() {
    return this.#all("details.dl-more").map((more) => ({
      item: itemOf(more.querySelector("summary")),
      question: part(more.querySelector("summary")),
      answer: part(more.querySelector("summary + div")),
    }));
  }

  /** Its terms in the page's language by their English names. @returns {Map<string, string>} */
  terms() {
    const named = this.#all("article a.dl-term[data-name]").map((term) => ({
      name: term.getAttribute("data-name") ?? "",
      word: term.textContent ?? "",
    }));
    return new Map(
      named.filter(({ name, word }) => name !== word).map((one) => [one.name, one.word]),
    );
  }

  /** How many lines show a value that only a run gives. */
  blocks() {
    return this.#lines().length;
  }

  /** One of these lines. @param {number} place @returns {Block} */
  block(place) {
    const original = this.#lines()[place];
    const values = hiddenIn(original);
    const names = new Set(values.map((value) => value.getAttribute("data-of") ?? ""));
    const line = lineOf(original);
    return {
      line,
      values: hiddenIn(line),
      snippets: [...names].map((name) => this.#snippet(name)),
    };
  }

  /**
   * What an item says: of a wrong statement why it is wrong, for nobody is to learn the statement.
   * @param {string} item
   * @returns {HTMLElement | undefined}
   */
  said(item) {
    const found = this.#document.querySelector(`[data-item="${item}"]`);
    const why = found?.parentElement?.querySelector(".dl-wrong__why");
    const text = why ?? found;
    return text ? part(text.querySelector("p") ?? text, "span") : undefined;
  }

  #lines() {
    const lines = this.#all(VALUE).flatMap((value) => value.closest(LINE) ?? []);
    return [...new Set(lines)].filter((line) => hiddenIn(line).length);
  }

  /** @param {string} name @returns {Snippet} */
  #snippet(name) {
    const figure = this.#document.querySelector(`figure[data-id="snippet-${name}"]`);
    return {
      caption: part(figure?.querySelector("figcaption")),
      code: codeOf(figure?.querySelectorAll(".dl-code, :scope > [lang]")),
      results: copiesOf(figure?.querySelectorAll(".dl-output, .dl-figure")),
    };
  }

  /** @param {string} selector */
  #all(selector) {
    return [...this.#document.querySelectorAll(selector)];
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {string} selector
   * @param {Name} [name]
   */
  #part(selector, name) {
    return part(this.#document.querySelector(selector), name);
  }
}

/** @param {Element | null} one */
function itemOf(one) {
  return one?.getAttribute("data-item") ?? "";
}

/**
 * A copy of what is in an element, in its language.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Element | null | undefined} original
 * @param {Name} [name]
 */
function part(original, name = /** @type {Name} */ ("div")) {
  const copy = element(name);
  copy.append(...(original?.cloneNode(true).childNodes ?? []));
  const lang = original?.closest("[lang]")?.getAttribute("lang");
  if (lang && lang !== document.documentElement.lang) {
    copy.lang = lang;
  }
  return copy;
}

/** @param {Iterable<Element>} [originals] */
function copiesOf(originals = []) {
  return element("div", {}, ...[...originals].map((one) => one.cloneNode(true)));
}

/** Code without what it asserts, which would tell what comes of it. @param {Iterable<Element>} [originals] */
function codeOf(originals) {
  const copies = copiesOf(originals);
  copies.querySelectorAll("code").forEach(leaveOutAssertions);
  return copies;
}

/** @param {Element} code  as Pygments marks it */
function leaveOutAssertions(code) {
  let [isLeftOut, depth] = [false, 0];
  for (const node of [...code.childNodes]) {
    const text = node.textContent ?? "";
    const mark = node instanceof Element ? node.className : "";
    isLeftOut ||= mark === "k" && text === "assert";
    if (isLeftOut) {
      depth += mark === "p" ? bracketsIn(text) : 0;
      const end = depth === 0 && mark === "" ? text.indexOf("\n") : -1;
      isLeftOut = end < 0;
      node.replaceWith(isLeftOut ? "" : text.slice(end + 1));
    }
  }
}

/** How many more open than close. @param {string} text */
function bracketsIn(text) {
  return [...text].reduce(
    (sum, one) => sum + Number("([{".includes(one)) - Number(")]}".includes(one)),
    0,
  );
}

/** The values that a line does not tell another time. @param {Element} line */
function hiddenIn(line) {
  const rest = /** @type {Element} */ (line.cloneNode(true));
  rest.querySelectorAll(VALUE).forEach((value) => value.remove());
  const values = [...line.querySelectorAll(/** @type {"data"} */ (VALUE))];
  return values.filter(({ textContent }) =>
    textContent.length < TELLING || !rest.textContent?.includes(textContent)
  );
}

/** A line by itself: a row with the head of its table. @param {Element} original */
function lineOf(original) {
  const head = original.closest("table")?.tHead;
  if (!original.matches("tr")) {
    return part(original, original.matches("li") ? "div" : "p");
  }
  const body = element("tbody", {}, original.cloneNode(true));
  const table = element("table", {}, ...(head ? [head.cloneNode(true)] : []), body);
  return element("div", { className: "md-typeset__scrollwrap" }, table);
}

/** The text of a copy, of a formula what is read aloud. @param {Element} copy */
function textOf(copy) {
  for (const seen of copy.querySelectorAll(".katex-html, annotation")) {
    seen.remove();
  }
  return copy.textContent?.trim();
}
