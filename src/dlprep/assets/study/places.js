/** Where things lie in the site, as seen from the page that is open. */

/** @typedef {"ko" | "en"} Language */

/** The language of the page. @returns {Language} */
export function language() {
  return document.documentElement.lang === "ko" ? "ko" : "en";
}

/**
 * Where the site of a language begins: the Korean one at the root, the English one in a folder.
 * @param {Language} lang
 */
function home(lang) {
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const own = new URL(`${base}/`, location.href);
  const root = language() === "ko" ? own : new URL("../", own);
  return lang === "ko" ? root : new URL("en/", root);
}

/** Where the whole site begins. */
export function siteAddress() {
  return home("ko");
}

/** The index of all questions. */
export function indexAddress() {
  return new URL("study/index.json", home("ko"));
}

/** The page of a question. @param {string} question @param {Language} lang */
export function questionAddress(question, lang) {
  return new URL(`questions/${question}/`, home(lang));
}

/** The page for studying. @param {Language} lang */
export function studyAddress(lang) {
  return new URL("study/", home(lang));
}
