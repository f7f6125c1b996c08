import { expect, test } from "vitest";

import { decode, NotText } from "./decode.ts";

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
/** 月份 and 蓝鲸 as Chinese Excel saves them. */
const GBK = { 月份: [0xd4, 0xc2, 0xb7, 0xdd], 蓝鲸: [0xc0, 0xb6, 0xbe, 0xa8] };

test("a mark decides, then strict UTF-8, then GBK", () => {
  expect(decode(bytes(...utf8("月份")))).toEqual({ text: "月份", mixed: false });
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0xe6, 0x9c, 0x88)).text).toBe("月");
  expect(decode(bytes(0xff, 0xfe, 0x08, 0x67)).text).toBe("月");
  expect(decode(bytes(0xfe, 0xff, 0x67, 0x08)).text).toBe("月");
  expect(decode(bytes(...GBK.月份))).toEqual({ text: "月份", mixed: false });
});

test("a file glued together from GBK and UTF-8 is read line by line, and nothing is lost", () => {
  const glued = bytes(...GBK.月份, 0x2c, ...GBK.蓝鲸, 0x0a, ...utf8("商家,月份\n"), ...utf8("1,2\n"), ...GBK.蓝鲸);
  expect(decode(glued)).toEqual({ text: "月份,蓝鲸\n商家,月份\n1,2\n蓝鲸", mixed: true });
});

test("a file that is no text is refused", () => {
  expect(() => decode(bytes(0x50, 0x4b, 0x03, 0x04, 0x00))).toThrow(NotText);
  expect(() => decode(bytes(0xff, 0xd8, 0xff))).toThrow(NotText);
});
