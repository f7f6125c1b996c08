import { expect, test } from "vitest";

import type { Problem } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { Problems } from "./problems.ts";

const zh = await language("zh-CN", ["page", "more", "problems"]);

function written(problem: Partial<Problem>): string {
  const list = Object.assign(new Problems(), { language: zh, problems: [{ severity: "warning", message: "", at: { row: 3, column: 1 }, ...problem }] });
  return JSON.stringify((list as unknown as { render(): unknown }).render());
}

test("where a cell is wrong it is offered to be changed; for days without a row there is no cell to change", () => {
  expect(written({ code: "cell_unreadable", values: { text: "x", figure: "calls_offered" } })).toContain("改 A3");
  const days = written({ code: "days_missing", values: { month: "2026-10", count: "2", days: "3, 4" } });
  expect(days).toContain("2026年10月有 2 天没有数据");
  expect(days).not.toContain("改 A3");
});

test("what differs in the figure alone is said once, with the other figures", () => {
  const pending = (figure: string, count: string, row: number): Problem => ({ code: "cells_pending", severity: "warning", message: "", hint: "", at: { row, column: 2, cell: `B${String(row)}` }, values: { figure, count } });
  const list = Object.assign(new Problems(), { language: zh, problems: [pending("calls_offered", "2", 20), pending("calls_answered", "2", 20), pending("chats_offered", "3", 20)] });
  const said = JSON.stringify((list as unknown as { render(): unknown }).render());
  expect(said.match(/还没有出数；其余的已相加/g)).toHaveLength(2);
  expect(said).toContain("电话接起量也一样。");
});
