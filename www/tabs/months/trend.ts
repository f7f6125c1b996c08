// A vendor's months as a small line: where it came from and where it goes. The figures stand beside it. A drawing: floats will do.

import { nothing, svg, type SVGTemplateResult } from "lit";

import type { Band } from "../../domain/contract.ts";

const WIDTH = 96;
const HEIGHT = 20;
const EDGE = 3;

/** The levels at which tiers of points begin: with them a fall of two points looks like one. */
export const edgesOf = (bands: readonly Band[]): number[] =>
  bands.flatMap(({ from }) => (from !== null && Number.isFinite(Number(from)) ? [Number(from)] : []));

/** A break in the line is a month without a result. `scale`: the least and the most of several lines; `edges`: levels that are drawn across. */
export function trendLine(points: readonly (number | null)[], scale: readonly number[] = [], edges: readonly number[] = []): SVGTemplateResult | typeof nothing {
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return nothing;
  const low = Math.min(...known, ...scale, ...edges);
  const range = Math.max(...known, ...scale, ...edges) - low;
  const x = (index: number): string => (EDGE + (index * (WIDTH - 2 * EDGE)) / (points.length - 1)).toFixed(1);
  const y = (point: number): string => (range === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((point - low) / range) * (HEIGHT - 2 * EDGE)).toFixed(1);
  let path = "";
  let drawing = false;
  points.forEach((point, index) => {
    if (point !== null) path += `${drawing ? "L" : "M"}${x(index)} ${y(point)}`;
    drawing = point !== null;
  });
  const last = points.findLastIndex((point) => point !== null);
  return svg`<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">
    ${edges.length === 0 ? nothing : svg`<path class="edge" d=${edges.map((edge) => `M0 ${y(edge)}H${WIDTH}`).join("")}></path>`}
    <path d=${path} fill="none" stroke="currentcolor" stroke-width="1.5" stroke-linejoin="round"></path>
    <circle cx=${x(last)} cy=${y(points[last] ?? 0)} r="2" fill="currentcolor"></circle>
  </svg>`;
}
