/** How many slips of the fingers lie between two words. */

/**
 * Insertions, deletions, exchanges and swaps of neighbours that turn one string into the other
 * (optimal string alignment; Damerau 1964), or Infinity where it takes more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) {
    return Infinity;
  }
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = nextRow(one, other, row, last, before);
    if (Math.min(...current) > most) {
      return Infinity;
    }
    [before, last] = [last, current];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

function nextRow(one, other, row, last, before) {
  const current = [row];
  for (let column = 1; column <= other.length; column += 1) {
    const same = one[row - 1] === other[column - 1];
    const exchanged = last[column - 1] + (same ? 0 : 1);
    let least = Math.min(last[column] + 1, current[column - 1] + 1, exchanged);
    if (isSwap(one, other, row, column)) {
      least = Math.min(least, before[column - 2] + 1);
    }
    current.push(least);
  }
  return current;
}

function isSwap(one, other, row, column) {
  const inside = row > 1 && column > 1;
  return inside && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
}
