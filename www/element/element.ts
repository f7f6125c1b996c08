// What other pages import: the element under its name, and its types.

export type * from "../engine/engine.ts";
export * from "./calculator-element.ts";
