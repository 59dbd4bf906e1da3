/**
 * The page's side of the search: Material's field and list of results stay, the worker behind them
 * is ours (search/worker.js). This module tells the worker when the reader goes to the field, tells
 * Material of input that it does not notice, says in words what kind of results these are, and
 * offers a list of questions where search cannot be had.
 *
 * Whether a page is shown at all does not depend on it, nor is anything fetched for it before the
 * field has the focus.
 *
 * @typedef {import("./search/messages.js").Edition} Edition
 * @typedef {{late: string, failed: string, near: string, other: Record<string, string>}} Words
 *   What is said in the page's language. `late` and `failed` are states of an {@link Opening};
 *   `{query}` stands for what was searched for; `other` is said of results in another language, by
 *   that language.
 * @typedef {{text: string, href: string}} Link
 */

const PATIENCE = 4000; // milliseconds from focus until the list of questions is offered

/**
 * What the status line says of the results shown, or nothing where Material says it well.
 *
 * @param {{near: boolean, language: string | undefined, query: string}} shown
 * @param {Words} words
 */
export function status({ near, language, query }, words) {
  if (near) {
    return words.near.replace("{query}", () => query.trim());
  }
  return language === undefined ? undefined : words.other[language];
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
  #editions;
  #onChange;
  #state = "idle";
  #timer;

  /**
   * @param {BroadcastChannel} channel
   * @param {Edition[]} editions
   * @param {(state: string) => void} onChange
   */
  constructor(channel, editions, onChange) {
    this.#channel = channel;
    this.#editions = editions;
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
    this.#channel.postMessage({ say: "open", editions: this.#editions });
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
  const [meta, list] = [...result.children];
  meta.setAttribute("role", "status");
  tellOfInput(field);
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
  standIn.expose(toggle.checked);
  toggle.addEventListener("change", () => {
    standIn.expose(toggle.checked);
    leaveWhenClosed(field, toggle);
  });
  beginOnFocus(field, settings.editions, follow);
}

/** A part of Material's search, of which a build makes sure that it is there. */
function component(name) {
  return /** @type {HTMLElement} */ (document.querySelector(`[data-md-component="${name}"]`));
}

function json(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "");
}

/** Material opens the search when the field gets the focus, so closing it has to take that away. */
function leaveWhenClosed(field, toggle) {
  if (!toggle.checked) {
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
  const shown = {
    near: list.querySelector(".dl-found__near") !== null,
    language: list.querySelector(".dl-found__language")?.lang,
    query: field.value,
  };
  const said = status(shown, words);
  if (said) {
    meta.textContent = said;
  }
}

function watch(list, onChange) {
  new MutationObserver(onChange).observe(list, { childList: true });
}

function beginOnFocus(field, editions, follow) {
  let opening;
  const begin = () => {
    try {
      opening ??= new Opening(new BroadcastChannel(channelName()), editions, follow);
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
