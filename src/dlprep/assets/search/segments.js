/** A text as what it consists of for the glossary: terms, however they are written, and other words. */

import { isHangul, withoutEnding } from "./hangul.js";
import { isParticle, isParticleAfterLatin, keyOf } from "./text.js";

const LONGEST_TERM = 6; // words
const SHORTEST_COMPOUND = 3;
/** @type {readonly number[]} */
const NONE = Object.freeze([]);

/**
 * @typedef {object} Segment
 * @property {string[]} words as written
 * @property {string | null} key of a term that the lexicon knows
 */

/**
 * @param {ReturnType<typeof import("./text.js").words>} found the words of a text
 * @returns {Segment[]}
 */
export function segments(found, lexicon) {
  const pieces = separate(found, lexicon);
  const all = [];
  for (let at = 0; at < pieces.length;) {
    const segment = knownTerm(pieces, at, lexicon) ?? { words: [pieces[at]], key: null };
    all.push(segment);
    at += segment.words.length;
  }
  return all;
}

/** The numbers of the glossary's terms that a text names, once for each time. */
export function concepts(found, lexicon) {
  const pieces = separate(found, lexicon);
  const all = [];
  for (let at = 0; at < pieces.length;) {
    const term = knownTerm(pieces, at, lexicon);
    all.push(...(term === null ? NONE : lexicon.concepts.get(term.key)));
    at += term === null ? 1 : term.words.length;
  }
  return all;
}

/** The words of a text: compounds of Hangul apart where they contain terms, particles after Latin gone. */
function separate(found, lexicon) {
  const all = [];
  found.forEach((word, at) => {
    if (!isHangul(word.text)) {
      all.push(word.text);
    } else if (!isParticleAfterLatin(word, at === 0 ? null : found[at - 1])) {
      all.push(...lexicon.compoundParts(word.text));
    }
  });
  return all;
}

/** `시그모이드함수` as `시그모이드` and `함수`, where the whole is not known and parts are. */
export function compoundParts(word, lexicon) {
  const whole = [word, withoutEnding(word)].some((one) => lexicon.forms.has(one));
  if (whole || word.length < SHORTEST_COMPOUND) {
    return [word];
  }
  for (let start = 0; start + 2 <= word.length; start += 1) {
    const shortest = start === 0 ? 2 : 3; // two syllables amid a word are mostly a coincidence
    for (let end = word.length; end - start >= shortest; end -= 1) {
      if (lexicon.concepts.has(word.slice(start, end))) {
        return split(word, start, end, lexicon);
      }
    }
  }
  return knownHalves(word, lexicon) ?? [word];
}

function knownHalves(word, lexicon) {
  for (let at = word.length - 2; at >= 2; at -= 1) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (halves.every((half) => lexicon.forms.has(half) || lexicon.forms.has(withoutEnding(half)))) {
      return halves;
    }
  }
  return null;
}

function split(word, start, end, lexicon) {
  const [before, after] = [word.slice(0, start), word.slice(end)];
  const rest = after === "" || isParticle(after) ? [] : compoundParts(after, lexicon);
  return [...(before === "" ? [] : [before]), word.slice(start, end), ...rest];
}

/** The longest term from this word on. */
function knownTerm(pieces, at, lexicon) {
  let start = "";
  let longest = null;
  for (let length = 1; length <= LONGEST_TERM && at + length <= pieces.length; length += 1) {
    const word = pieces[at + length - 1];
    const bare = start + keyOf([withoutEnding(word)]);
    start += keyOf([word]);
    for (const key of bare === start ? [start] : [bare, start]) {
      if (lexicon.concepts.has(key)) {
        longest = { words: pieces.slice(at, at + length), key };
      }
    }
    if (!lexicon.starts.has(start)) {
      break;
    }
  }
  return longest;
}
