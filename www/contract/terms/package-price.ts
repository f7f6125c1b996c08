// A price per started package.

import { mechanics, someName } from "./mechanics.ts";
import { unitOf } from "./rows.ts";

export default mechanics("package_price", {
  kind: "number",
  write: ({ of, size, price }, paper, at, { label }) => paper.say("term-package-price", {
    of: paper.term(`${at}/of`, of, { label: paper.word("label-quantity", { label }) }),
    size: paper.term(`${at}/size`, size, { label: paper.word("label-size", { label }), unit: unitOf(paper, of) }),
    price: paper.term(`${at}/price`, price, { label: paper.word("label-price", { label }), unit: paper.language.money }),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before);
    return name === null ? null : { of: name, size: "1000", price: "50" };
  },
});
