// What could not be read or shown was set aside: that is said, and it can be had as a file.

import type { Calculator } from "../calculator/calculator.ts";
import { saveFile } from "../controls/save-file.ts";
import type { SetAside } from "../session/view.ts";
import { tell } from "../calculator/notice.ts";

export async function tellAside(calculator: Calculator, { how, texts }: SetAside): Promise<void> {
  const { session } = calculator;
  const save = (): void => {
    saveFile("yuekao-set-aside.json", texts.join("\n"), "application/json");
  };
  await tell(calculator, {
    message: `aside-${how}`,
    actions: [{ label: "aside-save", run: save }, { label: "aside-forget", run: () => { session.forgetAside(); } }],
  });
}
