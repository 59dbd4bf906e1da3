/** The mock interview of this tab, which outlives a reload. */

const NAME = "dlprep.mock";

/** @typedef {import("./interview.js").Interview} Interview */

/** @returns {Interview | undefined} */
export function keptInterview() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {Interview | undefined} interview  nothing to forget it */
export function keepInterview(interview) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(interview ?? null));
  } catch {
    // then a reload begins anew
  }
}
