import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { RemoteWork } from "./remote-work.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

// Without an origin of its own, the work is done in the page.
beforeAll(() => { vi.stubGlobal("origin", "null"); });
afterAll(() => { vi.unstubAllGlobals(); });

test("work that ended with a question unanswered leaves nothing in memory", async () => {
  const begin = async (): Promise<WeakRef<object>> => {
    const work = new RemoteWork(() => { throw new Error("no worker here"); }, () => Promise.resolve({ wait: () => new Promise<number>(() => undefined) }));
    const answer = work.ask((one) => one.wait());
    await new Promise((later) => setTimeout(later, 50));
    work.end();
    await answer.catch(() => undefined);
    return new WeakRef(work);
  };
  const left = await begin();
  await expect.poll(() => {
    collectGarbage();
    return left.deref() === undefined;
  }).toBe(true);
});
