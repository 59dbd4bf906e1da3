/** The key points that are missed most often, with the questions that they are from. */

import { element } from "../dom.js";
import { filled } from "../filled.js";
import { pointText } from "../pages.js";
import { questionAddress } from "../places.js";
import { mostMissed } from "../standing.js";

/**
 * A list that fills once the pages have come; those of a page that does not come are left out.
 * @param {import("../app.js").App} app
 */
export function missedList({ index, recorder, words, lang }) {
  const points = mostMissed(index, recorder.store.log);
  if (points.length === 0) {
    return undefined;
  }
  const list = element("ul", { className: "dl-study__missed" });
  const made = element("section", { hidden: true }, element("h2", {}, words.missedPoints), list);
  for (const { item, question, times } of points) {
    const row = element("li", { hidden: true });
    const text = element("a", { href: questionAddress(question.id, lang).href });
    row.append(text, " ", element("small", {}, filled(words.missedTimes, { times })));
    list.append(row);
    pointText(question.id, item, lang).then((said) => {
      if (said) {
        text.textContent = said;
        row.hidden = made.hidden = false;
      }
    }, () => {});
  }
  return made;
}
