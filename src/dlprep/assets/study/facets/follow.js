/** Follow-up questions, one after the other, then all their answers. */

import { element } from "../dom.js";
import { gradeOfFollow } from "../grade.js";
import { loadPage } from "../pages.js";
import { makeTicks } from "../rating.js";

const LIMIT = 30; // seconds for each

/** @param {import("../card.js").Asking} asking @returns {Promise<import("../card.js").Face>} */
export async function face({ question, lang, words }) {
  const page = await loadPage(question.id, lang);
  const followUps = page.followUps();
  const ticks = makeTicks(
    words.followSaid,
    followUps.map(({ item, question: asked, answer }) => ({
      item,
      nodes: [element("strong", {}, asked), answer],
    })),
  );
  const asking = page.followUps().map(({ question: asked }, index) =>
    element(
      "div",
      { className: "dl-card__asked" },
      element("p", { className: "dl-practice__note" }, `${index + 1}/${followUps.length}`),
      asked,
    )
  );
  return {
    lang,
    title: page.title("h2"),
    stages: asking.map((one) => ({ shown: [one], limit: LIMIT })),
    reveal: () => asking.at(-1)?.remove(), // the back has them all
    back: [element("h3", {}, words.followAnswers), ticks.fieldset],
    suggest: () => gradeOfFollow({ said: ticks.said(), asked: ticks.count }),
    missed: ticks.missed,
  };
}
