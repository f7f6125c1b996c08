// Work beside the page: who waits for it is told how far it is, and it can be given up.
import { beforeEach, expect, it, vi } from "vitest";

import { watched } from "../../www/offers/progress.ts";
import { Superseded } from "../../www/workers/errors.ts";
import { NewestAnswer } from "../../www/workers/newest-answer.ts";
import { RemoteWork } from "../../www/workers/remote-work.ts";

class Work {
  /** A function of the other side has been called when its answer is here. */
  async doubled(number: number, progress: (done: number) => Promise<void>): Promise<number> {
    await progress(0.5);
    await progress(1);
    return number * 2;
  }

  forever(): Promise<number> {
    return new Promise(() => undefined);
  }

  broken(): number {
    throw new RangeError("no such number");
  }
}

// No worker starts in a page without an origin: both ends are in this program.
beforeEach(() => { vi.stubGlobal("origin", "null"); });
const beside = (): RemoteWork<Work> => new RemoteWork<Work>(() => { throw new Error("no worker"); }, () => Promise.resolve(new Work()));

it("is told before the answer", async () => {
  const told: number[] = [];
  expect(await new NewestAnswer(beside).ask((work, progress) => work.doubled(21, progress as never), (done) => told.push(done))).toBe(42);
  expect(told).toEqual([0.5, 1]);
});

it("is given up", async () => {
  const search = new NewestAnswer(beside);
  const answer = search.ask((work) => work.forever());
  search.end();
  await expect(answer).rejects.toThrow(Superseded);
});

it("is given up for a newer one, which is answered", async () => {
  const search = new NewestAnswer(beside);
  const older = search.ask((work) => work.forever());
  const newer = search.ask((work, progress) => work.doubled(2, progress as never));
  await expect(older).rejects.toThrow(Superseded);
  expect(await newer).toBe(4);
});

it("fails with what the work throws, and with what its start throws", async () => {
  await expect(new NewestAnswer(beside).ask((work) => work.broken())).rejects.toThrow("no such number");
  const unreachable = new RemoteWork<Work>(() => { throw new Error("no worker"); }, () => Promise.reject(new Error("no network")));
  await expect(unreachable.ask((work) => work.broken())).rejects.toThrow("no network");
  await expect(unreachable.ask((work) => work.broken())).rejects.toThrow("no network");
});

it("answers nothing that is asked after its end", async () => {
  const work = beside();
  work.end();
  await expect(work.ask((remote) => remote.forever())).rejects.toThrow(Superseded);
});

it("is shown only where it takes long, and no longer than it takes", async () => {
  vi.useFakeTimers();
  const told: (number | null)[] = [];
  expect(await watched(() => Promise.resolve(1), (done) => told.push(done))).toBe(1);
  expect(told).toEqual([null]);
  let finish: (answer: number) => void = () => undefined;
  let tell: (done: number) => void = () => undefined;
  const long = watched((progress) => new Promise<number>((resolve) => {
    finish = resolve;
    tell = progress;
  }), (done) => told.push(done));
  tell(0.25);
  await vi.advanceTimersByTimeAsync(400);
  tell(0.75);
  finish(2);
  expect(await long).toBe(2);
  expect(told).toEqual([null, 0.25, 0.75, null]);
  vi.useRealTimers();
});
