import { expect, test } from "vitest";

import { shownDate, typedDate } from "./typed-date.ts";

test("a day as people write it", () => {
  for (const typed of ["2026-11-05", "2026-11-5", "2026/11/5", "2026.11.05", "2026年11月5日", " 2026 年 11 月 5 日 ", "20261105", "２０２６－１１－０５"]) {
    expect(typedDate("date", typed)).toBe("2026-11-05");
  }
  expect(typedDate("date", " ")).toBe("");
  for (const none of ["2026-11", "2026-02-29", "2026-13-01", "11-05", "5.11.2026", "2026-11-05 10:00", "昨天"]) expect(typedDate("date", none)).toBeNull();
  expect(typedDate("date", "2028-02-29")).toBe("2028-02-29");
});

test("a month", () => {
  for (const typed of ["2026-09", "2026-9", "2026/9", "2026年9月", "202609"]) expect(typedDate("month", typed)).toBe("2026-09");
  for (const none of ["2026", "9月", "2026-13", "2026-00", "2026-09-01"]) expect(typedDate("month", none)).toBeNull();
});

test("a time of a day, and as a field shows it again", () => {
  for (const typed of ["2026-10-08 11:30", "2026-10-08T11:30", "2026/10/8 11:30", "2026年10月8日 11:30", "2026年10月8日11:30", "20261008 11：30", "2026-10-08 11:30:00"]) {
    expect(typedDate("time", typed)).toBe("2026-10-08T11:30");
  }
  expect(typedDate("time", "2026-10-08 9:05")).toBe("2026-10-08T09:05");
  for (const none of ["2026-10-08", "11:30", "2026-10-08 24:00", "2026-10-08 11:60", "2026-10-08 11:30:20"]) expect(typedDate("time", none)).toBeNull();
  expect(shownDate("2026-10-08T11:30")).toBe("2026-10-08 11:30");
});
