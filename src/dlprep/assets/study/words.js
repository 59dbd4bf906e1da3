/**
 * What practice says. The words of a language lie in files of their own beside this script, made
 * from the table in src/dlprep/words; `{name}` in them stands for a value.
 *
 * @typedef {Readonly<Record<string, string>>} Words
 * @typedef {"page" | "study" | "interview"} Group  where words are said
 */

/**
 * The words of some groups.
 * @param {"ko" | "en"} lang
 * @param {...Group} groups
 * @returns {Promise<Words>}
 */
export async function loadWords(lang, ...groups) {
  return Object.assign({}, ...(await Promise.all(groups.map((group) => load(group, lang)))));
}

/** @param {Group} group @param {"ko" | "en"} lang */
async function load(group, lang) {
  const response = await fetch(new URL(`./words/${group}-${lang}.json`, import.meta.url));
  if (!response.ok) {
    throw new Error(`${response.status}: ${response.url}`);
  }
  return response.json();
}
