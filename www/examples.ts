// The months the example button loads, by contract, as copied out of a spreadsheet.
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

export const EXAMPLES: Readonly<Record<string, string>> = { mall };
