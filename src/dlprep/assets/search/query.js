/** What a reader typed, as units of meaning, each with the forms that pages may say it in. */

import { isHalfTyped, isInitials, letters, syllablesOf, withoutEnding } from "./hangul.js";
import { switchScript } from "./keyboard.js";
import { completions, corrections, slipsAllowed, withInitials } from "./lexicon.js";
import { segments } from "./segments.js";
import { conceptToken, keyOf, normalize, tokens, words } from "./text.js";

const LONGEST_QUERY = 300;
const SHORTEST_COMPLETED = 3;
const WEIGHT = { term: 2, word: 1, filler: 0.15 };
const SURE = {
  typed: 1,
  part: 0.2,
  completion: 0.85,
  longer: 0.4,
  initials: 0.8,
  keyboard: 0.8,
  correction: 0.8,
};
const FILLERS = new Set(
  (
    "왜 어떻게 무슨 무엇 무엇인가 무엇인가요 무엇인지 뭐 뭐가 뭐야 뭐예요 뭐죠 뭔가요 뭔데 뭘 뭘까 뭘까요 뭐뭐 어떤 어떤가요 어떨 언제 어디 이유 방법 법 의미 뜻 개념 " +
    "인가요 인가 나요 할 한 된 대해 대해서 설명 설명해 알려줘 알려주세요 말해 그 이 저 것 거 게 건 걸 수 있을 때 좀 더 요 점 및 등 왜죠 사용 이용 안 못 " +
    "how do does did i we you what is are be the a an of to in on for from why when which if and or with by " +
    "it its should can could use used using work works have has happen happens need needs my me tell explain " +
    "describe about mean means there this that vs between"
  ).split(" "),
);
// `하는지`, `되는데`, `있나요`, `써야`, `설명해주세요`: forms of verbs that any question may have
const FILLER_VERB =
  /^(?:(?:말|설명|사용|이용)?(?:하|해|되|돼)|있|없|쓰이?|써)(?:는|는데|는지|는가요?|나요?|니|면|려면|려고|지|고|기|죠|을까요?|어요|요|야|도|줘|줘요|주세요|보세요)$/;

/**
 * @typedef {object} Form what a page may say
 * @property {string} text as it may be written
 * @property {number} [concept] the glossary's term that it is
 * @property {string} key as which pages are asked for by it
 * @property {string[]} tokens that it is found by
 * @property {number} sure at most 1
 * @property {string} why `typed`, `part` (of a term), `completion`, `initials`, `keyboard` or `correction`
 *
 * @typedef {object} Unit
 * @property {string} text as typed
 * @property {string} key as which it is looked up
 * @property {number} weight how much it counts among the units of its query
 * @property {boolean} filler whether it says nothing of what is looked for
 * @property {Form[]} forms
 */

/**
 * @param {string} query
 * @returns {Unit[]}
 */
export function parseQuery(query, lexicon) {
  const text = normalize(query.slice(0, LONGEST_QUERY));
  const open = /[^\s.,?!]$/.test(text);
  const found = withMisspeltTerms(segments(words(text), lexicon), lexicon);
  return found.map((segment, at) => {
    const last = open && at === found.length - 1;
    if (segment.meant !== undefined) {
      return misspeltUnit(segment, lexicon);
    }
    if (segment.key !== null) {
      return termUnit(segment, last, lexicon);
    }
    const before = found.slice(Math.max(0, at - 2), at).map((one) => one.words.join(""));
    return wordUnit(segment.words[0], before, last, lexicon);
  });
}

/**
 * Segments with two in one where they are a term with a slip in a word that nobody knows:
 * `글러벌 미니마` for `글로벌 미니마`. As many slips as in that word alone are allowed, or `렐루 장점`
 * would be taken for `렐루 단점`.
 */
function withMisspeltTerms(found, lexicon) {
  const all = [];
  for (let at = 0; at < found.length; at += 1) {
    const slips = slipsIn(found[at], lexicon);
    const withAfter = misspeltTerm(found.slice(at, at + 2), slips, lexicon);
    const withBefore = withAfter ?? misspeltTerm([...all.slice(-1), found[at]], slips, lexicon);
    if (withAfter !== null) {
      all.push(withAfter);
      at += 1;
    } else if (withBefore !== null) {
      all[all.length - 1] = withBefore;
    } else {
      all.push(found[at]);
    }
  }
  return all;
}

/** How many slips of the fingers an unknown word may have. */
function slipsIn({ words: [word], key }, lexicon) {
  const bare = withoutEnding(word);
  const unknown = key === null && !isFiller(bare) && !isHalfTyped(bare) && !isKnown(bare, lexicon);
  return unknown ? slipsAllowed(letters(bare)) : 0;
}

function isKnown(word, lexicon) {
  return lexicon.forms.has(keyOf([word])) || completions(lexicon, letters(word), 1).length > 0;
}

function misspeltTerm(beside, slips, lexicon) {
  if (beside.length < 2 || slips === 0) {
    return null;
  }
  const typed = beside.flatMap((segment) => segment.words);
  const bare = [...typed.slice(0, -1), withoutEnding(typed.at(-1))].join("");
  const near = corrections(lexicon, letters(bare), 4, slips);
  const meant = near.filter((entry) => lexicon.concepts.has(entry.key));
  return meant.length === 0 ? null : { words: typed, key: null, meant };
}

