import { expect, test } from "vitest";
import { minus, positive, roundedDown, roundedUp, zero } from "./decimal.ts";

test.each([
  ["90", "86", "4"], ["86", "90", "-4"], ["0.00", "2000.00", "-2000.00"], ["89.875", "90", "-0.125"], ["-0.5", "0.25", "-0.75"], ["0.1", "0.1", "0.0"],
  ["9007199254740993.01", "0.02", "9007199254740992.99"],
])("%s less %s is %s", (one, other, difference) => {
  expect(minus(one, other)).toBe(difference);
});

test("what is above zero and what is nothing", () => {
  expect([positive("0.01"), positive("-0.01"), positive("0.00")]).toEqual([true, false, false]);
  expect([zero("0.00"), zero("-0"), zero("0.01")]).toEqual([true, true, false]);
});

test.each([
  ["46.153846", "46.15", "46.16"], ["46.15", "46.15", "46.15"], ["46", "46", "46"], ["-0.001", "-0.01", "0.00"], ["-1.239", "-1.24", "-1.23"], ["0.990", "0.99", "0.99"],
])("%s lies between %s and %s", (decimal, down, up) => {
  expect([roundedDown(decimal, 2), roundedUp(decimal, 2)]).toEqual([down, up]);
});
