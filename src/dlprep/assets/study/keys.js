/** Single keys that do something. */

/**
 * A listener for single keys, which leaves alone what is typed into a field or pressed on a control.
 * @param {Record<string, () => void>} actions
 * @returns {(event: KeyboardEvent) => void}
 */
export function keys(actions) {
  return (event) => {
    const { altKey, ctrlKey, key, metaKey, target } = event;
    const control = target instanceof Element &&
      target.closest("input, textarea, select, button, a");
    const isTyped = control &&
      (key === " " || control.matches("input[type=text], input:not([type]), textarea"));
    if (Object.hasOwn(actions, key) && !(altKey || ctrlKey || metaKey || isTyped)) {
      event.preventDefault();
      actions[key]();
    }
  };
}
