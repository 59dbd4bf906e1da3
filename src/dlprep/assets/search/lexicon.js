/** The words that pages and the glossary know, to look up what a reader typed, meant or misspelt. */

import { distance } from "./distance.js";
import { initials, isHangul, letters, withoutEnding } from "./hangul.js";
import { memoize } from "./memoize.js";
import { compoundParts } from "./segments.js";
import { keyOf, normalize, squash, words } from "./text.js";

const SHARE_OF_SLIPS = 1 / 3;
const PHRASE_ENDS = /[/,()?!:;·]+|\.(?=\s|$)/;

/**
 * @typedef {object} Entry a word or phrase
 * @property {string} key as which it is looked up
 * @property {string} form as it is written, normalized
 * @property {string} letters as it is typed
 * @property {string} initials its initial consonants
 *
 * @typedef {object} Lexicon
 * @property {string[][]} terms the spellings of each term of the glossary, normalized
 * @property {Map<string, number[]>} concepts the terms that are written so, by key
 * @property {Set<string>} starts what keys of terms begin with
 * @property {(word: string) => string[]} compoundParts
 * @property {Set<string>} phrases keys of the glossary's spellings and of what pages are asked for by
 * @property {Map<string, string>} forms how phrases and their words are written, by key
 * @property {Entry[]} entries of phrases and of every inflected form of words, sorted by their letters
 */

/** What a phrase is looked up by. @param {string} form normalized */
export function phraseKey(form) {
  return keyOf(words(form).map((word) => word.text));
}

/**
 * @param {string[][]} terms groups of spellings of the same thing
 * @param {string[]} aliases phrases that pages are asked for by
 * @param {string[]} titles of pages
 * @returns {Lexicon}
 */
export function createLexicon(terms, aliases, titles) {
  const spelled = terms.map((group) => group.map(normalize));
  const forms = new Map();
  const concepts = new Map();
  spelled.forEach((group, number) => {
    for (const form of group) {
      const key = addPhrase(forms, form);
      concepts.set(key, [...new Set([...(concepts.get(key) ?? []), number])]);
    }
  });
  aliases.forEach((alias) => addPhrase(forms, normalize(alias)));
  const phrases = new Set(forms.keys());
  const spellings = new Map(Array.from(forms, ([key, form]) => [form, key]));
  for (const text of [...spelled.flat(), ...[...aliases, ...titles].map(normalize)]) {
    addWords(forms, spellings, text);
  }
  const lexicon = {
    terms: spelled,
    concepts,
    starts: startsOf(concepts.keys()),
    phrases,
    forms,
    entries: entriesOf(spellings),
    compoundParts: memoize((word) => compoundParts(word, lexicon)),
  };
  return lexicon;
}

function addPhrase(forms, form) {
  const key = phraseKey(form);
  if (key.length > 1 && !forms.has(key)) {
    forms.set(key, form);
  }
  return key;
}

function addWords(forms, spellings, text) {
  for (const phrase of text.split(PHRASE_ENDS)) {
    for (const { text: word } of words(phrase)) {
      const bare = withoutEnding(word);
      const key = keyOf([bare]);
      if (bare.length > 1) {
        spellings.set(bare, key);
        forms.set(key, forms.get(key) ?? bare);
      }
    }
  }
}

function startsOf(keys) {
  const starts = new Set();
  for (const key of keys) {
    for (let length = 1; length < key.length; length += 1) {
      starts.add(key.slice(0, length));
    }
  }
  return starts;
}

function entriesOf(spellings) {
  const entries = [...spellings].map(([form, key]) => ({
    key,
    form,
    letters: letters(squash(form)),
    initials: initials(squash(form)),
  }));
  return entries.sort((one, other) => (one.letters < other.letters ? -1 : 1));
}

/** Entries that begin with these letters, at most `most`, the shortest first, one of each key. */
export function completions(lexicon, typed, most) {
  const found = [];
  for (let at = firstFrom(lexicon.entries, typed); at < lexicon.entries.length; at += 1) {
    if (!lexicon.entries[at].letters.startsWith(typed)) {
      break;
    }
    found.push(lexicon.entries[at]);
  }
  found.sort((one, other) => other.letters.length - one.letters.length);
  const shortest = new Map(found.map((entry) => [entry.key, entry]));
  return [...shortest.values()]
    .sort((one, other) => one.letters.length - other.letters.length)
    .slice(0, most);
}

function firstFrom(entries, typed) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].letters < typed) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Entries whose initial consonants begin with these, whole matches and short ones first. */
export function withInitials(lexicon, typed, most) {
  return lexicon.entries
    .filter((entry) => isHangul(entry.key) && entry.initials.startsWith(typed))
    .sort((one, other) => one.initials.length - other.initials.length)
    .slice(0, most);
}

/** Entries that a few slips of the fingers away from these letters, the nearest alone. */
export function corrections(lexicon, typed, most, slips = slipsAllowed(typed)) {
  let least = slips;
  let found = [];
  for (const entry of least === 0 ? [] : lexicon.entries) {
    const steps = distance(typed, entry.letters, least);
    if (steps < least) {
      [least, found] = [steps, []];
    }
    if (steps <= least) {
      found.push(entry);
    }
  }
  return found.slice(0, most);
}

/** One slip in a short word, more in a long one; in very short ones every slip is another word. */
export function slipsAllowed(typed) {
  if (typed.length < 5) {
    return 0;
  }
  return typed.length < 9 ? 1 : typed.length < 18 ? 2 : 3;
}

/**
 * Phrases that a reader may have meant, the nearest first: they begin with the same letter, and
 * at most one letter in three is another. What lies farther off looks alike, but means another
 * thing: `attention` and `ablation`, `LSTM` and `LSE`.
 */
export function nearest(lexicon, typed) {
  const all = [];
  for (const entry of lexicon.entries) {
    if (lexicon.phrases.has(entry.key) && entry.letters[0] === typed[0]) {
      const slips = Math.floor(SHARE_OF_SLIPS * Math.min(typed.length, entry.letters.length));
      all.push({ entry, steps: distance(typed, entry.letters, slips) });
    }
  }
  return all
    .filter(({ steps }) => steps < Infinity)
    .sort((one, other) => one.steps - other.steps)
    .map(({ entry }) => entry);
}
