// The numbers Word counts by itself, written out: contracts are cited by them (第三条, 2.1), and a list that a table breaks, or one
// inside another, would begin at 1 again.

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DOCUMENT = "word/document.xml";
const NUMBERING = "word/numbering.xml";

interface Level {
  start: number;
  format: string;
  /** Such as %1.%2 or 第%1条. */
  text: string;
  /** Whether higher levels in it are written in digits, too. */
  digits: boolean;
}

interface List {
  /** Lists of one kind go on counting where the one before ended. */
  kind: string;
  levels: Map<number, Level>;
  /** Levels that begin anew with this list. */
  anew: Map<number, number>;
}

/** The entries of a .docx with the numbers of its paragraphs as text; as they are where nothing is numbered. */
export function numbersWritten(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const [body, numbering] = [files[DOCUMENT], files[NUMBERING]].map((bytes) => bytes && parsed(bytes));
  if (!body || !numbering) return files;
  const { lists, styled } = listsOf(numbering);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  for (const paragraph of body.getElementsByTagNameNS(W, "p")) {
    const own = child(paragraph, "pPr");
    const properties = own && child(own, "numPr");
    const style = own && value(own, "pStyle");
    const number = properties ? { list: value(properties, "numId") ?? "", level: Number(value(properties, "ilvl") ?? 0) } : styled.get(style ?? "");
    const list = number && lists.get(number.list);
    const level = list?.levels.get(number?.level ?? 0);
    if (!own || !number || !list || !level || level.format === "bullet") continue;
    if (!begun.has(number.list)) {
      begun.add(number.list);
      for (const [at, start] of list.anew) counted(counts, list.kind)[at] = start - 1;
    }
    const place = counted(counts, list.kind);
    place[number.level] = (place[number.level] ?? level.start - 1) + 1;
    place.length = number.level + 1;
    prepend(own, written(list, number.level, place));
    properties?.remove();
    // What only a style numbers must not be numbered once more.
    if (!properties) child(own, "pStyle")?.remove();
  }
  return { ...files, [DOCUMENT]: new TextEncoder().encode(new XMLSerializer().serializeToString(body)) };
}

function parsed(bytes: Uint8Array): Document {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
}

function child(parent: Element, name: string): Element | null {
  return [...parent.children].find((one) => one.namespaceURI === W && one.localName === name) ?? null;
}

function value(parent: Element, name: string): string | null {
  return child(parent, name)?.getAttributeNS(W, "val") ?? null;
}

function counted(counts: Map<string, number[]>, kind: string): number[] {
  const known = counts.get(kind) ?? [];
  counts.set(kind, known);
  return known;
}

function listsOf(numbering: Document): { lists: Map<string, List>; styled: Map<string, { list: string; level: number }> } {
  const kinds = new Map<string, Map<number, Level>>();
  const styles = new Map<string, { kind: string; level: number }>();
  for (const kind of numbering.getElementsByTagNameNS(W, "abstractNum")) {
    const id = kind.getAttributeNS(W, "abstractNumId") ?? "";
    const levels = new Map<number, Level>();
    for (const level of kind.getElementsByTagNameNS(W, "lvl")) {
      const at = Number(level.getAttributeNS(W, "ilvl"));
      levels.set(at, { start: Number(value(level, "start") ?? 1), format: value(level, "numFmt") ?? "decimal", text: value(level, "lvlText") ?? "", digits: child(level, "isLgl") !== null });
      const style = value(level, "pStyle");
      if (style !== null) styles.set(style, { kind: id, level: at });
    }
    kinds.set(id, levels);
  }
  const lists = new Map<string, List>();
  for (const list of numbering.getElementsByTagNameNS(W, "num")) {
    const kind = value(list, "abstractNumId") ?? "";
    const anew = new Map<number, number>();
    for (const other of list.getElementsByTagNameNS(W, "lvlOverride")) {
      const start = value(other, "startOverride");
      if (start !== null) anew.set(Number(other.getAttributeNS(W, "ilvl")), Number(start));
    }
    lists.set(list.getAttributeNS(W, "numId") ?? "", { kind, levels: kinds.get(kind) ?? new Map<number, Level>(), anew });
  }
  const styled = new Map<string, { list: string; level: number }>();
  for (const [style, { kind, level }] of styles) {
    const list = [...lists].find(([, one]) => one.kind === kind);
    if (list) styled.set(style, { list: list[0], level });
  }
  return { lists, styled };
}

function written({ levels }: List, level: number, place: number[]): string {
  const own = levels.get(level);
  if (!own) return "";
  const text = own.text.replace(/%([1-9])/g, (_, one: string) => {
    const at = Number(one) - 1;
    const of = levels.get(at);
    return numeral(place[at] ?? of?.start ?? 1, own.digits ? "decimal" : (of?.format ?? "decimal"));
  });
  return /[\p{L}\p{N}.)]$/u.test(text) ? `${text} ` : text;
}

function prepend(properties: Element, text: string): void {
  const document = properties.ownerDocument;
  const run = document.createElementNS(W, "w:r");
  const letters = document.createElementNS(W, "w:t");
  letters.setAttribute("xml:space", "preserve");
  letters.textContent = text;
  run.append(letters);
  properties.after(run);
}

const HAN = "〇一二三四五六七八九";
const CAPITALS = "零壹贰叁肆伍陆柒捌玖";
const ROMAN: [number, string][] = [[100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];

/** A number as a format of Word writes it; in digits where the format is none of these. */
function numeral(count: number, format: string): string {
  switch (format) {
    case "none": return "";
    case "decimalZero": return String(count).padStart(2, "0");
    case "upperLetter": return letter(count).toUpperCase();
    case "lowerLetter": return letter(count);
    case "upperRoman": return roman(count).toUpperCase();
    case "lowerRoman": return roman(count);
    case "decimalEnclosedCircle": case "decimalEnclosedCircleChinese": return count <= 20 ? String.fromCodePoint(0x2460 + count - 1) : String(count);
    case "chineseCounting": case "chineseCountingThousand": case "taiwaneseCounting": case "taiwaneseCountingThousand": case "japaneseCounting": case "ideographDigital":
      return han(count, HAN, ["", "十", "百"]);
    case "chineseLegalSimplified": case "ideographLegalTraditional": return han(count, CAPITALS, ["", "拾", "佰"]);
    default: return String(count);
  }
}

function letter(count: number): string {
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

function roman(count: number): string {
  const step = ROMAN.find(([value]) => value <= count);
  return step ? step[1] + roman(count - step[0]) : "";
}

/** 十二, 一百零三. */
function han(count: number, digits: string, places: string[]): string {
  if (count > 999) return String(count);
  const zero = digits.startsWith("〇") ? "零" : digits.slice(0, 1);
  const letters = Array.from(String(count), Number).map((one, at, all) => (one === 0 ? zero : `${digits[one] ?? ""}${places[all.length - 1 - at] ?? ""}`)).join("");
  const bare = letters.replace(new RegExp(`${zero}+`, "g"), zero).replace(new RegExp(`${zero}$`), "");
  return bare.startsWith("一十") ? bare.slice(1) : bare;
}
