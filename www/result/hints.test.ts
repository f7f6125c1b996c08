import { nothing } from "lit";
import { expect, test } from "vitest";

import type { Contract } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { NOTHING, type View } from "../session/view.ts";
import { Hints } from "./hints.ts";

const contract = { schema: "yuekao.contract/1", id: "c", title: "c" } as Contract;
const calendar = { dates: [{ id: "objection", label: "异议", clause: "4.4", rule: "", date: "2026-11-02", objection_to: "result" }] };
const view = { ...NOTHING, contract, calendar: { ...NOTHING.calendar, ...calendar } } as View;

test("a month that is confirmed or paid has no time left to object in", async () => {
  const hints = Object.assign(new Hints(), { language: await language("zh-CN", ["page", "more"]), view });
  const written = (): string => JSON.stringify((hints as unknown as { render(): unknown }).render(), (key, value: unknown) => (key === "strings" || value === nothing ? "" : value));
  expect(written()).toContain("异议");
  hints.closed = true;
  expect(written()).not.toContain("异议");
});

test("a client is told of a time to object in the contract's words, not as of its own", async () => {
  const zh = await language("zh-CN", ["page", "more"]);
  const dates = [{ ...calendar.dates[0], label: "对考核结果提出异议", date: "2099-11-02" }];
  const hints = Object.assign(new Hints(), { language: zh.speakingTo("client"), view: { ...view, calendar: { ...view.calendar, dates } } as View });
  const written = (): string => JSON.stringify((hints as unknown as { render(): unknown }).render(), (key, value: unknown) => (key === "strings" || value === nothing ? "" : value));
  expect(written()).toContain("合同写明：对考核结果提出异议，截止 2099年11月2日");
  hints.language = zh;
  expect(written()).toContain("异议截止 2099年11月2日");
  expect(written()).not.toContain("合同写明");
});

test("whose right it is to object is said where the contract says it, and one's own comes first", async () => {
  const zh = await language("zh-CN", ["page", "more"]);
  const told = (side: "provider" | "client" | "", dates: readonly [by: "provider" | "client", date: string][]): string => {
    const hints = new Hints();
    hints.language = side === "" ? zh : zh.speakingTo(side);
    hints.view = { ...view, contract: { ...contract, parties: { client: "甲方", provider: "乙方" } }, calendar: { ...view.calendar, dates: dates.map(([by, date]) => ({ ...calendar.dates[0], date, objection_by: by })) } } as unknown as View;
    return JSON.stringify((hints as unknown as { render(): unknown }).render(), (key, value: unknown) => (key === "strings" || value === nothing ? "" : value));
  };
  expect(told("provider", [["provider", "2099-11-02"]])).toContain('"异议截止 2099年11月2日');
  expect(told("client", [["provider", "2099-11-02"]])).toContain('"对方的异议截止 2099年11月2日');
  expect(told("client", [["client", "2099-11-02"]])).toContain('"异议截止 2099年11月2日');
  expect(told("", [["client", "2099-11-02"]])).toContain('"甲方的异议截止 2099年11月2日');
  expect(told("client", [["provider", "2099-11-02"], ["client", "2099-11-09"]])).toContain('"异议截止 2099年11月9日');
});
