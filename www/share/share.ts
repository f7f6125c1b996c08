// What is on the page, made into a link.

import type { CalculatorHost } from "../calculator/host.ts";
import { madeAside } from "./link-aside.ts";
import { overlay } from "../calculator/overlay.ts";
import { ShareDialog } from "./share-dialog.ts";
import { Superseded } from "../workers/errors.ts";
import { describeInputs } from "./describe-inputs.ts";

export async function share(calculator: CalculatorHost): Promise<void> {
  const { view, tab, language } = calculator;
  const { contract, parsed, inputs, record } = view;
  if (!contract || !parsed) return;
  const [page = ""] = location.href.split("#");
  const dialog = Object.assign(new ShareDialog(), { describe: (spoken: typeof language) => describeInputs(contract, parsed.records, view.of, spoken) });
  // A long one takes a while: the dialog says so, and closing it gives the link up.
  const closed = new AbortController();
  dialog.addEventListener("close", () => { closed.abort(); });
  const carried = inputs.owns.length === 0 ? Promise.resolve(inputs) : import("../contract/lean.ts").then(({ lean }) => lean(inputs, (id) => calculator.engine.template(id)));
  carried.then((lean) => madeAside({ inputs: lean, record, tab, locale: language.locale }, closed.signal)).then(
    (fragment) => {
      dialog.link = fragment === null ? "too-long" : { address: page + fragment };
    },
    (cause: unknown) => {
      if (cause instanceof Superseded) return;
      console.error(cause);
      dialog.link = "failed";
    },
  );
  await overlay(calculator, dialog);
}
