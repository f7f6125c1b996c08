// The full page: a frame around one calculator. What belongs to the whole document is here and not in the element.

import { Calculator } from "./elements/calculator.ts";

const calculator = document.querySelector("yuekao-calculator");

// Ctrl+V with nothing focused is meant for the calculator, too.
document.addEventListener("paste", (event) => {
  if (event.target !== document.body || !(calculator instanceof Calculator)) return;
  void calculator.paste(event.clipboardData?.getData("text/plain") ?? "");
});
