/**
 * The page's side of the search: Material's field and list of results stay, the worker behind them
 * is ours (search/worker.js). This module tells the worker when the reader goes to the field, tells
 * Material of input that it does not notice, says in words what kind of results these are,
 * remembers which questions the reader opened, for the empty field to offer, and has a list of
 * questions where search cannot be had.
 *
 * Whether a page is shown at all does not depend on it, nor is anything fetched for it before the
 * field has the focus.
 *
 * @typedef {import("./search/messages.js").Edition} Edition
 * @typedef {import("./search/messages.js").Badges} Badges
 * @typedef {{one: string, other: string}} Count
 * @typedef {{late: string, failed: string, near: string, other: Record<string, string>,
 *   recent: string, starts: string, planned: string, questions: Count, terms: Count}} Words
 *   What is said in the page's language. `late` and `failed` are states of an {@link Opening};
 *   `{query}` stands for what was searched for; `other` is said of results in another language, by
 *   that language; `recent` and `starts` of what an empty field offers; `planned` of a query for a
 *   question that is not written yet; `{}` in a count is the number.
 * @typedef {{kind: string, language: string, questions: string, terms: string, planned: string}} Found
 *   What the worker says of a list of results.
 * @typedef {{text: string, href: string}} Link
 */

const PATIENCE = 4000; // milliseconds from focus until the list of questions is offered
const OPENED = "dlprep.opened";
const MOST_OPENED = 5;

/**
 * What the status line says of the results shown.
 *
 * @param {Found} found
 * @param {string} query
 * @param {Words} words
 */
export function status(found, query, words) {
  const { kind, language, planned } = found;
  const named = (text) => text.replace("{query}", () => query.trim());
  if (kind === "recent" || kind === "starts") {
    return words[kind];
  }
  if (kind === "near") {
    return named(words.near);
  }
  const said = kind === "other" ? words.other[language] : counted(found, words);
  return planned ? [named(words.planned), said].filter(Boolean).join(" ") : said;
}

function counted({ questions, terms }, words) {
  return [count(questions, words.questions), count(terms, words.terms)].filter(Boolean).join(" · ");
}

function count(number, { one, other }) {
  return number === "0" ? "" : (number === "1" ? one : other).replace("{}", number);
}

/**
 * The questions opened last, this one among them, the last first.
 *
 * @param {string[]} opened before
 * @param {string | undefined} id of the question of this page, if it is one's
 */
export function withOpened(opened, id) {
  const all = id === undefined ? opened : [id, ...opened.filter((one) => one !== id)];
  return all.slice(0, MOST_OPENED);
}

/** The id of the question whose page has this address, if it is one's. @param {Edition} edition */
export function questionAt(address, edition) {
  const { origin, pathname } = new URL(address);
  const [before, after] = (edition.root + edition.question).split("{id}");
  const path = origin + pathname;
  const isQuestion = path.startsWith(before) && path.endsWith(after);
  const id = isQuestion ? path.slice(before.length, path.length - after.length) : "";
  return /^[\w-]+$/.test(id) ? id : undefined;
}

/**
 * The questions of an index as links, as far as it can be read: none of a broken one.
 *
 * @param {{pages?: {id: string, title: string}[]} | undefined} index
 * @param {Edition} edition
 * @returns {Link[]}
 */
export function questionLinks(index, edition) {
  const pages = Array.isArray(index?.pages) ? index.pages : [];
  return pages.map(({ id, title }) => ({
    text: title,
    href: edition.root + edition.question.replace("{id}", id),
  }));
}

/** Settings with full addresses: the page's own may change while it is shown. */
export function resolveAddresses(settings, base) {
  const full = (address) => new URL(address, base).href;
  return {
    ...settings,
    editions: settings.editions.map((edition) => ({
      ...edition,
      root: full(edition.root),
      index: full(edition.index),
    })),
    links: settings.links.map(({ text, href }) => ({ text, href: full(href) })),
  };
}

/**
 * Asks the worker to make itself ready, and tells how that goes.
 *
 * The worker may not be there yet; it says "here" when it is, and is asked then. `onChange` is
 * called with "opening"; "late", when that takes longer than a reader waits; "ready" or "failed".
 */
export class Opening {
  #channel;
  #told;
  #onChange;
  #state = "idle";
  #timer;

  /**
   * @param {BroadcastChannel} channel
   * @param {{editions: Edition[], badges: Badges, recent: string[]}} told to the worker
   * @param {(state: string) => void} onChange
   */
  constructor(channel, told, onChange) {
    this.#channel = channel;
    this.#told = told;
    this.#onChange = onChange;
    channel.addEventListener("message", ({ data }) => this.#hear(data.say));
  }

  /** The reader is at the field. After a failure this is another try. */
  begin() {
    if (this.#state === "idle" || this.#state === "failed") {
      this.#timer = setTimeout(() => this.#become("late"), PATIENCE);
      this.#become("opening");
      this.#ask();
    }
  }

  #ask() {
    this.#channel.postMessage({ say: "open", ...this.#told });
  }

