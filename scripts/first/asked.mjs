/** What a first result asks of a contract, as the methods of wasm-bindgen's class are called: of it, and of the module, the rest is left out. */
export const ASKED = ["validate", "parse", "assess", "texts"];
