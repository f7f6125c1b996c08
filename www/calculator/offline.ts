// Registers the worker that keeps the page offline, and offers a newer version when it is there. It is never forced on
// anybody, and not even offered while the browser keeps no figures: taking it reloads the page.

import type { Calculator } from "./calculator.ts";

export async function keepOffline(calculator: Calculator): Promise<void> {
  const { serviceWorker } = navigator;
  // Asked, not tried: another tab may have kept something newer meanwhile.
  const { session } = calculator;
  // Where the browser will not have it, this is a page that needs its server, like any other.
  await serviceWorker.register("./sw.js").catch(() => null);
  const registration = await serviceWorker.getRegistration();
  if (!registration) return;
  const offer = async (): Promise<void> => {
    // The first version takes over by itself: there is nothing it replaces.
    if (!registration.waiting || !serviceWorker.controller || !(await session.saved)) return;
    const run = async (): Promise<void> => {
      if (!(await session.saved)) return;
      const reload = (): void => { location.reload(); };
      serviceWorker.addEventListener("controllerchange", reload, { once: true });
      // Where another tab has asked for it before, it has taken over already.
      if (registration.waiting) registration.waiting.postMessage("take over");
      else reload();
    };
    void import("./notice.ts").then(({ tell }) => tell(calculator, { message: "new-version", actions: [{ label: "new-version-take", run }] }));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => void offer());
    // In a busy tab it may be there already.
    void offer();
  });
  await offer();
}
