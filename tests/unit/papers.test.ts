// What stands in the settlement sheet and in the service report, by the worked months of the contracts.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract, type VendorMonth } from "yuekao";

import type { Block, PaperDocument } from "../../www/documents/document.ts";
import { EMPTY, UNSET } from "../../www/domain/state.ts";
import { worded } from "../../www/engine/filled-texts.ts";
import { pictureLines, wrapped } from "../../www/export/picture.ts";
import { serviceReport, type ReportedMonth } from "../../www/export/papers/service-report.ts";
import { settlementSheet } from "../../www/export/papers/settlement.ts";
import { language, LOCALES, type Locale } from "../../www/i18n/language.ts";
import { NOTHING, type View } from "../../www/session/view.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
const spoken = (locale: Locale): ReturnType<typeof language> => language(locale, ["page", "more", "problems", "contract", "export", "documents"]);
const zh = await spoken("zh-CN");

function viewOf(id: string, month: VendorMonth, changed: Partial<Contract> = {}): View {
  const template = { ...engine.template(id), ...changed };
  const contract = worded(template, engine.texts(template, month.month));
  const latest = { ...EMPTY, contract: id, settings: { [id]: { ...UNSET, letterhead: { client: "云海商城有限公司", provider: "", number: "KF-2026-018" } } } };
  return { ...NOTHING, contract: contract, month: month, assessment: engine.assess(contract, month), inputs: latest, latest };
}

const sheet = async (view: View, locale: Locale = "zh-CN"): Promise<PaperDocument> => {
  const { contract, month } = view;
  const made = contract && month && (await settlementSheet(view, (result) => Promise.resolve(engine.explain(contract, month, result)), await spoken(locale)));
  if (!made) throw new Error("there is no sheet");
  return made;
};

const facts = (blocks: readonly Block[]): (readonly [string, string])[] => blocks.flatMap((block) => ("facts" in block ? block.facts : []));
const rows = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => ("table" in block ? block.table.rows.map((row) => row.join("|")) : []));

/** 50,000 base fee and 20 % of it for the top band: 60,000. */
const COURIER: VendorMonth = { vendor: "青鸟客服", month: "2026-10", figures: { csat_score: "95", issues_received: 1000, issues_resolved: 950, phone_response_seconds: 18, email_response_seconds: 90_000, chat_response_seconds: 40 } };

test("the settlement sheet names the parties, the contract and the period, and writes the total in capitals", async () => {
  const { title, about, mark, blocks } = await sheet(viewOf("courier", COURIER));
  expect([title, about, mark]).toEqual(["月度服务费结算单", "青鸟客服 · 2026年10月", undefined]);
  const stated = new Map(facts(blocks));
  expect(stated.get("合同编号")).toBe("KF-2026-018");
  expect(stated.get("甲方（委托方）")).toBe("云海商城有限公司");
  expect(stated.get("乙方（受托方）")).toBe("青鸟客服");
  expect(stated.get("结算期间")).toBe("2026年10月1日至2026年10月31日");
  expect(stated.get("甲方（委托方）应付")).toBe("¥60,000.00（大写：人民币陆万元整）");
  expect(rows(blocks).find((row) => row.startsWith("绩效奖金"))).toMatch(/¥50,000\.00 × 20% = ¥10,000\.00.*¥10,000\.00\|应付/);
  expect(blocks.at(-1)).toEqual({ signatures: [expect.objectContaining({ party: "甲方（委托方）：云海商城有限公司" }), expect.objectContaining({ party: "乙方（受托方）：青鸟客服" })] });
});

test("of a contract without money the settlement sheet has no heads over nothing", async () => {
  const { blocks } = await sheet(viewOf("courier", COURIER, { fees: [], damages: [], outcomes: [] }));
  expect(JSON.stringify(blocks)).not.toMatch(/应付合计|结算明细|"facts":\[\]/);
});

test("the settlement sheet writes volumes times prices, and what is not due as that", async () => {
  const view = viewOf("mall", { vendor: "蓝鲸", month: "2026-10", figures: { calls_offered: 3000, calls_answered: 2640, chats_offered: 5000, chats_handled: 4550, very_satisfied: 400, satisfied: 380, neutral: 120, dissatisfied: 60, very_dissatisfied: 40 },
    categories: [{ category: "手机", presales_calls: 100, presales_chats: 0, aftersales_calls: 50, aftersales_chats: 0, service_orders: 20 }] });
  const { blocks } = await sheet(view);
  const written = rows(blocks);
  expect(written).toContain("手机|套餐一|售后服务单，每单|20|¥8.26|¥165.20");
  // A price to the cent, so that prices stand below one another.
  expect(written).toContain("手机|套餐一|售前咨询·电话，每通|100|¥3.50|¥350.00");
  expect(written).toContain("合计|||||¥1,240.20");
  expect(blocks).toContainEqual({ text: "暂不需支付，不计入合计", note: true });
  // What its tier means is not said twice where it is called so.
  expect(new Map(facts((await sheet(view, "en")).blocks)).get("Tier")).toBe("Meets the standard");
});

