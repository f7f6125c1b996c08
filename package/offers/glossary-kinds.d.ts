// A bundle has contracts/glossary.json cut down to what the page and offers use; see scripts/vite/shared.ts.
declare module "*/glossary.json?kinds" {
  import type { Kind, Scope, Text } from "yuekao";

  const glossary: { figures: { id: string; label: Text; unit: string; scope: Scope; kind: Kind; part_of?: string; absent?: "zero" | "open" }[] };
  export default glossary;
}
