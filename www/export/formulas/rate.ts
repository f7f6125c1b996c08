// A rate of two counts.

import { inBrackets, joined, type Formula } from "./formula.ts";

/** Numerator and denominator. */
export interface Counts {
  of: Formula;
  to: Formula;
}

/** A rate in per cent. */
export function rateOf({ of, to }: Counts, noData: boolean): Formula {
  const share = joined("/", [of, to]);
  const guards = [...share.guards, { when: `${inBrackets(to)}=0`, lack: "empty" as const, now: noData }];
  return { code: `100*${share.code}`, atom: false, guards, hundredth: share.code };
}
