/**
 * A question as an interview that someone else holds, such as an assistant of the reader's own: the
 * rules, and what to hold the answers against.
 */

import { language } from "./places.js";
import { loadWords } from "./words.js";

/**
 * The whole text, from a question's Markdown.
 * @param {string} markdown
 * @param {string[]} parts  the headings of what an interviewer needs; code and the like are left out
 */
export async function interviewText(markdown, parts) {
  const words = await loadWords(language(), "interview");
  return [words.interviewRules, "---", ...partsOf(markdown, parts)].join("\n\n") + "\n";
}

/**
 * The head of a text in Markdown, and the sections with certain headings.
 * @param {string} markdown
 * @param {string[]} headings
 */
export function partsOf(markdown, headings) {
  const [head, ...sections] = markdown.split(/^(?=## )/m);
  const wanted = sections.filter((section) => headings.includes(section.split("\n")[0].slice(3)));
  return [head, ...wanted].map((part) => part.trim());
}
