import { expect, test } from "vitest";
import { load, NotText } from "yuekao";

import { decode as decodeWith, type Decoded } from "./decode.ts";

const engine = await load();
const decode = (bytes: Uint8Array): Decoded => decodeWith(bytes, engine);

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
/** 月份 and 蓝鲸 as Chinese Excel saves them. */
const GBK = { 月份: [0xd4, 0xc2, 0xb7, 0xdd], 蓝鲸: [0xc0, 0xb6, 0xbe, 0xa8] };
/** 通 in GBK, which happens to be a letter of UTF-8, too. */
const EITHER = [0xcd, 0xa8, 0x0a];

/** Whatever it is cut into, it reads the same. */
function inChunks(file: Uint8Array, piece: number): { text: string; mixed: boolean } {
  const reader = engine.textReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let at = 0; at < file.length; at += piece) text += decoder.decode(reader.read(file.slice(at, at + piece)), { stream: true });
  return { text: text + decoder.decode(reader.end()), mixed: reader.mixed };
}

test("a mark decides, then strict UTF-8, then GBK", () => {
  expect(decode(bytes(...utf8("月份")))).toEqual({ text: "月份", mixed: false });
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0xe6, 0x9c, 0x88)).text).toBe("月");
  expect(decode(bytes(0xff, 0xfe, 0x08, 0x67)).text).toBe("月");
  expect(decode(bytes(0xfe, 0xff, 0x67, 0x08)).text).toBe("月");
  expect(decode(bytes(...GBK.月份))).toEqual({ text: "月份", mixed: false });
  expect(decode(bytes())).toEqual({ text: "", mixed: false });
});

test("a file glued together from GBK and UTF-8 is read line by line, and nothing is lost", () => {
  const glued = bytes(...GBK.月份, 0x2c, ...GBK.蓝鲸, 0x0a, ...utf8("商家,月份\n"), ...utf8("1,2\n"), ...GBK.蓝鲸);
  expect(decode(glued)).toEqual({ text: "月份,蓝鲸\n商家,月份\n1,2\n蓝鲸", mixed: true });
  for (const piece of [1, 2, 5, 100]) expect(inChunks(glued, piece)).toEqual(decode(glued));
});

test("a line that may be either is read like those that leave no doubt", () => {
  const accents = utf8("Café,1\n");
  expect(decode(bytes(...EITHER, ...GBK.月份))).toEqual({ text: "通\n月份", mixed: false });
  expect(decode(bytes(...accents, ...utf8("月份\n")))).toEqual({ text: "Café,1\n月份\n", mixed: false });
  expect(decode(bytes(...accents))).toEqual({ text: "Café,1\n", mixed: false });
  expect(decode(bytes(...utf8("月份\n"), ...accents, ...GBK.蓝鲸, 0x0a, ...EITHER)).text).toBe("月份\nCafé,1\n蓝鲸\n通\n");
});

test("a long file of accents is not held back to its end, nor is a line without one", () => {
  const reader = engine.textReader();
  const piece = new TextEncoder().encode("Café,1\n".repeat(20_000));
  let given = 0;
  for (let round = 0; round < 20; round++) given += reader.read(piece).length;
  expect(given).toBeGreaterThan(10 * piece.length);
  const line = new TextEncoder().encode("月".repeat(500_000));
  expect(inChunks(line, 4096).text.length).toBe(500_000);
});

test("a file that is no text is refused", () => {
  expect(() => decode(bytes(0x50, 0x4b, 0x03, 0x04, 0x00))).toThrow(NotText);
  expect(() => decode(bytes(0xff, 0xd8, 0xff))).toThrow(NotText);
});

test("what is nearly UTF-8 is none: letters cut in two, written too long, halves of letters", () => {
  for (const wrong of [[0xe6, 0x9c], [0xc0, 0xaf], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80]]) {
    const strict = (): string => new TextDecoder("gb18030", { fatal: true }).decode(bytes(...wrong));
    let expected: string | null = null;
    try {
      expected = strict();
    } catch {
      // Neither.
    }
    if (expected === null) expect(() => decode(bytes(...wrong))).toThrow(NotText);
    else expect(decode(bytes(...wrong)).text).toBe(expected);
  }
});
