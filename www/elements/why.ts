// A number that can be asked where it comes from.

import { html, nothing, type TemplateResult } from "lit";

export class WhyEvent extends Event {
  static readonly type = "yuekao-why";
  /** The result's id in the settlement tree, such as "score" or "line:deduction". */
  readonly result: string;

  constructor(result: string) {
    super(WhyEvent.type, { bubbles: true, composed: true });
    this.result = result;
  }
}

/** `shown` as a button that opens the derivation of `result`; `open` is the result whose derivation is open now. */
export function why(result: string, shown: string, open: string | null, label?: string): TemplateResult {
  const ask = (event: Event): void => {
    event.target?.dispatchEvent(new WhyEvent(result));
  };
  return html`<button
    type="button"
    class="why"
    aria-haspopup="dialog"
    aria-expanded=${String(open === result)}
    aria-label=${label ? `${label} ${shown}` : nothing}
    @click=${ask}
  >${shown}</button>`;
}
