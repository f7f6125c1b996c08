// Takes the place of package/default.ts where a first result is made: the part of the module that scripts/first.mjs makes.

export const DEFAULT = new URL("../../pkg/first_bg.wasm", import.meta.url);
