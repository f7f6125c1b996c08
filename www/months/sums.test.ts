import { expect, test } from "vitest";

import { compareDecimals, Sum } from "./sums.ts";

function sumOf(...decimals: string[]): string {
  const sum = new Sum();
  for (const decimal of decimals) sum.add(decimal);
  return String(sum);
}

test("amounts add up to the cent, however many and however large", () => {
  expect(sumOf()).toBe("0.00");
  expect(sumOf("0.10", "0.20")).toBe("0.30");
  // 90,071,992,547,409.93 is past what a float holds to the cent.
  expect(sumOf("90071992547409.93", "0.01", "0.01")).toBe("90071992547409.95");
  expect(sumOf(...Array.from({ length: 100_000 }, () => "0.01"))).toBe("1000.00");
});

test("signs, whole amounts and finer places", () => {
  expect(sumOf("-0.05", "0.02")).toBe("-0.03");
  expect(sumOf("2000", "-2000.01")).toBe("-0.01");
  expect(sumOf("0.125", "1")).toBe("1.125");
});

test("decimals are compared as numbers, not as texts or floats", () => {
  expect(compareDecimals("9", "10")).toBe(-1);
  expect(compareDecimals("-9", "-10")).toBe(1);
  expect(compareDecimals("88.50", "88.5")).toBe(0);
  expect(compareDecimals("12345678901234567.01", "12345678901234567.02")).toBe(-1);
});
