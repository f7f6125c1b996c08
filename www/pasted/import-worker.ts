// Reads one large file beside the page.

import { fileText } from "./file.ts";

self.addEventListener("message", ({ data: { file, counted } }: MessageEvent<{ file: File; counted: boolean }>) => {
  fileText(file, file.name, counted).then(
    (read) => self.postMessage(read),
    () => self.postMessage({ refusal: "import-file" }),
  );
});
