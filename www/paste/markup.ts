// What a page or a clipboard holds as markup: parsed into a document that is never shown and runs nothing.

/** Attributes that say that something is not seen. */
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|\shidden(?:[\s=>]|$)/i;

/**
 * How it looks and what it would do is nothing here, and even a document that is never shown is held to the page's policy
 * about styles and handlers: only elements, what they cover in a table and whether they are seen are parsed.
 */
export function parsedPage(page: string): Document {
  const blocks = page.replaceAll(/<(style|script)\b[^]*?<\/\1\s*>/gi, "");
  const bare = blocks.replaceAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi, (_, name: string, attributes: string) => {
    const kept = attributes.match(/\b(?:(?:col|row)span|start)\s*=\s*["']?\d+["']?/gi) ?? [];
    return `<${[name, ...kept, ...(HIDDEN.test(attributes) ? ["hidden"] : [])].join(" ")}>`;
  });
  return new DOMParser().parseFromString(bare, "text/html");
}

/** As a browser would show it. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, " ").trim();
}
