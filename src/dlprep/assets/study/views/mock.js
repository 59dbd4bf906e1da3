/** @param {HTMLElement} place @param {import("../app.js").App} app */
export function show(place, app) {
  place.textContent = app.words.local;
}
