import assert from "node:assert/strict";
import { test } from "node:test";

import { createScheduler } from "../../../src/dlprep/assets/study/fsrs.js";
import {
  exportName,
  exportText,
  merged,
  readExport,
} from "../../../src/dlprep/assets/study/exchange.js";
import { DEFAULTS, newer } from "../../../src/dlprep/assets/study/settings.js";
import { filled } from "../../../src/dlprep/assets/study/filled.js";
import { below, grade, reset, seeded, undo } from "./made.js";

const MOCK = {
  id: "abcdef-4",
  kind: "mock",
  at: 1_796_083_200_000,
  day: 20_788,
  minutes: 15,
  asked: ["dropout"],
  depth: [3],
  lang: "en",
};
const LOG = [
  grade("abcdef-1", { missed: ["a1b2c3d4"], rev: "b56e" }),
  undo("abcdef-2", "abcdef-1"),
  reset("abcdef-3", "all", 1_796_083_200_000),
  MOCK,
];
const PROGRESS = {
  exported: 1_796_083_200_000,
  log: LOG,
  settings: { ...DEFAULTS },
};
const TEXT = exportText(PROGRESS);

/** The file after a change. */
function changed(change) {
  const file = JSON.parse(TEXT);
  change(file);
  return JSON.stringify(file);
}

const WORDS = JSON.parse(process.env.DLPREP_WORDS);

/** What the reader is told about a file. */
function told(text, language = "en") {
  const { problem } = readExport(text);
  return problem && filled(WORDS[language][problem.key], problem.values);
}

test("what was exported is read back as it was", () => {
  assert.deepEqual(readExport(TEXT), { progress: PROGRESS });
});

test("entries stand in the file by their ids, whatever order they were in", () => {
  assert.equal(exportText({ ...PROGRESS, log: [...LOG].reverse() }), TEXT);
});

test("the file is named by the study day", () => {
  const here = new Date(2026, 11, 2, 1, 30).getTime();
  assert.equal(exportName(here), "dlprep-progress-2026-12-01.json");
});

test("a mark at the beginning that editors add does no harm", () => {
  assert.deepEqual(readExport(`\uFEFF${TEXT}`), { progress: PROGRESS });
});

test("entries of a later kind, and later fields of known kinds, are kept as they are", () => {
  const note = { id: "abcdef-9", kind: "note", at: 1, text: { ko: ["…"] } };
  const longer = { ...LOG[0], aloud: true };
  const { progress } = readExport(changed((file) => file.log.splice(0, 1, longer, note)));
  assert.deepEqual(progress.log.slice(0, 2), [longer, note]);
});

for (
  const [what, text, words] of [
    ["nothing", "", "The end of this file is missing. Copying or downloading it was cut short."],
    [
      "half a file",
      TEXT.slice(0, 300),
      "The end of this file is missing. Copying or downloading it was cut short.",
    ],
    ["no JSON", "{progress}", "This file cannot be read as JSON."],
    [
      "a web page",
      "\n<!DOCTYPE html><html>…",
      "This is a web page (HTML), not a progress file. Try downloading it again.",
    ],
    [
      "a conflict",
      `{"format":1,\n<<<<<<< HEAD\n"log":[]\n=======\n>>>>>>> other\n}`,
      "There are marks of a Git conflict (<<<<<<<) in this file. Resolve it, or import both originals one after the other.",
    ],
    ["a list", "[{}]", "This is not progress exported from this site."],
    ["another JSON", '{"name": "x"}', "This is not progress exported from this site."],
    [
      "no format",
      changed((file) => delete file.format),
      "This is not progress exported from this site.",
    ],
    ["no log", changed((file) => delete file.log), "This is not progress exported from this site."],
    [
      "no settings",
      changed((file) => (file.settings = [])),
      "This is not progress exported from this site.",
    ],
    [
      "another site",
      changed((file) => (file.site = "quiz")),
      "This is the progress of another site (quiz).",
    ],
    [
      "a later format",
      changed((file) => (file.format = 2)),
      "This file was exported by a newer version (2). Reload the page, then import it again.",
    ],
    [
      "a wrong grade",
      changed((file) => (file.log[0].grade = 7)),
      "Entry 1: grade cannot be read: 7",
    ],
    [
      "a missing field",
      changed((file) => delete file.log[3].asked),
      "Entry 4: asked cannot be read: undefined",
    ],
    [
      "a long value",
      changed((file) => (file.log[0].lang = "x".repeat(99))),
      `Entry 1: lang cannot be read: ${"x".repeat(39)}…`,
    ],
    [
      "an entry that is none",
      changed((file) => (file.log[1] = null)),
      "Entry 2: {} cannot be read: null",
    ],
    [
      "a kind that is none",
      changed((file) => (file.log[1].kind = 5)),
      "Entry 2: kind cannot be read: 5",
    ],
    [
      "a day that is none",
      changed((file) => (file.log[0].day = 1.5)),
      "Entry 1: day cannot be read: 1.5",
    ],
    [
      "a text that is none",
      changed((file) => (file.log[0].rev = "new")),
      "Entry 1: rev cannot be read: new",
    ],
    [
      "a card that is none",
      changed((file) => (file.log[0].card = "<b>")),
      "Entry 1: card cannot be read: <b>",
    ],
    [
      "a wrong point",
      changed((file) => (file.log[0].missed = ["?"])),
      "Entry 1: missed cannot be read: {…}",
    ],
    [
      "a setting out of range",
      changed((file) => (file.settings.retention = 0.5)),
      "The setting retention cannot be read: 0.5",
    ],
    [
      "a date that is none",
      changed((file) => (file.settings.interview = "soon")),
      "The setting interview cannot be read: soon",
    ],
  ]
) {
  test(`${what} is refused, and said to be what it is`, () => {
    assert.equal(told(text), words);
    assert.equal(readExport(text).progress, undefined);
  });
}

