// The paper's sections, in their order.

import { dates, term } from "./dates.ts";
import { damages, fees } from "./lines.ts";
import { measures } from "./measures.ts";
import { outcomes } from "./outcomes.ts";
import { figuresOfOwn } from "./figures.ts";
import { readings, values } from "./rest.ts";
import { tables } from "./tables.ts";
import { tiers } from "./tiers.ts";
import type { Section } from "./block.ts";

export const SECTIONS: readonly Section[] = [measures, tiers, outcomes, fees, damages, dates, term, values, readings, tables, figuresOfOwn];
