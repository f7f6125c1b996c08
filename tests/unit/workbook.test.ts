import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { contents } from "../../www/pasted/unpacked.ts";
import { workbookText } from "../../www/pasted/workbook.ts";

const month = new Uint8Array(readFileSync(new URL("../samples/month.xlsx", import.meta.url)));

test("the sheets of a workbook become blocks of one text", async () => {
  const [summary = "", categories = ""] = (await workbookText(new Blob([month]))).split("\n\n");
  expect(summary).toContain("\t2640\t");
  expect(categories.split("\n")[0]).toContain("品类\t");
});

test("a workbook that unpacks to too much is refused before it is unpacked", async () => {
  const held = contents(month);
  expect(held?.entries).toBeGreaterThan(4);
  const bomb = month.slice();
  const directory = bomb.findIndex((_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2);
  new DataView(bomb.buffer).setUint32(directory + 24, 4_000_000_000, true);
  await expect(workbookText(new Blob([bomb]))).rejects.toThrow();
  expect(contents(bomb)?.unpacked).toBeGreaterThan(4_000_000_000);
  expect(contents(new Uint8Array(100))).toBeNull();
});
