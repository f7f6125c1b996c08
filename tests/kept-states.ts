// Everything a state can hold that a browser kept or a link carries, by the version of Yuekao that wrote it.

const MONTH = "蓝鲸家电旗舰店\n2026-10";
const OWN = { schema: "yuekao.contract/1", id: "own", title: "自有合同", fees: [{ id: "fee", kind: "base_fee", label: "月费", payer: "client", clause: "1", amount: "3000" }] };
const STEP = { settings: {}, handedOver: {}, entered: {}, compared: [], contract: "mall" };

const ENTERED = {
  figures: { leaked_records: "2" },
  workOrders: [{ received: "2026-10-08T11:30", replied: "2026-10-08T13:00", cost: "12" }],
  seatChanges: [{ date: "2026-10-16", seats: "-1" }],
  events: { statement_received: "2026-11-16" },
  statement: "综合服务评分：84",
  letter: "关于结算的异议",
};
const SETTINGS = { start: "2026-01-01", readings: { channels: "pooled" }, values: { none: "2" }, packages: { 宠物: "two" } };
const COMPARED = { contract: "mall", readings: { channels: "worst" }, values: {}, package: "" };
const SOURCES = [{ name: "十月.xlsx", row: 1 }, { name: "品类.xlsx", row: 13 }];

export interface KeptState {
  version: number;
  inputs: object;
}

/** `text`: the pasted figures. Steps name what they share: the text, the parts of each contract in the order of `owns`, and what is in `shared`. */
export const third = (text: string): KeptState => ({
  version: 3,
  inputs: {
    text,
    sources: SOURCES,
    layouts: [{ headings: ["月份", "电话"], columns: { 电话: { figure: "calls_answered" } }, leave_out: [{ column: "月份", cells: ["合计"] }], only_here: { year: 2026 } }],
    sheet: "1k-2z",
    contract: "mall",
    owns: [
      { id: "own/", name: "我的合同", contract: OWN, draft: { ...OWN, title: "写到一半", fees: [{ ...OWN.fees[0], amount: "三千" }] }, base: "mall", source: "", checked: { "fees/fee": "x" } },
      { id: "own/2", name: "", contract: OWN, draft: null, base: OWN, source: "{}", checked: {} },
    ],
    settings: { mall: { ...SETTINGS, notOffered: ["chats_offered"], letterhead: { client: "网上商城", provider: "蓝鲸", number: "A-1" } } },
    handedOver: { [MONTH]: true },
    entered: { [MONTH]: { ...ENTERED, agreed: { calls_answered: "2300" } } },
    compared: [
      { ...COMPARED, terms: { "fees/0/amount": "15" } },
      { ...COMPARED, rival: { name: "别家", currency: "CNY", month: "500", prices: { calls_answered: "2" }, stepped: "calls_answered", steps: [{ upTo: "1000", price: "3" }, { upTo: "", price: "2" }] } },
    ],
    offer: {
      volumes: { calls_answered: "3000" }, quality: { phone: "90" }, year: ["100", "120"], present: { values: { none: "2" }, terms: { "fees/0/amount": "14" }, package: "two" },
      quote: { customer: "甲方", seller: "乙方", date: "2026-11-01", days: "30", vat: "6", vatIncluded: true, plans: [0, 1], names: ["原价"], note: "含税" },
      margin: { seat: "5000", seats: "3", contact: "1.2" },
    },
    side: "provider",
  },
  replaced: "figures",
  annex: { text: "接起率不低于 90%", open: false, contract: OWN, answers: { unit: "percent" }, mark: "m", whole: "第一章\n接起率不低于 90%", rest: "第二章" },
  shared: ["商家\t甲\n", "另一份"],
  past: [{ inputs: { ...STEP, text: 19, owns: [] }, replaced: "figures" }],
  future: [{ inputs: { ...STEP, text: 0, owns: [{ id: "own/", name: "", contract: { schema: 2, id: 3, title: 20, fees: 5 }, draft: { schema: 2, id: 3, title: 4, fees: 9 }, base: "mall", source: 1, checked: {} }] } }],
} as KeptState);

export const second = (text: string): KeptState => ({
  version: 2,
  inputs: {
    text, sources: SOURCES, contract: "mall", own: OWN,
    settings: { mall: { ...SETTINGS, letterhead: { to: "网上商城", from: "蓝鲸", number: "A-1" } } },
    handedOver: { [MONTH]: true },
    entered: { [MONTH]: ENTERED },
    compared: [COMPARED],
  },
  replaced: "figures",
  shared: ["商家\t甲\n"],
  past: [{ inputs: { ...STEP, text: 2, own: null }, replaced: "figures" }],
  future: [{ inputs: { ...STEP, text: 0, own: 1 } }],
} as KeptState);

export const first = (text: string): KeptState => ({
  version: 1,
  inputs: { text, start: "2026-01-01", readings: { channels: "pooled" }, packages: { 宠物: "two" }, handedOver: { [MONTH]: true } },
});
