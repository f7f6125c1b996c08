import { expect, test } from "vitest";
import { edges, regions } from "./regions.ts";

/** Three columns, two rows: a a b over a b b, the last cell empty. */
const cells = { columns: 3, rows: 2, kinds: [0, 0, 1, 0, 1, -1] };

test("each kind is one shape of runs", () => {
  expect(regions(cells, 10, 5)).toEqual([
    { kind: 0, path: "M0 0h20v5H0zM0 5h10v5H0z", label: { x: 10, y: 2.5, width: 20 } },
    { kind: 1, path: "M20 0h10v5H20zM10 5h10v5H10z", label: { x: 15, y: 7.5, width: 10 } },
  ]);
});

test("edges run wherever the kind changes", () => {
  expect(edges(cells, 10, 5)).toBe("M20 0v5M10 5h10M20 5h10M10 5v5M20 5v5");
});

test("a grid of one kind has no edge", () => {
  expect(edges({ columns: 2, rows: 2, kinds: [3, 3, 3, 3] }, 1, 1)).toBe("");
});
