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
 * @typedef {{language: string, name: string, root: string, index: string, question: string,
 *   glossary: string}} Edition
 *   One language's site: its folder, its index, and the addresses of a question's page, with `{id}`
 *   in it, and of the glossary below the folder.
 * @typedef {{term: string, unwritten: string}} Badges what results that are no questions are called
 * @typedef {object} Answer
 * @property {"own" | "other" | "near" | "recent" | "starts"} kind
 * @property {Edition} edition where the results are
 * @property {Edition} own the reader's, where the terms are
 * @property {Result[]} [results]
 * @property {import("./glossary.js").TermResult[]} [terms]
 * @property {string} [planned] the id of a question that is asked for and not written yet
 * @property {Near[]} [near]
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
 * The first title carries what the list is, for the page to say it in words: see search-field.js.
 *
 * @param {Answer} answer
 * @param {Badges} badges
 */
export function items(answer, badges) {
  const { edition, kind, own, near = [], planned, results = [], terms = [] } = answer;
  const shown = kind === "other" ? inOtherLanguage(edition) : asItIs;
  const groups = [
    ...results.map((result) => group(result, edition, shown)),
    ...(planned === undefined ? [] : [[plannedItem(planned, own, badges)]]),
    ...terms.map((term) => [termItem(term, own, badges)]),
    ...(kind === "near" ? near.map((term) => [nearItem(term, edition)]) : []),
  ];
  groups.forEach(([first], at) => {
    first.score = groups.length - at;
  });
  if (groups.length > 0) {
    groups[0][0].title = describedHtml(answer) + groups[0][0].title;
  }
  return groups;
}

/**
 * What kind of list this is and how many of what it has, as data that is not shown.
 * @param {Answer} answer
 */
function describedHtml({ kind, edition, planned, results = [], terms = [] }) {
  const data = {
    kind,
    language: edition.language,
    questions: results.length,
    terms: terms.length,
    planned: planned === undefined ? "" : "yes",
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${value}"`);
  return `<span class="dl-found" ${attributes.join(" ")}></span>`;
}

function group(result, edition, shown) {
  const page = location(edition, result.id);
  const found = Object.fromEntries(highlighted(result.matched).map((word) => [word, true]));
  const first = {
    location: page,
    title: shown.title(markedHtml(result.title)),
    text: paragraph(shown.text(markedHtml(result.passage))),
    score: 0,
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

/**
 * The words that Material marks on the page. It takes a phrase apart: `back propagation` would
 * mark each `back` and each `propagation`, so that phrases are left out where there are words.
 */
function highlighted(matched) {
  const whole = matched.filter((text) => !/\s/.test(text));
  return whole.length > 0 ? whole : matched;
}

const asItIs = { title: (html) => html, text: (html) => html };

function inOtherLanguage({ language, name }) {
  const text = (html) => `<span lang="${language}">${html}</span>`;
  const its = `<span class="dl-found__badge" lang="${language}">${escapeHtml(name)}</span>`;
  return { title: (html) => `${text(html)} ${its}`, text };
}

/** Of an address with an anchor, Material shows the title alone; the meaning is a part of it. */
function termItem({ id, name, translation, meaning }, edition, { term }) {
  const other = edition.language === "ko" ? "en" : "ko";
  const called = translation && ` <span lang="${other}">${escapeHtml(translation)}</span>`;
  const means = meaning && `<span class="dl-found__meaning">${escapeHtml(meaning)}</span>`;
  return {
    location: `${edition.root}${edition.glossary}#${id}`,
    title: `<span class="dl-found__term">${markedHtml(name)}${called}</span> ${
      badge(term)
    }${means}`,
    text: "",
    score: 0,
    terms: {},
  };
}

/** Of a planned question nothing is there but its id; the list of topics is where it will stand. */
function plannedItem(id, edition, { unwritten }) {
  const name = `<span lang="en">${escapeHtml(id.replaceAll("-", " "))}</span>`;
  return {
    location: `${edition.root}#topics`,
    title: `<span class="dl-found__planned">${name}</span> ${badge(unwritten)}`,
    text: "",
    score: 0,
    terms: {},
  };
}

function badge(text) {
  return `<span class="dl-found__badge">${escapeHtml(text)}</span>`;
}

function nearItem({ term, id, title }, edition) {
  return {
    location: location(edition, id),
    title: `<span class="dl-found__near">${escapeHtml(term)}</span>`,
    text: paragraph(escapeHtml(title)),
    score: 0,
    terms: { [term]: true },
  };
}

function paragraph(html) {
  return html && `<p>${html}</p>`;
}
