/** The database in the browser: opened without waiting for ever, read and written as a whole. */

/**
 * @typedef {import("./log.js").Entry} Entry
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {{at: number, count: number}} Exported  when progress was exported last, and how many
 *   entries it had
 * @typedef {{settings?: Settings, exported?: Exported}} Meta
 * @typedef {{database: IDBDatabase, isNew: boolean}} Connection
 */

export const NAME = "dlprep";
export const VERSION = 1;

/** Steps from each version to the next. A step may add to entries, never change or drop them. */
const STEPS = [
  (/** @type {IDBDatabase} */ database) => {
    database.createObjectStore("log", { keyPath: "id" });
    database.createObjectStore("meta");
  },
];

/**
 * A connection to the database; nothing where there is none and none is to be made.
 * @param {IDBFactory} factory
 * @param {{create: boolean, patience: number}} how  `patience` in milliseconds
 * @returns {Promise<Connection | undefined>}
 * @throws {DOMException} `VersionError` where a newer version made it, `TimeoutError` where the
 *   browser does not answer, and whatever the browser refuses it with
 */
export function connect(factory, { create, patience }) {
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, VERSION);
    let isNew = false;
    let isAbsent = false;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new DOMException("the database does not open", "TimeoutError"));
    }, patience);
    request.onupgradeneeded = ({ oldVersion }) => {
      isNew = oldVersion === 0;
      isAbsent = isNew && !create;
      if (isAbsent) {
        request.transaction?.abort(); // which takes back that it was made
        return;
      }
      for (const step of STEPS.slice(oldVersion)) {
        step(request.result);
      }
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      if (isLate) {
        request.result.close();
      }
      resolve({ database: request.result, isNew });
    };
    request.onerror = () => {
      clearTimeout(timer);
      if (isAbsent) {
        resolve(undefined);
      } else {
        reject(request.error);
      }
    };
  });
}

/**
 * The entries of a database that a newer version made; nothing of it is changed.
 * @param {IDBFactory} factory
 */
export async function readNewer(factory) {
  const database = /** @type {IDBDatabase} */ (await answer(factory.open(NAME)));
  try {
    return await read(database);
  } finally {
    database.close();
  }
}

/** All that is stored. @param {IDBDatabase} database @returns {Promise<{log: Entry[]} & Meta>} */
export async function read(database) {
  const transaction = database.transaction(["log", "meta"]);
  const meta = transaction.objectStore("meta");
  const [log, settings, exported] = await Promise.all([
    answer(transaction.objectStore("log").getAll()),
    answer(meta.get("settings")),
    answer(meta.get("exported")),
  ]);
  return { log, settings, exported };
}

/**
 * Write in one transaction, which is on the disk when this settles, or not at all.
 * @param {IDBDatabase} database
 * @param {{log: readonly Entry[], meta: Meta, isWhole: boolean}} what  where it is whole, nothing of
 *   what was stored stays
 * @returns {Promise<void>}
 */
export function write(database, { log, meta, isWhole }) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["log", "meta"], "readwrite", {
      durability: "strict",
    });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    const entries = transaction.objectStore("log");
    if (isWhole) {
      entries.clear();
    }
    for (const entry of log) {
      entries.put(entry);
    }
    for (const [name, value] of Object.entries(meta)) {
      transaction.objectStore("meta").put(value, name);
    }
  });
}

/** Delete the database. @param {IDBFactory} factory */
export function erase(factory) {
  return answer(factory.deleteDatabase(NAME));
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
