/** The wrong statement among two true ones, and why it is wrong. */

import { shuffled } from "../chance.js";
import { element } from "../dom.js";
import { gradeOfSpot } from "../grade.js";
import { keys } from "../keys.js";
import { loadPage } from "../pages.js";
import { makeTicks } from "../rating.js";

const LIMIT = 20; // seconds, for the reason
const LETTERS = "abc";

/** @param {import("../card.js").Asking} asking @returns {Promise<import("../card.js").Face>} */
export async function face({ question, lang, words, turn, missed, chance, signal }) {
  const page = await loadPage(question.id, lang);
  const claims = page.claims();
  const wrong = claims.find(({ item }) => missed.includes(item)) ?? claims[turn % claims.length];
  const truths = shuffled(page.points(), chance).slice(0, 2);
  const choices = makeChoices(
    shuffled(
      [{ item: wrong.item, nodes: [wrong.claim] }, ...truths],
      chance,
    ),
    words,
    signal,
  );
  const reason = makeTicks(words.spotReason, [{ item: wrong.item, nodes: [words.spotSaid] }]);
  const found = () => choices.chosen() === wrong.item;
  const verdict = element("h3");
  return {
    lang,
    title: page.title("h2"),
    stages: [{ shown: [choices.fieldset], limit: LIMIT, begins: choices.made }],
    done: words.spotWhy,
    reveal() {
      verdict.textContent = found() ? words.spotFound : words.spotNotFound;
      choices.mark(wrong.item);
    },
    back: [verdict, wrong.why, reason.fieldset],
    suggest: () => gradeOfSpot({ found: found(), reason: reason.said() > 0 }),
    missed: () => (found() && reason.said() ? [] : [wrong.item]),
  };
}

/**
 * Statements of which one can be chosen, also by its letter.
 * @param {import("../rating.js").Tickable[]} statements
 * @param {import("../words.js").Words} words
 * @param {AbortSignal} signal
 */
function makeChoices(statements, words, signal) {
  const fieldset = element("fieldset", {}, element("legend", {}, words.spotTask));
  const inputs = statements.map(({ item, nodes }, index) => {
    const input = element("input", { type: "radio", name: "statement", value: item });
    const letter = element("kbd", {}, LETTERS[index]);
    fieldset.append(element("label", {}, input, letter, element("span", {}, ...nodes)));
    return input;
  });
  const byLetter = inputs.map((input, index) => [LETTERS[index], () => input.click()]);
  document.addEventListener("keydown", keys(Object.fromEntries(byLetter)), { signal });
  return {
    fieldset,
    made: new Promise((resolve) => {
      fieldset.addEventListener("change", () => resolve(undefined), { once: true });
    }),
    chosen: () => inputs.find(({ checked }) => checked)?.value,
    /** Show which one is wrong. @param {string} item */
    mark(item) {
      for (const input of inputs) {
        input.disabled = true;
        input.closest("label")?.classList.toggle("dl-card__wrong", input.value === item);
      }
    },
  };
}
