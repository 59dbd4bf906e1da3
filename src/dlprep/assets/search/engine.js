/** The search: an index in, results out. Pure and synchronous; what loads and shows is elsewhere. */

import { termResult, termsIn } from "./glossary.js";
import { letters } from "./hangul.js";
import { createLexicon, nearest, phraseKey } from "./lexicon.js";
import { anchor, bestPassage, countDifferent, parts, pattern } from "./passage.js";
import { createPlanned } from "./planned.js";
import { createPostings } from "./postings.js";
import { meaning, parseQuery } from "./query.js";
import { rankPages } from "./rank.js";
import { concepts } from "./segments.js";
import { conceptToken, normalize, squash, tokens, withSplitNames, words } from "./text.js";

/** The shape of index that this engine reads. */
export const FORMAT = 2;

const FIELDS = {
  title: { weight: 6, byLength: 0.3 },
  aliases: { weight: 5, byLength: 0.3 },
  headings: { weight: 2.5, byLength: 0.5 },
  short: { weight: 1.5, byLength: 0.6 },
  points: { weight: 1, byLength: 0.6 },
  mentions: { weight: 0.5, byLength: 0 },
};
const MOST_SECTIONS = 3;
const MOST_NEAR = 5;
const WHOLE = 0.999; // of a form: all of it, whatever rounding leaves

/**
 * @typedef {import("./passage.js").Part} Part
 *
 * @typedef {object} Page what the index says of one question
 * @property {string} id
 * @property {string} title
 * @property {string[]} [aliases] what it is asked for by, besides its terms
 * @property {number[]} [terms] of the index that it is asked for by
 * @property {number[]} [mentions] terms that it names, the most frequent first
 * @property {string} [short]
 * @property {string[]} [headings]
 * @property {string[]} [points]
 *
 * @typedef {object} Index
 * @property {number} format
 * @property {string} language
 * @property {string[][]} terms spellings of the same thing: the Korean name, the English one, others
 * @property {Record<number, string>} [ids] of terms, where they are not the English name
 * @property {string[]} [meanings] of terms
 * @property {string[]} [planned] ids of questions that are not written yet
 * @property {number[]} [starts] the pages that chapters begin with
 * @property {Page[]} pages in reading order
 *
 * @typedef {object} Result
 * @property {string} id
 * @property {number} score
 * @property {Part[]} title
 * @property {Part[]} passage
 * @property {{anchor: string, title: Part[]}[]} sections
 * @property {string[]} matched the words of the page that matched
 */

/**
 * @param {Index} index
 * @throws {RangeError} the index has another format
 */
export function createEngine(index) {
  if (index.format !== FORMAT) {
    throw new RangeError(`search index of format ${index.format}; this engine reads ${FORMAT}`);
  }
  const lexicon = createLexicon(
    index.terms,
    index.pages.flatMap((page) => page.aliases ?? []),
    index.pages.map((page) => page.title),
  );
  const postings = createPostings(
    FIELDS,
    index.pages.map((page) => fieldsOf(page, lexicon)),
  );
  const asked = askedBy(index, lexicon);
  const plannedFor = createPlanned(index.planned ?? [], lexicon);
  const rank = (query) => {
    const units = parseQuery(query, lexicon);
    return { units, pages: rankPages(units, postings, asked, asked.get(meaning(query, lexicon))) };
  };
  const hasPage = (query, units) => {
    const [wanted, ...others] = units.filter((unit) => !unit.filler);
    const isOne = others.length === 0 && wanted?.forms.some(({ key }) => asked.has(key));
    return isOne || asked.has(meaning(query, lexicon));
  };
  return {
    language: index.language,
    questions: () => index.pages.map(titleOf),
    starts: () => (index.starts ?? []).map((number) => titleOf(index.pages[number])),
    search: (query, { limit = 20 } = {}) => {
      const { units, pages } = rank(query);
      const results = pages.slice(0, limit).map((one) => result(one, units, index, lexicon));
      const found = termsIn(units);
      const marks = pattern(units.filter((unit) => !unit.filler).map((unit) => unit.text));
      const lost = pages.length + found.length === 0 && units.some((unit) => !unit.filler);
      return {
        results,
        terms: found.map((number) => termResult(index, number, marks)),
        planned: hasPage(query, units) ? undefined : plannedFor(query, units),
        near: lost ? near(query, lexicon, rank, index) : [],
      };
    },
    explain: (query, { limit = 20 } = {}) => explainRanking(rank(query), index, limit),
  };
}

