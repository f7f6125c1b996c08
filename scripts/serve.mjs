#!/usr/bin/env node
// Serves the built page the way it is meant to be served: its own files and nothing else, under the strict policy.
// Used by `npm start` and by the tests; needs nothing but Node.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The page's policy. Its own address stands beside 'self': in a sandboxed frame, which has no origin, WebKit takes 'self'
 * for nobody.
 * @param {string} address
 */
export const policyAt = (address) => {
  const own = `'self' ${address}`;
  return [
    "default-src 'none'",
    `script-src ${own} 'wasm-unsafe-eval'`,
    `style-src ${own}`,
    `img-src ${own} data:`,
    `font-src ${own}`,
    `connect-src ${own}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
};

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * @param {string} folder
 * @param {{ port?: number, policy?: (address: string) => string }} [options] port 0 (the default) takes a free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function serve(folder, { port = 0, policy = policyAt } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, policy, request, response).catch(() => {
      response.writeHead(500).end();
    });
  });
  return new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const at = server.address();
      ready({
        address: `http://127.0.0.1:${at !== null && typeof at === "object" ? at.port : port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * @param {string} root
 * @param {(address: string) => string} policy
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(root, policy, request, response) {
  // By whatever name this machine was asked for.
  const { host = "" } = request.headers;
  const headers = {
    "content-security-policy": policy(/^[\w.:[\]-]+$/.test(host) ? `http://${host}` : "'self'"),
    "x-content-type-options": "nosniff",
    // What has its contents in its name never changes.
    "cache-control": /\/assets\//.test(request.url ?? "") ? "public, max-age=31536000, immutable" : "no-cache",
    // Other pages embed the calculator, also from a sandbox, whose origin is none. There is nothing here that is not public.
    "access-control-allow-origin": "*",
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...headers, allow: "GET, HEAD" }).end();
    return;
  }
  let file = fileOf(root, request.url ?? "/");
  let found = file === null ? null : await stat(file).catch(() => null);
  if (file !== null && found?.isDirectory()) {
    file = join(file, "index.html");
    found = await stat(file).catch(() => null);
  }
  if (file === null || !found?.isFile()) {
    response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8" }).end("There is no such page here.\n");
    return;
  }
  response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-length": found.size });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/**
 * @param {string} root
 * @param {string} url
 */
function fileOf(root, url) {
  try {
    const path = normalize(join(root, decodeURIComponent(new URL(url, "http://localhost").pathname)));
    return path === root || path.startsWith(root + sep) ? path : null;
  } catch {
    return null;
  }
}

/** The port that was asked for, or the first free one from the usual one on. @param {string} folder */
async function serveForPeople(folder) {
  const asked = process.env["PORT"];
  if (asked !== undefined) return serve(folder, { port: Number(asked) });
  for (let port = 4173; port < 4193; port += 1) {
    try {
      return await serve(folder, { port });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
  return serve(folder);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  serveForPeople(process.argv[2] ?? "dist").then(
    ({ address }) => {
      console.log(`\nYuekao is ready: ${address}\n(Ctrl+C ends it)`);
    },
    (/** @type {unknown} */ error) => {
      console.error(`yuekao: the page could not be served: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    },
  );
}
