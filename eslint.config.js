import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import { configs as lit } from "eslint-plugin-lit";
import { configs as elements } from "eslint-plugin-wc";
import ts from "typescript-eslint";

/** The rooms of the page, each above those it may import from. What is loaded on use (`import()`) may lie above. */
const ROOMS = [
  "workers", "paste", "engine", "i18n", "domain", "storage", "session", "controls", "charts", "explain", "sheets", "documents", "result", "reading", "form", "months", "archive", "contract", "annex", "offers", "tabs",
  "calculator", "export", "print", "share", "element", "embed", "offline",
];

/** Breaks the strict policy of the page. */
const POLICY = [
  { name: "lit/directives/style-map.js", message: "It writes style attributes, which the page's policy forbids." },
  { name: "lit/directives/unsafe-html.js", message: "Markup is never made from strings." },
];

/** @param {{ regex: string, message: string }[]} patterns @returns {import("eslint").Linter.RuleEntry} */
const restrictedImports = (...patterns) => ["error", { paths: POLICY, patterns }];

export default defineConfig(
  // The guide's program is written as a reader without types writes it; a test runs it.
  { ignores: ["dist", "pkg", "target", "node_modules", "test-results", "playwright-report", "package/types.ts", "docs/*.mjs", "benches/peers"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { project: ["tsconfig.json", "tsconfig.node.json"], tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // tsc knows what is defined, and where.
      "no-undef": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      eqeqeq: "error",
      // The core reads no clock and no chance, nor does the page: a month is always named.
      "no-restricted-properties": ["error", { object: "Math", property: "random" }, { object: "Date", property: "now" }],
    },
  },
  {
    files: ["www/**/*.ts"],
    extends: [lit["flat/recommended"], elements["flat/recommended"]],
    rules: { "no-restricted-imports": restrictedImports() },
  },
  ...ROOMS.slice(0, -1).map((room, place) => ({
    files: [`www/${room}/**/*.ts`],
    rules: {
      "no-restricted-imports": restrictedImports({ regex: `^(\\.\\./)+(${ROOMS.slice(place + 1).join("|")})/`, message: `What lies above ${room} is not imported there.` }),
    },
  })),
  { files: ["**/*.js", "**/*.mjs"], rules: { "@typescript-eslint/explicit-module-boundary-types": "off" } },
);
