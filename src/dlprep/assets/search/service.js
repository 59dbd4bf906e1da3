/**
 * Which index is asked, and when it is fetched: the reader's own language first, another one only
 * where the own one has nothing.
 *
 * @typedef {import("./messages.js").Edition} Edition
 * @typedef {import("./messages.js").Answer} Answer
 * @typedef {ReturnType<typeof import("./engine.js").createEngine>} Engine
 * @typedef {object} Means
 * @property {(index: import("./engine.js").Index) => Engine | Promise<Engine>} createEngine
 * @property {typeof fetch} fetch
 * @property {AbortSignal} [signal]
 */

const PATIENCE = 4000;
/* How long another language's index may take, in milliseconds, before the reader is told that
   there is nothing in the own one. */

/**
 * Fetch an index and make an engine of it.
 *
 * Scripts, index and pages are cached one by one, so that for some minutes after a publication
 * they may be of different ages. What does not fit is therefore fetched once more, past all caches.
 *
 * @param {string} address
 * @param {Means} by
 * @throws the second time, if the index is not there or not of this engine's format
 */
export async function loadEngine(address, by) {
  try {
    return await attempt(address, by, "default");
  } catch {
    return attempt(address, by, "reload");
  }
}

/**
 * @param {string} address
 * @param {Means} by
 * @param {RequestCache} cache
 */
async function attempt(address, { createEngine, fetch, signal }, cache) {
  const response = await fetch(address, { cache, signal });
  if (!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return await createEngine(await response.json());
}

/** A question as a result of which nothing matched. */
function bare({ id, title }) {
  return { id, title: [{ text: title, marked: false }], passage: [], sections: [], matched: [] };
}

/** Answers queries from the indexes of some editions, of which the first is the reader's own. */
export class Service {
  #editions;
  #load;
  #engines = new Map();

  /**
   * @param {Edition[]} editions
   * @param {(address: string, signal?: AbortSignal) => Promise<Engine>} load
   */
  constructor(editions, load) {
    this.#editions = editions;
    this.#load = load;
  }

  /** Settles when the own language's index is there; fails if it is not to be had. */
  async open() {
    const [{ index }] = this.#editions;
    this.#engines.set(index, await this.#load(index));
  }

  /**
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  async answer(query) {
    const [own, ...others] = this.#editions;
    const { near, ...found } = this.#engines.get(own.index).search(query);
    if (found.results.length || found.planned) {
      return { kind: "own", edition: own, own, ...found };
    }
    const elsewhere = await this.#firstWithResults(others, query);
    if (elsewhere) {
      return { ...found, ...elsewhere, kind: "other", own };
    }
    return { kind: near.length ? "near" : "own", edition: own, own, ...found, near };
  }

  /**
   * What an empty field offers: the questions that the reader opened last, or else the first of
   * each chapter.
   *
   * @param {string[]} recent ids, some of which may be gone
   * @returns {Answer}
   */
  offer(recent) {
    const [own] = this.#editions;
    const engine = this.#engines.get(own.index);
    const titles = new Map(engine.questions().map((question) => [question.id, question]));
    const known = recent.filter((id) => titles.has(id)).map((id) => titles.get(id));
    const kind = known.length ? "recent" : "starts";
    return { kind, edition: own, own, results: (known.length ? known : engine.starts()).map(bare) };
  }

  /**
   * @param {Edition[]} editions
   * @param {string} query
   * @returns {Promise<Pick<Answer, "edition" | "results"> | undefined>}
   */
  async #firstWithResults(editions, query) {
    for (const edition of editions) {
      const engine = await this.#other(edition.index);
      const results = engine?.search(query).results ?? [];
      if (results.length) {
        return { edition, results };
      }
    }
    return undefined;
  }

  /** The engine of another language, or nothing where it cannot be had: it is not asked again. */
  async #other(address) {
    if (!this.#engines.has(address)) {
      const loading = this.#load(address, AbortSignal.timeout(PATIENCE)).catch(() => undefined);
      this.#engines.set(address, loading);
    }
    return this.#engines.get(address);
  }
}
