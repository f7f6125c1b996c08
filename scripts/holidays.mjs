// Writes contracts/holidays.json: the statutory holidays and make-up working days of mainland China.
//
//   node scripts/holidays.mjs           write the table
//   node scripts/holidays.mjs --check   fail if it differs from the installed package
//
// The State Council's yearly notice is the source; the npm package `chinese-days` carries its dates. That package
// answers "weekends only" for a year it does not know, without saying so. Here a year is covered when its Spring
// Festival and its National Day are really in the data; a year with some entries but not these two stops the script.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @type {(file: string) => unknown} */
const read = createRequire(import.meta.url);
/** Each day with "name in English,name in Chinese,number of days". */
const data = /** @type {Record<"holidays" | "workdays", Record<string, string>>} */ (read("chinese-days/dist/chinese-days.json"));
const { version, license } = /** @type {{ version: string, license: string }} */ (read("chinese-days/package.json"));
const target = new URL("../contracts/holidays.json", import.meta.url);

/** @typedef {{ holidays: string[], workdays: string[], names: Set<string> }} Notice */

/**
 * The year whose notice names the day: New Year's days in December belong to the next year's notice.
 * @param {string} day @param {string} name
 */
function noticeYear(day, name) {
  const year = Number(day.slice(0, 4));
  return name.includes("元旦") && day.slice(5, 7) === "12" ? year + 1 : year;
}

/** @param {string} day */
const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Consecutive days become "first/last" (ISO 8601), single days stay as they are. @param {string[]} days */
function spans(days) {
  /** @type {{ first: string, last: string }[]} */
  const found = [];
  for (const day of [...days].sort()) {
    const open = found.at(-1);
    if (open && dayAfter(open.last) === day) open.last = day;
    else found.push({ first: day, last: day });
  }
  return found.map(({ first, last }) => (first === last ? first : `${first}/${last}`));
}

/** @type {Map<number, Notice>} */
const notices = new Map();
for (const kind of /** @type {const} */ (["holidays", "workdays"])) {
  for (const [day, description] of Object.entries(data[kind])) {
    const year = noticeYear(day, description);
    const notice = notices.get(year) ?? { holidays: [], workdays: [], names: new Set() };
    notices.set(year, notice);
    notice[kind].push(day);
    if (kind === "holidays") notice.names.add(description.split(",")[1] ?? "");
  }
}

/** @type {Record<string, { holidays: string[], makeup: string[] }>} */
const years = {};
for (const [year, notice] of [...notices].sort(([a], [b]) => a - b)) {
  for (const name of ["春节", "国庆节"]) {
    if (!notice.names.has(name)) throw new Error(`${year}: entries, but no ${name}: the notice is incomplete`);
  }
  years[year] = { holidays: spans(notice.holidays), makeup: [...notice.workdays].sort() };
}

const covered = Object.keys(years);
const head = {
  source: `Notices of the General Office of the State Council on public holidays, as carried by the npm package chinese-days ${version} (${license})`,
  covers: `${covered.at(0)} to ${covered.at(-1)}; a year that is not listed is computed with weekends only, and the result says so`,
};
/** @param {[string, unknown]} year */
const line = ([year, notice]) => `    ${JSON.stringify(year)}: ${JSON.stringify(notice)}`;
const text = `{
  "source": ${JSON.stringify(head.source)},
  "covers": ${JSON.stringify(head.covers)},
  "years": {
${Object.entries(years).map(line).join(",\n")}
  }
}
`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("contracts/holidays.json differs from the installed chinese-days: run node scripts/holidays.mjs");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(head.covers);
}
