import { expect, test } from "vitest";

import { LinesByChunk } from "./lines-by-chunk.ts";

test("a line that is on its way is waited for, and asked for once", async () => {
  const asked: number[] = [];
  const arrived: number[] = [];
  let answer: () => void = () => undefined;
  const lines = new LinesByChunk<string>(10, async (from, to) => {
    asked.push(from);
    await new Promise<void>((done) => { answer = done; });
    return Array.from({ length: to - from }, (_, index) => `line ${from + index}`);
  }, (chunk) => arrived.push(chunk));
  lines.need(10, 20);
  const wanted = lines.when(13);
  expect([lines.get(13), asked, arrived]).toEqual([undefined, [10], []]);
  answer();
  expect([await wanted, asked, arrived]).toEqual(["line 13", [10], [1]]);
  expect(await lines.when(12)).toBe("line 12");
});
