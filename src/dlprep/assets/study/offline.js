/**
 * Keeping the site for use without a network. Nothing is registered before the reader asks for it,
 * and only where the site was built for it: its pages then name a manifest.
 *
 * @typedef {import("./words.js").Words} Words
 */

import { button, element } from "./dom.js";
import { filled } from "./filled.js";
import { language, siteAddress } from "./places.js";

/** Whether this site can be kept, in this browser. */
export function canKeep() {
  return "serviceWorker" in navigator && document.querySelector("link[rel=manifest]") !== null;
}

/** Whether the site is kept in the page's language: its worker notes that when it has everything. */
async function isKept() {
  const note = new URL(`?lang=${language()}`, siteAddress());
  return (await caches.match(note, { cacheName: "dlprep-kept" })) !== undefined;
}

/**
 * A place that says whether the site is kept in the page's language, and lets the reader keep it.
 * @param {Words} words
 */
export async function keepingPlace(words) {
  const status = element("p", { role: "status" });
  const start = button(words.keepOffline, () => keep(status, start, words));
  const place = element("div", { className: "dl-offline" }, status, start);
  start.hidden = await isKept();
  status.textContent = start.hidden ? words.keptOffline : words.keepOfflineNote;
  return place;
}

/**
 * @param {HTMLElement} status
 * @param {HTMLButtonElement} start
 * @param {Words} words
 */
async function keep(status, start, words) {
  const lang = language();
  start.disabled = true;
  status.textContent = words.keepingBegins;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.dlprep !== "offline" || data.lang !== lang) {
      return;
    }
    if (data.kind === "progress") {
      status.textContent = filled(words.keeping, {
        percent: Math.floor((data.done / data.all) * 100),
      });
      return;
    }
    status.textContent = data.kind === "kept" ? words.keptOffline : words.keepingFailed;
    start.hidden = data.kind === "kept";
    start.disabled = false;
  });
  try {
    await navigator.serviceWorker.register(new URL("sw.js", siteAddress()));
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ kind: "keep", lang });
  } catch {
    status.textContent = words.keepingFailed;
    start.disabled = false;
  }
}
