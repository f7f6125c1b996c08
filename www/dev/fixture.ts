// Development only, deleted once the engine is there: the mall contract in a hundred careless lines.
import { grid } from "../pasted/grid.ts";
import type { Assessment, CategoryRow, Cell, Column, Contract, Derivation, Engine, Parsed, Problem, VendorMonth } from "./types.ts";

const heads: Record<string, string> = { 转人工进线量: "calls_offered", 电话转人工进线量: "calls_offered", 电话接起量: "calls_answered", UPV: "chats_offered", 在线客服接待量: "chats_handled",
  在线接待量: "chats_handled", 非常满意: "very_satisfied", 满意: "satisfied", 一般: "neutral", 不满意: "dissatisfied", 非常不满意: "very_dissatisfied", 售前电话: "presales_calls",
  售前在线: "presales_chats", 售后电话: "aftersales_calls", 售后在线: "aftersales_chats", 售后服务单: "service_orders", 泄露信息条数: "leaked_records" };
const one = "家用电器 手机 数码 电脑 办公 家居 家具 家装 厨具".split(" "), two = "男装 女装 内衣 个护化妆 食品饮料".split(" ");
const prices: Record<string, [number, number]> = { presales_calls: [3.5, 3.5], presales_chats: [1.6, 1.6], aftersales_calls: [14.5, 6.5], aftersales_chats: [6.3, 2.8], service_orders: [8.26, 8.26] };
const tiers = [
  { id: "excellent", label: "优质服务商", from: "90", to: null, meets: true, amount: "0.00", clause: "附件一 1.3" },
  { id: "meets", label: "达到服务标准", from: "80", to: "90", meets: true, amount: "0.00", clause: "附件一 1.3" },
  { id: "improve", label: "限期改进", from: "70", to: "80", meets: false, amount: "2000.00", clause: "附件一 1.3" },
  { id: "warning", label: "警告", from: "60", to: "70", meets: false, amount: "5000.00", clause: "附件一 1.3" },
  { id: "failed", label: "无法达到服务标准", from: null, to: "60", meets: false, amount: "10000.00", clause: "附件一 1.3" }];
const mall: Contract = { schema: "contract/1", id: "mall", title: "网上商城产品销售咨询及售后服务合同", start: null,
  readings: { channels: "pooled", partial_point: "whole", score_rounding: "none", trial: "calendar", no_data: "reweight" }, tiers: tiers.map(t => ({ ...t, in: `${t.from ? "[" + t.from : "("}, ${t.to ?? ""})` })), damages: [{ kind: "deduction", amount: { per_tier: Object.fromEntries(tiers.map(t => [t.id, t.amount])) } }], fees: [{ rate_card: { packages: [{ id: "one", label: "套餐一" }, { id: "two", label: "套餐二" }] } }],
  figures: Object.entries(heads).map(([label, id]) => ({ id, label, unit: "通", scope: prices[id] ? "category" : "month" })), packages: [{ id: "one", label: "套餐一" }, { id: "two", label: "套餐二" }] };
const number = (s: string): number | null => { const t = s.normalize("NFKC").replace(/[,\s条通]/g, ""); const w = t.endsWith("万"); const n = Number(w ? t.slice(0, -1) : t); return t === "" || Number.isNaN(n) ? null : w ? n * 10000 : n; };

