// What other pages import: the element under its name, and its types.

export type * from "./engine.ts";
export * from "./element/calculator-element.ts";
