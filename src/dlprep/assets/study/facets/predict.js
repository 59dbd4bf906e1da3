/** Values of a run: a line of the answer with its values blank, then what the run gave. */

import { element } from "../dom.js";
import { distance, gradeOfPredict } from "../grade.js";
import { filled } from "../filled.js";
import { loadPage } from "../pages.js";

/** @param {import("../card.js").Asking} asking @returns {Promise<import("../card.js").Face>} */
export async function face({ question, lang, words, turn }) {
  const page = await loadPage(question.id, lang);
  const { line, values, snippets } = page.block(turn % page.blocks());
  const blanks = values.map((value, index) => new Blank(value, index + 1, words));
  const verdict = element("h3");
  return {
    lang,
    title: page.title("h2"),
    stages: [{
      shown: [
        element("p", { className: "dl-practice__note" }, words.predictTask),
        ...snippets.flatMap(({ caption, code }) => [element("p", {}, caption), code]),
        line,
      ],
    }],
    done: words.predictCheck,
    reveal() {
      const distances = blanks.map((blank) => blank.reveal());
      const exact = distances.filter((one) => one === "exact").length;
      verdict.textContent = filled(words.predictExact, { exact, all: distances.length });
    },
    back: [verdict, ...snippets.map(({ results }) => results)],
    suggest: () => gradeOfPredict(blanks.map(({ distance }) => distance)),
    missed: () => [],
  };
}

/** A value that is not shown yet. */
class Blank {
  /** @type {import("../grade.js").Distance} */
  distance = "off";

  /**
   * @param {HTMLDataElement} value  whose place it takes
   * @param {number} number
   * @param {import("../words.js").Words} words
   */
  constructor(value, number, words) {
    this.value = value;
    this.words = words;
    this.field = element("input", { type: "text", autocomplete: "off", size: 5 });
    this.field.ariaLabel = filled(words.predictValue, { number });
    value.replaceWith(this.field);
    if (value.value.endsWith("%")) {
      this.field.after("%");
    }
  }

  /** Show the value beside the guess, and tell how near it is. */
  reveal() {
    const { field, value, words } = this;
    this.distance = distance(field.value, value.value);
    const said = element("small", {}, `(${words[this.distance]})`);
    const guess = element("s", {}, field.value);
    guess.hidden = this.distance === "exact" || !field.value;
    if (value.value.endsWith("%")) {
      field.nextSibling?.remove();
    }
    value.classList.add(`dl-card__${this.distance}`);
    field.replaceWith(guess, " ", value, said);
    return this.distance;
  }
}
