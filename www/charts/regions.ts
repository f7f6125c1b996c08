// A grid of cells of a few kinds as one shape per kind, the edges between them, and a place in each for its name.

/** Kind by kind of cell, row by row from the top; below zero: no cell. */
export interface Cells {
  columns: number;
  rows: number;
  kinds: readonly number[];
}

export interface Region {
  kind: number;
  /** An SVG path. */
  path: string;
  /** The middle of its widest run of cells, and how wide that is; 0 where there is no room for a name. */
  label: { x: number; y: number; width: number };
}

/** One shape for each kind that occurs, for cells of `width` by `height` from the origin. */
export function regions(cells: Cells, width: number, height: number): Region[] {
  const found = new Map<number, { runs: Run[] }>();
  for (const run of runs(cells)) {
    const region = found.get(run.kind);
    if (region) region.runs.push(run);
    else found.set(run.kind, { runs: [run] });
  }
  return [...found].map(([kind, region]) => {
    const widest = Math.max(...region.runs.map(({ from, to }) => to - from));
    const wide = region.runs.filter(({ from, to }) => to - from >= widest * 0.8);
    const middle = wide[Math.floor(wide.length / 2)] ?? region.runs[0];
    const path = region.runs.map(({ row, from, to }) => `M${round(from * width)} ${round(row * height)}h${round((to - from) * width)}v${round(height)}H${round(from * width)}z`).join("");
    return { kind, path, label: middle ? labelOf(middle, region.runs, width, height) : { x: 0, y: 0, width: 0 } };
  });
}

/** Half of a line of text, in pixels. */
const HALF_LINE = 8;

/** In the middle of a run, between the edges above and below it; where a line of text has no room there, none. */
function labelOf(run: Run, all: readonly Run[], width: number, height: number): Region["label"] {
  const middle = (run.from + run.to) / 2;
  const rows = new Set(all.filter(({ from, to }) => from <= middle && middle <= to).map(({ row }) => row));
  let [top, bottom] = [run.row, run.row + 1];
  while (rows.has(top - 1)) top -= 1;
  while (rows.has(bottom)) bottom += 1;
  const [highest, lowest] = [top * height + HALF_LINE, bottom * height - HALF_LINE];
  const y = Math.min(Math.max((run.row + 0.5) * height, highest), lowest);
  return { x: round(middle * width), y: round(y), width: highest > lowest ? 0 : round((run.to - run.from) * width) };
}

/** The lines between cells of different kinds, as one SVG path. */
export function edges({ columns, rows, kinds }: Cells, width: number, height: number): string {
  const at = (row: number, column: number): number => kinds[row * columns + column] ?? -1;
  const path: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = at(row, column);
      if (column + 1 < columns && at(row, column + 1) !== here) path.push(`M${round((column + 1) * width)} ${round(row * height)}v${round(height)}`);
      if (row + 1 < rows && at(row + 1, column) !== here) path.push(`M${round(column * width)} ${round((row + 1) * height)}h${round(width)}`);
    }
  }
  return path.join("");
}

interface Run {
  kind: number;
  row: number;
  from: number;
  to: number;
}

function* runs({ columns, rows, kinds }: Cells): Generator<Run> {
  for (let row = 0; row < rows; row++) {
    let from = 0;
    for (let column = 1; column <= columns; column++) {
      const kind = kinds[row * columns + from] ?? -1;
      if (column < columns && kinds[row * columns + column] === kind) continue;
      if (kind >= 0) yield { kind, row, from, to: column };
      from = column;
    }
  }
}

/** Hundredths of a pixel are enough, and keep the path short. */
function round(length: number): number {
  return Math.round(length * 100) / 100;
}
