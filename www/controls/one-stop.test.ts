import { expect, test } from "vitest";

import { spotAfter } from "./one-stop.ts";

// A category with package, two volumes and an amount; one without its second volume; the sum.
const ROWS = [[1, 2, 3, 4], [1, 2, 4], [4]];

test("the arrows lead along a row and stop at its ends", () => {
  expect(spotAfter(ROWS, { row: 0, place: 1 }, "ArrowRight")).toEqual({ row: 0, place: 2 });
  expect(spotAfter(ROWS, { row: 0, place: 3 }, "ArrowRight")).toEqual({ row: 0, place: 3 });
  expect(spotAfter(ROWS, { row: 0, place: 0 }, "ArrowLeft")).toEqual({ row: 0, place: 0 });
});

test("up and down they keep to the column, where a row has less to the nearest", () => {
  expect(spotAfter(ROWS, { row: 0, place: 3 }, "ArrowDown")).toEqual({ row: 1, place: 2 });
  expect(spotAfter(ROWS, { row: 1, place: 0 }, "ArrowDown")).toEqual({ row: 2, place: 0 });
  expect(spotAfter(ROWS, { row: 2, place: 0 }, "ArrowUp")).toEqual({ row: 1, place: 2 });
  expect(spotAfter(ROWS, { row: 0, place: 2 }, "ArrowUp")).toEqual({ row: 0, place: 2 });
});

test("Home and End lead to the ends of the row, with Ctrl of the table; other keys nowhere", () => {
  expect(spotAfter(ROWS, { row: 1, place: 1 }, "End")).toEqual({ row: 1, place: 2 });
  expect(spotAfter(ROWS, { row: 1, place: 1 }, "Home")).toEqual({ row: 1, place: 0 });
  expect(spotAfter(ROWS, { row: 0, place: 1 }, "End", true)).toEqual({ row: 2, place: 0 });
  expect(spotAfter(ROWS, { row: 2, place: 0 }, "Home", true)).toEqual({ row: 0, place: 0 });
  expect(spotAfter(ROWS, { row: 0, place: 0 }, "Enter")).toBeNull();
});
