// Settles every month of a text beside the page and keeps the results: the page asks for the lines it shows.

import { load, type Contract } from "yuekao";

import type { Scope } from "../beside.ts";
import type { Answer, Question } from "./protocol.ts";
import { Results } from "./results.ts";

export function serve(scope: Scope): void {
  const pieces: string[] = [];
  let contract: Contract | null = null;
  let results: Results | null = null;

  function say(answer: Answer): void {
    scope.postMessage(answer);
  }

  async function run(question: Extract<Question, { kind: "run" }>): Promise<void> {
    const engine = await load();
    contract = question.contract;
    const begun = performance.now();
    const computed = engine.assessText(contract, pieces.splice(0).join(""));
    const took = performance.now() - begun;
    results = new Results(computed, question.outlook);
    say({ kind: "ready", summary: results.summary(took) });
  }

  async function answer(question: Question): Promise<void> {
    switch (question.kind) {
      case "piece":
        pieces.push(question.text);
        break;
      case "run":
        await run(question);
        break;
      case "arrange":
        if (results) say({ kind: "arranged", id: question.id, arranged: results.arrange(question.arrangement) });
        break;
      case "lines":
        if (results) say({ kind: "lines", id: question.id, lines: results.lines(question.from, question.to) });
        break;
      case "recaps":
        if (results) say({ kind: "recaps", id: question.id, recaps: results.recaps() });
        break;
      case "take":
        if (results && contract) {
          const { take } = await import("./take.ts");
          say({ kind: "taken", id: question.id, taken: await take(results, contract, question.form, question.locale) });
        }
        break;
    }
  }

  scope.addEventListener("message", ({ data }: MessageEvent<Question>) => {
    answer(data).catch((cause: unknown) => say({ kind: "failure", cause: String(cause), ...("id" in data ? { id: data.id } : {}) }));
  });
}