  #hear(said) {
    const waiting = this.#state === "opening" || this.#state === "late";
    if (said === "here" && waiting) {
      this.#ask();
    } else if (said === "ready" || said === "failed") {
      clearTimeout(this.#timer);
      this.#become(said);
    }
  }

  #become(state) {
    this.#state = state;
    this.#onChange(state);
  }
}

/** The list of questions in place of results. It looks and behaves as results do. */
class StandIn {
  #list = document.createElement("ol");
  #links;
  #edition;
  #filled = false;

  /**
   * @param {Link[]} links to where everything is listed
   * @param {Edition} edition
   */
  constructor(links, edition) {
    this.#links = links;
    this.#edition = edition;
    this.#list.className = "md-search-result__list dl-stand-in";
  }

  /** Show it below `meta`, the questions as soon as they are there. */
  async show(meta) {
    meta.after(this.#list);
    if (!this.#filled) {
      this.#filled = true;
      this.#add(this.#links, 1);
      this.#add(await this.#questions(), 0);
    }
  }

  /** Hide it from screen readers too while the search is closed. */
  expose(open) {
    this.#list.hidden = !open;
  }

  remove() {
    this.#list.remove();
  }

  async #questions() {
    try {
      const response = await fetch(this.#edition.index);
      return questionLinks(await response.json(), this.#edition);
    } catch {
      return [];
    }
  }

  /** Material opens the link with the highest score on Enter. */
  #add(links, score) {
    this.#list.append(...links.map((link) => item(link, score)));
  }
}

function item({ text, href }, score) {
  const title = element("p", { className: "dl-stand-in__link", textContent: text });
  const article = element("article", { className: "md-search-result__article md-typeset" }, title);
  article.dataset.mdScore = score;
  const link = element("a", { className: "md-search-result__link", href, tabIndex: -1 }, article);
  return element("li", { className: "md-search-result__item" }, link);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function start() {
  const field = component("search-query");
  const result = component("search-result");
  const toggle = /** @type {HTMLInputElement} */ (
    document.querySelector('[data-md-toggle="search"]')
  );
  const settings = resolveAddresses(json("dlprep-search"), document.baseURI);
  const [meta, list] = /** @type {HTMLElement[]} */ ([...result.children]);
  meta.setAttribute("role", "status");
  tellOfInput(field);
  const recent = rememberOpened(settings.editions[0]);
  const standIn = new StandIn(settings.links, settings.editions[0]);
  watch(list, () => {
    standIn.remove();
    describe(list, meta, field, settings.words);
  });
  const follow = (state) => {
    if (state === "ready") {
      standIn.remove();
    } else if (state !== "opening") {
      meta.textContent = settings.words[state];
      standIn.show(meta);
    }
  };
  followToggle(toggle, (open) => {
    list.hidden = !open;
    standIn.expose(open);
    leaveWhenClosed(field, open);
  });
  beginOnFocus(field, { editions: settings.editions, badges: settings.words, recent }, follow);
}

/** A part of Material's search, of which a build makes sure that it is there. */
function component(name) {
  return /** @type {HTMLElement} */ (document.querySelector(`[data-md-component="${name}"]`));
}

function json(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "");
}

/** Call with whether the search is open: now, and when that changes. */
function followToggle(toggle, onChange) {
  onChange(toggle.checked);
  toggle.addEventListener("change", () => onChange(toggle.checked));
}

/** Note the question of this page, if it is one's, and tell which were opened before it. */
function rememberOpened(edition) {
  try {
    const before = JSON.parse(localStorage.getItem(OPENED) ?? "[]").map(String);
    const id = questionAt(document.baseURI, edition);
    localStorage.setItem(OPENED, JSON.stringify(withOpened(before, id)));
    return before.filter((one) => one !== id);
  } catch {
    return []; // the browser keeps nothing, or what it kept is no list
  }
}

/** Material opens the search when the field gets the focus, so closing it has to take that away. */
function leaveWhenClosed(field, open) {
  if (!open) {
    field.blur();
  }
}

/** Material notices keys; what is pasted, dictated, composed or cleared comes without. */
function tellOfInput(field) {
  const tell = () => field.dispatchEvent(new Event("keyup"));
  field.addEventListener("input", tell);
  field.form.addEventListener("reset", () => setTimeout(tell)); // it is cleared after the event
}

/** Say what kind of results Material has just listed. */
function describe(list, meta, field, words) {
  const found = list.querySelector(".dl-found");
  if (found) {
    meta.textContent = status(found.dataset, field.value, words);
  }
}

function watch(list, onChange) {
  new MutationObserver(onChange).observe(list, { childList: true });
}

function beginOnFocus(field, told, follow) {
  let opening;
  const begin = () => {
    try {
      opening ??= new Opening(new BroadcastChannel(channelName()), told, follow);
      opening.begin();
    } catch {
      follow("failed"); // a browser without such channels
    }
  };
  field.addEventListener("focus", begin);
  if (document.activeElement === field) {
    begin();
  }
}

/** This page's worker listens on a channel named after the fragment in its address. */
function channelName() {
  return `dlprep-search${new URL(json("__config").search, document.baseURI).hash}`;
}

if (typeof document !== "undefined") {
  start();
}
