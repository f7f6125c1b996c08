// What the small contracts of an offer call their parts: every number of them is explained like one of any other contract.

import type { Text } from "../types.js";

export const LABELS = {
  quote: { "zh-CN": "报价单", "zh-TW": "報價單", en: "Quote" },
  sum: { "zh-CN": "合计", "zh-TW": "合計", en: "Sum" },
  per_contact: { "zh-CN": "折合单价", "zh-TW": "折合單價", en: "Price for each" },
  net: { "zh-CN": "不含税", "zh-TW": "未稅", en: "Before VAT" },
  vat: { "zh-CN": "增值税", "zh-TW": "營業稅", en: "VAT" },
  vat_rate: { "zh-CN": "增值税率", "zh-TW": "稅率", en: "VAT rate" },
  month: { "zh-CN": "每月费用", "zh-TW": "每月費用", en: "Cost of a month" },
  year: { "zh-CN": "全年费用", "zh-TW": "全年費用", en: "Cost of a year" },
  difference: { "zh-CN": "相差", "zh-TW": "相差", en: "Difference" },
  gain: { "zh-CN": "多得或少付", "zh-TW": "多得或少付", en: "Gained or saved" },
  cost: { "zh-CN": "费用", "zh-TW": "費用", en: "Cost" },
  contacts: { "zh-CN": "服务次数", "zh-TW": "服務次數", en: "Contacts" },
  margin: { "zh-CN": "毛利", "zh-TW": "毛利", en: "Margin" },
  margin_share: { "zh-CN": "毛利率", "zh-TW": "毛利率", en: "Margin, of what is paid" },
  own_cost: { "zh-CN": "自己的成本", "zh-TW": "自己的成本", en: "Own cost" },
  own_income: { "zh-CN": "客户付的金额", "zh-TW": "客戶付的金額", en: "What the customer pays" },
  own_seats: { "zh-CN": "需要几名客服", "zh-TW": "需要幾名客服", en: "Agents it takes" },
  own_seat_cost: { "zh-CN": "每名客服每月成本", "zh-TW": "每名客服每月成本", en: "Cost of an agent a month" },
  own_contacts: { "zh-CN": "服务次数", "zh-TW": "服務次數", en: "Contacts" },
  own_contact_cost: { "zh-CN": "每次服务成本", "zh-TW": "每次服務成本", en: "Cost of a contact" },
  own_entry: { "zh-CN": "自己填写", "zh-TW": "自己填寫", en: "Entered by hand" },
  competitor: { "zh-CN": "竞品", "zh-TW": "競品", en: "Competitor" },
  competitor_clause: { "zh-CN": "对方报价", "zh-TW": "對方報價", en: "Their offer" },
  competitor_month: { "zh-CN": "每月固定费用", "zh-TW": "每月固定費用", en: "Fee a month" },
  competitor_volumes: { "zh-CN": "按业务量", "zh-TW": "按業務量", en: "By volume" },
  all_categories: { "zh-CN": "全部品类", "zh-TW": "全部品類", en: "All categories" },
} as const satisfies Record<string, Text>;

type Words = Exclude<Text, string>;

/** What a month of the year is called, from 1. */
export function monthLabel(number: number): Text {
  return { "zh-CN": `${number} 月`, "zh-TW": `${number} 月`, en: `Month ${number}` };
}

/** What was paid back under a name. */
export function paidBack(name: Text): Text {
  return inAll(name, { "zh-CN": (text) => `${text}（反向）`, "zh-TW": (text) => `${text}（反向）`, en: (text) => `${text} (paid back)` });
}

/** The price of a unit of something. */
export function unitPrice(name: Text): Text {
  return inAll(name, { "zh-CN": (text) => `${text}，单价`, "zh-TW": (text) => `${text}，單價`, en: (text) => `${text}, each` });
}

function inAll(name: Text, say: Record<"zh-CN" | "zh-TW" | "en", (text: string) => string>): Text {
  const of = (language: keyof Words): string => (typeof name === "string" ? name : (name[language] ?? name["zh-CN"]));
  return { "zh-CN": say["zh-CN"](of("zh-CN")), "zh-TW": say["zh-TW"](of("zh-TW")), en: say.en(of("en")) };
}
