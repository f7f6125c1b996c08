import { expect, test } from "vitest";
import type { FigureKind } from "../../domain/figure-kinds.ts";
import { decimal, reachOf, snapped, spread, supposedFigures } from "./figures.ts";

const figure = (id: string, kind: FigureKind["kind"] = "count", whole?: string): FigureKind => ({ id, label: id, unit: "calls", kind, ...(whole ? { whole } : {}) });
const offered = figure("calls_offered");
const answered = figure("calls_answered", "count", "calls_offered");
const score = { ...figure("csat_score", "number"), unit: "points" };
const all = [offered, answered, score, figure("csat_rate", "percent")];
const real = { calls_offered: "3000", calls_answered: "2640", csat_score: "92.5", csat_rate: "78" };

test("a part ends at its whole, and the whole does not go below its part", () => {
  expect(reachOf(answered, all, real, real)).toMatchObject({ from: 0, to: 3000, step: 10, places: 0, ceiling: "calls_offered", floor: null });
  expect(reachOf(offered, all, real, real)).toMatchObject({ from: 2640, to: 6000, ceiling: null, floor: "calls_answered" });
  const fewer = { ...real, calls_offered: "2700" };
  expect(reachOf(answered, all, real, fewer).to).toBe(2700);
});

test("a rate ends at 100, a measure keeps its places", () => {
  expect(reachOf(figure("csat_rate", "percent"), all, real, real)).toMatchObject({ from: 0, to: 100, step: 1, places: 1 });
  expect(reachOf(score, all, real, real)).toMatchObject({ to: 100, step: 1, places: 1 });
});

test("a drag goes in steps and to the very ends", () => {
  const reach = reachOf(answered, all, real, { ...real, calls_offered: "2996" });
  expect(snapped(2643.7, reach)).toBe("2640");
  expect(snapped(2996, reach)).toBe("2996");
  expect(snapped(-5, reach)).toBe("0");
});

test("numbers are written with no more places than the figure has", () => {
  expect([decimal(92.50000001, 1), decimal(3, 1), decimal(100, 0), decimal(0.1 + 0.2, 2)]).toEqual(["92.5", "3", "100", "0.3"]);
});

test("values across a range are no more than there are", () => {
  expect(spread(reachOf(figure("seats"), [], { seats: "2" }, { seats: "2" }), 25)).toEqual([0, 1, 2, 3, 4]);
  expect(spread(reachOf(answered, all, real, real), 4)).toEqual([0, 1000, 2000, 3000]);
});

test("what is not supposed otherwise is as it was", () => {
  expect(supposedFigures({ figures: real }, { calls_answered: "2700" })).toEqual({ ...real, calls_answered: "2700" });
});
