#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { run } from "./run.js";

// Whoever reads may stop reading: `yuekao assess … | head`. Any other error is told by whoever writes.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
process.exitCode = await run(process.argv.slice(2), version, process);
