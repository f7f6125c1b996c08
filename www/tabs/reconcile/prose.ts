// A statement as somebody writes it in a chat: “贵店10月综合得分 74 分，接起率86.7%，扣5000元”. It is brought into lines of a name and a
// value, which the engine reads as it reads every statement; what has neither is listed, not dropped.

export interface Prose {
  /** Lines of a name and a value. */
  text: string;
  /** What was written beside them. */
  left: readonly string[];
}

/** Between clauses; a comma between digits belongs to the number. */
const BETWEEN = /[，、；;。！!\n\r\t]+|,(?!\d)|,(?=\d{1,2}(?!\d))|(?<=\d\s*[%％分元$€£])\s+/;
/** How money is marked before and behind an amount: signs, codes, names. The engine says whether it is the contract's own. */
const SIGN = String.raw`(?:(?<![a-z])(?:rmb|cny|usd|eur|gbp|jpy|hkd|twd|mop|sgd|aud|cad|krw|(?:us|hk|nt|mop|s|a|c)(?=\$))\s*)?[¥￥$€£₩]?`;
const MONEY = "人民[币幣]|美元|美金|[欧歐]元|英[镑鎊]|日[元圆圓]|港[元币幣]|新?[台臺][币幣]|澳[门門]元|新加坡元|新元|澳元|加元|[韩韓]元|[万萬]?元|yuan|dollars?|euros?|pounds?|yen|rmb|cny|usd|eur|gbp|jpy|hkd|twd|mop|sgd|aud|cad|krw";
const NUMBER = new RegExp(String.raw`^(?<name>.*?[^\d\s,.，：:=＝%％¥￥$€£₩-])\s*(?:[：:=＝]|为|為|是|达到?|達到?|共|合计|合計|is|was|of)?\s*(?<value>${SIGN}\s*[-−]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|分|${MONEY}|秒|小时|小時|分钟|分鐘|条|條|通|个|個|人|points?|seconds?|s|h|min)?)$`, "iu");
const TIER = /^(?:.*?)(?:评为|評為|评定为|評定為|定为|定為|等级为|等級為|档位为|檔位為|级别为|級別為|rated(?: as)?)\s*[“"「]?(?<tier>[^“”"「」]+?)[”"」]?$/iu;
const MONTH = /^(?<before>\D*?)(?:(?<year>20\d\d)\s*[年.\-/])?\s*(?<month>1[0-2]|0?[1-9])\s*月份?/u;
/** Whose result it is, and when: no part of a name. */
const OPENING = /^(?:您好|你好|贵店铺?|貴店鋪?|贵司|貴司|贵方|貴方|贵公司|貴公司|你们|你們|您的?|我方|本月|当月|當月|上月|的|客服|其中|另外|以及|并|並|and|your|the)\s*/iu;
/** A verb instead of a name. */
const DEDUCTED = /^(?:需|应|應|将|將|须|須|共|拟|擬)?(?:扣除?|扣减|扣減|扣款|罚款?|罰款?)(?:您|贵店|貴店|贵方|貴方)?$/u;

/** `own`: the month on the page, whose year is meant where none is written. Null where a text holds no clause with a name and a number. */
export function fromProse(text: string, own: string | undefined): Prose | null {
  const lines: string[] = [];
  const left: string[] = [];
  for (const clause of text.split(BETWEEN).map((one) => one.trim()).filter((one) => one !== "")) {
    let rest = clause;
    const month = MONTH.exec(rest)?.groups;
    if (month?.["month"] !== undefined) {
      const named = monthOf(month["month"], month["year"], own);
      if (named !== null && !lines.some((line) => line.startsWith("月份："))) lines.unshift(`月份：${named}`);
      rest = rest.replace(MONTH, "").trim();
    }
    const name = withoutOpening(rest);
    if (name === "") continue;
    const tier = TIER.exec(name)?.groups?.["tier"];
    const found = NUMBER.exec(name)?.groups;
    if (tier !== undefined) lines.push(`档位：${tier.trim()}`);
    else if (found?.["name"] !== undefined && found["value"] !== undefined) lines.push(`${calledAs(withoutOpening(found["name"]))}：${found["value"].replaceAll(/[\s]/g, "").replace("−", "-")}`);
    else left.push(clause);
  }
  return lines.some((line) => !line.startsWith("月份：")) ? { text: lines.join("\n"), left } : null;
}

function withoutOpening(text: string): string {
  const shorter = text.replace(OPENING, "");
  return shorter === text ? text.trim() : withoutOpening(shorter);
}

function calledAs(name: string): string {
  return DEDUCTED.test(name) ? "扣款" : name.replace(/(?:为|為|是|达到?|達到?|共|：|:)$/u, "").trim();
}

/** A month without its year is the last one of that name, up to the month on the page. */
function monthOf(month: string, year: string | undefined, own: string | undefined): string | null {
  const written = month.padStart(2, "0");
  if (year !== undefined) return `${year}-${written}`;
  if (own === undefined) return null;
  const [ownYear = "", ownMonth = ""] = own.split("-");
  return `${written <= ownMonth ? ownYear : String(Number(ownYear) - 1)}-${written}`;
}