test("a file too large is not even read", () => {
  assert.equal(
    told(" ".repeat(20_000_001)),
    "A file of more than 20 MB cannot be progress exported from this site.",
  );
});

test("an entry that nests without end is refused", () => {
  const deep = "[".repeat(5_000) + "]".repeat(5_000);
  const text = changed((file) => file.log.push({ id: "abcdef-9", kind: "note", at: 1, deep: 0 }));
  assert.equal(
    told(text.replace('"deep":0', `"deep":${deep}`)),
    "Entry 5: deep cannot be read: {…}",
  );
});

test("a Korean reader is told the same", () => {
  const text = changed((file) => (file.log[0].grade = 7));
  assert.equal(told(text, "ko"), "항목 1의 grade 값을 읽을 수 없습니다: 7");
});

const JUNK = [null, -1, 1.5, 9e99, "", "x", "__proto__", [], {}, [null], true, "2026-02-30"];

/** A change somewhere in the tree of a file: a value replaced, or taken out. */
function mutateTree(value, pick) {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (keys.length === 0) {
    return JUNK[pick(JUNK.length)];
  }
  const key = keys[pick(keys.length)];
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (pick(6) === 0) {
    delete copy[key];
  } else {
    copy[key] = pick(4) ? mutateTree(value[key], pick) : JUNK[pick(JUNK.length)];
  }
  return copy;
}

/** A change in the text of a file: a stretch of it taken out, doubled or replaced. */
function mutateText(text, pick) {
  const start = pick(text.length);
  const end = start + pick(20);
  const middle = ["", text.slice(start, end).repeat(2), '"', "}", "9", "\u0000"][pick(6)];
  return text.slice(0, start) + middle + text.slice(end);
}

test("2,000 files with faults are either read or refused in words, and none raises an error", () => {
  let refused = 0;
  for (let seed = 0; seed < 2_000; seed += 1) {
    const pick = below(seeded(seed));
    const text = pick(2)
      ? JSON.stringify(mutateTree(JSON.parse(TEXT), pick))
      : mutateText(TEXT, pick);
    const { problem, progress } = readExport(text);
    assert.equal(problem === undefined, progress !== undefined, `seed ${seed}`);
    if (problem) {
      refused += 1;
      assert.doesNotMatch(told(text, "ko"), /\{\w+\}/, `seed ${seed}`);
      assert.doesNotMatch(told(text, "en"), /\{\w+\}/, `seed ${seed}`);
    } else {
      assert.deepEqual(readExport(exportText(progress)).problem, undefined, `seed ${seed}`);
    }
  }
  assert.ok(refused > 1_000, `${refused} refused`);
});

test("of two devices' settings those changed last hold, whichever comes first", () => {
  const [early, late] = [1, 2].map((at) => ({ ...DEFAULTS, at }));
  assert.equal(newer(early, late), late);
  assert.equal(newer(late, early), late);
  const same = { ...late, minutes: 5 };
  assert.equal(newer(late, same), newer(same, late));
});

const scheduler = createScheduler();

test("importing adds what is new, and says how much and how many cards it changed", () => {
  const own = { log: [grade("abcdef-1")], settings: { ...DEFAULTS, at: 5 } };
  const theirs = {
    ...PROGRESS,
    log: [
      grade("abcdef-1"),
      grade("bcdefg-1", { day: 20_790 }),
      grade("bcdefg-2", { card: "dropout/spot" }),
    ],
    settings: { ...DEFAULTS, at: 9, minutes: 45 },
  };
  const { added, settings, updated } = merged(own, theirs, scheduler);
  assert.deepEqual(added, theirs.log.slice(1));
  assert.equal(settings.minutes, 45);
  assert.equal(updated, 2);
  assert.deepEqual(merged(theirs, theirs, scheduler), {
    added: [],
    settings: theirs.settings,
    updated: 0,
  });
});