function parse(text: string): Parsed {
  const g = grid(text); const problems: Problem[] = []; const columns: Column[] = []; const records: VendorMonth[] = [];
  const blocks: number[][] = [[]];
  for (let r = 1; r <= g.rows; r++) { if (g.row(r).every(c => !c.text.trim())) { blocks.push([]); } else blocks.at(-1)?.push(r); }
  const col = (row: number, column: number, header: string): Column => {
    const h = header.trim().replace(/（.*）/, ""); const figure = heads[h];
    const c: Column = { row, column, header, role: figure ? "figure" : /商家/.test(h) ? "vendor" : /月\s*份/.test(h) ? "month" : /合作开始/.test(h) ? "start" : /品类/.test(h) ? "category" : "ignored", ...(figure ? { figure } : {}) };
    columns.push(c); return c;
  };
  const take = (rec: VendorMonth | CategoryRow, c: Column, cell: Cell): void => {
    const cells = rec.cells ??= {}; const t = cell.cell.trim();
    if (c.role === "vendor") (rec as VendorMonth).vendor = t;
    else if (c.role === "start") (rec as VendorMonth).start = t.replace(/年|月/g, "-").replace("日", "");
    else if (c.role === "month") { const m = /(\d{4})\D+(\d{1,2})/.exec(t.normalize("NFKC")); (rec as VendorMonth).month = m ? `${m[1]}-${m[2]?.padStart(2, "0")}` : t; }
    else if (c.role === "category") (rec as CategoryRow).category = t;
    else if (c.figure) { const n = number(t); if (n === null) { problems.push({ code: "number_invalid", severity: "error", message: `“${t}” is not a number.`, hint: "Write digits", at: cell, values: { text: t } }); return; }
      cells[c.figure] = cell; if ("category" in rec || prices[c.figure]) (rec as CategoryRow)[c.figure] = String(n); else (rec as VendorMonth).figures[c.figure] = String(n); }
  };
  for (const b of blocks) {
    const first = b[0]; if (!first) continue; const head = g.row(first);
    if (head.length <= 2 && b.length > 1) { const rec: VendorMonth = { figures: {} }; for (const r of b) { const [k, v] = g.row(r); if (k && v) take(rec, col(r, 1, k.text), { row: r, column: 2, cell: v.text }); } records.push(rec); continue; }
    const cols = head.map((c, i) => col(first, i + 1, c.text));
    for (const r of b.slice(1)) { const cat = cols.some(c => c.role === "category"); const rec = cat ? { category: "" } as CategoryRow : { figures: {} } as VendorMonth;
      g.row(r).forEach((c, i) => { const k = cols[i]; if (k) take(rec, k, { row: r, column: i + 1, cell: c.text }); });
      if (cat) { const last = records.at(-1); if (last) (last.categories ??= []).push(rec as CategoryRow); } else records.push(rec as VendorMonth); }
  }
  const real = records.filter(r => Object.keys(r.figures).length > 0);
  if (!real.length) problems.unshift({ code: "no_table", severity: "error", message: "no table", hint: "" });
  return { records: real, columns, problems };
}
const n = (m: VendorMonth, f: string): number | null => m.figures[f] === undefined ? null : Number(m.figures[f]);
function work(contract: Contract, m: VendorMonth): { a: Assessment; tree: Map<string, Derivation> } {
  const tree = new Map<string, Derivation>();
  const fig = (f: string): Derivation => ({ mechanism: "figure", id: `figure:${f}`, label: Object.entries(heads).find(([, v]) => v === f)?.[0] ?? f, value: m.figures[f] === undefined ? null : String(m.figures[f]), ...(m.cells?.[f] ? { at: m.cells[f] } : {}), inputs: [] });
  const sum = (...f: string[]): number => f.reduce((s, x) => s + (n(m, x) ?? 0), 0);
  const a1 = sum("calls_answered", "chats_handled"), o1 = sum("calls_offered", "chats_offered");
  const five = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"];
  const a2 = sum("very_satisfied", "satisfied"), o2 = sum(...five);
  const pct = (a: number, o: number): number | null => o ? a / o * 100 : null; const s = (v: number | null): string | null => v === null ? null : String(+v.toFixed(6));
  const mk = (id: string, label: string, a: number, o: number, target: string | null, hours?: string) => { const v = pct(a, o); return { id, label, value: s(v), unit: "%", numerator: String(a), denominator: String(o), target, met: v === null || !target ? null : v >= +target, clause: "附件一 1.2", ...(hours ? { hours } : {}) }; };
  const rate = (id: string, label: string, up: string[], down: string[]): Derivation => { const d: Derivation = { mechanism: "ratio", id: `metric:${id}`, label, unit: "%", clause: "附件一 1.2", value: s(pct(sum(...up), sum(...down))), inputs: [
    up.length > 1 ? { mechanism: "sum", value: String(sum(...up)), inputs: up.map(fig) } : fig(up[0] ?? ""), down.length > 1 ? { mechanism: "sum", value: String(sum(...down)), inputs: down.map(fig) } : fig(down[0] ?? "")] }; tree.set(`metric:${id}`, d); return d; };
  const r0 = rate("phone_answer_rate", "接起率（电话）", ["calls_answered"], ["calls_offered"]), r00 = rate("chat_answer_rate", "应答率（在线）", ["chats_handled"], ["chats_offered"]);
  void r0; void r00;
  const r1 = rate("answer_rate", "接起率与应答率", ["calls_answered", "chats_handled"], ["calls_offered", "chats_offered"]), r2 = rate("satisfaction", "调研满意度", five.slice(0, 2), five);
  const item = (id: string, label: string, r: Derivation, target: number) => { const v = r.value === null ? null : +String(r.value); const sc = v === null ? null : v >= target ? 50 : Math.max(0, 50 - 2 * Math.floor(target - v + 1e-9));
    tree.set(`item:${id}`, { mechanism: "shortfall", id: `item:${id}`, label, value: sc === null ? null : String(sc), unit: "points", clause: "附件一 1.2", terms: { target: String(target), full: "50", points: "2", per: "1", partial: contract.readings["partial_point"] ?? "whole" }, inputs: [r] });
    return { id, label, weight: "50", score: sc === null ? null : String(sc), clause: "附件一 1.2" }; };
  const items = [item("answer_rate", "接起率与应答率", r1, 90), item("satisfaction", "调研满意度", r2, 85)];
  const live = items.filter(i => i.score !== null); const score = live.length ? live.reduce((t, i) => t + +(i.score ?? 0), 0) * (live.length === 1 ? 2 : 1) : null;
  const sd: Derivation = { mechanism: "sum", id: "score", label: "综合服务评分", value: score === null ? null : String(score), unit: "points", clause: "附件一 1.3", inputs: items.flatMap(i => tree.get(`item:${i.id}`) ?? []) }; tree.set("score", sd);
  const t = score === null ? null : tiers.find(x => x.from === null || score >= +x.from) ?? null;
  const start = m.start ?? contract.start; const ym = (x: string): number => +x.slice(0, 4) * 12 + +x.slice(5, 7); const trial = !!start && !!m.month && ym(m.month) - ym(start) < 2;
  const td: Derivation = { mechanism: "bands", id: "tier", label: "档位", value: t?.id ?? null, clause: "附件一 1.3", terms: { from: t?.from ?? "", to: t?.to ?? "" }, inputs: [sd] }; tree.set("tier", td);
  const ded = trial || !t ? "0.00" : t.amount; tree.set("line:deduction", { mechanism: "match", id: "line:deduction", label: "考核扣款", value: ded, unit: "yuan", clause: "附件一 1.3", inputs: [td] });
  const due = t?.id === "failed" && !trial; const rows: Assessment["fallback"]["rows"] = []; const byCategory: Assessment["fallback"]["byCategory"] = []; const notices: Problem[] = []; let total = 0;
  for (const c of m.categories ?? []) { const pk = c.package ?? (one.includes(c.category) ? "one" : two.includes(c.category) ? "two" : null); let amount = 0; const inputs: Derivation[] = [];
    for (const [f, p] of Object.entries(prices)) { const q = c[f] as string | undefined; if (q === undefined) continue; const price = pk ? String(p[pk === "one" ? 0 : 1]) : null; const am = price ? (+q * +price).toFixed(2) : null; amount += +(am ?? 0);
      rows.push({ category: c.category, package: pk, figure: f, label: Object.entries(heads).find(([, v]) => v === f)?.[0] ?? f, quantity: q, price, amount: am, due, clause: "5.1" });
      const node: Derivation = { mechanism: "rate_card", id: `fallback:${c.category}:${f}`, label: f, value: am, unit: "yuan", clause: "5.1.1", inputs: [{ mechanism: "figure", label: Object.entries(heads).find(([, v]) => v === f)?.[0] ?? f, value: q, ...(c.cells?.[f] ? { at: c.cells[f] } : {}), inputs: [] }, { mechanism: "constant", value: price, unit: "yuan", inputs: [] }] }; inputs.push(node); tree.set(node.id ?? "", node); }
    if (!pk) notices.push({ code: "category_unknown", severity: "warning", message: "", hint: "", values: { category: c.category } });
    byCategory.push({ category: c.category, package: pk, amount: pk ? amount.toFixed(2) : null, due }); if (pk) total += amount; tree.set(`line:fallback:${c.category}`, { mechanism: "sum", label: c.category, value: pk ? amount.toFixed(2) : null, unit: "yuan", inputs }); }
  tree.set("fallback:total", { mechanism: "sum", label: "代操作费用", value: total.toFixed(2), unit: "yuan", inputs: byCategory.flatMap(c => tree.get(`line:fallback:${c.category}`) ?? []) });
  const pays = (+ded + (due ? total : 0)).toFixed(2); tree.set("total:providerPays", { mechanism: "sum", label: "服务商应付", value: pays, unit: "yuan", inputs: [tree.get("line:deduction"), ...(due ? [tree.get("fallback:total")] : [])].filter(x => x !== undefined) });
  return { tree, a: { vendor: m.vendor ?? null, month: m.month ?? null, status: score === null ? "not_assessable" : trial ? "trial" : "assessed",
    metrics: [mk("phone_answer_rate", "接起率（电话）", sum("calls_answered"), sum("calls_offered"), null, "09:00–18:00"), mk("chat_answer_rate", "应答率（在线）", sum("chats_handled"), sum("chats_offered"), null, "09:00–21:00"), mk("answer_rate", "接起率与应答率", a1, o1, "90"), mk("satisfaction", "调研满意度", a2, o2, "85")], items,
    score: score === null ? null : String(score), tier: t ? { id: t.id, label: t.label, from: t.from, to: t.to, meets: t.meets, clause: t.clause } : null,
    lines: [{ id: "deduction", kind: "deduction", label: "考核扣款", payer: "provider", amount: ded, due: !trial, clause: "附件一 1.3" }, ...byCategory.map(c => ({ id: `fallback:${c.category}`, kind: "fallback_fee", label: `代操作费 ${c.category}`, payer: "provider" as const, amount: c.amount, due, clause: "5.1", category: c.category }))],
    fallback: { rows, byCategory, total: total.toFixed(2) }, totals: { providerPays: pays, clientPays: "0.00" }, notices } };
}
export const fixture: Engine = {
  templates: () => [{ id: "mall", title: mall.title }], template: () => structuredClone(mall), validate: () => [], parse, assess: (c, m) => work(c, m).a, explain: (c, m, r) => work(c, m).tree.get(r) ?? null,
  readings: (c, m) => { const base = work(c, m).a; return [{ id: "partial_point", clause: "附件一 1.2", question: "“每少1%扣2分”，不足一个百分点的怎么算？", current: c.readings["partial_point"] ?? "whole", choices: [["whole", "只算整百分点"], ["started", "不足一个点按一个点"], ["pro_rata", "按比例"]].map(([id, label]) => ({ id: id ?? "", label: label ?? "", score: id === "started" ? "84" : base.score, tier: base.tier?.id ?? null, providerPays: base.totals.providerPays, clientPays: "0.00", difference: "0.00", changes: id === "started" })) }]; },
  calendar: (_c, month) => ({ dates: [{ id: "result", label: "考核结果公布", date: `${month.slice(0, 5)}11-07`, clause: "4.4", rule: "次月第一周内，遇法定节假日顺延", notices: [] }, { id: "objection", label: "对考核结果提出异议", date: `${month.slice(0, 5)}11-13`, clause: "4.4", rule: "结果公布后 5 个工作日内", notices: [] }], notices: [] }),
};
