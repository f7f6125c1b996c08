// One question to a worker of its own, which ends with the answer: that is the only way to stop a long one, and nothing stays behind.

import { Superseded } from "./errors.ts";
import type { Scope, SpawnedWorker } from "./spawn-worker.ts";

type Message<Answer> = { answer: Answer } | { failure: string } | { progress: number };

/** How much of the work is done, from 0 to 1. */
export type Progress = (done: number) => void;

/** The page's side. The newest question wins. */
export class NewestAnswer<Question, Answer> {
  readonly #start: () => SpawnedWorker;
  #end: ((cause: Error) => void) | null = null;

  constructor(start: () => SpawnedWorker) {
    this.#start = start;
  }

  ask(question: Question, progress?: Progress): Promise<Answer> {
    this.end();
    return new Promise<Answer>((resolve, reject) => {
      const worker = this.#start();
      const fail = (cause: Error): void => {
        worker.terminate();
        reject(cause);
      };
      this.#end = fail;
      worker.addEventListener("error", (event) => { fail(new Error(event.message)); });
      worker.addEventListener("message", ({ data }: MessageEvent<Message<Answer>>) => {
        if ("progress" in data) {
          progress?.(data.progress);
          return;
        }
        if ("failure" in data) fail(new Error(data.failure));
        else resolve(data.answer);
        worker.terminate();
      });
      worker.postMessage(question);
    });
  }

  /** Gives up what is being asked. */
  end(): void {
    this.#end?.(new Superseded());
    this.#end = null;
  }
}

/** The worker's side: what it is asked is answered by this. */
export function answerBy(scope: Scope, work: (question: never, progress: Progress) => Promise<unknown>): void {
  async function answer(question: never): Promise<void> {
    let message: Message<unknown>;
    try {
      message = { answer: await work(question, (progress) => { scope.postMessage({ progress }); }) };
    } catch (cause) {
      message = { failure: String(cause) };
    }
    scope.postMessage(message);
  }

  scope.addEventListener("message", ({ data }: MessageEvent<unknown>) => void answer(data as never));
}
