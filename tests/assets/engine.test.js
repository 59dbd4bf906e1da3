import assert from "node:assert/strict";
import { test } from "node:test";

import { createEngine, FORMAT } from "../../src/dlprep/assets/search/engine.js";

const TERMS = [
  ["과적합", "overfitting", "오버피팅", "과대적합"],
  ["드롭아웃", "dropout", "드랍아웃"],
  ["배치 정규화", "batch normalization", "BN", "batch norm"],
  ["데이터 정규화", "data normalization", "정규화"],
  ["규제", "regularization", "정규화"],
  ["경사 하강법", "gradient descent", "GD"],
];
const PAGES = [
  {
    id: "overfitting",
    title: "오버피팅일 경우 어떻게 대처해야 할까요?",
    aliases: ["학습 오차는 작은데 검증 오차가 커요"],
    terms: [0],
    mentions: [0, 1, 4],
    short: "데이터를 늘리고 모델을 줄이고 드롭아웃을 씁니다. <b>& 규제도 씁니다.",
    headings: ["과적합 진단", "데이터 늘리기"],
    points: ["과적합은 검증 손실로 진단합니다."],
  },
  {
    id: "dropout",
    title: "Dropout의 효과는?",
    terms: [1],
    mentions: [1, 0],
    short: "학습 중에 유닛을 무작위로 꺼서 과적합을 줄입니다.",
    headings: ["학습과 추론에서 다른 점"],
    points: ["추론에서는 끄지 않습니다."],
  },
  {
    id: "batch-normalization",
    title: "Batch Normalization의 효과는?",
    terms: [2],
    mentions: [2, 5],
    short: "배치마다 평균과 분산을 맞춥니다.",
    headings: ["미니배치의 통계량", "추론에서 쓰는 이동 평균"],
    points: ["경사 하강법에 더 큰 학습률을 쓸 수 있습니다."],
  },
  {
    id: "data-normalization",
    title: "Data Normalization은 왜 필요한가요?",
    terms: [3],
    short: "특성의 크기를 맞춥니다.",
    points: ["학습 세트에서만 통계량을 구합니다."],
  },
  {
    id: "regularization",
    title: "Regularization이란 무엇인가?",
    terms: [4],
    mentions: [4, 0],
    short: "복잡한 모델에 벌점을 줍니다.",
  },
  { id: "bare", title: "제목만 있는 질문" },
];
const INDEX = {
  format: FORMAT,
  language: "ko",
  terms: TERMS,
  ids: { 4: "regularizing" },
  meanings: [
    "외운 것입니다.",
    "무작위로 끄는 것입니다.",
    "",
    "",
    "벌점입니다.",
    "내려가는 것입니다.",
  ],
  planned: ["gradient-descent", "norm-or-clipping", "long-context"],
  starts: [0, 3],
  pages: PAGES,
};

const NOTHING = { results: [], terms: [], planned: undefined, near: [] };

const engine = createEngine(INDEX);
const ids = (query, one = engine) => one.search(query).results.map((result) => result.id);
const first = (query) => ids(query)[0];
const text = (all) => all.map((part) => part.text).join("");
const marked = (all) => all.filter((part) => part.marked).map((part) => part.text);

const QUERIES = [
  "과적합",
  "드롭아웃은 왜 쓰나요",
  "BN",
  "정규화에서",
  "ㄱㅈㅎ",
  "과적ㅎ",
  "dropuot",
  "추론",
  "검증 오차",
  "없는말",
  "",
];

test("an index of another format is refused", () => {
  assert.throws(() => createEngine({ ...INDEX, format: FORMAT + 1 }), RangeError);
});

test("an index without pages or terms finds nothing and breaks nothing", () => {
  const empty = createEngine({ ...INDEX, terms: [], planned: [], starts: [], pages: [] });
  for (const query of QUERIES) {
    assert.deepEqual(empty.search(query), NOTHING);
  }
  assert.deepEqual([empty.questions(), empty.starts()], [[], []]);
});

