import { expect, test } from "vitest";

import { ChunkedColumns } from "./chunked-columns.ts";

test("parts of any length are one column, read in any order", () => {
  const gathered = new ChunkedColumns();
  for (const part of [[], ["a", "b"], [], ["c"], ["d", "e", "f"]]) gathered.add({ vendor: part, month: part.map((cell) => cell.toUpperCase()) });
  expect(gathered.rows).toBe(6);
  const { vendor, month } = gathered.columns();
  expect([...(vendor ?? [])]).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect([5, 0, 2, 3, 1, 4, 6, -1].map((row) => month?.at(row))).toEqual(["F", "A", "C", "D", "B", "E", undefined, undefined]);
  gathered.add({ vendor: ["g"], month: ["G"] });
  // What was handed out before stays as it was.
  expect([vendor?.length, vendor?.at(6), gathered.columns()["vendor"]?.at(6)]).toEqual([6, undefined, "g"]);
});

test("nothing but names: columns without rows", () => {
  const gathered = new ChunkedColumns();
  gathered.add({ vendor: [] });
  expect(gathered.columns()["vendor"]?.length).toBe(0);
});
