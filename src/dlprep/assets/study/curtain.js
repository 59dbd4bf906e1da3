/**
 * Hides what follows an element. The browser's search in the page still finds it, paper still shows
 * it, and whatever is found is shown.
 */

const HIDDEN = "dl-untold";

export class Curtain {
  #elements;
  #onfound;

  /** @param {Element} after @param {() => void} onfound  called when a search in the page lifts it */
  constructor(after, onfound) {
    this.#elements = following(after).filter((one) => !one.hidden);
    this.#onfound = onfound;
  }

  lower() {
    document.documentElement.dataset.practice = "say";
    for (const one of this.#elements) {
      one.classList.add(HIDDEN);
      if ("onbeforematch" in one) {
        one.setAttribute("hidden", "until-found");
        one.addEventListener("beforematch", this.#onfound);
      }
    }
  }

  lift() {
    delete document.documentElement.dataset.practice;
    for (const one of this.#elements) {
      one.classList.remove(HIDDEN);
      one.removeAttribute("hidden");
      one.removeEventListener("beforematch", this.#onfound);
    }
  }
}

/** The elements after one, in its parent. @param {Element} element @returns {HTMLElement[]} */
function following(element) {
  const found = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (next instanceof HTMLElement) {
      found.push(next);
    }
  }
  return found;
}
