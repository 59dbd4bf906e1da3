import assert from "node:assert/strict";
import { test } from "node:test";

import { loadEngine, Service } from "../../src/dlprep/assets/search/service.js";

const KO = { language: "ko", index: "/search/ko.json" };
const EN = { language: "en", index: "/en/search/en.json" };

/** An engine that finds exactly these words. */
function finding(words, near = [], terms = []) {
  return {
    search(query) {
      const results = words.includes(query) ? [{ id: query }] : [];
      return { results, terms, planned: undefined, near: results.length ? [] : near };
    },
    questions: () => words.map((id) => ({ id, title: `What is ${id}?` })),
    starts: () => words.slice(0, 1).map((id) => ({ id, title: `What is ${id}?` })),
  };
}

async function opened(engines) {
  const loaded = [];
  const service = new Service([KO, EN], async (address) => {
    loaded.push(address);
    return engines[address] ?? Promise.reject(new Error(`404 for ${address}`));
  });
  await service.open();
  return { service, loaded };
}

const NOTHING = { results: [], terms: [], near: [] };
const OF_KO = { edition: KO, own: KO, terms: [], planned: undefined };
const NEAR = [{ term: "BN", id: "batch-normalization", title: "…" }];
const BOTH = { [KO.index]: finding(["과적합"], NEAR), [EN.index]: finding(["overfitting"], NEAR) };

test("what the own language has is answered from it alone", async () => {
  const { service, loaded } = await opened(BOTH);
  const answer = await service.answer("과적합");
  assert.deepEqual(answer, { ...OF_KO, kind: "own", results: [{ id: "과적합" }] });
  assert.deepEqual(loaded, [KO.index]);
});

test("another language is asked where the own one has nothing, and its index fetched once", async () => {
  const { service, loaded } = await opened(BOTH);
  for (const _ of [1, 2]) {
    const answer = await service.answer("overfitting");
    assert.deepEqual(answer, {
      ...OF_KO,
      kind: "other",
      edition: EN,
      results: [{ id: "overfitting" }],
    });
  }
  assert.deepEqual(loaded, [KO.index, EN.index]);
});

test("where no language has anything, the own one's near terms are offered", async () => {
  const { service } = await opened(BOTH);
  const answer = await service.answer("qqq");
  assert.deepEqual(answer, { ...OF_KO, kind: "near", results: [], near: NEAR });
});

test("for a question that is not written yet no other language is asked", async () => {
  const unwritten = { ...finding([]), search: () => ({ ...NOTHING, planned: "overfitting" }) };
  const { service, loaded } = await opened({ ...BOTH, [KO.index]: unwritten });
  const answer = await service.answer("overfitting");
  assert.deepEqual(answer, { ...OF_KO, kind: "own", results: [], planned: "overfitting" });
  assert.deepEqual(loaded, [KO.index]);
});

test("the terms are the own language's, whichever has questions", async () => {
  const terms = [{ id: "overfitting" }];
  const { service } = await opened({ ...BOTH, [KO.index]: finding([], [], terms) });
  for (const [query, kind] of [["overfitting", "other"], ["qqq", "own"]]) {
    const answer = await service.answer(query);
    assert.deepEqual([answer.kind, answer.own, answer.terms], [kind, KO, terms]);
  }
});

const bare = (id) => ({
  id,
  title: [{ text: `What is ${id}?`, marked: false }],
  passage: [],
  sections: [],
  matched: [],
});

test("an empty field offers what was opened last and is still there", async () => {
  const { service, loaded } = await opened({ [KO.index]: finding(["one", "two", "three"]) });
  const offered = service.offer(["three", "gone", "one"]);
  const results = ["three", "one"].map(bare);
  assert.deepEqual(offered, { kind: "recent", edition: KO, own: KO, results });
  assert.deepEqual(loaded, [KO.index]);
});

test("where nothing was opened, an empty field offers the first question of each chapter", async () => {
  const { service } = await opened({ [KO.index]: finding(["one", "two"]) });
  for (const opened of [[], ["gone"]]) {
    const results = [bare("one")];
    assert.deepEqual(service.offer(opened), { kind: "starts", edition: KO, own: KO, results });
  }
});

test("another language that cannot be had is as good as none, and not asked for again", async () => {
  const { service, loaded } = await opened({ [KO.index]: BOTH[KO.index] });
  assert.equal((await service.answer("overfitting")).kind, "near");
  assert.equal((await service.answer("overfitting")).kind, "near");
  assert.deepEqual(loaded, [KO.index, EN.index]);
});

test("without the own language's index there is no service", async () => {
  await assert.rejects(opened({}), new Error("404 for /search/ko.json"));
});

/** Fetches these answers one after another, and notes how each was asked for. */
function fetching(...answers) {
  const asked = [];
  const fetch = async (address, { cache }) => {
    asked.push(`${address} ${cache}`);
    return answers.shift();
  };
  return { fetch, asked };
}

const response = (index, status = 200) => ({ ok: status === 200, status, json: async () => index });

function createEngine(index) {
  if (index.format !== 1) {
    throw new Error(`format ${index.format}`);
  }
  return { index };
}

test("an index is fetched once where it fits", async () => {
  const { fetch, asked } = fetching(response({ format: 1 }));
  assert.deepEqual(await loadEngine("/ko.json", { createEngine, fetch }), { index: { format: 1 } });
  assert.deepEqual(asked, ["/ko.json default"]);
});

for (
  const [cause, first] of [
    ["another format", response({ format: 2 })],
    ["an answer that is an error", response({}, 404)],
    ["something that is no JSON", { ok: true, json: async () => JSON.parse("<html>") }],
  ]
) {
  test(`${cause} is fetched once more, past all caches`, async () => {
    const { fetch, asked } = fetching(first, response({ format: 1 }));
    await loadEngine("/ko.json", { createEngine, fetch });
    assert.deepEqual(asked, ["/ko.json default", "/ko.json reload"]);
  });

  test(`${cause}, twice, is the end`, async () => {
    const { fetch } = fetching(first, first);
    await assert.rejects(loadEngine("/ko.json", { createEngine, fetch }));
  });
}
