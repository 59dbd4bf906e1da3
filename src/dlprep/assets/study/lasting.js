/**
 * The choice to say every answer first: a question's page begins with the answer hidden. Before the
 * first paint a line in the page's head does so; here it is made one that a search in the page finds,
 * and that can be lifted.
 */

import { Curtain } from "./curtain.js";
import { button, element } from "./dom.js";
import { language } from "./places.js";
import { loadWords } from "./words.js";

const NAME = "dlprep.practice";

/** Whether every answer is to be hidden at first. */
function isLasting() {
  try {
    return localStorage.getItem(NAME) === "on";
  } catch {
    return false;
  }
}

/** @param {boolean} isOn */
function choose(isOn) {
  try {
    localStorage.setItem(NAME, isOn ? "on" : "off");
  } catch {
    // a browser that keeps nothing asks anew on the next page
  }
}

/**
 * A box to tick for hiding every answer.
 * @param {import("./words.js").Words} words
 */
export function lastingBox(words) {
  const box = element("input", { type: "checkbox", checked: isLasting() });
  box.addEventListener("change", () => choose(box.checked));
  return element(
    "label",
    { className: "dl-practice__lasting" },
    box,
    element("span", {}, words.lasting),
  );
}

/**
 * Keep the answer below a panel hidden until the reader says it or would rather read.
 * @param {HTMLElement} panel
 * @param {HTMLButtonElement} start  begins to say it
 */
export async function keepHidden(panel, start) {
  const words = await loadWords(language(), "page");
  const offered = [...panel.childNodes];
  const curtain = new Curtain(panel, read);
  const note = element("p", { className: "dl-practice__note" }, words.isHidden);
  function end() {
    curtain.lift();
    start.removeEventListener("click", say, { capture: true });
    panel.replaceChildren(...offered);
  }
  function read() {
    end();
    start.focus();
  }
  function say() {
    end();
    document.documentElement.dataset.practice = "wait"; // until what follows hides it
  }
  start.addEventListener("click", say, { capture: true });
  panel.replaceChildren(start, button(words.read, read), note, lastingBox(words));
  curtain.lower();
}
