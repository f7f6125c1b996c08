/** The module that reads a contract's own text. Nobody who settles a month needs it. */
import initialise, { __wbg_reset_state as restart, read_contract } from "../pkg/yuekao_annex.js";
import { EngineFailure } from "./failure.js";
import type { Proposal } from "./types.js";

/** The module beside this file. */
export const ANNEX = new URL("../pkg/yuekao_annex_bg.wasm", import.meta.url);

/** What the module can do, once it is there. */
export async function loaded(source: () => Promise<BufferSource | WebAssembly.Module | Response>): Promise<{ readContract: typeof readContract }> {
  await initialise({ module_or_path: source() });
  return { readContract };
}

function readContract(text: string): Proposal {
  try {
    return read_contract(text);
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) throw cause;
    restart();
    throw new EngineFailure("the reader of contracts broke down and has been restarted", { cause });
  }
}
