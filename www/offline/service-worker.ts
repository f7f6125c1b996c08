// Keeps the page where the network is cut: every file of one version, taken on the first visit. A newer version waits
// beside it until somebody asks for it. The build writes the list of files and the version into this file.

declare const FILES: readonly string[];
declare const VERSION: string;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope extends EventTarget {
  readonly registration: { scope: string };
  readonly clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
}

const scope = self as unknown as Scope;
const PREFIX = "yuekao ";
const NAME = PREFIX + VERSION;

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  // What has its contents in its name may come from where the browser has it; the rest has to be of this version.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: file.startsWith("assets/") ? "default" : "reload" })));
}

/** Another tab may still be at work with the version before: what that needs goes only when there is none. */
async function activate(): Promise<void> {
  await scope.clients.claim();
  if ((await scope.clients.matchAll({ includeUncontrolled: true })).length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const file = url.href === scope.registration.scope ? new URL("index.html", url) : url;
  const cache = await caches.open(NAME);
  const kept = (await cache.match(file, { ignoreSearch: true })) ?? (await caches.match(file, { ignoreSearch: true }));
  return kept ?? fetch(request);
}

scope.addEventListener("install", (event) => {
  (event as Extendable).waitUntil(install());
});
scope.addEventListener("activate", (event) => {
  (event as Extendable).waitUntil(activate());
});
scope.addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope)) (event as Fetching).respondWith(answer(request));
});
scope.addEventListener("message", (event) => {
  if ((event as MessageEvent<unknown>).data === "take over") void scope.skipWaiting();
});
