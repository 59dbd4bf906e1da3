/** A text as what it consists of for the glossary: terms, however they are written, and other words. */

import { isHangul, withoutEnding } from "./hangul.js";
import { isParticleAfterLatin, words } from "./text.js";
import { keyOf } from "./lexicon.js";

const LONGEST_TERM = 4;
const SHORTEST_COMPOUND = 3;

/**
 * @typedef {object} Segment
 * @property {string[]} words as written
 * @property {string | null} key of a term that the lexicon knows
 */

/**
 * @param {string} text normalized
 * @returns {Segment[]}
 */
export function segments(text, lexicon) {
  const pieces = separated(text, lexicon);
  const found = [];
  for (let at = 0; at < pieces.length; at += found.at(-1).words.length) {
    found.push(knownTerm(pieces, at, lexicon) ?? { words: [pieces[at]], key: null });
  }
  return found;
}

/** The numbers of the glossary's terms that a text names, once for each time. */
export function concepts(text, lexicon) {
  return segments(text, lexicon).flatMap(({ key }) => lexicon.concepts.get(key) ?? []);
}

/** The words of a text: compounds of Hangul apart where they contain terms, particles after Latin gone. */
function separated(text, lexicon) {
  const found = [];
  let previous = null;
  for (const word of words(text)) {
    const touching = previous !== null && previous.end === word.start && !isHangul(previous.text);
    if (!isHangul(word.text)) {
      found.push(word.text);
    } else if (!(touching && isParticleAfterLatin(word.text))) {
      found.push(...compoundParts(word.text, lexicon));
    }
    previous = word;
  }
  return found;
}

/** `시그모이드함수` as `시그모이드` and `함수`, where the whole is not known and parts are. */
function compoundParts(word, lexicon) {
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
  const rest = after === "" || isParticleAfterLatin(after) ? [] : compoundParts(after, lexicon);
  return [...(before === "" ? [] : [before]), word.slice(start, end), ...rest];
}

/** The longest term from this word on. */
function knownTerm(pieces, at, lexicon) {
  for (let length = Math.min(LONGEST_TERM, pieces.length - at); length >= 1; length -= 1) {
    const written = pieces.slice(at, at + length);
    const bare = [...written.slice(0, -1), withoutEnding(written.at(-1))];
    for (const form of [written, bare]) {
      const key = keyOf(form);
      if (lexicon.concepts.has(key)) {
        return { words: written, key };
      }
    }
  }
  return null;
}
