// The months the example button loads, by contract, as copied out of a spreadsheet.

import type { Locale } from "../i18n/language.ts";

/** A summary beside a table of categories. */
const mall = [
  "商家\t蓝鲸家电旗舰店",
  "合作开始\t2026年1月1日",
  "月份\t2026年10月",
  "电话转人工进线量\t3,000",
  "电话接起量\t2,640",
  "UPV\t5,000",
  "在线客服接待量\t4,550",
  "非常满意\t400",
  "满意\t380",
  "一般\t120",
  "不满意\t60",
  "非常不满意\t40",
  "",
  "品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单",
  "家用电器\t820\t1460\t310\t540\t96",
  "手机\t100\t0\t50\t0\t20",
  "厨具\t45\t210\t12\t80\t7",
  "食品饮料\t130\t690\t64\t205\t31",
  "女装\t0\t0\t0\t100\t0",
  "",
].join("\n");

const courier = [
  "商家\t迅达客服中心",
  "月份\t2026年10月",
  "合作开始\t2026年1月1日",
  "电话响应时长\t18",
  "在线响应时长\t75",
  "邮件响应时长\t5,400",
  "受理问题数\t1,000",
  "解决问题数\t936",
  "满意度评分\t92.5",
  "",
].join("\n");

const outsourcing = [
  "商家\t知音客服外包",
  "月份\t2026年10月",
  "合作开始\t2026年1月1日",
  "电话响应时长\t45",
  "在线响应时长\t240",
  "满意度\t92.4%",
  "受理问题数\t860",
  "解决问题数\t803",
  "客服人数\t12",
  "",
].join("\n");

/** The availability of the year needs every month of it. */
const support = [
  "商家\t月份\t合作开始\t电话响应时长\t在线响应时长\t中断时长\t解决用时\t受理问题数\t解决问题数\t满意度评分\t通话分钟数\t消息条数",
  ...[
    "01\t22\t26\t30\t20\t820\t775\t88\t9120\t18400",
    "02\t20\t24\t0\t18\t833\t781\t89\t8240\t16950",
    "03\t19\t25\t45\t21\t846\t787\t87\t9760\t19800",
    "04\t18\t22\t0\t19\t859\t793\t90\t9480\t20150",
    "05\t21\t27\t15\t22\t872\t827\t86\t9900\t19640",
    "06\t23\t29\t60\t23\t885\t833\t84\t10850\t22300",
    "07\t20\t24\t0\t20\t898\t839\t88\t10120\t20480",
    "08\t19\t23\t20\t18\t911\t845\t89\t9350\t19200",
    "09\t18\t22\t0\t17\t924\t879\t91\t9870\t20060",
    "10\t17\t24\t35\t19\t937\t885\t90\t11240\t21500",
  ].map((row) => `云帆科技客服\t2026-${row.replace("\t", "\t2026-01-01\t")}`),
  "",
].join("\n");

export const EXAMPLES: Readonly<Record<string, string>> = { mall, courier, outsourcing, support };

/** The words of the examples in the other languages of the page: as a table from there has them. */
const WORDS: Readonly<Record<string, readonly [traditional: string, english: string]>> = {
  商家: ["商家", "vendor"],
  月份: ["月份", "month"],
  合作开始: ["合作開始", "start"],
  "2026年1月1日": ["2026年1月1日", "2026-01-01"],
  "2026年10月": ["2026年10月", "2026-10"],
  蓝鲸家电旗舰店: ["藍鯨家電旗艦店", "Blue Whale Appliances"],
  迅达客服中心: ["迅達客服中心", "Swift Support Centre"],
  知音客服外包: ["知音客服外包", "Good Ear Outsourcing"],
  云帆科技客服: ["雲帆科技客服", "Cloudsail Support"],
  电话转人工进线量: ["電話轉人工進線量", "calls offered"],
  电话接起量: ["電話接起量", "calls answered"],
  在线客服接待量: ["線上客服接待量", "chats handled"],
  非常满意: ["非常滿意", "very satisfied"],
  满意: ["滿意", "satisfied"],
  一般: ["一般", "neutral"],
  不满意: ["不滿意", "dissatisfied"],
  非常不满意: ["非常不滿意", "very dissatisfied"],
  品类: ["品類", "category"],
  售前电话: ["售前電話", "pre-sales calls"],
  售前在线: ["售前線上", "pre-sales chats"],
  售后电话: ["售後電話", "after-sales calls"],
  售后在线: ["售後線上", "after-sales chats"],
  售后服务单: ["售後服務單", "service orders"],
  家用电器: ["家用電器", "Home appliances"],
  手机: ["手機", "Mobile phones"],
  厨具: ["廚具", "Kitchenware"],
  食品饮料: ["食品飲料", "Food and drinks"],
  女装: ["女裝", "Womenswear"],
  电话响应时长: ["電話回應時長", "phone response time"],
  在线响应时长: ["線上回應時長", "chat response time"],
  邮件响应时长: ["郵件回應時長", "email response time"],
  受理问题数: ["受理問題數", "issues received"],
  解决问题数: ["解決問題數", "issues resolved"],
  满意度评分: ["滿意度評分", "average satisfaction score"],
  满意度: ["滿意度", "satisfaction rate"],
  客服人数: ["客服人數", "agents staffed"],
  中断时长: ["中斷時長", "downtime"],
  解决用时: ["解決用時", "resolution time"],
  通话分钟数: ["通話分鐘數", "talk minutes"],
  消息条数: ["訊息條數", "messages"],
};

/** The examples as somebody who reads this language would have them. */
export function examplesIn(locale: Locale): Readonly<Record<string, string>> {
  if (locale === "zh-CN") return EXAMPLES;
  const place = locale === "zh-TW" ? 0 : 1;
  return Object.fromEntries(Object.entries(EXAMPLES).map(([contract, text]) => [contract, text.replace(/[^\t\n]+/g, (cell) => WORDS[cell]?.[place] ?? cell)]));
}