test("the questions are listed in reading order", () => {
  assert.deepEqual(
    engine.questions(),
    PAGES.map(({ id, title }) => ({ id, title })),
  );
});

test("a term is found however it is written", () => {
  for (
    const query of [
      "과적합",
      "overfitting",
      "오버피팅",
      "과대적합",
      "ｏｖｅｒｆｉｔｔｉｎｇ",
      "과적합".normalize("NFD"),
    ]
  ) {
    assert.equal(first(query), "overfitting", query);
  }
});

test("particles, spaces and compounds make no difference", () => {
  for (const query of ["과적합을", "과적합이란", "과 적합", "과적합문제"]) {
    assert.equal(first(query), "overfitting", query);
  }
  assert.equal(first("배치정규화는"), "batch-normalization");
});

test("what is half typed, abbreviated to initials, misspelt or typed on the other keyboard is understood", () => {
  for (
    const [query, page] of [
      ["드로", "dropout"],
      ["과적ㅎ", "overfitting"],
      ["ㄷㄹㅇㅇ", "dropout"],
      ["ㅂㅊㅈㄱㅎ", "batch-normalization"],
      ["dropuot", "dropout"],
      ["드롭아욷", "dropout"],
      ["emfhqdkdnt", "dropout"],
      ["ㅇ개ㅔㅐㅕㅅ", "dropout"],
    ]
  ) {
    assert.equal(first(query), page, query);
  }
});

test("a term typed in whole by its initials or on the other keyboard comes before what is longer", () => {
  const pages = [
    { id: "longer", title: "다른 질문", aliases: ["과적합이 성공한 이유"] },
    { id: "one", title: "과적합이란 무엇인가?", terms: [0] },
    ...["two", "three", "four", "five", "six", "seven"].map((id) => ({
      id,
      title: "또 다른 질문",
    })),
  ];
  const engine = createEngine({ ...INDEX, pages });
  for (const query of ["과적합", "ㄱㅈㅎ", "rhkwjrgkq"]) {
    assert.equal(ids(query, engine)[0], "one", query);
  }
});

test("one spelling of two terms finds the pages of both", () => {
  const found = ids("정규화");
  for (const page of ["data-normalization", "regularization"]) {
    assert.ok(found.slice(0, 2).includes(page), page);
  }
});

test("a page that is asked for by a term comes before one that only names it", () => {
  assert.equal(first("드롭아웃"), "dropout");
  assert.ok(ids("드롭아웃").includes("overfitting"));
});

test("a word in the title counts more than the same word in the text", () => {
  const pages = [
    { id: "text", title: "다른 이야기", short: "안장점은 평평합니다." },
    { id: "title", title: "안장점은 평평한가요?", short: "다른 이야기입니다." },
  ];
  for (const order of [pages, pages.toReversed()]) {
    assert.deepEqual(ids("안장점", createEngine({ ...INDEX, pages: order })), ["title", "text"]);
  }
});

test("pages that match equally well stay in reading order", () => {
  const pages = ["one", "two", "three"].map((id) => ({ id, title: "안장점" }));
  assert.deepEqual(ids("안장점", createEngine({ ...INDEX, pages })), ["one", "two", "three"]);
});

test("pages that do not match have no say in the order of those that do", () => {
  for (const query of ["과적합", "드롭아웃", "정규화", "추론"]) {
    const all = ids(query);
    for (const page of PAGES.filter(({ id }) => !all.includes(id))) {
      const without = createEngine({ ...INDEX, pages: PAGES.filter((one) => one !== page) });
      assert.deepEqual(ids(query, without), all, `${query} without ${page.id}`);
    }
  }
});

test("a page that has more of the query comes before one that has less", () => {
  assert.equal(first("드롭아웃 효과"), "dropout");
  assert.equal(first("과적합 진단"), "overfitting");
});

