import { expect, test } from "vitest";

import type { Problem } from "../engine/engine.ts";
import { noticesOf } from "./notices.ts";

const unread = (figure: string, record?: number): Problem =>
  ({ code: "cell_unit", severity: "error", message: `${figure} of ${record ?? "none"}`, hint: "", values: { figure }, ...(record === undefined ? {} : { record }) });
const missing = (figure: string): Problem => ({ code: "figure_missing", severity: "warning", message: `${figure} missing`, hint: "", values: { figure } });
const month = (...notices: Problem[]): Parameters<typeof noticesOf>[1] => ({ status: "assessed", notices });
const said = (problems: readonly Problem[]): string[] => problems.map(({ message }) => message);

test("a figure that could not be read is not missing besides", () => {
  expect(said(noticesOf([unread("satisfied", 1)], month(missing("satisfied"), missing("neutral")), 1))).toEqual(["satisfied of 1", "neutral missing"]);
});

test("what is missing here is said, although the same figure of another month could not be read", () => {
  expect(said(noticesOf([unread("satisfied", 1)], month(missing("satisfied")), 0))).toEqual(["satisfied missing", "satisfied of 1"]);
});

test("the month's own come before those of other months, and after nothing but the text's", () => {
  expect(said(noticesOf([unread("a", 2), unread("b"), unread("c", 0)], month(missing("d")), 0))).toEqual(["b of none", "c of 0", "d missing", "a of 2"]);
});

test("what an incomplete month asks for is not said again; what nothing final waits for is", () => {
  const assessment: Parameters<typeof noticesOf>[1] = {
    status: "incomplete",
    notices: [missing("satisfied"), missing("seats")],
    missing: [
      { reason: "not_given", figure: "satisfied", neededFor: ["metric:satisfaction", "score"], clause: "1.2" },
      { reason: "not_given", figure: "seats", neededFor: ["outcome:staffing"], clause: "3.1" },
    ],
  };
  expect(said(noticesOf([], assessment, 0))).toEqual(["seats missing"]);
});
