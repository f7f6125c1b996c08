// What is on the page, made into a link.

import type { Calculator } from "../elements/calculator.ts";
import { fragmentOf } from "./link.ts";
import { overlay } from "./overlay.ts";
import { ShareDialog } from "./share-dialog.ts";
import { whose } from "./whose.ts";

export async function share(calculator: Calculator): Promise<void> {
  const { view, tab, language } = calculator;
  const { contract, parsed, inputs, record } = view;
  if (!contract || !parsed) return;
  const fragment = await fragmentOf({ inputs, record, tab, locale: language.locale });
  const [page = ""] = location.href.split("#");
  const dialog = Object.assign(new ShareDialog(), {
    whose: (spoken: typeof language) => whose(contract, parsed.records, spoken),
    link: fragment === null ? null : page + fragment,
  });
  await overlay(calculator, dialog);
}
