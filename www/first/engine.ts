// The engine as far as a first result asks it: over the part of the module that scripts/first.mjs makes, with the one
// contract an empty page opens with. It answers as the whole engine does, or not at all.

import initialise, { Compiled } from "yuekao/first-glue";
import type { Assessment, Contract, Engine, FilledText, Parsed, Problem } from "yuekao";
import mall from "../../contracts/mall/terms.json";

/** A question for the whole engine. */
export class EngineFailure extends Error {}

/** The contract asked about last. */
let handle: { text: string; compiled: Compiled } | null = null;
/** Once it has broken down, nothing of its memory is used again. */
let broken = false;

function ask(contract: unknown, question: (compiled: Compiled) => string): unknown {
  try {
    if (broken) throw new EngineFailure();
    const text = written(contract);
    if (handle?.text !== text) {
      handle?.compiled.free();
      handle = { text, compiled: new Compiled(text) };
    }
    return JSON.parse(question(handle.compiled));
  } catch (cause) {
    if (!(cause instanceof EngineFailure)) broken = true;
    throw new EngineFailure("the first part of the engine does not know", { cause });
  }
}

/** What JSON has no words for, the whole engine knows how to say: nothing, and what is no number. */
function written(value: unknown): string {
  const text: unknown = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint" || (typeof part === "number" && !Number.isFinite(part))) throw new EngineFailure();
    return part;
  });
  if (typeof text !== "string") throw new EngineFailure();
  return text;
}

const engine: Pick<Engine, "template" | "validate" | "parse" | "assess" | "texts"> = {
  template: () => structuredClone(mall) as unknown as Contract,
  validate: (contract) => ask(contract, (compiled) => compiled.validate()) as Problem[],
  // Of a text about which nothing was said, there is nothing to be read.
  parse: (text, contract, said = {}) => ask(contract, (compiled) => compiled.parse(text, Object.keys(said).length > 0 ? written(said) : "")) as Parsed,
  texts: (contract, month) => ask(contract, (compiled) => compiled.texts(month)) as FilledText[],
  assess: (contract, month) => ask(contract, (compiled) => compiled.assess(written(month))) as Assessment,
};

export async function load(): Promise<typeof engine> {
  await initialise({ module_or_path: fetch(new URL("../../pkg/first_bg.wasm", import.meta.url)) });
  return engine;
}
