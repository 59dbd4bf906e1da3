/**
 * A reader's progress: all of it in memory, and in the browser's database as far as that lets us.
 * What cannot be saved is kept and tried again with the next entry; the session goes on.
 *
 * @typedef {import("./database.js").Exported} Exported
 * @typedef {import("./log.js").Entry} Entry
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {"storeNewer" | "storeUnavailable" | "storeFull" | "storeTaken" | "storeLost"} Trouble
 *   what to tell the reader, by its key in the words
 * @typedef {Entry extends infer E ? E extends Entry ? Omit<E, "id"> : never : never} Fields
 *   an entry that has no id yet
 * @typedef {{log: Entry[], settings?: Settings, isWhole?: boolean}} Message  from another tab
 * @typedef {{pending: Entry[], meta: import("./database.js").Meta, isWhole: boolean}} Unsaved
 *   entries to add, or with `isWhole` that all there is takes the place of what was stored
 */

import { connect, erase, read, readNewer, write } from "./database.js";
import { merge } from "./log.js";
import { DEFAULTS, newer } from "./settings.js";

const CHANNEL = "dlprep";
const SEEN = "dlprep.seen";
const PATIENCE = 3_000; // milliseconds
const LETTERS = 8;

/** Letters that no other visit has, on this device or another. */
function randomLetters() {
  const numbers = crypto.getRandomValues(new Uint32Array(LETTERS));
  return [...numbers].map((number) => String.fromCharCode(97 + (number % 26))).join("");
}

/** Whether this browser has stored progress at some time. */
function wasSeen() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

/** @param {boolean} isThere */
function rememberSeen(isThere) {
  try {
    if (isThere) {
      localStorage.setItem(SEEN, "1");
    } else {
      localStorage.removeItem(SEEN);
    }
  } catch {
    // a browser that refuses this may still have the database
  }
}

/** @returns {Unsaved} */
function nothing() {
  return { pending: [], meta: {}, isWhole: false };
}

/** @param {unknown} error @returns {Trouble} */
function troubleOf(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "VersionError") {
    return "storeNewer";
  }
  return name === "QuotaExceededError" ? "storeFull" : "storeUnavailable";
}

/**
 * The progress in this browser. Nothing is stored before there is something to store.
 * @param {{patience?: number}} [options]  how long the database may take to open, in milliseconds
 */
export async function openStore({ patience = PATIENCE } = {}) {
  const store = new Store(patience);
  await store.load();
  return store;
}

export class Store {
  /** @type {Entry[]} */
  log = [];
  /** @type {Settings} */
  settings = DEFAULTS;
  /** @type {Exported} */
  exported = { at: 0, count: 0 };
  /** @type {Trouble | undefined} */
  trouble;
  /** Called after every change, whichever tab it comes from. @type {() => void} */
  onchange = () => {};

  #patience;
  #visit = randomLetters();
  #count = 0;
  #channel = new BroadcastChannel(CHANNEL);
  /** @type {IDBDatabase | undefined} */
  #database;
  #isSuperseded = false;
  #unsaved = nothing();
  #writing = Promise.resolve();

  /** @param {number} patience */
  constructor(patience) {
    this.#patience = patience;
    this.#channel.onmessage = ({ data }) => this.#hear(data);
  }

  /** Read what is stored; what is in the way is told by `trouble`. */
  async load() {
    try {
      await this.#connect(false);
      this.trouble = wasSeen() && !this.#database ? "storeLost" : undefined;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    if (this.trouble === "storeNewer") {
      await this.#loadNewer();
    }
  }

  /**
   * Add what was done just now.
   * @param {Fields} fields
   * @returns {Entry}
   */
  add(fields) {
    this.#count += 1;
    const entry = /** @type {Entry} */ ({ ...fields, id: `${this.#visit}-${this.#count}` });
    this.addAll([entry]);
    return entry;
  }

  /**
   * Add entries that have ids, as those of another device; all of them are saved, or none.
   * @param {readonly Entry[]} entries
   * @param {Settings} [settings]
   */
  addAll(entries, settings) {
    this.#unsaved.pending = [...this.#unsaved.pending, ...entries];
    this.log = merge(this.log, entries);
    this.#change(settings ? { settings } : {});
  }

  /** @param {Partial<Settings>} changes @param {number} at  now, in milliseconds since 1970 */
  choose(changes, at) {
    this.#change({ settings: { ...this.settings, ...changes, at } });
  }

