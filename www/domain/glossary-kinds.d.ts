// The bundler cuts contracts/glossary.json down to what the page uses; see vite.config.ts.
declare module "*/glossary.json?kinds" {
  import type { Kind, Scope, Text } from "yuekao";

  const glossary: { figures: { id: string; label: Text; unit: string; scope: Scope; kind: Kind; part_of?: string; absent?: "zero" | "open" }[] };
  export default glossary;
}
