/** What may go to a terminal: letters, and no commands to it. */

/** Everything a terminal could obey, and what turns a line around; line ends and tabs are none of it. */
const COMMANDS = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

/** The same text with a picture in place of each: ␛ is an escape. A line may still end in CR LF. */
export function printable(text: string): string {
  return text.replaceAll(COMMANDS, (letter, at: number) => {
    const code = letter.charCodeAt(0);
    if (letter === "\r" && text[at + 1] === "\n") return letter;
    if (code < " ".charCodeAt(0)) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === DELETE ? "␡" : "�";
  });
}
