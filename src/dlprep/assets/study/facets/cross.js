/** Explaining in the other language: the question and its terms in both, then the answer there. */

import { element } from "../dom.js";
import { loadPage } from "../pages.js";
import { explained } from "./recall.js";

const LIMIT = 45; // seconds
const PAIRS = 8;

/** @param {import("../card.js").Asking} asking @returns {Promise<import("../card.js").Face>} */
export async function face({ question, lang, words }) {
  const other = lang === "ko" ? "en" : "ko";
  const page = await loadPage(question.id, lang);
  const answer = await loadPage(question.id, other).catch((cause) => {
    throw new Error(words.otherLanguageMissing, { cause });
  });
  const korean = lang === "ko" ? page : answer;
  const { back, ...rest } = explained(answer, words);
  const own = element("details", { className: "dl-more" });
  own.append(element("summary", {}, words.crossOwn), page.short());
  return {
    lang: other,
    title: page.title("h2"),
    stages: [{ shown: [element("p", {}, words.crossTask), pairs(korean, lang)], limit: LIMIT }],
    ...rest,
    back: [...back, own],
  };
}

/**
 * Terms of the page, in one's own language and in the other.
 * @param {import("../pages.js").Page} korean
 * @param {import("../places.js").Language} lang
 */
function pairs(korean, lang) {
  const list = element("ul", { className: "dl-card__pairs" });
  for (const [english, word] of [...korean.terms()].slice(0, PAIRS)) {
    const both = [
      element("span", { lang: "ko" }, word),
      element("span", { lang: "en" }, english),
    ];
    list.append(element("li", {}, ...(lang === "ko" ? both : both.toReversed())));
  }
  return list;
}
