import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { dateOfDay, dayOfDate, studyDay } from "../../../src/dlprep/assets/study/day.js";

const HOME = process.env.TZ;

afterEach(() => {
  if (HOME === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = HOME;
  }
});

/** The date of the study day of a moment, in a time zone. */
function studied(zone, moment) {
  process.env.TZ = zone;
  return dateOfDay(studyDay(Date.parse(moment)));
}

// by the local clock of each: the end of one study day and the beginning of the next
for (
  const [zone, offset] of [
    ["UTC", "Z"],
    ["Asia/Seoul", "+09:00"],
    ["Asia/Kathmandu", "+05:45"],
    ["Pacific/Kiritimati", "+14:00"],
    ["Etc/GMT+12", "-12:00"],
    ["Etc/GMT-14", "+14:00"],
    ["America/St_Johns", "-03:30"],
  ]
) {
  test(`a study day begins at four in the morning in ${zone}`, () => {
    assert.equal(studied(zone, `2026-12-02T03:59:59.999${offset}`), "2026-12-01");
    assert.equal(studied(zone, `2026-12-02T04:00:00.000${offset}`), "2026-12-02");
    assert.equal(studied(zone, `2026-12-02T23:59:00.000${offset}`), "2026-12-02");
  });
}

test("the hour that a clock leaves out or repeats moves no beginning", () => {
  // New York's clocks go from 2 to 3 on March 8 and from 2 back to 1 on November 1, 2026
  assert.equal(studied("America/New_York", "2026-03-08T03:59:00-04:00"), "2026-03-07");
  assert.equal(studied("America/New_York", "2026-03-08T04:00:00-04:00"), "2026-03-08");
  assert.equal(studied("America/New_York", "2026-11-01T01:30:00-04:00"), "2026-10-31");
  assert.equal(studied("America/New_York", "2026-11-01T01:30:00-05:00"), "2026-10-31");
  assert.equal(studied("America/New_York", "2026-11-01T04:00:00-05:00"), "2026-11-01");
});

test("a study day has 23 to 25 hours, and none is left out or counted twice", () => {
  process.env.TZ = "America/New_York";
  const hour = 3_600_000;
  const start = Date.parse("2026-01-01T12:00:00Z");
  const hours = new Map();
  for (let at = start; at < start + 8760 * hour; at += hour) {
    hours.set(studyDay(at), (hours.get(studyDay(at)) ?? 0) + 1);
  }
  const whole = [...hours.values()].slice(1, -1);
  assert.deepEqual([...new Set(whole)].sort(), [23, 24, 25]);
  assert.deepEqual(whole.filter((one) => one !== 24).length, 2);
  const days = [...hours.keys()];
  assert.deepEqual(
    days,
    days.map((_, index) => days[0] + index),
  );
});

test("dates and days are two names of the same", () => {
  assert.equal(dayOfDate("1970-01-02"), 1);
  assert.equal(dateOfDay(20_788), "2026-12-01");
  for (const day of [-1, 0, 19_782, 20_788]) {
    assert.equal(dayOfDate(dateOfDay(day)), day);
  }
});

for (const text of ["", "2026-12-1", "2026-02-30", "2026-13-01", "1.12.2026", "+002026-12-01"]) {
  test(`"${text}" names no day`, () => {
    assert.equal(dayOfDate(text), undefined);
  });
}
