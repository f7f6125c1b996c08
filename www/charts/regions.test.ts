import { expect, test } from "vitest";
import { edges, regions } from "./regions.ts";

/** Three columns, two rows: a a b over a b b, the last cell empty. */
const cells = { columns: 3, rows: 2, kinds: [0, 0, 1, 0, 1, -1] };

test("each kind is one shape of runs", () => {
  expect(regions(cells, 10, 20)).toEqual([
    { kind: 0, path: "M0 0h20v20H0zM0 20h10v20H0z", label: { x: 10, y: 10, width: 20 } },
    { kind: 1, path: "M20 0h10v20H20zM10 20h10v20H10z", label: { x: 15, y: 30, width: 10 } },
  ]);
});

test("a name stands between the edges above and below it, or nowhere", () => {
  const strips = { columns: 1, rows: 5, kinds: [0, 0, 0, 1, 0] };
  expect(regions(strips, 100, 6).map(({ kind, label }) => [kind, label.y, label.width])).toEqual([[0, 10, 100], [1, 16, 0]]);
});

test("edges run wherever the kind changes", () => {
  expect(edges(cells, 10, 5)).toBe("M20 0v5M10 5h10M20 5h10M10 5v5M20 5v5");
});

test("a grid of one kind has no edge", () => {
  expect(edges({ columns: 2, rows: 2, kinds: [3, 3, 3, 3] }, 1, 1)).toBe("");
});