test("a term named in passing does not make up for being about another word", () => {
  const pages = [
    { id: "passing", title: "다른 질문", mentions: [0], headings: ["알고리즘"] },
    ...["one", "two", "three"].map((id) => ({ id, title: "과적합이란?", terms: [0] })),
    ...["four", "five"].map((id) => ({ id, title: "또 다른 질문" })),
  ];
  const found = ids("과적합 알고리즘", createEngine({ ...INDEX, pages }));
  assert.equal(found[0], "one");
  assert.ok(found.includes("passing"));
});

test("words that say nothing of the subject find nothing by themselves", () => {
  assert.deepEqual(ids("왜"), []);
  assert.deepEqual(ids("how is the"), []);
  const asked = "드롭아웃을 왜 사용하나요 안 쓰면 어떻게 되는지 있는데 말해보세요";
  assert.deepEqual(
    engine.explain(asked).units.map(({ weight }) => weight < 1),
    [false, ...Array(8).fill(true)],
  );
});

test("the same question gets the same answer, whatever was asked before, of any engine", () => {
  const before = QUERIES.map((query) => engine.search(query));
  const other = createEngine(JSON.parse(JSON.stringify(INDEX)));
  for (const [at, query] of [...QUERIES.entries()].toReversed()) {
    assert.deepEqual(engine.search(query), before[at]);
    assert.deepEqual(other.search(query), before[at]);
  }
});

test("scores fall, and only as many results come as are wanted", () => {
  const { results } = engine.search("정규화");
  const scores = results.map((result) => result.score);
  assert.deepEqual(scores, scores.toSorted((one, other) => other - one));
  assert.ok(scores.every((score) => score > 0));
  assert.deepEqual(engine.search("정규화", { limit: 1 }).results, results.slice(0, 1));
});

test("the index is left as it is", () => {
  const index = JSON.parse(JSON.stringify(INDEX));
  const made = createEngine(index);
  QUERIES.forEach((query) => made.search(query));
  assert.deepEqual(index, INDEX);
});

test("what matched is marked, another spelling of it, too", () => {
  const [result] = engine.search("드롭아웃").results;
  assert.deepEqual(marked(result.title), ["Dropout"]);
  assert.equal(text(result.title), "Dropout의 효과는?");
  assert.ok(result.matched.includes("Dropout"));
});

test("what a page has only a part of is not shown as if it said so", () => {
  const pages = [
    { id: "term", title: "제목", aliases: ["소프트맥스"], short: "다른 말." },
    ...PAGES,
  ];
  const engine = createEngine({ ...INDEX, pages });
  const shown = (query) => marked(engine.search(query).results[0].passage);
  assert.deepEqual(shown("소프트맥스"), ["소프트맥스"]);
  assert.equal(engine.search("소프트맥맥스").results[0].id, "term");
  assert.ok(!shown("소프트맥맥스").includes("소프트맥맥스"));
});

test("texts are told as texts, never as HTML", () => {
  const [result] = engine.search("모델을 줄이고").results;
  assert.equal(text(result.passage), PAGES[0].short);
});

test("sections are those whose headings match, with their anchors", () => {
  const [result] = engine.search("과적합 진단").results;
  assert.equal(result.sections[0].anchor, "과적합-진단");
  assert.deepEqual(marked(result.sections[0].title), ["과적합", "진단"]);
});

test("near terms come only where nothing is found, each page once", () => {
  const found = engine.search("드롭아웃");
  assert.deepEqual(found.near, []);
  const { results, near } = engine.search("오거피팡");
  assert.deepEqual(results, []);
  assert.equal(near[0].id, "overfitting");
  assert.equal(near[0].title, PAGES[0].title);
  assert.equal(new Set(near.map((one) => one.id)).size, near.length);
  assert.ok(near.length <= 5);
  const aimless = createEngine({
    ...INDEX,
    pages: [{ id: "alias", title: "제목", aliases: ["왜곡 사용하나요"] }],
  });
  assert.deepEqual(aimless.search("왜 사용하나요").near, []);
});

test("a blank query has neither results nor near terms", () => {
  for (const query of ["", " ", "\n\t", "?!", "\u200b", "…", "&"]) {
    assert.deepEqual(engine.search(query), NOTHING, JSON.stringify(query));
  }
});

