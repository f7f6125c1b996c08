// The paper as somebody reads it: fields by what stands in them.

import type { Page } from "@playwright/test";

/** Every clause in one line of text, section by section. */
export function read(page: Page): Promise<string[]> {
  return page.locator("yuekao-contract-document .sheet > section").evaluateAll((sections) => {
    const words = (node: Node): string => {
      if (node instanceof Text) return node.data.replaceAll(/\s+/g, " ");
      if (!(node instanceof HTMLElement) || node.matches(".tool, .actions, .menu, .unseen, .was, button")) return "";
      if (node instanceof HTMLInputElement) return node.type === "checkbox" ? "" : node.value;
      if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.textContent ?? "";
      const inner = [...node.childNodes].map(words).join("");
      return node.matches(".row, p, li, details") ? `\n${inner}` : inner;
    };
    return sections.flatMap((section) => [...section.querySelectorAll(".block .body, .ladder tbody tr")].map((block) =>
      words(block).split("\n").map((line) => line.replaceAll(/ +/g, " ").trim()).filter((line) => line !== "").join("\n")));
  });
}
