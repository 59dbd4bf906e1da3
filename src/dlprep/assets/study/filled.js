/**
 * A sentence with its values.
 * @param {string} sentence
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function filled(sentence, values = {}) {
  return sentence.replace(
    /\{(\w+)\}/g,
    (whole, name) => Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
