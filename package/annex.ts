/** The module that reads a contract's own text. Nobody who settles a month loads it. */
import initialise, { __wbg_reset_state as restart, read_contract } from "../pkg/yuekao_annex.js";
import { EngineFailure } from "./failure.js";
import type { Proposal } from "./types.js";

/** The module beside this file. */
export const ANNEX = new URL("../pkg/yuekao_annex_bg.wasm", import.meta.url);

let ready: Promise<unknown> | null = null;

export async function readContract(text: string, source: () => Promise<BufferSource | WebAssembly.Module | Response>): Promise<Proposal> {
  ready ??= initialise({ module_or_path: source() }).catch((cause: unknown) => {
    // The next call tries again: the network may be back.
    ready = null;
    throw cause;
  });
  await ready;
  try {
    return read_contract(text);
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) throw cause;
    restart();
    throw new EngineFailure("the reader of contracts broke down and has been restarted", { cause });
  }
}