test("what is open is open on the sheet, with its bounds, never nothing, and every page says so", async () => {
  const { mark, blocks } = await sheet(viewOf("mall", { vendor: "蓝鲸", month: "2026-10", figures: { calls_offered: 3000, calls_answered: 2640 } }));
  expect(mark).toBe("数据不全，非最终结果");
  expect(new Map(facts(blocks)).get("乙方应付")).toBe("待定，¥0–10,000");
  expect(rows(blocks).find((row) => row.startsWith("综合服务评分"))).toContain("待定，0–100");
  expect(JSON.stringify(blocks)).toContain("还差 2 项才能出分：在线应答率、调研满意度");
  expect(JSON.stringify(blocks)).not.toContain("¥0.00\"");
});

test("the service report shows the months beside each other and leaves room for measures where a target was missed", () => {
  const view = viewOf("courier", COURIER);
  const { contract } = view;
  if (!contract) throw new Error("there is no contract");
  const september: VendorMonth = { ...COURIER, month: "2026-09", figures: { ...COURIER.figures, issues_resolved: 900, phone_response_seconds: 22 } };
  const before: ReportedMonth[] = [{ month: september, assessment: engine.assess(contract, september) }];
  const report = serviceReport(view, before, zh);
  const written = rows(report?.blocks ?? []);
  expect(report?.title).toBe("客服服务月报");
  expect(written).toContain("受理问题数|1,000|1,000");
  expect(written.find((row) => row.startsWith("问题解决率"))).toBe("问题解决率|90%|90% ✓|95% ✓");
  expect(written.find((row) => row.startsWith("电话响应时间") || row.startsWith("电话接听"))).toMatch(/\|≤ 20 秒\|22 秒 ✕\|18 秒 ✓$/);
  const blanks = (report?.blocks ?? []).flatMap((block) => ("blank" in block ? [block.blank] : []));
  // The mail was answered after 25 hours, the contract asks for 24.
  expect(blanks.filter((blank) => blank.includes("25 小时") && blank.includes("≤ 24 小时"))).toHaveLength(1);
});

test("sheet and report write rates as the page does, and which side of a target is the better one", async () => {
  expect(rows((await sheet(viewOf("courier", COURIER))).blocks).find((row) => row.includes("25 小时"))).toContain("|25 小时|≤ 24 小时|");
  // 2,000 of 3,000 calls.
  const mall = viewOf("mall", { month: "2026-10", figures: { calls_offered: 3000, calls_answered: 2000 } });
  expect(rows((await sheet(mall)).blocks)).toContainEqual(expect.stringContaining("|2,000 / 3,000|66.67%|90%|"));
  const report = serviceReport(mall, [], zh)?.blocks ?? [];
  expect(rows(report)).toContainEqual(expect.stringContaining("|90%|66.67% ✕"));
  expect(JSON.stringify(report)).not.toContain("66.6667%");
});

test("the picture says what its numbers rest on: rates as on the page, which side of a target is the better one, examples in place of blanks", () => {
  const courier = viewOf("courier", COURIER);
  const mall = viewOf("mall", { figures: { calls_offered: 3000, calls_answered: 2000 } });
  if (!courier.contract || !courier.assessment || !mall.contract || !mall.assessment) throw new Error("there is no month");
  const lines = pictureLines(courier.contract, courier.assessment, zh, ["已改 1 处"]);
  // 90,000 seconds are 25 hours, and 24 are allowed.
  expect(lines.filter(({ kind }) => kind === "row").map(({ value }) => value)).toContain("25 小时 · 目标 ≤ 24 小时 ✕");
  expect(lines.filter(({ kind }) => kind === "warning").map(({ label }) => label)).toEqual([expect.stringMatching(/^合同有 \d+ 处空白用了示例。$/)]);
  expect(lines.at(-1)).toEqual({ kind: "foot", label: "已改 1 处", value: "" });
  expect(JSON.stringify(lines)).not.toContain("正式考核");
  // 2,000 of 3,000 calls.
  expect(pictureLines(mall.contract, mall.assessment, zh).map(({ value }) => value)).toContain("66.67% · 目标 90% ✕");
});

test("a text of the picture goes on below where it has no room: no line begins with a comma, and nothing of it is lost", () => {
  const upTo = (most: number) => (line: string): boolean => line.length <= most;
  expect(wrapped("待定，优质服务商、达标、改进", upTo(8))).toEqual(["待定，优质服务", "商、达标、改进"]);
  expect(wrapped("Needed before there is a score", upTo(12))).toEqual(["Needed", "before there", "is a score"]);
  expect(wrapped("kefu-2026-000123", upTo(6))).toEqual(["kefu-2", "026-00", "0123"]);
  expect(wrapped("", upTo(6))).toEqual([""]);
});

for (const locale of LOCALES) {
  test(`nothing in the documents is left without words in ${locale}`, async () => {
    for (const view of [viewOf("courier", COURIER), viewOf("mall", { figures: { calls_offered: 3000 } }), viewOf("support", { vendor: "A", month: "2026-10", figures: { talk_minutes: 12_640, messages: 100 } })]) {
      const { contract, assessment } = view;
      const [words, settlement] = await Promise.all([spoken(locale), sheet(view, locale)]);
      const all = JSON.stringify([settlement, serviceReport(view, [], words), contract && assessment ? pictureLines(contract, assessment, words) : null]);
      expect(all).not.toMatch(/"(?:paper|report|export|recap|rate|status|workbook)-[a-z-]+"|\{ ?\w+ ?\}|undefined|NaN/);
    }
  });
}