  /** Note that all progress has just been exported. @param {number} at */
  noteExport(at) {
    this.#change({ exported: { at, count: this.log.length } });
  }

  /** Put another device's progress in the place of this one's. @param {Entry[]} log @param {Settings} settings */
  replace(log, settings) {
    this.log = log;
    this.#unsaved = { ...nothing(), isWhole: true };
    this.#change({ settings });
  }

  /** Settles when all that was added is saved, or has failed to be. */
  saved() {
    return this.#writing;
  }

  /** Forget everything, here and in other tabs. */
  async erase() {
    await this.#writing;
    this.#disconnect();
    Object.assign(this, { log: [], settings: DEFAULTS, exported: { at: 0, count: 0 } });
    this.trouble = this.#isSuperseded ? this.trouble : undefined;
    this.#unsaved = nothing();
    this.#tell({ log: [], settings: DEFAULTS, isWhole: true });
    await erase(indexedDB);
    rememberSeen(false);
    this.onchange();
  }

  /** Let go of the database and of the other tabs. */
  close() {
    this.#disconnect();
    this.#channel.close();
  }

  /** @param {import("./database.js").Meta} meta */
  #change(meta) {
    Object.assign(this, meta);
    this.#unsaved.meta = { ...this.#unsaved.meta, ...meta };
    this.#writing = this.#writing.then(() => this.#save());
    this.onchange();
  }

  async #save() {
    if (this.#isSuperseded) {
      return;
    }
    try {
      await this.#write(await this.#connect(true));
      this.trouble = undefined;
    } catch (error) {
      this.trouble = troubleOf(error);
      this.#isSuperseded = this.trouble === "storeNewer";
    }
    this.onchange();
  }

  /** @param {IDBDatabase | undefined} database */
  async #write(database) {
    if (!database) {
      throw new DOMException("there is no database", "InvalidStateError");
    }
    const { pending, meta, isWhole } = this.#unsaved;
    const log = isWhole ? this.log : pending;
    this.#unsaved = nothing();
    try {
      await write(database, { log, meta, isWhole });
    } catch (error) {
      this.#putBack({ pending, meta, isWhole });
      this.#disconnect(); // it may have been closed without a word
      throw error;
    }
    rememberSeen(true);
    this.#tell({ log, settings: this.settings, isWhole });
  }

  /** Keep what was not saved, beside what has come since. @param {Unsaved} unsaved */
  #putBack({ pending, meta, isWhole }) {
    const since = this.#unsaved;
    this.#unsaved = {
      pending: [...pending, ...since.pending],
      meta: { ...meta, ...since.meta },
      isWhole: isWhole || since.isWhole,
    };
  }

  /** @param {Message} message */
  #tell(message) {
    this.#channel.postMessage(message);
  }

  /** @param {Message} message */
  #hear({ log, settings = this.settings, isWhole }) {
    this.log = isWhole ? merge(log, this.#unsaved.pending) : merge(this.log, log);
    this.settings = isWhole ? settings : newer(this.settings, settings);
    this.onchange();
  }

  /** @param {boolean} create */
  async #connect(create) {
    if (!this.#database) {
      const connection = await connect(indexedDB, { create, patience: this.#patience });
      if (connection) {
        await this.#adopt(connection);
      }
    }
    return this.#database;
  }

  /** @param {import("./database.js").Connection} connection */
  async #adopt({ database, isNew }) {
    this.#database = database;
    database.onversionchange = ({ newVersion }) => this.#giveWay(newVersion !== null);
    database.onclose = () => this.#disconnect();
    if (isNew) {
      this.#unsaved.isWhole = true; // also what was in a database that went away meanwhile
      return;
    }
    const { log, settings, exported } = await read(database);
    if (this.#unsaved.isWhole) {
      return; // what is stored is to be replaced
    }
    this.log = merge(this.log, log);
    this.settings = newer(this.settings, settings ?? DEFAULTS);
    this.exported = exported ?? this.exported;
  }

  /** Another tab upgrades the database, or deletes it. @param {boolean} isSuperseded */
  #giveWay(isSuperseded) {
    this.#disconnect();
    if (isSuperseded) {
      this.#isSuperseded = true;
      this.trouble = "storeTaken";
      this.onchange();
    }
  }

  #disconnect() {
    this.#database?.close();
    this.#database = undefined;
  }

  async #loadNewer() {
    this.#isSuperseded = true;
    const { log, settings } = await readNewer(indexedDB);
    this.log = log;
    this.settings = { ...DEFAULTS, ...settings };
  }
}
