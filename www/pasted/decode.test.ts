import { expect, test } from "vitest";

import { decode, NotText } from "./decode.ts";

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

test("a mark decides, then strict UTF-8, then GBK", () => {
  expect(decode(new TextEncoder().encode("月份"))).toBe("月份");
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0xe6, 0x9c, 0x88))).toBe("月");
  expect(decode(bytes(0xff, 0xfe, 0x08, 0x67))).toBe("月");
  // 月份 as Chinese Excel saves it.
  expect(decode(bytes(0xd4, 0xc2, 0xb7, 0xdd))).toBe("月份");
});

test("a file that is no text is refused", () => {
  expect(() => decode(bytes(0x50, 0x4b, 0x03, 0x04, 0x00))).toThrow(NotText);
  expect(() => decode(bytes(0xff, 0xd8, 0xff))).toThrow(NotText);
});
