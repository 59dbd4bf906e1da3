/** Hangul: syllables as the letters they are typed with, and the particles at the ends of words. */

import { memoize } from "./memoize.js";

export const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [
  ..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗ",
  "ㅗㅏ",
  "ㅗㅐ",
  "ㅗㅣ",
  "ㅛ",
  "ㅜ",
  "ㅜㅓ",
  "ㅜㅔ",
  "ㅜㅣ",
  "ㅠ",
  "ㅡ",
  "ㅡㅣ",
  "ㅣ",
];
const FINALS = [
  "",
  ..."ㄱㄲ",
  "ㄱㅅ",
  "ㄴ",
  "ㄴㅈ",
  "ㄴㅎ",
  "ㄷ",
  "ㄹ",
  "ㄹㄱ",
  "ㄹㅁ",
  "ㄹㅂ",
  "ㄹㅅ",
  "ㄹㅌ",
  "ㄹㅍ",
  "ㄹㅎ",
  "ㅁ",
  "ㅂ",
  "ㅂㅅ",
  ..."ㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
];
const FIRST = 0xac00;
const LAST = 0xd7a3;

// What follows a noun without a space, as in src/dlprep/korean.py, which a test compares with this.
const AFTER_I = "라고 라는 라면 라도 라서 란 랑 나 든 며 고 면 자 야 죠 지만 므로".split(" ");
export const PARTICLES = [
  ...AFTER_I.map((ending) => `이${ending}`),
  ...AFTER_I,
  ..."이어서 이었 입니다 인데 인지".split(" "),
  ..."으로써 으로서 으로 로써 로서 로 에서 에게 에는 에도 에만 에 한테 하고".split(" "),
  ..."까지 부터 보다 처럼 마다 만큼 조차 밖에 대로 같은".split(" "),
  ..."들 은 는 이 가 을 를 과 와 의 도 만 인 일 등 다 요".split(" "),
];
const JOINED = [
  ..."에서는 에서의 에서도 에서만 에게는 으로는 으로의 으로도 까지는 이랑은".split(" "),
  ..."와의 과의 와는 과는".split(" "),
  ..."들은 들이 들을 들의 들도 로는 로의 로도 만을 만의 이요".split(" "),
  "이란무엇", // which some type in one word
];
// Of `하다` and `되다`, which make verbs of nouns.
const VERB_ENDING =
  /(?:하|되|시키)(?:는데|는지|는|나요|면서|면|다가|다|고|지|기|려면|려고|니까|며|게|도록|는가|던|자|여|였|므로)?(?:요)?$|(?:한다면|된다면|한다고|된다고|한다|된다|합니다|됩니다|할까요|될까요|할까|될까|할|될|한|된|해서|돼서|해야|돼야|해도|돼도|해요|돼요|했다|됐다|했는데|됐는데|했을|됐을|해)$/;
const AT_THE_END = new RegExp(`(?:${[...PARTICLES, ...JOINED].join("|")})$`);

/** Whether a word, which is of one script throughout, is Hangul. @param {string} word */
export function isHangul(word) {
  return word >= "ㄱ";
}

/** @param {string} character */
function isSyllable(character) {
  const code = character.charCodeAt(0);
  return code >= FIRST && code <= LAST;
}

/**
 * A text with its syllables as the keys that type them: what is half typed is a prefix of what is meant.
 * @param {string} text
 */
export function letters(text) {
  return Array.from(text, (character) => {
    if (!isSyllable(character)) {
      return character;
    }
    const code = character.charCodeAt(0) - FIRST;
    const vowel = VOWELS[Math.floor((code % 588) / 28)];
    return INITIALS[Math.floor(code / 588)] + vowel + FINALS[code % 28];
  }).join("");
}

/** @param {string} character */
function initial(character) {
  const at = Math.floor((character.charCodeAt(0) - FIRST) / 588);
  return isSyllable(character) ? INITIALS[at] : character;
}

/** A text with its syllables as their initial consonants. @param {string} text */
export function initials(text) {
  return Array.from(text, initial).join("");
}

/** Whether a word consists of consonants alone, at least two. @param {string} word */
export function isInitials(word) {
  return /^[ㄱ-ㅎ]{2,}$/.test(word);
}

/** Whether a word ends in letters that make no syllable yet. @param {string} word */
export function isHalfTyped(word) {
  return /[ㄱ-ㅎㅏ-ㅣ]$/.test(word);
}

/** A word up to the letters at its end that make no syllable yet. @param {string} word */
export function syllablesOf(word) {
  return word.replace(/[ㄱ-ㅎㅏ-ㅣ]+$/, "");
}

/**
 * A word of three syllables or more without its particle or the ending that makes a verb of a
 * noun: `수렴` of `수렴을` and of `수렴하나요`. Others, and words of other scripts, as they are.
 * @param {string} word
 */
export const withoutEnding = memoize((word) => {
  if (!isHangul(word) || word.length < 3) {
    return word;
  }
  const noun = word.replace(VERB_ENDING, "");
  return noun.length >= 2 && noun !== word ? noun : withoutParticle(word);
});

/**
 * A word without the particle it ends in, unless less than one syllable stays. A guess: words may
 * end like particles, so that both forms are worth looking for.
 * @param {string} word
 */
export const withoutParticle = memoize((word) => {
  const bare = word.replace(AT_THE_END, "");
  return bare === "" ? word : bare;
});
