// A reading has this choice.

import { mechanics } from "./mechanics.ts";

export default mechanics("read_as", {
  kind: "flag",
  write: ({ reading, choice }, paper, at, { label }) => {
    const ambiguity = paper.contract.ambiguities?.find(({ id }) => id === reading);
    return paper.say("term-read-as", {
      reading: ambiguity ? paper.text(ambiguity.question) : reading,
      choice: paper.choice(`${at}/choice`, choice, (ambiguity?.choices ?? []).map(({ id, label: called }) => ({ value: id, label: paper.text(called) })), { label: paper.word("label-reading", { label }) }),
    });
  },
  begin: (paper) => {
    const [ambiguity] = paper.contract.ambiguities ?? [];
    const [choice] = ambiguity?.choices ?? [];
    return ambiguity && choice ? { reading: ambiguity.id, choice: choice.id } : null;
  },
});
