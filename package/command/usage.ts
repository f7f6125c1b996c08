/** What the command can be asked, and what it was asked. */
import { parseArgs } from "node:util";

export const USAGE = `Usage: yuekao assess [files…] [options]
       yuekao read [files…] [options]
       yuekao contract [file] [options]

assess settles every vendor-month in the files, or in what comes in on standard input, and writes one row of results for each.
Several files are read as one: a vendor's months may be spread over them.

read says how each file is read: its tables and columns, which rows make which month, totals that fit or do not, and what has
to be answered before figures count. Answers are a layout: write them into a file and hand it in with --layout.

Files are CSV or TSV in UTF-8, GBK, UTF-16 with a mark, or lines of both UTF-8 and GBK; or .xlsx and .xls workbooks (not on standard
input). Rows are read as they come in; results leave as they are made.

contract reads a contract's own text, pasted into a file (a table as a line a row, with tabs between its cells), and proposes
a contract: which words became which part of it, what can be read in more than one way, and what was left out. Nothing is
certain before a person has looked at it.

  -c, --contract <id|file.json>   mall, courier, outsourcing, support, or a contract of your own (default: mall)
  -s, --start <YYYY-MM-DD>        the day the cooperation began, if the contract does not say
  -l, --layout <file.json>        what was said about tables, by their headings: one layout, or a list
  -f, --format <csv|json|table>   default: table on a terminal, otherwise csv. A table has the columns a person looks for
                                  first, and no more than fit the terminal; csv and json have all of them.
                                  read writes lines for a person, or json with all it knows
  -o, --out <file>                write there instead of to standard output; of contract: the contract file, beside what is said
                                  about it on standard output. --format json says that as JSON
      --force                     let contract replace a file that is there: what was changed in it by hand is lost
  -h, --help                      this text
      --version                   the version

Exit codes: 0 all was read and settled, 1 something in the input or the contract is wrong, or a month is incomplete because a
figure is missing, or a table leaves a question open (standard error says what and where), or a text has nothing that a
contract is made of, 2 wrong usage, or a file that cannot be read or written.

Examples:
  yuekao assess 2026.csv --contract mall --start 2026-01-01 > results.csv
  yuekao assess north.xlsx south.csv -c own-contract.json -f json -o results.json
  zcat months.csv.gz | yuekao assess --format table | less -S
  yuekao contract annex.txt --out own-contract.json
`;

export const FORMATS = ["csv", "json", "table"] as const;
export type Format = (typeof FORMATS)[number];

export interface Order {
  command: "assess" | "read" | "contract";
  layout: string | null;
  files: string[];
  contract: string;
  start: string | null;
  format: Format | null;
  out: string | null;
  /** Whether a contract file that is there may be replaced. */
  force: boolean;
}

/** The command was called in a way it does not know. */
export class WrongUsage extends Error {}

/** No command, or none there is: all of them are shown. */
export class NoCommand extends WrongUsage {}

/** What is asked for; a text is the answer itself. */
export function order(words: string[], version: string): Order | string {
  const { values, positionals } = parsed(words);
  if (values.help) return USAGE;
  if (values.version) return `${version}\n`;
  const [command, ...files] = positionals;
  if (command !== "assess" && command !== "read" && command !== "contract") throw new NoCommand(command === undefined ? "a command is missing" : `there is no command “${command}”`);
  if (command === "contract" && files.length > 1) throw new WrongUsage("contract reads one file");
  if (command !== "contract" && values.force) throw new WrongUsage("--force belongs to contract; assess and read replace the file of --out");
  const format = FORMATS.find((known) => known === values.format) ?? null;
  if (values.format !== undefined && format === null) throw new WrongUsage(`there is no format “${values.format}”`);
  if (command === "read" && format !== null && format !== "json") throw new WrongUsage(`read writes lines or json, not ${format}`);
  return { command, files, layout: values.layout ?? null, contract: values.contract, start: values.start ?? null, format, out: values.out ?? null, force: values.force };
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        contract: { type: "string", short: "c", default: "mall" },
        start: { type: "string", short: "s" },
        layout: { type: "string", short: "l" },
        format: { type: "string", short: "f" },
        out: { type: "string", short: "o" },
        force: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause));
  }
}
