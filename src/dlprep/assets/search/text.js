/** Text as it is compared: one form for everything that looks or is typed the same. */

import { stem } from "./english.js";
import { isHangul, withoutParticle } from "./hangul.js";

const COMPATIBILITY_JAMO = /[\u3131-\u318e]+/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]/g;
const LEADING_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const WORD = /[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z]+[0-9]*|[0-9]+/g;
const CAMEL = /([a-z])([A-Z][a-z])/g;

/**
 * Composed, half-width, lower case, without invisible characters. Single letters of Hangul stay
 * what keyboards type, because those are how initial consonants are asked for.
 * @param {string} text
 */
export function normalized(text) {
  return text
    .normalize("NFC")
    .split(new RegExp(`(${COMPATIBILITY_JAMO.source})`))
    .map((part) => (COMPATIBILITY_JAMO.test(part) ? part : part.normalize("NFKC")))
    .join("")
    .replace(/[\u1100-\u1112]/g, (jamo) => LEADING_CONSONANTS[jamo.charCodeAt(0) - 0x1100])
    .replace(INVISIBLE, "")
    .toLowerCase();
}

/**
 * The words of a normalized text: runs of Hangul, of Latin letters with the digits after them, of digits.
 * @param {string} text
 * @returns {{text: string, start: number, end: number}[]}
 */
export function words(text) {
  return [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Letters and digits alone, as which terms are compared, whatever their spaces and hyphens.
 * @param {string} text normalized
 */
export function squashed(text) {
  return words(text)
    .map((word) => word.text)
    .join("");
}

/** `LeakyReLU` as it is and as `Leaky ReLU`, so that it is found by either. @param {string} text */
export function withSplitNames(text) {
  const split = text.replace(CAMEL, "$1 $2");
  return split === text ? text : `${text} ${split}`;
}

/**
 * What a normalized text is found by: stems of Latin words, numbers, and each two neighbouring
 * syllables of Hangul, which make its words found without knowing where particles and compounds end.
 * @param {string} text
 * @param {{acrossSpaces?: boolean}} options with `acrossSpaces` also the two syllables around a
 *   space: `배치 정규화` is then found by `배치정규화`
 * @returns {string[]}
 */
export function tokens(text, { acrossSpaces = false } = {}) {
  const found = [];
  let previous = null;
  for (const word of words(text)) {
    const touching = previous !== null && previous.end === word.start;
    if (!isHangul(word.text)) {
      found.push(stem(word.text));
    } else if (!(touching && isParticleAfterLatin(word.text))) {
      found.push(...syllablePairs(word.text));
      if (acrossSpaces && previous !== null && isHangul(previous.text)) {
        found.push(previous.text.at(-1) + word.text[0]);
      }
    }
    previous = word;
  }
  return found;
}

/** Whether Hangul right after a Latin word is only its particle, as in `loss가`. @param {string} word */
export function isParticleAfterLatin(word) {
  return word.length < 4 && withoutParticle(`각각${word}`) === "각각";
}

/** @param {string} word */
function syllablePairs(word) {
  if (word.length === 1) {
    return [word];
  }
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const bare = withoutParticle(word);
  return bare.length === 1 ? [...pairs, bare] : pairs;
}

/** The token of a term, whatever its spelling. @param {number} number of the glossary's term in the index */
export function conceptToken(number) {
  return `#${number}`;
}
