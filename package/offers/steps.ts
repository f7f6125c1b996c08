// Where a cost jumps between two volumes it was asked at: there it is asked closer, so that a step is drawn as a step and no slope.

type Point = readonly [volume: number, net: string];

/** Jumps looked for in one line, the first. */
const MOST_STEPS = 12;
/** Of what a slope may differ by rounding alone: a drawing is made of it, and nothing is computed with it. */
const TOLERANCE = 0.02;

/** The points with two more at each jump: the last volume before it and the first after it. `at`: the cost of a volume; null: open. */
export function withSteps(points: readonly Point[], at: (volume: number) => string | null): Point[] {
  let left = MOST_STEPS;
  return points.flatMap((point, place): Point[] => {
    const [before, next, after] = [points[place - 1], points[place + 1], points[place + 2]];
    if (!next || next[0] - point[0] <= 1 || left === 0) return [point];
    const around = [before && slope(before, point), after && slope(next, after)].filter((one) => one !== undefined);
    const own = slope(point, next);
    const slack = TOLERANCE / (next[0] - point[0]) + Math.abs(own) * 1e-9;
    // A line that bends is between the slopes on either side; one that jumps is outside of both.
    if (around.length === 0 || (own <= Math.max(...around) + slack && own >= Math.min(...around) - slack)) return [point];
    left -= 1;
    const found = narrowed(point, next, around[0] ?? own, at);
    return found ? [point, ...found.filter(([volume]) => volume !== point[0] && volume !== next[0])] : [point];
  });
}

function slope([from, low]: Point, [to, high]: Point): number {
  return (Number(high) - Number(low)) / (to - from);
}

/** Halved until the jump is between two neighbours. */
function narrowed(from: Point, to: Point, usual: number, at: (volume: number) => string | null): [Point, Point] | null {
  let [low, high] = [from, to];
  while (high[0] - low[0] > 1) {
    const volume = Math.floor((low[0] + high[0]) / 2);
    const net = at(volume);
    if (net === null) return null;
    const middle: Point = [volume, net];
    const [under, over] = [[low, middle], [middle, high]].map(([one = low, other = high]) => Math.abs(slope(one, other) - usual) * (other[0] - one[0]));
    if ((under ?? 0) > (over ?? 0)) high = middle;
    else low = middle;
  }
  return [low, high];
}
