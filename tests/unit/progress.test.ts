// Work beside the page: who waits for it is told how far it is, and it can be given up.
import { expect, it, vi } from "vitest";

import { watched } from "../../www/offers/progress.ts";
import { answerBy, NewestAnswer } from "../../www/workers/newest-answer.ts";
import { Superseded } from "../../www/workers/errors.ts";

/** A worker that is none: both ends of a channel in this program. */
function beside(work: (question: never, progress: (done: number) => void) => Promise<unknown>) {
  const { port1, port2 } = new MessageChannel();
  answerBy(port2, work);
  port2.start();
  const end = vi.fn(() => { port1.close(); });
  const heard = (type: string, listener: (event: MessageEvent) => void): void => {
    if (type !== "message") return;
    port1.addEventListener("message", listener);
    port1.start();
  };
  return { worker: { postMessage: (message: unknown) => { port1.postMessage(message); }, addEventListener: heard, terminate: end } as never, end };
}

it("is told before the answer", async () => {
  const { worker, end } = beside(async (question: number, progress) => {
    progress(0.5);
    progress(1);
    return Promise.resolve(question * 2);
  });
  const told: number[] = [];
  expect(await new NewestAnswer<number, number>(() => worker).ask(21, (done) => told.push(done))).toBe(42);
  expect(told).toEqual([0.5, 1]);
  expect(end).toHaveBeenCalledOnce();
});

it("is given up", async () => {
  const { worker, end } = beside(() => new Promise(() => undefined));
  const search = new NewestAnswer<number, number>(() => worker);
  const answer = search.ask(1);
  search.end();
  await expect(answer).rejects.toThrow(Superseded);
  expect(end).toHaveBeenCalledOnce();
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
