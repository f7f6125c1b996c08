// Reads one large file beside the page.

import { fileText } from "./file.ts";

self.addEventListener("message", ({ data }: MessageEvent<File>) => {
  fileText(data, data.name).then(
    (read) => self.postMessage(read),
    () => self.postMessage({ refusal: "import-file" }),
  );
});
