// What the engine says of the contract beside the month's result: its warnings, and what values that are computed come to.

import type { ReactiveControllerHost } from "lit";

import type { Engine, Problem } from "../engine/engine.ts";
import type { View } from "../session/session.ts";

export class EngineRemarks {
  /** What the engine says of the contract in force that is no fault. */
  warnings: readonly Problem[] = [];
  /** What values that are computed come to in the month, by id. */
  computed: ReadonlyMap<string, string> = new Map();
  readonly #host: ReactiveControllerHost & { readonly view: View; readonly engine: Engine };

  constructor(host: ReactiveControllerHost & { readonly view: View; readonly engine: Engine }) {
    this.#host = host;
  }

  async warn(): Promise<void> {
    const { written } = this.#host.view;
    // The engine has it ready. What goes wrong is told where the month is settled.
    const found = written ? await this.#host.engine.validate(written).catch(() => []) : [];
    const warnings = found.filter(({ severity }) => severity !== "error");
    if (written !== this.#host.view.written || JSON.stringify(warnings) === JSON.stringify(this.warnings)) return;
    this.warnings = warnings;
    this.#host.requestUpdate();
  }

  async compute(): Promise<void> {
    const { contract, month } = this.#host.view;
    const values = month ? (contract?.values?.filter(({ value }) => typeof value === "object") ?? []) : [];
    if (values.length === 0 && this.computed.size === 0) return;
    // The month tells what goes wrong in it.
    const found = contract && month ? await Promise.all(values.map(async ({ id }) => [id, (await this.#host.engine.explain(contract, month, `value:${id}`))?.value ?? ""] as const)).catch(() => []) : [];
    if (contract !== this.#host.view.contract || month !== this.#host.view.month) return;
    this.computed = new Map(found.filter(([, value]) => value !== ""));
    this.#host.requestUpdate();
  }
}
