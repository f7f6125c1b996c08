// The names of the contracts to choose from: they are shown before the contracts themselves are loaded.

import { id as courier, titles as courierTitles } from "../../contracts/courier/terms.json";
import { id as mall, titles as mallTitles } from "../../contracts/mall/terms.json";
import { id as outsourcing, titles as outsourcingTitles } from "../../contracts/outsourcing/terms.json";
import { id as support, titles as supportTitles } from "../../contracts/support/terms.json";
import type { Named } from "./contract.ts";

export const TEMPLATES: readonly Named[] = [
  { id: mall, label: mallTitles },
  { id: courier, label: courierTitles },
  { id: outsourcing, label: outsourcingTitles },
  { id: support, label: supportTitles },
];

/** Whether a contract of this id comes with this version. */
export function isTemplate(id: string): boolean {
  return TEMPLATES.some((template) => template.id === id);
}
