// A contract as a file: out and in. A contract from a file goes out again as it came, character by character, but for what
// was changed in it.

import type { Contract } from "../engine/engine.ts";
import { saveFile } from "../controls/save-file.ts";
import type { OwnContract } from "../domain/state.ts";

/** Larger files are no contracts. */
const MOST_BYTES = 5_000_000;

/** What stands in the file. */
export function contractText(contract: Contract): string {
  return `${JSON.stringify(contract, null, 2)}\n`;
}

/** What stands in the file of a contract that may have come from one. */
export async function fileText(contract: Contract, own: OwnContract | null): Promise<string> {
  if (!own || own.source === "") return contractText(contract);
  const { rewritten } = await import("./rewritten.ts");
  return rewritten(own.source, contract);
}

/** Hands the contract over as a file. */
export async function saveContract(contract: Contract, own: OwnContract | null): Promise<void> {
  saveFile(`${own?.name || contract.id}.json`, await fileText(contract, own), "application/json");
}

export async function readContract(file: File): Promise<{ contract: unknown; text: string } | { refusal: string }> {
  if (file.size > MOST_BYTES) return { refusal: "import-contract-large" };
  try {
    const text = await file.text();
    return { contract: JSON.parse(text.replace(/^\ufeff/, "")), text };
  } catch {
    return { refusal: "import-contract-json" };
  }
}
