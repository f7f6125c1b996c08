// Points lost for every step short of a target: 每少 1% 扣 2 分，最低 0 分.

import { nothing } from "lit";

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("shortfall", {
  kind: "number",
  write: ({ of, target, points, per, full, floor, partial, better }, paper, at, place) => {
    const unit = typeof of === "string" ? paper.names.unit(of) : "";
    const metric = typeof of === "string" ? (paper.contract.metrics ?? []).findIndex(({ id }) => id === of) : -1;
    const label = { label: place.label };
    const own = paper.contract.metrics?.[metric];
    return paper.say(better === "lower" ? "term-shortfall-lower" : "term-shortfall", {
      of: paper.term(`${at}/of`, of, { label: paper.word("label-measured", label) }),
      // The target of the metric itself, where the term leaves it to that.
      target: target === undefined && own?.target !== undefined
        ? paper.term(`/metrics/${metric}/target`, own.target, { label: paper.word("label-target", { label: paper.text(own.label) }), unit })
        : paper.term(`${at}/target`, target, { label: paper.word("label-target", label), unit }),
      per: paper.term(`${at}/per`, per, { label: paper.word("label-per", label), unit }),
      points: paper.term(`${at}/points`, points, { label: paper.word("label-points", label), unit: "points" }),
      partial: paper.parameter(`${at}/partial`, partial, ["whole", "started", "pro_rata"], "partial", paper.word("label-partial", label)),
      floor: paper.term(`${at}/floor`, floor ?? "0", { label: paper.word("label-floor", label), unit: "points" }),
      full: full === undefined || full === null ? nothing : paper.say("term-full", { full: paper.term(`${at}/full`, full, { label: paper.word("label-full", label), unit: "points" }) }),
    });
  },
  begin: (paper, before) => {
    const name = someName(paper, before);
    if (name === null) return null;
    const metric = paper.contract.metrics?.find(({ id }) => id === name);
    return { of: name, ...(metric?.target === undefined ? { target: "90" } : {}), points: "2", per: "1" };
  },
});