function misspeltUnit({ words: typed, meant }, lexicon) {
  const text = typed.join(" ");
  const forms = meant.flatMap((entry) => entryForms(entry, SURE.correction, "correction", lexicon));
  return { text, key: text, weight: WEIGHT.term, filler: false, forms: surest(forms) };
}

/**
 * What a query or an alias asks for, whatever its particles, its fillers and the spelling of its
 * terms; empty where it asks for nothing.
 * @param {string} text
 */
export function meaning(text, lexicon) {
  const found = segments(words(normalize(text.slice(0, LONGEST_QUERY))), lexicon);
  const asked = found.map(({ words: [word], key }) =>
    key === null ? withoutEnding(word) : lexicon.concepts.get(key).map(conceptToken).join("")
  );
  return asked.filter((one) => !isFiller(one)).join(" ");
}

function termUnit({ words: typed, key }, last, lexicon) {
  const text = typed.join(" ");
  const form = lexicon.forms.get(key);
  const forms = entryForms({ key, form }, SURE.typed, "typed", lexicon);
  forms.push(literal(form, key, SURE.part, "part"));
  if (last) {
    forms.push(...complete([letters(typed.join(""))], SURE.longer, lexicon));
  }
  return { text, key, weight: WEIGHT.term, filler: false, forms: surest(forms) };
}

function wordUnit(word, before, last, lexicon) {
  if (isInitials(word)) {
    const forms = byInitials(word, lexicon);
    return { text: word, key: word, weight: WEIGHT.word, filler: false, forms };
  }
  const bare = withoutEnding(syllablesOf(word));
  const filler = [word, bare].some(isFiller);
  const key = keyOf([bare]);
  const forms = bare === "" ? [] : [literal(bare, key, SURE.typed, "typed")];
  if (!filler) {
    forms.push(...guesses(word, bare, before, last, lexicon));
  }
  const weight = filler ? WEIGHT.filler : WEIGHT.word;
  return { text: word, key, weight, filler, forms: surest(forms) };
}

function isFiller(word) {
  return FILLERS.has(word) || FILLER_VERB.test(word);
}

/** What is probably meant by a word that is not finished, or not known. */
function guesses(word, bare, before, last, lexicon) {
  const half = isHalfTyped(word);
  const starts = before.map((_, at) => [...before.slice(at), word].join(""));
  const finished = last || half
    ? complete([word, ...starts].map(letters), SURE.completion, lexicon)
    : [];
  const typed = letters(half ? word : bare);
  const known = lexicon.forms.has(keyOf([bare])) || completions(lexicon, typed, 1).length > 0;
  if (known) {
    return finished;
  }
  const other = inOtherScript(word, last, lexicon);
  return other.length > 0 ? other : [...finished, ...correct(typed, lexicon)];
}

function complete(starts, sure, lexicon) {
  return starts
    .filter((start) => start.length >= SHORTEST_COMPLETED)
    .flatMap((start) => completions(lexicon, start, 8))
    .flatMap((entry) => entryForms(entry, sure, "completion", lexicon));
}

/** What the same keys mean with the keyboard set to the other script, if they mean anything. */
function inOtherScript(word, last, lexicon) {
  const typed = switchScript(word);
  const found = completions(lexicon, typed, 8).filter(
    (entry) => entry.letters === typed || (last && typed.length > SHORTEST_COMPLETED),
  );
  const isWhole = (entry) => entry.letters === typed;
  const longer = SURE.keyboard * (found.some(isWhole) ? SURE.longer : 1);
  return found.flatMap((entry) =>
    entryForms(entry, isWhole(entry) ? SURE.keyboard : longer, "keyboard", lexicon)
  );
}

function byInitials(word, lexicon) {
  const found = withInitials(lexicon, word, 12);
  const isWhole = (entry) => entry.initials === word;
  const longer = found.some(isWhole) ? SURE.longer : SURE.initials;
  const forms = found.flatMap((entry) =>
    entryForms(entry, isWhole(entry) ? 1 : longer, "initials", lexicon)
  );
  return surest(forms);
}

function correct(typed, lexicon) {
  return corrections(lexicon, typed, 4).flatMap((entry) =>
    entryForms(entry, SURE.correction, "correction", lexicon)
  );
}

/** A term as its concept, whatever its spelling; a phrase that is no term as it is written. */
function entryForms({ key, form }, sure, why, lexicon) {
  const numbers = lexicon.concepts.get(key);
  if (numbers === undefined) {
    return [literal(form, key, sure, why)];
  }
  return numbers.map((number) => ({
    text: lexicon.terms[number][0],
    concept: number,
    key: conceptToken(number),
    tokens: [conceptToken(number)],
    sure,
    why,
  }));
}

function literal(text, key, sure, why) {
  return { text, key, tokens: [...new Set(tokens(words(text)))], sure, why };
}

/** Each form once, as sure as it is for any reason. */
function surest(forms) {
  const best = new Map();
  for (const form of forms) {
    if (!(best.get(form.key)?.sure >= form.sure)) {
      best.set(form.key, form);
    }
  }
  return [...best.values()];
}
