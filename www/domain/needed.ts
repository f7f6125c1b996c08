// Which of what is missing stands in the way of a final result. What only leaves something open that nobody pays does not.

import type { Missing } from "../engine/engine.ts";

export function isNeeded({ neededFor }: Missing): boolean {
  return neededFor.some((result) => result === "score" || result === "tier" || result === "payable" || result.startsWith("total:"));
}
