// Everything that is kept, in one file, and back again: on another computer, or in another browser. A file that is not whole changes
// nothing.

import { readSheet, writtenFiled, writtenSheet, type Archive } from "../archive/archive.ts";
import type { Entry } from "../archive/batch.ts";
import { backupOf, readBackup } from "../archive/backup.ts";
import { saveFile } from "../controls/save-file.ts";
import { today } from "../domain/deadline.ts";
import { Settling } from "../session/settled.ts";
import { fileName } from "../sheets/file-name.ts";
import type { CalculatorHost } from "./host.ts";
import { tell, toast, type Words } from "./notice.ts";

/** `unkept`: what is on the page and could not be written into the archive. */
export async function saveBackup(calculator: CalculatorHost, archive: Archive, unkept: readonly Entry[]): Promise<void> {
  const kept = await archive.everything().catch((cause: unknown) => {
    // Of an archive that cannot be read, what is on the page is saved at least.
    if (unkept.length === 0) throw cause;
    return [];
  });
  const newer = new Set(unkept.map(({ sheet }) => sheet.id));
  const others = kept.filter((entry) => !newer.has(readSheet(entry.sheet)?.id ?? ""));
  const entries = [...others, ...unkept.map(({ sheet, filed }) => ({ sheet: writtenSheet(sheet), filed: writtenFiled(filed) }))];
  const { language } = calculator;
  saveFile(fileName([language.say("name"), language.say("archive-file"), today()], "yuekao"), backupOf(entries), "application/json");
  await toast(calculator, said("archive-saved", { count: String(entries.length) }));
}

export async function bringBack(calculator: CalculatorHost, archive: Archive, file: File): Promise<void> {
  // What was said of another file is over.
  calculator.renderRoot.querySelector("yuekao-notice")?.dispatchEvent(new Event("close"));
  const read = readBackup(await file.text());
  if ("refusal" in read) {
    await tell(calculator, said(`archive-backup-${read.refusal}`, { file: file.name, count: String(read.count ?? 0) }));
    return;
  }
  // Contracts in it are held against the engine, as those of a link are.
  const settling = new Settling(calculator.engine);
  let unsound = 0;
  for (const { filed } of read.entries) {
    const contract = await settling.contract(filed.inputs).catch(() => null);
    const agreed = await Promise.all(Object.values(filed.agreed).map((one) => settling.errors(one.contract)));
    if (!contract || agreed.flat().length > 0 || (await settling.unsound(filed.inputs, contract)).length > 0) unsound += 1;
  }
  if (unsound > 0) {
    await tell(calculator, said("archive-backup-part", { file: file.name, count: String(unsound) }));
    return;
  }
  const added = await archive.add(read.entries);
  await toast(calculator, said(added === 0 ? "archive-restored-none" : "archive-restored", { count: String(added) }));
}

function said(message: string, values: Readonly<Record<string, string>>): Words {
  return { message, parts: ["archive"], values: (language) => ({ ...values, ...(values["count"] === undefined ? {} : { count: language.number.count(values["count"]) }) }) };
}
