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
    const { results, near } = this.#engines.get(own.index).search(query);
    if (results.length) {
      return { kind: "own", edition: own, results };
    }
    const elsewhere = query.trim() ? await this.#firstWithResults(others, query) : undefined;
    return elsewhere ?? { kind: near.length ? "near" : "none", edition: own, near };
  }

  /**
   * @param {Edition[]} editions
   * @param {string} query
   * @returns {Promise<Answer | undefined>}
   */
  async #firstWithResults(editions, query) {
    for (const edition of editions) {
      const engine = await this.#other(edition.index);
      const results = engine?.search(query).results ?? [];
      if (results.length) {
        return { kind: "other", edition, results };
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
