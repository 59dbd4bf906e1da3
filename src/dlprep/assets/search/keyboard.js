/** Words typed with the keyboard set to the other script: `emfhqdkdnt` for `드롭아웃`. */

import { isHangul, letters } from "./hangul.js";

const LATIN = "qwertyuiopasdfghjklzxcvbnm";
const HANGUL = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
const SHIFTED = { ㅃ: "q", ㅉ: "w", ㄸ: "e", ㄲ: "r", ㅆ: "t", ㅒ: "o", ㅖ: "p" };
const TO_HANGUL = new Map([...LATIN].map((key, at) => [key, HANGUL[at]]));
const TO_LATIN = new Map([
  ...Array.from(HANGUL, (key, at) => /** @type {[string, string]} */ ([key, LATIN[at]])),
  ...Object.entries(SHIFTED),
]);

/**
 * The keys of a normalized word as the other script's letters, on the keyboard that Korean
 * computers come with (KS X 5002).
 * @param {string} word
 */
export function switchScript(word) {
  const keys = isHangul(word) ? TO_LATIN : TO_HANGUL;
  return Array.from(letters(word), (key) => keys.get(key) ?? key).join("");
}
