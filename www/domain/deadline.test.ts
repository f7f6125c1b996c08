import { expect, test } from "vitest";

import type { CalendarDate } from "../engine/engine.ts";
import { deadlineOf } from "./deadline.ts";

const date = (id: string, on: string | null, to?: "result" | "account"): CalendarDate => ({ id, label: id, clause: "4.4", rule: "", date: on, ...(to ? { objection_to: to } : {}) }) as unknown as CalendarDate;
const DATES = [date("published", "2026-11-07"), date("result", "2026-11-13", "result"), date("account", "2026-11-20", "account"), date("open", null, "account")];

test("the next day to object that has not passed, with the days that are left", () => {
  expect(deadlineOf(DATES, "2026-11-09")).toMatchObject({ right: { id: "result" }, left: 4 });
  expect(deadlineOf(DATES, "2026-11-13")).toMatchObject({ right: { id: "result" }, left: 0 });
  expect(deadlineOf(DATES, "2026-11-14")).toMatchObject({ right: { id: "account" }, left: 6 });
});

test("once all have passed, the last of them", () => {
  expect(deadlineOf(DATES, "2026-12-01")).toMatchObject({ right: { id: "account" }, left: -11 });
});

test("a contract without such a day has none", () => {
  expect(deadlineOf([date("paid", "2026-11-10")], "2026-11-01")).toBeNull();
});
