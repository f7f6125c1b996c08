// What steps back and forward share with the present inputs, so that it is written once.

/** Each part of each contract of one's own, in order, whatever it is. */
export function sharedParts(inputs: unknown): unknown[] {
  const mine = isRecord(inputs) && Array.isArray(inputs["owns"]) ? inputs["owns"].filter(isRecord) : [];
  return mine.flatMap((own) => [own["source"], ...partsOf(own["contract"]), ...partsOf(own["draft"]), ...partsOf(own["base"])]);
}

function partsOf(contract: unknown): unknown[] {
  // What is undefined is not written.
  return isRecord(contract) ? Object.values(contract).filter((part) => part !== undefined) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
