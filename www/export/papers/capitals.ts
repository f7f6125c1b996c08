// Amounts in Chinese capitals (大写金额), as bills and settlements write them: “人民币壹万贰仟元整”.

import type { Locale } from "../../i18n/language.ts";

interface Signs {
  digits: string;
  /** Ten, a hundred, a thousand. */
  tens: readonly string[];
  tenThousand: string;
  hundredMillion: string;
  yuan: string;
  currency: string;
  minus: string;
}

const SIGNS: Readonly<Partial<Record<Locale, Signs>>> = {
  "zh-CN": { digits: "零壹贰叁肆伍陆柒捌玖", tens: ["", "拾", "佰", "仟"], tenThousand: "万", hundredMillion: "亿", yuan: "元", currency: "人民币", minus: "负" },
  "zh-TW": { digits: "零壹貳參肆伍陸柒捌玖", tens: ["", "拾", "佰", "仟"], tenThousand: "萬", hundredMillion: "億", yuan: "元", currency: "人民幣", minus: "負" },
};

/** Null in a language that writes no such amounts, or where it is none with whole cents. */
export function capitals(amount: string, locale: Locale): string | null {
  const signs = SIGNS[locale];
  const [, minus = "", whole = "", cents = ""] = /^(-?)0*(\d+?)(?:\.(\d{1,2})0*)?$/.exec(amount) ?? [];
  if (!signs || whole === "") return null;
  const [jiao = 0, fen = 0] = Array.from(cents.padEnd(2, "0"), Number);
  const yuan = integer(whole, signs);
  const nothing = yuan === "" && jiao === 0 && fen === 0;
  const parts = [
    yuan === "" && !nothing ? "" : `${yuan === "" ? digit(0, signs) : yuan}${signs.yuan}`,
    jiao > 0 ? `${digit(jiao, signs)}角` : fen > 0 && yuan !== "" ? digit(0, signs) : "",
    fen > 0 ? `${digit(fen, signs)}分` : "整",
  ];
  return `${signs.currency}${minus === "" || nothing ? "" : signs.minus}${parts.join("")}`;
}

const digit = (number: number, { digits }: Signs): string => digits.charAt(number);

/** A whole number; empty for 0. Of several zeros in a row one is said, and none at the end. */
function integer(number: string, signs: Signs): string {
  const digits = number.replace(/^0+/, "");
  if (digits.length > 8) return joined(digits, 8, signs.hundredMillion, signs);
  if (digits.length > 4) return joined(digits, 4, signs.tenThousand, signs);
  let made = "";
  let zero = false;
  Array.from(digits).forEach((one, place) => {
    if (one === "0") {
      zero = true;
      return;
    }
    made += `${zero ? digit(0, signs) : ""}${digit(Number(one), signs)}${signs.tens[digits.length - place - 1] ?? ""}`;
    zero = false;
  });
  return made;
}

/** What stands before the last `length` digits, its unit, and what they say. */
function joined(digits: string, length: number, unit: string, signs: Signs): string {
  const [above, below] = [digits.slice(0, -length), digits.slice(-length)];
  const rest = integer(below, signs);
  const gap = rest !== "" && (below.startsWith("0") || above.endsWith("0")) ? digit(0, signs) : "";
  return `${integer(above, signs)}${unit}${gap}${rest}`;
}
