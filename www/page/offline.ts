// Registers the worker that keeps the page offline, and offers a newer version when it is there. It is never forced on
// anybody, and not even offered while the browser keeps no figures: taking it reloads the page.

import type { Calculator } from "../elements/calculator.ts";

export async function keepOffline(calculator: Calculator): Promise<void> {
  const { serviceWorker } = navigator;
  // Where the browser will not have it, this is a page that needs its server, like any other.
  await serviceWorker.register("./sw.js").catch(() => null);
  const registration = await serviceWorker.getRegistration();
  if (!registration) return;
  const offer = async (): Promise<void> => {
    const { waiting } = registration;
    // The first version takes over by itself: there is nothing it replaces.
    if (!waiting || !serviceWorker.controller || !(await isSaved(calculator))) return;
    const run = async (): Promise<void> => {
      if (!(await isSaved(calculator))) return;
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("take over");
    };
    void import("../share/notice.ts").then(({ tell }) => tell(calculator, { message: "new-version", action: { label: "new-version-take", run } }));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => void offer());
  });
  await offer();
}

function isSaved({ store, view }: Calculator): boolean | Promise<boolean> {
  return store.keep(view.inputs);
}
