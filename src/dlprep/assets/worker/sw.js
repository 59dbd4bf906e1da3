/**
 * Keeps the site for use without a network: a service worker, which lies at the site's root. It is
 * there only for readers who asked for it. The build puts the digest of the whole site in the place
 * of BUILD, so that every new site has a new worker, with a cache of its own.
 *
 * What is kept is complete and of one build: a new one is fetched beside it, as far as it differs,
 * and takes over when the reader reloads.
 */

const BUILD = "{build}";
const CACHES = "dlprep-site-";
const CACHE = `${CACHES}${BUILD}`;
const CHOICE = "dlprep-kept"; // a cache that holds which languages are kept; pages look into it
const HASH = "x-dlprep-hash";
const AT_ONCE = 6; // requests

/** @typedef {[path: string, hash: string]} Listed */

/** @type {any} */
const worker = self;

worker.addEventListener("install", (event) => event.waitUntil(keepWanted()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(worker.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});
worker.addEventListener("message", (event) => {
  const { kind, lang } = event.data ?? {};
  if (kind === "keep") {
    event.waitUntil(keepMore(lang));
  } else if (kind === "take over") {
    worker.skipWaiting();
  }
});

/** What is kept, else what the network has. @param {Request} request */
async function answer(request) {
  const options = { cacheName: CACHE, ignoreSearch: true, ignoreVary: true };
  return (await caches.match(request, options)) ?? fetch(request);
}

/** The languages that are wanted. @returns {Promise<string[]>} */
async function wanted() {
  const cache = await caches.open(CHOICE);
  const requests = await cache.keys();
  return requests.map(({ url }) => new URL(url).searchParams.get("lang") ?? "");
}

/** Keep all wanted languages; a new worker that cannot leaves the one before in its place. */
async function keepWanted() {
  for (const lang of await wanted()) {
    await keep(lang);
  }
}

/** Keep a language from now on, and tell the pages how it goes. @param {string} lang */
async function keepMore(lang) {
  try {
    await keep(lang);
    const choice = await caches.open(CHOICE);
    await choice.put(new URL(`?lang=${lang}`, worker.registration.scope), new Response());
    await tell({ kind: "kept", lang });
  } catch {
    await tell({ kind: "broken off", lang }); // what has been fetched stays, and is not fetched again
  }
}

/** @param {object} message */
async function tell(message) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) {
    page.postMessage({ dlprep: "offline", ...message });
  }
}

/**
 * Put every file of a language into this build's cache, from an earlier one where it is the same.
 * @param {string} lang
 */
async function keep(lang) {
  const response = await fetch(new URL(`offline/${lang}.json`, worker.registration.scope), {
    cache: "no-store",
  });
  const { build, files } = await response.json();
  if (build !== BUILD) {
    throw new Error("the site is being replaced"); // by one whose worker will keep it
  }
  const cache = await caches.open(CACHE);
  const left = /** @type {Listed[]} */ (files).slice();
  let done = 0;
  const work = async () => {
    for (let listed = left.shift(); listed; listed = left.shift()) {
      await keepFile(cache, listed);
      done += 1;
      if (done % 10 === 0) {
        await tell({ kind: "progress", lang, done, all: files.length });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** @param {Cache} cache @param {Listed} listed */
async function keepFile(cache, [path, hash]) {
  const address = new URL(path, worker.registration.scope).href;
  const kept = await caches.match(address, { ignoreVary: true });
  if (kept?.headers.get(HASH) === hash) {
    await cache.put(address, kept);
    return;
  }
  const response = await fetch(address, { cache: "no-cache" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await digest(body)) !== hash) {
    throw new Error(`${path} is not of this build`);
  }
  const headers = new Headers({ "content-type": response.headers.get("content-type") ?? "" });
  headers.set(HASH, hash);
  await cache.put(address, new Response(body, { headers }));
}

/** The first 16 hexadecimal digits of SHA-256. @param {ArrayBuffer} body */
async function digest(body) {
  const bytes = [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
}

/** Throw away what other builds left, once this one has taken over. */
async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}
