/** Keeping progress: in a file, and in the browser for good. */

import { exportName, exportText } from "./exchange.js";
import { grades } from "./log.js";
import { siteAddress } from "./places.js";

const TYPE = "application/json";
const ENOUGH = 10; // grades, from which on it is worth asking the browser
const ASKED = "dlprep.kept";

/**
 * Hand all progress out as a file: to what the device shares files with, else as a download.
 * @param {import("./store.js").Store} store
 * @returns {Promise<boolean>}  whether there is a file now
 */
export async function exportProgress(store) {
  const at = Date.now();
  const { log, settings } = store;
  const text = exportText({ exported: at, log, settings });
  const file = new File([text], exportName(at), { type: TYPE });
  if (!(await share(file))) {
    return false;
  }
  store.noteExport(at);
  return true;
}

/** @param {File} file */
async function share(file) {
  const files = [file];
  if (navigator.canShare?.({ files })) {
    try {
      await navigator.share({ files });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") {
        return false; // the reader thought better of it
      }
    }
  }
  download(file);
  return true;
}

/** @param {File} file */
function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
}

/** Ask the browser, once, not to throw away what has become worth something. @param {import("./store.js").Store} store */
export async function askToKeep({ log, trouble }) {
  if (trouble || grades(log).length < ENOUGH) {
    return;
  }
  try {
    if (localStorage.getItem(ASKED) === null) {
      localStorage.setItem(ASKED, "1");
      await navigator.storage.persist();
    }
  } catch {
    // it keeps things as long as it likes
  }
}

/** Whether the browser has promised to keep what is stored, or this is an app of its own. */
export async function isKept() {
  const isApp = matchMedia("(display-mode: standalone)").matches;
  return isApp || ((await navigator.storage?.persisted?.()) ?? false);
}

/** Forget all that this site keeps in the browser. @param {import("./store.js").Store} store */
export async function eraseAll(store) {
  await store.erase();
  for (const storage of [localStorage, sessionStorage]) {
    Object.keys(storage).filter(isOurs).forEach((name) => storage.removeItem(name));
  }
  await stopKeeping();
}

/** Let go of the site that was kept for use without a network. */
async function stopKeeping() {
  const worker = await navigator.serviceWorker?.getRegistration(siteAddress());
  await worker?.unregister();
  const names = await globalThis.caches?.keys() ?? [];
  await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
}

/** @param {string} name */
function isOurs(name) {
  return name.startsWith("dlprep");
}
