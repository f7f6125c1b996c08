/** What the command can be asked, and what it was asked. */
import { parseArgs } from "node:util";

export const USAGE = `Usage: yuekao assess [files…] [options]

Settles every vendor-month in the files (CSV, TSV; UTF-8 or GBK), or in what comes in on standard input, and writes one
row of results for each. Several files are read as one: a vendor's months may be spread over them.

  -c, --contract <id|file.json>   mall, courier, outsourcing, support, or a contract of your own (default: mall)
  -s, --start <YYYY-MM-DD>        the day the cooperation began, if the contract does not say
  -f, --format <csv|json|table>   default: table on a terminal, otherwise csv
  -o, --out <file>                write there instead of to standard output
  -h, --help                      this text
      --version                   the version

Exit codes: 0 all was read, 1 something in the input is wrong (standard error says what and where), 2 wrong usage.
`;

export const FORMATS = ["csv", "json", "table"] as const;
export type Format = (typeof FORMATS)[number];

export interface Order {
  files: string[];
  contract: string;
  start: string | null;
  format: Format | null;
  out: string | null;
}

/** The command was called in a way it does not know. */
export class WrongUsage extends Error {}

/** What is asked for; a text is the answer itself. */
export function order(words: string[], version: string): Order | string {
  const { values, positionals } = parsed(words);
  if (values.help) return USAGE;
  if (values.version) return `${version}\n`;
  const [command, ...files] = positionals;
  if (command !== "assess") throw new WrongUsage(command === undefined ? "a command is missing" : `there is no command “${command}”`);
  const format = FORMATS.find((known) => known === values.format) ?? null;
  if (values.format !== undefined && format === null) throw new WrongUsage(`there is no format “${values.format}”`);
  return { files, contract: values.contract, start: values.start ?? null, format, out: values.out ?? null };
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        contract: { type: "string", short: "c", default: "mall" },
        start: { type: "string", short: "s" },
        format: { type: "string", short: "f" },
        out: { type: "string", short: "o" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause));
  }
}
