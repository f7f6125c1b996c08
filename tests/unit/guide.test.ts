// The program in the guide runs, and prints what the guide says it prints. That it is the guide's is tested in Rust.

import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

test("the guide's program prints what its comments say", async () => {
  const path = new URL("../../docs/write-your-contract.mjs", import.meta.url);
  const said = [...readFileSync(path, "utf8").matchAll(/console\.log\(.*\); \/\/ (\S+)/g)].map(([, comment]) => comment);
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await import(path.href);
  const lines = printed.mock.calls.map(([value]: unknown[]) => (typeof value === "string" ? value : JSON.stringify(value)));
  printed.mockRestore();
  expect(said.length).toBe(2);
  expect(lines).toEqual(said);
});
