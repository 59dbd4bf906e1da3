/**
 * The messages that Material's search field and its worker exchange, and the HTML in them.
 *
 * Material asks `{type: SETUP}` once and `{type: QUERY, data: words}` for every change of the field;
 * the worker answers `{type: READY}` and `{type: RESULT, data: {items}}`.
 */

export const SETUP = 0;
export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as HTML. */
export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}