test("whatever is typed, an answer comes", () => {
  const hostile = [
    "a".repeat(100_000),
    "가".repeat(100_000),
    "과적합 ".repeat(20_000),
    "ㄱ".repeat(100_000),
    "ㅏ".repeat(100_000),
    " ".repeat(100_000),
    ".*+?^${}()|[]\\/",
    "[과적합](((",
    "(?<a>x)\\k<a>",
    "__proto__ constructor toString hasOwnProperty",
    "__proto__",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"과적합" AND -드롭아웃 +BN title:x^3 ~2',
    "😀👩‍👩‍👧‍👦🇰🇷",
    "\ud800",
    "\udc00과적합\ud800",
    "\u0000\u0001\uffff",
    "을 를 이 가 은 는",
    "에서",
    "ㄱㄴㄷㄹ ㅏㅑㅓㅕ",
    "ᄒ".repeat(5000),
    "\u0301".repeat(5000),
    "أوفرفيت 過学習 переобучение",
    "١٢٣ 123 1e999 -0 NaN",
  ];
  for (const query of hostile) {
    const { results, near } = engine.search(query);
    assert.ok(Array.isArray(results) && Array.isArray(near), query.slice(0, 40));
    assert.ok(results.every((result) => Number.isFinite(result.score)));
  }
});

test("terms and titles that mean something to expressions or objects are only words", () => {
  const pages = [
    {
      id: "odd",
      title: "C++ (a|b)* [x] __proto__ constructor",
      aliases: ["2/L", ".*", "$&"],
      terms: [0],
    },
  ];
  const odd = createEngine({ ...INDEX, terms: [["constructor", "__proto__", "a{2"]], pages });
  for (const query of ["constructor", "proto", "2/L", "C++"]) {
    assert.deepEqual(ids(query, odd), ["odd"], query);
  }
});

test("an explanation is data that tells each page's score", () => {
  const told = JSON.parse(JSON.stringify(engine.explain("드랍아웃 효과")));
  assert.equal(told.results[0].id, "dropout");
  assert.deepEqual(
    told.results.map((one) => one.id),
    ids("드랍아웃 효과"),
  );
  assert.equal(told.units[0].text, "드랍아웃");
});

test("a slip in one word of a term is corrected with the word beside it", () => {
  for (const query of ["배치 정구화", "batch normalizatoin", "gradeint descent"]) {
    const [unit, ...others] = engine.explain(query).units;
    assert.equal(unit.text, query);
    assert.deepEqual([unit.forms[0].why, others], ["correction", []]);
  }
});

test("a slip is corrected in any form of a word that pages have", () => {
  const pages = [
    { id: "verb", title: "Why tokenize?" },
    { id: "noun", title: "What is tokenization?" },
  ];
  const english = createEngine({ ...INDEX, language: "en", pages });
  for (const query of ["tokenizaton", "tokenzie"]) {
    assert.deepEqual(ids(query, english), ["verb", "noun"], query);
  }
});

test("a word beside a term is not taken for a slip when it is another word", () => {
  const pages = [{ id: "flaws", title: "렐루의 흠", terms: [0] }];
  const engine = createEngine({ ...INDEX, terms: [["렐루 단점", "relu flaws"]], pages });
  const units = engine.explain("렐루 장점").units;
  assert.deepEqual(
    units.map((unit) => unit.text),
    ["렐루", "장점"],
  );
});

test("an alias is known by what it means, whatever its fillers, particles and spelling", () => {
  const pages = [
    { id: "what", title: "과적합이란 무엇인가?", terms: [0] },
    { id: "why", title: "다른 질문", aliases: ["과적합이 발생하는 이유"] },
  ];
  assert.equal(ids("오버피팅은 왜 발생하나요", createEngine({ ...INDEX, pages }))[0], "why");
});

const named = (query, one = engine) => one.search(query).terms.map(({ name }) => text(name));

