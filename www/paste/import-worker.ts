// Reads one large file beside the page.

import { fileText, type FileText } from "./file.ts";
import { inChunks } from "../workers/chunks.ts";

/** A part of the text, how many bytes of the file have been read, or what else there is to say of the file; with the last of it the text is whole. */
export type FilePart = { piece: string } | { read: number } | FileText;

self.addEventListener("message", ({ data: { file, counted } }: MessageEvent<{ file: File; counted: boolean }>) => {
  const say = (part: FilePart): void => self.postMessage(part);
  fileText(file, file.name, counted, (read) => say({ read })).then(
    async (read) => {
      if ("refusal" in read) {
        say(read);
        return;
      }
      // A long text taken over at once would keep the page from answering.
      await inChunks(read.text, (piece) => {
        say({ piece });
        return true;
      });
      say({ ...read, text: "" });
    },
    () => say({ refusal: "import-file" }),
  );
});
