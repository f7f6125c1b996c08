// The lines a page needs: what it writes, and what its policy has to allow for it.

export const WAYS = ["element", "frame", "file"] as const;
export type Way = (typeof WAYS)[number];

export interface Wanted {
  /** Where this page's files are, with a slash at the end. */
  address: string;
  contract: string;
  language: string;
  theme: string;
  view: string;
}

export interface Snippet {
  code: string;
  policy: string;
}

export function snippetOf(way: Way, { address, ...wanted }: Wanted): Snippet {
  // What is as it would be anyway is left out.
  const said = Object.entries(wanted).filter(([name, value]) => value !== "" && !(name === "view" && value === "full"));
  const origin = /^https?:\/\/[^/]+/.exec(address)?.[0] ?? address;
  if (way === "file") return { code: "", policy: "" };
  if (way === "frame") {
    return {
      code: `<div id="yuekao"></div>\n<script type="module">\n  import { mount } from ${quoted(`${address}embed.js`)};\n  mount("#yuekao", { ${said.map(([name, value]) => `${name}: ${quoted(value)}`).join(", ")} });\n</script>`,
      policy: `script-src ${origin};\nframe-src ${origin}`,
    };
  }
  return {
    code: `<script type="module" src="${attribute(`${address}element.js`)}"></script>\n<yuekao-calculator ${said.map(([name, value]) => `${name}="${attribute(value)}"`).join(" ")}></yuekao-calculator>`,
    policy: `script-src ${origin} 'wasm-unsafe-eval';\nconnect-src ${origin}`,
  };
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** As JavaScript writes it, and as no page reads an end of the script in it. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll("<", "\\u003c");
}
