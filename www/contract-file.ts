// A contract as a file: out and in.

import type { Contract } from "./engine.ts";
import { saveFile } from "./save-file.ts";

/** Larger files are no contracts. */
const MOST_BYTES = 5_000_000;

/** What stands in the file. */
export function contractText(contract: Contract): string {
  return `${JSON.stringify(contract, null, 2)}\n`;
}

/** Hands the contract over as a file. */
export function saveContract(contract: Contract): void {
  saveFile(`${contract.id}.json`, contractText(contract), "application/json");
}

export async function readContract(file: File): Promise<{ contract: unknown } | { refusal: string }> {
  if (file.size > MOST_BYTES) return { refusal: "import-contract-large" };
  try {
    return { contract: JSON.parse((await file.text()).replace(/^\ufeff/, "")) };
  } catch {
    return { refusal: "import-contract-json" };
  }
}
