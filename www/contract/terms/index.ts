// Every mechanism a contract can be written in, by its name: each is a file of this folder.

import type { Mechanics } from "../paper.ts";

const files = import.meta.glob<{ default: Mechanics }>(["./*.ts", "!./index.ts", "!./mechanics.ts", "!./parts.ts", "!./rows.ts", "!./window.ts", "!./comparison.ts"], { eager: true });

export const MECHANICS: Readonly<Record<string, Mechanics>> = Object.fromEntries(
  Object.entries(files).map(([file, { default: mechanics }]) => [file.slice(2, -3).replaceAll("-", "_"), mechanics]),
);
