import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const SEARCH = new URL("../../src/dlprep/assets/search/", import.meta.url);
const EDITIONS = [{
  language: "ko",
  name: "한국어",
  root: "/",
  index: "/ko.json",
  question: "q/{id}/",
}];

/** An engine that finds every query on the page of that name. */
const ENGINE = `
export const createEngine = () => ({
  search: (query) => ({
    results: query ? [{ id: query, title: [], passage: [], sections: [], matched: [] }] : [],
    near: [],
  }),
  questions: () => [{ id: "relu", title: "ReLU?" }, { id: "seeds", title: "Seeds?" }],
});`;
const TOLD = {
  editions: EDITIONS,
  badges: { term: "용어", unwritten: "준비 중" },
  recent: ["seeds"],
};

const folder = await mkdtemp(join(tmpdir(), "dlprep-worker-"));
after(() => rm(folder, { recursive: true }));
let workers = 0;

/** Start the worker as a page of its own would, with these modules beside it. */
async function started(context, { engine = ENGINE } = {}) {
  workers += 1;
  const [place, hash] = [join(folder, `${workers}`), `#${workers}`];
  for (const name of ["worker.js", "service.js", "messages.js"]) {
    await cp(new URL(name, SEARCH), join(place, name), { recursive: true });
  }
  await writeFile(join(place, "engine.js"), engine);
  const page = new BroadcastChannel(`dlprep-search${hash}`);
  const heard = [];
  page.onmessage = ({ data }) => heard.push(data.say);
  const scope = Object.assign(new EventTarget(), {
    location: { hash },
    posted: [],
    fetched: [],
    missing: 0,
    postMessage: (message) => scope.posted.push(message),
    fetch: async (address) => {
      scope.fetched.push(address);
      return { ok: scope.fetched.length > scope.missing, json: async () => ({}) };
    },
  });
  globalThis.self = scope;
  const opened = channels(context, page);
  await import(pathToFileURL(join(place, "worker.js")));
  opened.restore();
  await until(() => heard.includes("here"));
  const ask = (data) =>
    scope.dispatchEvent(new MessageEvent("message", { data: { type: 2, data } }));
  const open = () => page.postMessage({ say: "open", ...TOLD });
  return { ask, heard, open, place, scope };
}

/** Close, after the test, the channels that are made meanwhile: they keep Node running. */
function channels(context, page) {
  const Real = globalThis.BroadcastChannel;
  const made = [page];
  globalThis.BroadcastChannel = class extends Real {
    constructor(name) {
      super(name);
      made.push(this);
    }
  };
  context.after(() => made.forEach((channel) => channel.close()));
  return { restore: () => (globalThis.BroadcastChannel = Real) };
}

async function until(condition) {
  for (let turn = 0; turn < 500 && !condition(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(condition());
}

test("nothing is fetched, and nothing answered, before the page asks", async (context) => {
  const { ask, scope } = await started(context);
  scope.dispatchEvent(new MessageEvent("message", { data: { type: 0, data: {} } }));
  ask("x");
  assert.deepEqual([scope.fetched, scope.posted], [[], []]);
});

test("once asked, however often, it fetches and becomes ready once", async (context) => {
  const { heard, open, scope } = await started(context);
  open();
  open();
  await until(() => heard.includes("ready"));
  open();
  await until(() => heard.length === 3);
  assert.deepEqual(heard, ["here", "ready", "ready"]);
  assert.deepEqual([scope.fetched, scope.posted], [["/ko.json"], [{ type: 1 }]]);
});

test("queries are answered in Material's form, the last of several only, and a blank one with what was opened", async (context) => {
  const { ask, heard, open, scope } = await started(context);
  open();
  await until(() => heard.includes("ready"));
  ["a", "ab", "abc"].forEach(ask);
  await until(() => scope.posted.length > 1);
  ask("");
  await until(() => scope.posted.length > 2);
  const [, found, offered] = scope.posted;
  assert.equal(found.type, 3);
  assert.deepEqual(
    found.data.items.map(([page]) => page.location),
    ["/q/abc/"],
  );
  assert.deepEqual(
    offered.data.items.map(([page]) => page.location),
    ["/q/seeds/"],
  );
});

test("a module that is broken is told of", async (context) => {
  const { heard, open, scope } = await started(context, {
    engine: "throw new Error('half a file')",
  });
  open();
  await until(() => heard.includes("failed"));
  assert.deepEqual(scope.posted, []);
});

test("an index that is missing is told of, and looked for again when the page asks again", async (context) => {
  const { heard, open, scope } = await started(context);
  scope.missing = 2;
  open();
  await until(() => heard.includes("failed"));
  assert.deepEqual(scope.posted, []);
  open();
  await until(() => heard.includes("ready"));
  assert.deepEqual(heard, ["here", "failed", "ready"]);
  assert.deepEqual([scope.fetched.length, scope.posted], [3, [{ type: 1 }]]);
});
