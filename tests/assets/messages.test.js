import assert from "node:assert/strict";
import { test } from "node:test";

import {
  escapeHtml,
  isBarelyBegun,
  items,
  location,
  markedHtml,
} from "../../src/dlprep/assets/search/messages.js";

const KO = {
  language: "ko",
  name: "한국어",
  root: "/",
  index: "/ko.json",
  question: "questions/{id}/",
};
const EN = {
  language: "en",
  name: "English",
  root: "/en/",
  index: "/en.json",
  question: "questions/{id}/",
};

const plain = (text) => [{ text, marked: false }];

const DROPOUT = {
  id: "dropout",
  score: 3.14,
  title: [
    { text: "드롭아웃", marked: true },
    { text: "은 왜 <쓰나요>?", marked: false },
  ],
  passage: plain("a & b"),
  sections: [{ anchor: "short", title: plain("30초 답변") }],
  matched: ["드롭아웃"],
};

test("a letter that makes no syllable yet is barely a query", () => {
  assert.deepEqual(
    ["ㅎ", " ㅎ ", "ㅏ", "하", "ㅎㅅ", "h", "", " "].filter(isBarelyBegun),
    ["ㅎ", " ㅎ ", "ㅏ"],
  );
});

test("text becomes HTML that shows it", () => {
  assert.equal(escapeHtml('a < b && "c" > d'), "a &lt; b &amp;&amp; &quot;c&quot; &gt; d");
});

test("matching parts are marked, and no part is taken for HTML", () => {
  const parts = [
    { text: "<b>", marked: true },
    { text: " & more", marked: false },
  ];
  assert.equal(markedHtml(parts), "<mark>&lt;b&gt;</mark> &amp; more");
});

test("a question has an address in each language's site", () => {
  assert.equal(location(KO, "dropout"), "/questions/dropout/");
  assert.equal(location({ ...EN, question: "questions/{id}.html" }, "x"), "/en/questions/x.html");
});

test("a result is a page with its sections, the words found", () => {
  assert.deepEqual(items({ kind: "own", edition: KO, results: [DROPOUT] }), [
    [
      {
        location: "/questions/dropout/",
        title: "<mark>드롭아웃</mark>은 왜 &lt;쓰나요&gt;?",
        text: "<p>a &amp; b</p>",
        score: 1,
        terms: { 드롭아웃: true },
      },
      {
        location: "/questions/dropout/#short",
        title: "30초 답변",
        text: "",
        score: 0,
        terms: { 드롭아웃: true },
      },
    ],
  ]);
});

test("the best result has the highest score, whatever the engine's scores round to", () => {
  const close = [4.001, 4.0009, 4.0008].map((score, index) => ({
    ...DROPOUT,
    score,
    id: `${index}`,
  }));
  const groups = items({ kind: "own", edition: KO, results: close });
  assert.deepEqual(
    groups.map(([page]) => [page.location, page.score]),
    [
      ["/questions/0/", 3],
      ["/questions/1/", 2],
      ["/questions/2/", 1],
    ],
  );
});

test("a result in another language says so, and in which language each text is", () => {
  const english = { ...DROPOUT, title: plain("Why dropout?"), passage: plain("It drops.") };
  const [[page, section]] = items({ kind: "other", edition: EN, results: [english] });
  assert.equal(page.location, "/en/questions/dropout/");
  assert.equal(
    page.title,
    '<span lang="en">Why dropout?</span> <span class="dl-found__language" lang="en">English</span>',
  );
  assert.equal(page.text, '<p><span lang="en">It drops.</span></p>');
  assert.equal(section.title, '<span lang="en">30초 답변</span>');
});

test("near terms lead to their pages, the nearest on Enter", () => {
  const near = [
    { term: "L2 <규제>", id: "regularization", title: "규제란?" },
    { term: "BN", id: "batch-normalization", title: "배치 정규화란?" },
  ];
  assert.deepEqual(items({ kind: "near", edition: KO, near }), [
    [
      {
        location: "/questions/regularization/",
        title: '<span class="dl-found__near">L2 &lt;규제&gt;</span>',
        text: "<p>규제란?</p>",
        score: 2,
        terms: { "L2 <규제>": true },
      },
    ],
    [
      {
        location: "/questions/batch-normalization/",
        title: '<span class="dl-found__near">BN</span>',
        text: "<p>배치 정규화란?</p>",
        score: 1,
        terms: { BN: true },
      },
    ],
  ]);
});

test("nothing found gives nothing to show", () => {
  assert.deepEqual(items({ kind: "none", edition: KO, near: [] }), []);
  assert.deepEqual(
    items({ kind: "own", edition: KO, results: [{ ...DROPOUT, passage: [] }] })[0][0].text,
    "",
  );
});
