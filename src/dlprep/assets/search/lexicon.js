/** The words that pages and the glossary know, to look up what a reader typed, meant or misspelt. */

import { distance } from "./distance.js";
import { initials, isHangul, letters, withoutParticle } from "./hangul.js";
import { normalized, squashed, words } from "./text.js";

const PHRASE_ENDS = /[\/,()?!:;·]+|\.(?=\s|$)/;

/**
 * @typedef {object} Entry a word or phrase
 * @property {string} key without spaces
 * @property {string} form as it is written
 * @property {string} letters its key as typed
 * @property {string} initials the initial consonants of its key
 */

/**
 * @param {string[][]} terms groups of spellings of the same thing
 * @param {string[]} aliases phrases that pages are asked for by
 * @param {string[]} titles of pages
 */
export function createLexicon(terms, aliases, titles) {
  const groups = new Map();
  const forms = new Map();
  terms.forEach((spellings, number) => {
    for (const spelling of spellings) {
      const key = addPhrase(forms, spelling);
      groups.set(key, [...(groups.get(key) ?? []), number]);
    }
  });
  aliases.forEach((alias) => addPhrase(forms, alias));
  const phrases = new Set(forms.keys());
  for (const text of [...terms.flat(), ...aliases, ...titles]) {
    addWords(forms, text);
  }
  return { terms: terms.map((group) => group.map(normalized)), groups, phrases, ...sorted(forms) };
}

function addPhrase(forms, phrase) {
  const form = normalized(phrase);
  const key = squashed(form);
  if (key.length > 1 && !forms.has(key)) {
    forms.set(key, form);
  }
  return key;
}

function addWords(forms, text) {
  for (const phrase of normalized(text).split(PHRASE_ENDS)) {
    for (const { text: word } of words(phrase)) {
      const bare = isHangul(word) && word.length > 2 ? withoutParticle(word) : word;
      if (bare.length > 1 && !forms.has(bare)) {
        forms.set(bare, bare);
      }
    }
  }
}

function sorted(forms) {
  const entries = [...forms].map(([key, form]) => ({
    key,
    form,
    letters: letters(key),
    initials: initials(key),
  }));
  entries.sort((one, other) => (one.letters < other.letters ? -1 : 1));
  return { forms, entries };
}

/** The other spellings of what has this key, if the glossary knows it. */
export function synonyms(lexicon, key) {
  const groups = lexicon.groups.get(key) ?? [];
  return groups.flatMap((number) => lexicon.terms[number]).filter((form) => squashed(form) !== key);
}

/** Entries that begin with these letters, at most `most`, the shortest first. */
export function completions(lexicon, typed, most) {
  const found = [];
  for (let at = firstFrom(lexicon.entries, typed); at < lexicon.entries.length; at += 1) {
    if (!lexicon.entries[at].letters.startsWith(typed)) {
      break;
    }
    found.push(lexicon.entries[at]);
  }
  return found.sort((one, other) => one.letters.length - other.letters.length).slice(0, most);
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
export function corrections(lexicon, typed, most) {
  const slips = slipsAllowed(typed);
  let least = slips;
  let found = [];
  for (const entry of slips === 0 ? [] : lexicon.entries) {
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
function slipsAllowed(typed) {
  if (typed.length < 5) {
    return 0;
  }
  return typed.length < 9 ? 1 : typed.length < 18 ? 2 : 3;
}

/** The entries nearest to these letters, however far, with how far in shares of their length. */
export function nearest(lexicon, typed, most) {
  return lexicon.entries
    .filter((entry) => lexicon.phrases.has(entry.key))
    .map((entry) => {
      const longer = Math.max(typed.length, entry.letters.length);
      return { entry, share: distance(typed, entry.letters, longer) / longer };
    })
    .sort((one, other) => one.share - other.share)
    .slice(0, most);
}
