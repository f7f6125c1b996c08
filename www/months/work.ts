// Settles every month of a text beside the page and keeps the results: the page asks for the lines it shows. It goes on
// only when it is asked to, so that whoever gives up need not wait, wherever this runs.

import { load, type Contract, type Engine, type ReadOptions } from "yuekao";

import type { Scope } from "../workers/spawn-worker.ts";
import type { Answer, Question } from "./protocol.ts";
import type { Results } from "./results.ts";
import { Settling } from "./settling.ts";
import { OtherShares, SharedSettling } from "./shares.ts";

export function serve(scope: Scope): void {
  let engine: Promise<Engine> | null = null;
  let begun: { contract: Contract; said: ReadOptions } | null = null;
  let settling: Promise<Settling> | null = null;
  let share: Promise<SharedSettling> | null = null;
  let results: Results | null = null;
  const again: string[] = [];

  function say(answer: Answer): void {
    scope.postMessage(answer);
  }

  async function begin(question: Extract<Question, { kind: "begin" }>): Promise<void> {
    begun = question;
    engine = load({ annex: false });
    const others = new OtherShares(question.others);
    settling = engine.then((loaded) => new Settling(loaded, question.contract, question.outlook, question.characters, question.said, question.rows, others));
    await settling;
  }

  async function beginShare(question: Extract<Question, { kind: "share" }>): Promise<void> {
    share = load({ annex: false }).then((loaded) => new SharedSettling(loaded, question));
    await share;
  }

  async function read(text: string): Promise<void> {
    (await share)?.push(text);
    const run = await settling;
    run?.push(text);
    if (run) say({ kind: "progress", progress: run.progress });
  }

  async function on(): Promise<void> {
    await (await share)?.settle();
    const run = await settling;
    if (!run) return;
    const whole = await run.on();
    const { progress, took } = run;
    if (whole) {
      results = run.results();
      settling = null;
      say({ kind: "ready", summary: results.summary(took), whole });
    } else {
      // The first rows are shown before the others are there.
      if (!results && run.hasFirstRows) {
        results = run.results();
        say({ kind: "ready", summary: results.summary(took), whole });
      }
      say({ kind: "progress", progress });
    }
  }

  async function answer(question: Question): Promise<void> {
    switch (question.kind) {
      case "begin":
        await begin(question);
        break;
      case "share":
        await beginShare(question);
        break;
      case "piece":
        await read(question.text);
        break;
      case "on":
        await on();
        break;
      case "arrange":
        if (results) say({ kind: "arranged", id: question.id, arranged: results.arrange(question.arrangement, question.locale) });
        break;
      case "lines":
        if (results) say({ kind: "lines", id: question.id, lines: results.lines(question.from, question.to) });
        break;
      case "index":
        if (results) say({ kind: "index", id: question.id, months: results.index() });
        break;
      case "matrix":
        if (results) say({ kind: "matrix", id: question.id, head: results.matrix(question.wish) });
        break;
      case "matrix-lines":
        if (results) say({ kind: "matrix-lines", id: question.id, lines: results.matrixLines(question.from, question.to) });
        break;
      case "recaps":
        if (results) say({ kind: "recaps", id: question.id, recaps: results.recaps() });
        break;
      case "again":
        again.push(question.text);
        break;
      case "take": {
        const text = again.splice(0).join("");
        if (results && begun && engine) {
          const { take } = await import("./export.ts");
          say({ kind: "taken", id: question.id, taken: await take(results, { engine: await engine, text, contract: begun.contract, said: begun.said }, question.form, question.locale) });
        }
        break;
      }
    }
  }

  scope.addEventListener("message", ({ data }: MessageEvent<Question>) => {
    answer(data).catch((cause: unknown) => say({ kind: "failure", cause: String(cause), ...("id" in data ? { id: data.id } : {}) }));
  });
}
