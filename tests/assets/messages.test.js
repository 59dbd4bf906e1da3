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
  glossary: "glossary/",
};
const EN = {
  language: "en",
  name: "English",
  root: "/en/",
  index: "/en.json",
  question: "questions/{id}/",
  glossary: "glossary/",
};
const BADGES = { term: "용어", unwritten: "준비 중" };

/** The items of an answer, without what the first says of the whole. */
function listed(answer) {
  const [[first, ...sections], ...groups] = items({ own: KO, ...answer }, BADGES);
  const title = first.title.replace(/^<span class="dl-found" [^>]*><\/span>/, "");
  return [[{ ...first, title }, ...sections], ...groups];
}

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
  assert.deepEqual(listed({ kind: "own", edition: KO, results: [DROPOUT] }), [
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
  const groups = listed({ kind: "own", edition: KO, results: close });
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
  const [[page, section]] = listed({ kind: "other", edition: EN, results: [english] });
  assert.equal(page.location, "/en/questions/dropout/");
  assert.equal(
    page.title,
    '<span lang="en">Why dropout?</span> <span class="dl-found__badge" lang="en">English</span>',
  );
  assert.equal(page.text, '<p><span lang="en">It drops.</span></p>');
  assert.equal(section.title, '<span lang="en">30초 답변</span>');
});

test("near terms lead to their pages, the nearest on Enter", () => {
  const near = [
    { term: "L2 <규제>", id: "regularization", title: "규제란?" },
    { term: "BN", id: "batch-normalization", title: "배치 정규화란?" },
  ];
  assert.deepEqual(listed({ kind: "near", edition: KO, near }), [
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

const TERM = {
  id: "dropout",
  name: [{ text: "드롭아웃", marked: true }],
  translation: "dropout",
  meaning: "끄는 <방법>.",
};

test("terms come below the questions, with what they mean, and lead to the glossary", () => {
  const own = { kind: "own", edition: KO, results: [DROPOUT], terms: [TERM] };
  const [[page], term] = listed(own);
  assert.equal(page.score, 2);
  assert.deepEqual(term, [{
    location: "/glossary/#dropout",
    title:
      '<span class="dl-found__term"><mark>드롭아웃</mark> <span lang="en">dropout</span></span>' +
      ' <span class="dl-found__badge">용어</span>' +
      '<span class="dl-found__meaning">끄는 &lt;방법&gt;.</span>',
    text: "",
    score: 1,
    terms: {},
  }]);
});

test("of a term is said what there is", () => {
  const bare = { ...TERM, name: plain("SGD"), translation: "", meaning: "" };
  const [[term]] = listed({ kind: "own", edition: KO, terms: [bare] });
  assert.equal(
    term.title,
    '<span class="dl-found__term">SGD</span> <span class="dl-found__badge">용어</span>',
  );
});

test("below questions in another language stand the own language's terms", () => {
  const [, [term]] = listed({ kind: "other", edition: EN, results: [DROPOUT], terms: [TERM] });
  assert.equal(term.location, "/glossary/#dropout");
});

test("a planned question stands between questions and terms, and leads to the topics", () => {
  const groups = listed({
    kind: "own",
    edition: KO,
    results: [DROPOUT],
    terms: [TERM],
    planned: "long-context",
  });
  assert.deepEqual(groups[1], [{
    location: "/#topics",
    title: '<span class="dl-found__planned"><span lang="en">long context</span></span>' +
      ' <span class="dl-found__badge">준비 중</span>',
    text: "",
    score: 2,
    terms: {},
  }]);
});

test("the first title says what the whole list is", () => {
  const answer = {
    kind: "other",
    edition: EN,
    own: KO,
    results: [DROPOUT, DROPOUT],
    terms: [TERM],
  };
  const found = (one) =>
    /^<span class="dl-found" ([^>]*)><\/span>/.exec(items(one, BADGES)[0][0].title);
  assert.equal(
    found(answer)[1],
    'data-kind="other" data-language="en" data-questions="2" data-terms="1" data-planned=""',
  );
  assert.match(found({ ...answer, planned: "x" })[1], /data-planned="yes"$/);
});

test("phrases are marked on the page only where no word is: Material takes them apart", () => {
  const marks = (matched) => {
    const [[page]] = listed({ kind: "own", edition: KO, results: [{ ...DROPOUT, matched }] });
    return Object.keys(page.terms);
  };
  assert.deepEqual(marks(["Back Propagation", "역전파"]), ["역전파"]);
  assert.deepEqual(marks(["gradient descent"]), ["gradient descent"]);
});

test("nothing found gives nothing to show", () => {
  assert.deepEqual(items({ kind: "own", edition: KO, own: KO, results: [], near: [] }, BADGES), []);
  const [[page]] = listed({ kind: "own", edition: KO, results: [{ ...DROPOUT, passage: [] }] });
  assert.equal(page.text, "");
});