/** The pages that are asked for by a phrase, by its key and by its meaning, or by a term. */
function askedBy({ pages }, lexicon) {
  const asked = new Map();
  pages.forEach((page, number) => {
    const keysOf = (alias) => [phraseKey(normalize(alias)), meaning(alias, lexicon)];
    const aliases = page.aliases ?? [];
    for (const key of [...aliases.flatMap(keysOf), ...(page.terms ?? []).map(conceptToken)]) {
      asked.set(key, (asked.get(key) ?? new Set()).add(number));
    }
  });
  return asked;
}

function fieldsOf(page, lexicon) {
  const named = (numbers = []) => numbers.flatMap((number) => lexicon.terms[number].slice(0, 2));
  return {
    title: tokensOf([page.title], lexicon),
    aliases: tokensOf([...(page.aliases ?? []), ...named(page.terms)], lexicon),
    headings: tokensOf(page.headings, lexicon),
    short: tokensOf([page.short ?? ""], lexicon),
    points: tokensOf(page.points, lexicon),
    mentions: (page.mentions ?? []).map(conceptToken),
  };
}

function tokensOf(texts = [], lexicon) {
  const all = [];
  for (const text of texts) {
    const found = words(normalize(withSplitNames(text)));
    all.push(...tokens(found, { acrossSpaces: true }));
    for (const number of concepts(found, lexicon)) {
      all.push(conceptToken(number));
    }
  }
  return all;
}

function result({ page: number, score, units: matches }, units, index, lexicon) {
  const page = index.pages[number];
  const marks = pattern(units.flatMap((unit, at) => textsToMark(unit, matches[at], lexicon)));
  const title = parts(page.title, marks);
  const best = bestPassage([page.short ?? "", ...(page.points ?? [])], marks);
  const headings = sections(page, marks);
  const told = [title, best, ...headings.map((heading) => heading.title)].flat();
  const passage = told.some((part) => part.marked)
    ? best
    : [...named(units, matches, index.language, lexicon), ...best];
  const shown = [...told, ...passage];
  return {
    id: page.id,
    score,
    title,
    passage,
    sections: headings,
    matched: [...new Set(shown.filter((part) => part.marked).map((part) => part.text))],
  };
}

/** What the page is found by, where nothing that is shown of it says so. */
function named(units, matches, language, lexicon) {
  const whole = matches.filter((match, at) => match?.share > WHOLE && !units[at].filler);
  const texts = whole.map(({ form: { concept, text } }) =>
    concept === undefined ? text : lexicon.terms[concept][language === "ko" ? 0 : 1]
  );
  return [...new Set(texts)].flatMap((text) => [
    { text, marked: true },
    { text: " · ", marked: false },
  ]);
}

/** The words to mark for a unit: what was typed in any spelling, and the guess that matched. */
function textsToMark(unit, match, lexicon) {
  if (unit.filler) {
    return [];
  }
  return unit.forms
    .filter((form) => form === match?.form || form.why === "typed")
    .flatMap((form) => (form.concept === undefined ? [form.text] : lexicon.terms[form.concept]))
    .filter((text) => text.length > 1);
}

function sections(page, marks) {
  return (page.headings ?? [])
    .filter((heading) => countDifferent(heading, marks) > 0)
    .slice(0, MOST_SECTIONS)
    .map((heading) => ({ anchor: anchor(heading), title: parts(heading, marks) }));
}

/** Terms that look much like what was typed, with the page that answers each best. */
function near(query, lexicon, rank, index) {
  const typed = letters(squash(normalize(query)));
  const found = new Map();
  for (const entry of nearest(lexicon, typed)) {
    const best = rank(entry.form).pages[0];
    if (best !== undefined && found.size < MOST_NEAR && !found.has(best.page)) {
      found.set(best.page, { term: entry.form, ...titleOf(index.pages[best.page]) });
    }
  }
  return [...found.values()];
}

function titleOf({ id, title }) {
  return { id, title };
}

function explainRanking({ units, pages }, index, limit) {
  return {
    units: units.map(({ text, weight, forms }) => ({
      text,
      weight,
      forms: forms.map(({ text: form, sure, why }) => ({ form, sure, why })),
    })),
    results: pages.slice(0, limit).map(({ page, score, coverage, units: matches }) => ({
      id: index.pages[page].id,
      title: index.pages[page].title,
      score,
      coverage,
      units: matches.map((match, at) => ({
        text: units[at].text,
        score: match?.score ?? 0,
        form: match?.form.text,
        why: match?.form.why,
      })),
    })),
  };
}
