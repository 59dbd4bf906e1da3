/**
 * Study days: whole numbers that count from 1970-01-01. A day begins at four in the morning by the
 * clock of the device, so that what is studied past midnight belongs to the evening before.
 */

const DAY = 86_400_000; // milliseconds
const MINUTE = 60_000;
const BEGIN = 4 * 60 * MINUTE;

/** The study day of a moment, in milliseconds, where the device is. @param {number} at */
export function studyDay(at) {
  const local = at - new Date(at).getTimezoneOffset() * MINUTE;
  return Math.floor((local - BEGIN) / DAY);
}

/**
 * The day that a date field names as `2026-12-01`; nothing where it names none.
 * @param {string} date
 * @returns {number | undefined}
 */
export function dayOfDate(date) {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || dateOfDay(at / DAY) !== date ? undefined : at / DAY;
}

/** The date of a day as `2026-12-01`. @param {number} day */
export function dateOfDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
