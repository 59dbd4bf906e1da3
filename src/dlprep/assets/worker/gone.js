/**
 * The service worker of a site that is not kept for use without a network: it takes away what an
 * earlier one left, and itself.
 */

/** @type {any} */
const worker = self;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith("dlprep-")) {
      await caches.delete(name);
    }
  }
  await worker.registration.unregister();
}
