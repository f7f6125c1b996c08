// Every catalogue but the first, each in a file of its own that is loaded when somebody speaks it.

export const CATALOGUES = import.meta.glob<string>(["./*/*.ftl", "!./zh-CN/page.ftl"], { query: "?raw", import: "default" });
