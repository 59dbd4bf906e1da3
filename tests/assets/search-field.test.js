import assert from "node:assert/strict";
import { mock, test } from "node:test";

import {
  Opening,
  questionLinks,
  resolveAddresses,
  status,
} from "../../src/dlprep/assets/search-field.js";

const WORDS = {
  near: "Nothing matches “{query}”.",
  other: { ko: "These are in Korean." },
  failed: "Not available.",
};
const EDITION = {
  language: "en",
  root: "https://host/en/",
  index: "https://host/en/search/en.json",
  question: "questions/{id}/",
};

test("near terms are announced with what was searched for, taken as it is", () => {
  const said = status({ near: true, query: " $& {query} " }, WORDS);
  assert.equal(said, "Nothing matches “$& {query}”.");
});

test("results in another language are announced as such", () => {
  assert.equal(status({ near: false, language: "ko", query: "x" }, WORDS), "These are in Korean.");
});

test("of the language's own results nothing more is said", () => {
  assert.equal(status({ near: false, language: undefined, query: "x" }, WORDS), undefined);
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
  const opening = new Opening(channel, [EDITION], (state) => states.push(state));
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
