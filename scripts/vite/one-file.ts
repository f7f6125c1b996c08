// The whole calculator in one file, dist/yuekao.html: it opens by double click, without a server. Its own policy lets it
// ask nobody for anything.

import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { defineConfig, mergeConfig } from "vite";
import { here, shared } from "./shared.ts";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Scripts and styles put into the page; what a browser would read as the end of either is written otherwise. */
const inline: Plugin = {
  name: "inline",
  enforce: "post",
  generateBundle: {
    // After what the bundler itself finishes last.
    order: "post",
    handler(_, bundle) {
      const files = Object.values(bundle);
      const page = files.find((file) => file.fileName === "index.html");
      const scripts = files.filter((file) => file.type === "chunk");
      const styles = files.filter((file) => file.type === "asset" && file.fileName.endsWith(".css"));
      const [script, ...more] = scripts;
      if (page?.type !== "asset" || !script || more.length > 0) throw new Error("one file is made of one page and one script");
      const code = script.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      const style = styles.map((file) => String(file.type === "asset" ? file.source : "")).join("\n");
      const notices = files.find((file) => file.fileName === "notices.txt");
      if (notices?.type !== "asset") throw new Error("the notices of what is bundled are missing");
      const policy = `default-src 'none'; script-src ${hash(code)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; connect-src data:; base-uri 'none'; form-action 'none'`;
      const html = String(page.source)
        .replace(/<script type="module"[^>]*><\/script>\s*/, "")
        .replaceAll(/<link rel="(?:stylesheet|manifest|modulepreload)"[^>]*>\s*/g, "")
        .replace("<meta charset=\"utf-8\" />", () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
        .replace("</head>", () => `<style>${style}</style>\n  </head>`)
        .replace("</body>", () => `<script type="module">${code}</script>\n  </body>`)
        .concat(`<!--\n${String(notices.source).replaceAll(/--(?=!?>)|<!--/g, "- -")}-->\n`);
      for (const file of files) Reflect.deleteProperty(bundle, file.fileName);
      this.emitFile({ type: "asset", fileName: "yuekao.html", source: html });
    },
  },
};

export default defineConfig(
  mergeConfig(shared(), {
    plugins: [inline],
    resolve: { alias: { "yuekao/offers": here("package/offers.ts"), yuekao: here("package/index.ts") } },
    publicDir: false,
    build: {
      outDir: here("dist"),
      // Beside the site.
      emptyOutDir: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      rolldownOptions: { input: here("www/index.html"), output: { codeSplitting: false } },
    },
  }),
);
