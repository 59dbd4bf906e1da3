import assert from "node:assert/strict";
import { mock, test } from "node:test";

import {
  Opening,
  questionAt,
  questionLinks,
  resolveAddresses,
  status,
  withOpened,
} from "../../src/dlprep/assets/search-field.js";

const WORDS = {
  near: "Nothing matches “{query}”.",
  other: { ko: "These are in Korean." },
  failed: "Not available.",
  planned: "Nothing on “{query}” yet.",
  recent: "Opened last",
  starts: "Where chapters begin",
  questions: { one: "{} question", other: "{} questions" },
  terms: { one: "{} term", other: "{} terms" },
};
const EDITION = {
  language: "en",
  root: "https://host/en/",
  index: "https://host/en/search/en.json",
  question: "questions/{id}/",
};

const FOUND = { kind: "own", language: "en", questions: "0", terms: "0", planned: "" };
const said = (found, query = "x") => status({ ...FOUND, ...found }, query, WORDS);

test("near terms are announced with what was searched for, taken as it is", () => {
  assert.equal(said({ kind: "near" }, " $& {query} "), "Nothing matches “$& {query}”.");
});

test("results in another language are announced as such", () => {
  assert.equal(said({ kind: "other", language: "ko", questions: "2" }), "These are in Korean.");
});

test("of the language's own results their numbers are said", () => {
  assert.equal(said({ questions: "4" }), "4 questions");
  assert.equal(said({ questions: "1", terms: "3" }), "1 question · 3 terms");
  assert.equal(said({ terms: "1" }), "1 term");
});

test("a question that is not written yet is said to be so, before what there is", () => {
  assert.equal(said({ planned: "yes" }, "RoPE"), "Nothing on “RoPE” yet.");
  assert.equal(said({ planned: "yes", terms: "1" }, "RoPE"), "Nothing on “RoPE” yet. 1 term");
});

test("what an empty field offers has a name", () => {
  assert.equal(said({ kind: "recent", questions: "2" }, ""), "Opened last");
  assert.equal(said({ kind: "starts", questions: "2" }, ""), "Where chapters begin");
});

test("what was opened last comes first, once, and not more than five", () => {
  assert.deepEqual(withOpened([], "a"), ["a"]);
  assert.deepEqual(withOpened(["a", "b", "c"], "b"), ["b", "a", "c"]);
  assert.deepEqual(withOpened(["a", "b", "c", "d", "e"], "f"), ["f", "a", "b", "c", "d"]);
  assert.deepEqual(withOpened(["a"], undefined), ["a"]);
});

test("a page is a question's by its address", () => {
  assert.equal(questionAt("https://host/en/questions/relu/?h=x#short", EDITION), "relu");
  const html = { ...EDITION, question: "questions/{id}.html" };
  assert.equal(questionAt("https://host/en/questions/relu.html", html), "relu");
  for (const path of ["", "questions/", "questions/a/b/", "chapters/relu/", "../questions/relu/"]) {
    assert.equal(questionAt(`https://host/en/${path}`, EDITION), undefined, path);
  }
});

test("the questions of an index are links", () => {
  const index = { format: 1, pages: [{ id: "dropout", title: "Why dropout?", short: "…" }] };
  assert.deepEqual(questionLinks(index, EDITION), [
    { text: "Why dropout?", href: "https://host/en/questions/dropout/" },
  ]);
});

for (const broken of [undefined, null, {}, { pages: "x" }, []]) {
  test(`an index like ${JSON.stringify(broken)} has no questions`, () => {
    assert.deepEqual(questionLinks(broken, EDITION), []);
  });
}

test("settings get full addresses", () => {
  const edition = {
    language: "ko",
    root: "../../",
    index: "../../search/ko.json",
    question: "q/{id}/",
  };
  const settings = {
    editions: [edition],
    links: [{ text: "All", href: "../../tags/" }],
    words: WORDS,
  };
  assert.deepEqual(resolveAddresses(settings, "https://host/en/questions/"), {
    editions: [
      {
        language: "ko",
        root: "https://host/",
        index: "https://host/search/ko.json",
        question: "q/{id}/",
      },
    ],
    links: [{ text: "All", href: "https://host/tags/" }],
    words: WORDS,
  });
});

/** A channel whose other end is the test: it notes what is said, and says what it is told to. */
class Channel extends EventTarget {
  said = [];

  postMessage({ say }) {
    this.said.push(say);
  }

  hear(say) {
    this.dispatchEvent(new MessageEvent("message", { data: { say } }));
  }
}

function watched(context) {
  mock.timers.enable({ apis: ["setTimeout"] });
  context.after(() => mock.timers.reset());
  const channel = new Channel();
  const states = [];
  const opening = new Opening(channel, { editions: [EDITION] }, (state) => states.push(state));
  return { channel, states, opening };
}

test("nothing is said before the reader is at the field", (context) => {
  const { channel, states } = watched(context);
  channel.hear("here");
  mock.timers.tick(60_000);
  assert.deepEqual([channel.said, states], [[], []]);
});

test("a worker that is there is asked once", (context) => {
  const { channel, states, opening } = watched(context);
  opening.begin();
  opening.begin();
  channel.hear("ready");
  opening.begin();
  mock.timers.tick(60_000);
  assert.deepEqual([channel.said, states], [["open"], ["opening", "ready"]]);
});

test("a worker that comes later is asked when it does", (context) => {
  const { channel, states, opening } = watched(context);
  opening.begin();
  mock.timers.tick(3000);
  channel.hear("here");
  channel.hear("ready");
  assert.deepEqual([channel.said, states], [["open", "open"], ["opening", "ready"]]);
});

test("a worker that takes too long is late, and still welcome", (context) => {
  const { channel, states, opening } = watched(context);
  opening.begin();
  mock.timers.tick(4000);
  opening.begin();
  channel.hear("here");
  channel.hear("ready");
  assert.deepEqual([channel.said, states], [["open", "open"], ["opening", "late", "ready"]]);
});

test("after a failure the next visit to the field is another try", (context) => {
  const { channel, states, opening } = watched(context);
  opening.begin();
  channel.hear("failed");
  mock.timers.tick(60_000);
  opening.begin();
  channel.hear("ready");
  assert.deepEqual(channel.said, ["open", "open"]);
  assert.deepEqual(states, ["opening", "failed", "opening", "ready"]);
});
