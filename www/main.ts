// The full page: a frame around one calculator. What belongs to the whole document is here and not in the element.

import { Calculator } from "./calculator/calculator.ts";

const calculator = document.querySelector("yuekao-app");

if (calculator instanceof Calculator) {
  // Ctrl+V with nothing focused is meant for the calculator, too.
  document.addEventListener("paste", (event) => {
    if (event.target === document.body) void calculator.paste(event.clipboardData?.getData("text/plain") ?? "");
  });
  // So are the keys.
  document.addEventListener("keydown", (event) => {
    if (event.target === document.body) calculator.key(event);
  });
  // What comes from outside: a link, another tab, a newer version of the page. No first result waits for any of it.
  addEventListener("load", () => {
    void import("./calculator/external-changes.ts").then(({ watch }) => watch(calculator));
  });
}
