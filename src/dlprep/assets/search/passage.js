/** What of a page to show for a query: the passage that says most of it, with its words marked. */

import { stem } from "./english.js";
import { isHangul } from "./hangul.js";
import { normalize, words } from "./text.js";

const BEFORE = 50; // characters shown before the first mark
const LONGEST = 200;

/** @typedef {{text: string, marked: boolean}} Part */

/**
 * A pattern for any of some forms in running text, however it spaces, hyphenates or inflects them.
 * @param {Iterable<string>} forms
 * @returns {RegExp | null} nothing where there is nothing to look for
 */
export function pattern(forms) {
  const sources = [...new Set(forms)]
    .sort((one, other) => other.length - one.length)
    .map((form) => words(normalize(form)).map(wordSource).join("[\\s\\-–·]*"))
    .filter((source) => source !== "");
  return sources.length === 0 ? null : new RegExp(sources.join("|"), "gui");
}

function wordSource({ text: word }) {
  if (isHangul(word)) {
    return [...word].join("\\s?");
  }
  const start = stem(word);
  const rest = start === word && word.length < 4 ? "(?![a-z])" : "[a-z]*";
  return `(?<![a-z0-9])${start}${rest}`;
}

/**
 * A text in parts, those that match marked.
 * @param {string} text
 * @param {RegExp | null} marks
 * @returns {Part[]}
 */
export function parts(text, marks) {
  const found = [];
  let end = 0;
  for (const match of marks === null ? [] : text.matchAll(marks)) {
    found.push({ text: text.slice(end, match.index), marked: false });
    found.push({ text: match[0], marked: true });
    end = match.index + match[0].length;
  }
  found.push({ text: text.slice(end), marked: false });
  return found.filter((part) => part.text !== "");
}

/**
 * The passage with the most different marks, cut around the first of them.
 * @param {string[]} passages
 * @param {RegExp | null} marks
 * @returns {Part[]}
 */
export function bestPassage(passages, marks) {
  let best = passages[0] ?? "";
  let most = 0;
  for (const passage of passages) {
    const different = countDifferent(passage, marks);
    if (different > most) {
      [best, most] = [passage, different];
    }
  }
  return parts(cut(best, marks), marks);
}

/** How many different things of a text match. */
export function countDifferent(text, marks) {
  const found = marks === null ? [] : [...text.matchAll(marks)];
  return new Set(found.map((match) => match[0].toLowerCase())).size;
}

function cut(text, marks) {
  const first = marks === null ? 0 : Math.max(0, text.search(new RegExp(marks.source, "ui")));
  const from = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const to = from + LONGEST;
  const end = to < text.length ? text.lastIndexOf(" ", to) : text.length;
  const shown = text.slice(from, end > from ? end : to);
  return `${from > 0 ? "… " : ""}${shown}${end < text.length ? " …" : ""}`;
}

/**
 * The anchor that the page gives a heading, as Python-Markdown's table of contents with PyMdown's
 * `slugify` makes it. @param {string} heading
 */
export function anchor(heading) {
  return heading
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");
}
