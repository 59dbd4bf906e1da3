/** What a reader typed, as units of meaning, each with the forms that pages may say it in. */

import {
  isHalfTyped,
  isHangul,
  isInitials,
  letters,
  syllablesOf,
  withoutParticle,
} from "./hangul.js";
import { completions, corrections, synonyms, withInitials } from "./lexicon.js";
import { isParticleAfterLatin, normalized, words } from "./text.js";

const LONGEST_QUERY = 300;
const LONGEST_PHRASE = 4;
const SHORTEST_COMPLETED = 3;
const SHORTEST_COMPOUND = 4;
const WEIGHT = {
  term: 1.3,
  word: 1,
  filler: 0.15,
  synonym: 0.9,
  completion: 0.85,
  completedSynonym: 0.7,
  initials: 0.8,
  correction: 0.8,
  correctedSynonym: 0.65,
};
const FILLERS = new Set(
  (
    "왜 어떻게 무엇 무엇인가 무엇인가요 무엇인지 뭐 뭐가 뭐야 뭐예요 뭐죠 뭔가요 뭔데 뭘 뭘까 뭘까요 어떤 어떤가요 어떨 언제 어디 " +
    "이유 방법 법 의미 뜻 개념 하나요 되나요 쓰나요 쓰는 쓰나 인가요 인가 나요 해야 하는 하면 할 한 해요 돼요 되는 된 대해 대해서 " +
    "설명 설명해 설명해줘 설명해주세요 알려줘 알려주세요 말해 그 이 저 것 거 게 건 걸 수 있나 있나요 있는 있을 없는 때 좀 더 요 점 및 등 왜죠 " +
    "how do does did i we you what is are be the a an of to in on for from why when which and or with by it its " +
    "should can could use used using my me tell explain describe about mean means there this that vs between"
  ).split(" "),
);

/**
 * @typedef {object} Form what a page may say
 * @property {number} weight at most 1, the surer the higher
 * @property {string} why `typed`, `synonym`, `completion`, `initials` or `correction`
 *
 * @typedef {object} Unit
 * @property {string} text as typed
 * @property {number} weight how much it counts among the units of its query
 * @property {Map<string, Form>} forms
 */

/**
 * @param {string} query
 * @returns {Unit[]}
 */
export function parsed(query, lexicon) {
  const text = normalized(query.slice(0, LONGEST_QUERY));
  const typed = pieces(text, lexicon);
  const open = /[^\s.,?!]$/.test(text);
  const units = [];
  for (let at = 0; at < typed.length; ) {
    const phrase = knownPhrase(typed, at, lexicon);
    const length = phrase?.length ?? 1;
    const last = open && at + length === typed.length;
    units.push(
      phrase !== null && !(last && isHalfTyped(typed[at]))
        ? termUnit(phrase, last, lexicon)
        : wordUnit(typed, at, last, lexicon),
    );
    at += length;
  }
  return units;
}

/** The words of a text, compounds of Hangul apart where they contain terms, particles after Latin gone. */
function pieces(text, lexicon) {
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

function isKnown(key, lexicon) {
  return lexicon.phrases.has(key);
}

/** `시그모이드함수` as `시그모이드` and `함수`, where the whole is not known and a part is. */
function compoundParts(word, lexicon) {
  if (word.length < SHORTEST_COMPOUND || [word, withoutParticle(word)].some((one) => lexicon.forms.has(one))) {
    return [word];
  }
  for (let start = 0; start + 2 <= word.length; start += 1) {
    const shortest = start === 0 ? 2 : 3;
    for (let end = word.length; end - start >= shortest; end -= 1) {
      if (isKnown(word.slice(start, end), lexicon)) {
        const before = word.slice(0, start);
        const after = word.slice(end);
        const rest = after === "" || isParticleAfterLatin(after) ? [] : compoundParts(after, lexicon);
        return [...(before === "" ? [] : [before]), word.slice(start, end), ...rest];
      }
    }
  }
  return [word];
}

/** The longest phrase from this word on that the glossary or a page's alias knows. */
function knownPhrase(typed, at, lexicon) {
  for (let length = Math.min(LONGEST_PHRASE, typed.length - at); length >= 1; length -= 1) {
    const part = typed.slice(at, at + length);
    const bare = [...part.slice(0, -1), bareWord(part.at(-1))];
    for (const form of [part, bare]) {
      const key = form.join("");
      if (isKnown(key, lexicon)) {
        return { key, length, form: form.join(" ") };
      }
    }
  }
  return null;
}

function bareWord(word) {
  return isHangul(word) && word.length > 2 ? withoutParticle(word) : word;
}

function termUnit({ key, form }, last, lexicon) {
  const forms = new Map();
  add(forms, form, 1, "typed");
  add(forms, lexicon.forms.get(key), 1, "typed");
  addSynonyms(forms, key, WEIGHT.synonym, lexicon);
  if (last) {
    addCompletions(forms, letters(key), lexicon);
  }
  return { text: form, weight: WEIGHT.term, forms };
}

function wordUnit(typed, at, last, lexicon) {
  const word = typed[at];
  const forms = new Map();
  if (isInitials(word)) {
    addInitials(forms, typed, at, lexicon);
    return { text: word, weight: WEIGHT.word, forms };
  }
  const bare = bareWord(syllablesOf(word));
  const filler = [word, bare].some((one) => FILLERS.has(one));
  if (bare !== "") {
    add(forms, bare, 1, "typed");
  }
  if (!filler) {
    addGuesses(forms, typed, at, last, lexicon);
  }
  return { text: word, weight: filler ? WEIGHT.filler : WEIGHT.word, forms };
}

function addGuesses(forms, typed, at, last, lexicon) {
  const word = typed[at];
  if (last || isHalfTyped(word)) {
    for (let before = 0; before <= Math.min(2, at); before += 1) {
      addCompletions(forms, letters(typed.slice(at - before, at + 1).join("")), lexicon);
    }
  }
  const bare = bareWord(syllablesOf(word));
  const guessed = letters(isHalfTyped(word) ? word : bare);
  if (!lexicon.forms.has(bare) && completions(lexicon, guessed, 1).length === 0) {
    addCorrections(forms, typed, at, lexicon);
  }
}

function add(forms, form, weight, why) {
  const known = forms.get(form);
  if (known === undefined || known.weight < weight) {
    forms.set(form, { weight, why });
  }
}

function addSynonyms(forms, key, weight, lexicon) {
  for (const form of synonyms(lexicon, key)) {
    add(forms, form, weight, "synonym");
  }
}

function addCompletions(forms, typed, lexicon) {
  if (typed.length < SHORTEST_COMPLETED) {
    return;
  }
  for (const { key, form } of completions(lexicon, typed, 8)) {
    add(forms, form, WEIGHT.completion, "completion");
    addSynonyms(forms, key, WEIGHT.completedSynonym, lexicon);
  }
}

function addInitials(forms, typed, at, lexicon) {
  const word = typed[at];
  for (const entry of withInitials(lexicon, word, 12)) {
    add(forms, entry.form, entry.initials === word ? 1 : WEIGHT.initials, "initials");
    addSynonyms(forms, entry.key, WEIGHT.correctedSynonym, lexicon);
  }
}

function addCorrections(forms, typed, at, lexicon) {
  const word = bareWord(typed[at]);
  for (const entry of corrections(lexicon, letters(word), 4)) {
    add(forms, entry.form, WEIGHT.correction, "correction");
    addSynonyms(forms, entry.key, WEIGHT.correctedSynonym, lexicon);
  }
}
