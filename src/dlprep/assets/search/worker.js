/*
 * The worker that Material's search field talks to. It is asked for on every page and does nothing
 * until the reader goes to the field: only then are the engine and the index fetched.
 *
 * The page says so on a channel of its own, named after the fragment in the worker's address;
 * see search-field.js.
 */
"use strict";

const channel = new BroadcastChannel(`dlprep-search${self.location.hash}`);

/** What takes modules, once they are there. */
let service;
let messages;

let opening = false;
let queries = 0;

/** What the page told: how results that are no questions are called, and what the reader opened. */
let badges;
let recent;

channel.addEventListener("message", ({ data }) => {
  if (data.say === "open") {
    ({ badges, recent } = data);
    open(data.editions);
  }
});

self.addEventListener("message", ({ data }) => {
  if (service && data.type === messages.QUERY && !messages.isBarelyBegun(data.data)) {
    answer(data.data);
  }
});

async function open(editions) {
  if (service) {
    channel.postMessage({ say: "ready" });
  } else if (!opening) {
    await openFirst(editions);
  }
}

async function openFirst(editions) {
  opening = true;
  try {
    await load(editions);
    channel.postMessage({ say: "ready" });
    self.postMessage({ type: messages.READY }); // Material sends no query before this
  } catch (error) {
    sayFailed(error);
  } finally {
    opening = false;
  }
}

function sayFailed(error) {
  channel.postMessage({ say: "failed", why: String(error) });
}

/** Fetch what searching takes, the index while the engine's own modules are on their way. */
async function load(editions) {
  const engine = import("./engine.js");
  engine.catch(() => undefined); // told of where it is needed
  const [serving, forming] = await Promise.all([import("./service.js"), import("./messages.js")]);
  const createEngine = async (index) => (await engine).createEngine(index);
  const fetch = self.fetch.bind(self);
  const opened = new serving.Service(
    editions,
    (address, signal) => serving.loadEngine(address, { createEngine, fetch, signal }),
  );
  await opened.open();
  [service, messages] = [opened, forming];
}

/** Answer the last query only: an index on its way may hold up the one before. */
async function answer(query) {
  queries += 1;
  const number = queries;
  try {
    const answered = query.trim() ? await service.answer(query) : service.offer(recent);
    const items = messages.items(answered, badges);
    if (number === queries) {
      self.postMessage({ type: messages.RESULT, data: { items } });
    }
  } catch (error) {
    sayFailed(error);
  }
}

channel.postMessage({ say: "here" });
