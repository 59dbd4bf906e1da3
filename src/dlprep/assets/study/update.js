/**
 * Offers to go over to a newer site, once it has been fetched as a whole. Nothing happens by itself:
 * a reader may be in the middle of an answer.
 */

import { button, element } from "./dom.js";
import { language } from "./places.js";
import { loadWords } from "./words.js";

export async function offerUpdate() {
  const registration = await navigator.serviceWorker.ready;
  const words = await loadWords(language(), "page");
  const offer = () => {
    const waiting = registration.waiting;
    if (waiting && navigator.serviceWorker.controller && !document.querySelector(".dl-update")) {
      document.body.append(updateBar(waiting, words));
    }
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}

/** @param {ServiceWorker} waiting @param {import("./words.js").Words} words */
function updateBar(waiting, words) {
  const bar = element("div", { className: "dl-update", role: "status" }, words.newSite);
  const reload = button(words.reload, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage({ kind: "take over" });
  });
  bar.append(" ", reload, " ", button(words.notNow, () => bar.remove()));
  return bar;
}