test("a term is a result with what it means, however it is spelled", () => {
  const queries = ["과적합", "오버피팅은", "overfiting", "ㄱㅈㅎ", "rhkwjrgkq"];
  for (const query of queries) {
    const [term, ...others] = engine.search(query).terms;
    assert.equal(text(term.name), "과적합", query);
    const told = { id: term.id, translation: term.translation, meaning: term.meaning };
    assert.deepEqual(told, {
      id: "overfitting",
      translation: "overfitting",
      meaning: "외운 것입니다.",
    });
    assert.deepEqual(others, []);
  }
});

test("a term is found where no question names it, and then nothing is near", () => {
  const { results, terms, near } = createEngine({ ...INDEX, pages: [] }).search("overfitting");
  assert.deepEqual([results, terms.length, near], [[], 1, []]);
});

test("a term has the id that the index gives, or else its English name as an anchor", () => {
  const ids = engine.search("정규화").terms.map(({ id }) => id);
  assert.deepEqual(ids, ["data-normalization", "regularizing"]);
});

test("in the English index a term has its English name first", () => {
  const english = createEngine({ ...INDEX, language: "en" });
  const [term] = english.search("과적합").terms;
  assert.deepEqual([text(term.name), term.translation], ["overfitting", "과적합"]);
});

test("a term that has one name in both languages says it once", () => {
  const one = createEngine({ ...INDEX, terms: [["Adam", "Adam", "아담"]], pages: [] });
  const [term] = one.search("아담").terms;
  assert.deepEqual([text(term.name), term.translation], ["Adam", ""]);
});

test("of what a query names the terms come in its order, guesses only where nothing is typed", () => {
  assert.deepEqual(named("드롭아웃과 과적합"), ["드롭아웃", "과적합"]);
  assert.deepEqual(named("과적합 때문에"), ["과적합"]);
  assert.deepEqual(named("정규"), ["데이터 정규화", "규제"]);
  const many = Array.from({ length: 9 }, (_, at) => [`가중치 ${at}`, `weight ${at}`]);
  assert.equal(named("가중치", createEngine({ ...INDEX, terms: many })).length, 3);
});

const planned = (query, one = engine) => one.search(query).planned;

test("a planned question is known by its id's words, and by the spellings of a term it names", () => {
  for (const query of ["gradient descent", "GD", "경사하강법이란", "경사 하강벚"]) {
    assert.equal(planned(query), "gradient-descent", query);
  }
  assert.equal(planned("long context"), "long-context");
});

test("of alternatives each asks for the planned question, in whatever order", () => {
  for (const query of ["clipping", "norm", "clipping vs norm"]) {
    assert.equal(planned(query), "norm-or-clipping", query);
  }
});

test("a part of a planned question's id, or more than it, does not ask for it", () => {
  for (const query of ["context", "long", "경사 하강법 과적합", "드롭아웃", "", "왜"]) {
    assert.equal(planned(query), undefined, query);
  }
});

test("what a page is asked for by is not said to be missing", () => {
  const pages = [{ id: "descent", title: "내려가기", terms: [5], aliases: ["긴 long context"] }];
  const written = createEngine({ ...INDEX, pages });
  assert.equal(planned("GD", written), undefined);
  assert.equal(planned("long context", written), "long-context");
});

test("what merely looks alike is not near", () => {
  const terms = [["어노테이션", "annotation"], ["소거", "ablation"], ["엘에스이", "LSE"]];
  const pages = terms.map((_, at) => ({ id: `${at}`, title: "제목", terms: [at] }));
  const other = createEngine({ ...INDEX, terms, pages });
  for (const query of ["어텐션", "attention", "LSTM", "LLM"]) {
    assert.deepEqual(other.search(query).near, [], query);
  }
  assert.deepEqual(other.search("anmotatoin").near, []);
});

test("the first question of each chapter is told", () => {
  assert.deepEqual(
    engine.starts(),
    [PAGES[0], PAGES[3]].map(({ id, title }) => ({ id, title })),
  );
});
