/**
 * Answers as the messages that Material's search field takes, and the HTML in them.
 *
 * The worker says `{type: READY}` once; then Material sends `{type: QUERY, data: words}` for every
 * change of the field, and the worker answers `{type: RESULT, data: {items}}`.
 *
 * @typedef {{text: string, marked: boolean}} Part
 * @typedef {{anchor: string, title: Part[]}} Section
 * @typedef {{id: string, title: Part[], passage: Part[], sections: Section[], matched: string[]}} Result
 * @typedef {{term: string, id: string, title: string}} Near
 * @typedef {{language: string, name: string, root: string, index: string, question: string}} Edition
 *   One language's site: its folder, its index, and the address of a question's page below the
 *   folder, with `{id}` in it.
 * @typedef {{kind: "own" | "other" | "near" | "none", edition: Edition, results?: Result[],
 *   near?: Near[]}} Answer
 */

export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Whether a query is one letter that makes no syllable yet: whatever it becomes begins so. */
export function isBarelyBegun(query) {
  return /^\s*[ㄱ-ㅎㅏ-ㅣ]\s*$/.test(query);
}

/** Text as HTML. */
export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** Text in parts as HTML, the matching ones marked. @param {Part[]} parts */
export function markedHtml(parts) {
  return parts.map(partHtml).join("");
}

function partHtml({ text, marked }) {
  return marked ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text);
}

/** The address of a question's page. @param {Edition} edition */
export function location(edition, id) {
  return edition.root + edition.question.replace("{id}", id);
}

/**
 * What Material shows for an answer: a group for each page, its sections folded in.
 *
 * Material puts the page with the highest score first on Enter and folds in what has a lower one
 * than the page; scores are told to it as ranks, because it rounds them.
 *
 * @param {Answer} answer
 */
export function items(answer) {
  const { edition, kind, near = [], results = [] } = answer;
  if (kind === "near") {
    return near.map((term, index) => [nearItem(term, edition, near.length - index)]);
  }
  const shown = kind === "other" ? inOtherLanguage(edition) : asItIs;
  return results.map((result, index) => group(result, edition, results.length - index, shown));
}

function group(result, edition, score, shown) {
  const page = location(edition, result.id);
  const found = Object.fromEntries(result.matched.map((word) => [word, true]));
  const first = {
    location: page,
    title: shown.title(markedHtml(result.title)),
    text: paragraph(shown.text(markedHtml(result.passage))),
    score,
    terms: found,
  };
  const sections = result.sections.map(({ anchor, title }) => ({
    location: `${page}#${anchor}`,
    title: shown.text(markedHtml(title)),
    text: "",
    score: 0,
    terms: found,
  }));
  return [first, ...sections];
}

const asItIs = { title: (html) => html, text: (html) => html };

function inOtherLanguage({ language, name }) {
  const text = (html) => `<span lang="${language}">${html}</span>`;
  const badge = `<span class="dl-found__language" lang="${language}">${escapeHtml(name)}</span>`;
  return { title: (html) => `${text(html)} ${badge}`, text };
}

function nearItem({ term, id, title }, edition, score) {
  return {
    location: location(edition, id),
    title: `<span class="dl-found__near">${escapeHtml(term)}</span>`,
    text: paragraph(escapeHtml(title)),
    score,
    terms: { [term]: true },
  };
}

function paragraph(html) {
  return html && `<p>${html}</p>`;
}
