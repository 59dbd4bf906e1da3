/** Text as it is compared: one form for everything that looks or is typed the same. */

import { stem } from "./english.js";
import { INITIALS, isHangul, withoutParticle } from "./hangul.js";
import { memoize } from "./memoize.js";

const PLAIN = /^[\n -~\uac00-\ud7a3]*$/;
const NOT_COMPATIBILITY_JAMO = /[^\u3131-\u318e]+/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]/g;
const WORD = /[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z]+[0-9]*|[0-9]+/g;
const CAMEL = /([a-z])([A-Z][a-z])/g;

/**
 * Composed, half-width, lower case, without invisible characters. Single letters of Hangul stay
 * what keyboards type, because those are how initial consonants are asked for.
 * @param {string} text
 */
export function normalize(text) {
  if (PLAIN.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize("NFC")
    .replace(NOT_COMPATIBILITY_JAMO, (part) => part.normalize("NFKC"))
    .replace(/[\u1100-\u1112]/g, (jamo) => INITIALS[jamo.charCodeAt(0) - 0x1100])
    .replace(INVISIBLE, "")
    .toLowerCase();
}

/**
 * The words of a normalized text: runs of Hangul, of Latin letters with the digits after them, of digits.
 * @param {string} text
 * @returns {{text: string, start: number, end: number}[]}
 */
export function words(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/**
 * Letters and digits alone, as which terms are compared, whatever their spaces and hyphens.
 * @param {string} text normalized
 */
export function squash(text) {
  return words(text)
    .map((word) => word.text)
    .join("");
}

/** What words are looked up by: Latin ones by their stems, nothing between them. @param {string[]} typed */
export function keyOf(typed) {
  return typed.length === 1 ? wordKey(typed[0]) : typed.map(wordKey).join("");
}

/** @param {string} word */
function wordKey(word) {
  return isHangul(word) ? word : stem(word);
}

/** `LeakyReLU` as it is and as `Leaky ReLU`, so that it is found by either. @param {string} text */
export function withSplitNames(text) {
  const split = text.replace(CAMEL, "$1 $2");
  return split === text ? text : `${text} ${split}`;
}

/**
 * What words are found by: stems of Latin words, numbers, and each two neighbouring syllables of
 * Hangul, which make its words found without knowing where particles and compounds end.
 * @param {ReturnType<typeof words>} found
 * @param {{acrossSpaces?: boolean}} options with `acrossSpaces` also the two syllables around a
 *   space: `배치 정규화` is then found by `배치정규화`
 * @returns {string[]}
 */
export function tokens(found, { acrossSpaces = false } = {}) {
  const all = [];
  found.forEach((word, at) => {
    const previous = at === 0 ? null : found[at - 1];
    if (!isHangul(word.text)) {
      all.push(stem(word.text));
    } else if (!isParticleAfterLatin(word, previous)) {
      all.push(...syllablePairs(word.text));
      if (acrossSpaces && previous !== null && isHangul(previous.text)) {
        all.push(previous.text.at(-1) + word.text[0]);
      }
    }
  });
  return all;
}

/** Whether Hangul right after a Latin word is only its particle, as in `loss가`. */
export function isParticleAfterLatin(word, previous) {
  const touching = previous !== null && previous.end === word.start && !isHangul(previous.text);
  return touching && isParticle(word.text);
}

/** Whether Hangul may be all that a particle is. @param {string} text */
export function isParticle(text) {
  return text.length < 4 && withoutParticle(`각각${text}`) === "각각";
}

const syllablePairs = memoize((word) => {
  if (word.length === 1) {
    return [word];
  }
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const bare = withoutParticle(word);
  return bare.length === 1 ? [...pairs, bare] : pairs;
});

/** The token of a term, whatever its spelling. @param {number} number of the glossary's term in the index */
export function conceptToken(number) {
  return `#${number}`;
}
