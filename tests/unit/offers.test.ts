// Plans side by side without a pasted month: what the engine says moves the money, and what plans come to. Amounts are worked by hand
// from the contracts' prices.
import { beforeAll, describe, expect, it } from "vitest";
import { load, type Contract, type Engine } from "yuekao";

import {
  addedUp, breakEven, costs, driversOf, explain, explainCost, explainSums, isPriced, margin, monthOf, offer as offerOf, planOf as ready, quote, qualityWorth, rateOf, refusedVolume, rivalContract, shareOf, stepRows, stretches, sumOf, wholeOf, yearOf,
} from "yuekao/offers";

import { withSteps } from "../../package/offers/steps.ts";
import { lowest, type Plan, type Question } from "../../www/offers/plan.ts";
import { basisOf, pricesOfRival, questionOf as asQuestion, YEARS } from "../../www/offers/volumes.ts";
import { pricesOf } from "../../www/offers/prices.ts";
import { rewritten } from "../../www/offers/variants.ts";
import { NO_OFFER, NO_RIVAL, type Offer } from "../../www/domain/offer.ts";
import { costsOf } from "../../www/offers/margin.ts";
import { carried, carriedFrom, chosen, differs, quoted, questionIn, validUntil, vatOf } from "../../www/offers/quote.ts";
import { EMPTY } from "../../www/domain/state.ts";
import { fragmentOf, openedFrom } from "../../www/share/link.ts";
import { firstLanguage } from "../../www/i18n/language.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await load({ annex: false });
});

const words = firstLanguage();

function planOf(contract: Contract, mark = "A", chosenPackage = ""): Plan {
  return { ...ready(engine, contract, chosenPackage), mark, name: mark, variant: null, currency: "CNY", refusal: null };
}

function asked(plans: readonly Plan[], volumes: Record<string, string>, offer: Partial<Offer> = {}, axis = Object.keys(volumes)[0] ?? ""): Question {
  return asQuestion(plans, { offer: { ...NO_OFFER, volumes, ...offer }, month: null }, axis);
}

const nets = (question: Question): (string | null)[] => costs(engine, question).map(({ now }) => now.net);

describe("what moves the money", () => {
  it("is volumes that fees are priced by, never an answer of a survey", () => {
    const ids = (contract: Contract): string[] => driversOf(engine, contract).volumes.map(({ id }) => id);
    const outsourcing = engine.template("outsourcing");
    expect(ids(engine.template("mall"))).toEqual(["presales_calls", "presales_chats", "aftersales_calls", "aftersales_chats", "service_orders"]);
    expect(ids(engine.template("support"))).toEqual(["talk_minutes", "messages"]);
    expect(ids({ ...outsourcing, readings: { ...outsourcing.readings, fee_clause: "per_seat" } })).toEqual(["seats"]);
    expect(ids(outsourcing)).toEqual([]);
    expect(driversOf(engine, engine.template("courier")).qualities.map(({ metric }) => metric)).toEqual(["resolution_rate", "satisfaction_score"]);
  });

  it("is nothing under a contract without money", () => {
    const bare: Contract = { ...engine.template("courier"), fees: [], damages: [], outcomes: [] };
    expect(driversOf(engine, bare)).toEqual({ volumes: [], qualities: [], money: false });
  });
});

describe("plans without a month", () => {
  // 1,000 × 3.5 + 2,000 × 1.6 + 100 × 14.5 + 200 × 6.3 + 50 × 8.26 = 3,500 + 3,200 + 1,450 + 1,260 + 413.
  it("gives the mall's two packages at the same volumes", () => {
    const mall = engine.template("mall");
    const volumes = { presales_calls: "1000", presales_chats: "2000", aftersales_calls: "100", aftersales_chats: "200", service_orders: "50" };
    const question = asked([planOf(mall, "A", "one"), planOf(mall, "B", "two")], volumes);
    expect(nets(question)).toEqual(["9823.00", "8323.00"]);
    expect([...lowest(costs(engine, question).map(({ now }) => now))]).toEqual([1]);
  });

  // 20,000 + 2,000 × 1.2 + 10,000 × 0.5; flat 20,000; 12,000 × 1.5 + 30,000 × 0.6; all in 30,000.
  it("gives the price models of support", () => {
    const support = engine.template("support");
    const model = (choice: string): Plan => planOf({ ...support, readings: { ...support.readings, fee_model: choice } });
    expect(nets(asked(["base_plus_overage", "flat", "volume", "all_in"].map(model), { talk_minutes: "12000", messages: "30000" }))).toEqual(["27400.00", "20000.00", "36000.00", "30000.00"]);
  });

  // Both standards just met: the middle band, 10 % of 50,000. Thirteen agents at 6,000.
  it("holds courier against outsourcing against support", () => {
    const outsourcing = engine.template("outsourcing");
    const plans = [planOf(engine.template("courier")), planOf({ ...outsourcing, readings: { ...outsourcing.readings, fee_clause: "per_seat" } }), planOf(engine.template("support"))];
    expect(nets(asked(plans, { seats: "13", talk_minutes: "9000", messages: "0" }))).toEqual(["55000.00", "78000.00", "20000.00"]);
  });

  // 88 % of calls is given as a rate: no target stands in for it.
  it("takes a rate that the month gives without its counts", () => {
    const [phone, survey] = ["phone", "csat"].map((part) => driversOf(engine, engine.template("mall")).qualities.find(({ given }) => given?.startsWith(part)));
    const month = { figures: { phone_answer_rate: "88" } };
    expect(phone && rateOf(phone, { quality: {}, month })).toEqual({ from: "month", rate: null });
    expect(survey && rateOf(survey, { quality: {}, month })).toEqual({ from: "missing", rate: null });
    expect(phone && rateOf(phone, { quality: {}, month: null })).toEqual({ from: "target", rate: "90" });
  });

  it("speaks of quality as it is set, and leaves open what is not known", () => {
    const courier = planOf(engine.template("courier"));
    expect(nets(asked([courier], {}, { quality: { resolution_rate: "95", satisfaction_score: "95" } }))).toEqual(["60000.00"]);
    expect(nets(asked([courier], {}, { quality: { resolution_rate: "80", satisfaction_score: "95" } }))).toEqual(["50000.00"]);
    const without = { ...courier, drivers: { ...courier.drivers, qualities: [] } };
    const [only] = costs(engine, asked([without], {}));
    expect(only?.now).toEqual({ net: null, between: ["50000.00", "60000.00"] });
  });
});

describe("what somebody else offers", () => {
  const support = (): Plan => planOf(engine.template("support"));
  const settledWith = (rival: Partial<typeof NO_RIVAL>, volumes: Record<string, string>): string | null => {
    const own = support();
    const contract = rivalContract(pricesOfRival({ ...NO_RIVAL, name: "X", ...rival }), own.drivers.volumes, own.contract, "client");
    expect(engine.validate(contract)).toEqual([]);
    return nets(asked([own, planOf(contract)], volumes))[1] ?? null;
  };

  it("is a fee a month, a price per unit, per seat, or in steps", () => {
    const volumes = { talk_minutes: "12000", messages: "30000" };
    expect(settledWith({ month: "8,000" }, volumes)).toBe("8000.00");
    expect(settledWith({ prices: { talk_minutes: "1.1", messages: "0.2" } }, volumes)).toBe("19200.00");
    // 10,000 × 1 + 2,000 × 0.5.
    expect(settledWith({ stepped: "talk_minutes", steps: [{ upTo: "10000", price: "1" }, { upTo: "", price: "0.5" }] }, volumes)).toBe("11000.00");
  });

  it("falls with volume where its steps do, and its table may not go backwards", () => {
    expect(stepRows([{ upTo: "10", price: "3" }, { upTo: "20", price: "2" }])).toEqual([{ in: "(, 10]", price: "3" }, { in: "(10, 20]", price: "2" }, { in: "(20, )", price: "2" }]);
    expect(stepRows([{ upTo: "10", price: "3" }, { upTo: "5", price: "2" }])).toBeNull();
    expect(stepRows([{ upTo: "10", price: "-3" }])).toBeNull();
    expect(isPriced(NO_RIVAL)).toBe(false);
    expect(isPriced({ ...NO_RIVAL, month: "free" })).toBe(false);
  });

  // 1,000.5 is no amount of yen: 1,001, of which 6 % are 60.06.
  it("is settled in its own currency, and so are its sums", () => {
    const own = support();
    const contract = rivalContract({ ...NO_RIVAL, currency: "JPY", month: "1000.5" }, own.drivers.volumes, own.contract, "client");
    expect(engine.validate(contract)).toEqual([]);
    const [first, second] = quote(engine, offerOf([own, ready(engine, contract)], { talk_minutes: "12000", messages: "20000" }), { rate: "6", included: false }).plans;
    expect([second?.cost.now.net, second?.month?.vat, second?.month?.gross, second?.year?.net]).toEqual(["1001", "60", "1061", "12012"]);
    expect([first?.cost.now.net, first?.month?.gross]).toEqual(["22400.00", "23744.00"]);
    expect(second && explainSums(engine, margin(engine, "1001", { seat: "0", seats: "0", contact: "0", contacts: "0" }, { code: "JPY" }), "metric:left", [])?.unit).toBe("JPY");
    // Nothing is held against what is in another currency.
    const found = breakEven(engine, offerOf([own, ready(engine, contract)], { talk_minutes: "12000", messages: "20000" }));
    expect(found.pairs.map(({ spans, problems }) => [spans, problems.map(({ code }) => code)])).toEqual([[[], ["currencies_differ"]]]);
  });

  it("is priced by category where the contract is", () => {
    const mall = planOf(engine.template("mall"), "A", "one");
    const contract = rivalContract({ ...NO_RIVAL, prices: { presales_calls: "3" } }, mall.drivers.volumes, mall.contract, "provider");
    const question = asked([mall, planOf(contract, "B", "all")], { presales_calls: "1000", presales_chats: "0", aftersales_calls: "0", aftersales_chats: "0", service_orders: "0" });
    expect(nets(question)).toEqual(["3500.00", "3000.00"]);
  });
});

describe("prices in a column's head", () => {
  it("are those of the price model in force, and of the package", () => {
    const support = engine.template("support");
    expect(pricesOf(support, "").map(({ now }) => now)).toEqual(["20000", "10000", "1.2", "20000", "0.5"]);
    expect(pricesOf(engine.template("mall"), "two").map(({ now }) => now)).toEqual(["3.5", "1.6", "6.5", "2.8", "8.26"]);
  });

  it("are written into the terms, and what is no number is not", () => {
    const mall = engine.template("mall");
    const at = "/fees/0/rate_card/prices/2/per_unit/one";
    expect(pricesOf(mall, "one")[2]?.key).toEqual({ at });
    const cheaper = rewritten(mall, { values: {}, terms: { [at]: "10", "/title": "1", "/nowhere": "2" }, package: "" });
    expect(pricesOf(cheaper, "one")[2]?.now).toBe("10");
    expect(rewritten(mall, { values: {}, terms: { [at]: "ten" }, package: "" })).toBe(mall);
  });
});

describe("volumes", () => {
  it("are refused where there are none such", () => {
    expect(["0", "12.5", "1000000000", "-1", null].map((plain) => refusedVolume(plain, true))).toEqual([null, "not-whole", "too-large", "negative", "not-number"]);
  });

  it("are divided as they are now, and a larger total takes from nobody", () => {
    expect(engine.shares(["1", "1", "1"], "10")).toEqual(["4", "3", "3"]);
    expect(engine.shares(["0", "0"], "7")).toEqual(["7", "0"]);
    const rows = ["820", "100", "45", "130"];
    for (let total = 0; total < 300; total += 1) {
      const [one, next] = [engine.shares(rows, String(total)) ?? [], engine.shares(rows, String(total + 1)) ?? []];
      expect(sumOf(one)).toBe(String(total));
      expect(next.every((part, place) => Number(part) >= Number(one[place]))).toBe(true);
    }
  });

  it("have shares to the whole unit", () => {
    expect([shareOf("333", "50"), shareOf("333", "88.5", true), wholeOf("9000", "90", true), wholeOf("100", "33", true), wholeOf("100", "33", false)]).toEqual(["167", "295", "10000", "304", "303"]);
  });

  it("make a year of months that are not alike", () => {
    const question = asked([planOf(engine.template("support"))], { talk_minutes: "10000", messages: "0" }, { year: YEARS.promotions });
    const [only] = costs(engine, question, true);
    // 160 %: 20,000 + 6,000 × 1.2; 170 %: 20,000 + 7,000 × 1.2; 105 %: 20,000 + 500 × 1.2.
    expect(only?.months?.map(({ net }) => net)).toEqual(["20000.00", "20000.00", "20000.00", "20000.00", "20000.00", "27200.00", "20000.00", "20000.00", "20000.00", "20600.00", "28400.00", "20000.00"]);
    expect(yearOf(basisOf({ offer: { ...NO_OFFER, year: ["-5", "x", "50"] }, month: null })).slice(0, 4)).toEqual(["100", "100", "50", "100"]);
  });
});

it("keeps the pasted categories as they are until a volume is moved", () => {
  const mall = engine.template("mall");
  const month = { figures: {}, categories: [{ category: "手机", presales_calls: "100" }, { category: "女装", presales_calls: "50" }] };
  const setup = { offer: NO_OFFER, month };
  const amounts = (calls: string): Record<string, string> => ({ presales_calls: calls });
  expect(monthOf(engine, ready(engine, mall), basisOf(setup), amounts("150")).categories).toEqual([{ category: "手机", presales_calls: "100", handed_over: true }, { category: "女装", presales_calls: "50", handed_over: true }]);
  expect(monthOf(engine, ready(engine, mall, "two"), basisOf(setup), amounts("300")).categories).toEqual([
    { category: "手机", presales_calls: "200", package: "two", handed_over: true }, { category: "女装", presales_calls: "100", package: "two", handed_over: true },
  ]);
});

it("weighs a rate that is set otherwise by what was counted in the month", () => {
  const mall = engine.template("mall");
  const figures = { calls_offered: "3000", calls_answered: "2640", chats_offered: "5000", chats_handled: "4550", very_satisfied: "400", satisfied: "380", neutral: "120", dissatisfied: "60", very_dissatisfied: "40" };
  const score = (rate: string): string | null => {
    const setup = { offer: { ...NO_OFFER, quality: { phone_answer_rate: rate } }, month: { figures } };
    return engine.assess(mall, monthOf(engine, ready(engine, mall, "one"), basisOf(setup), {})).score;
  };
  // 2,490 + 4,550 of 8,000 are 88 %: 46 and 36. 2,310 + 4,550 are 85.75 %: four full points short, 42 and 36.
  expect([score("83"), score("77")]).toEqual(["82", "78"]);
});

describe("the quote's own sums", () => {
  const of = (paid: string[], included = false, vat: string | null = "6") => addedUp(engine, { paid, names: paid.map((_, place) => `月${place}`), contacts: { count: "7", label: "次" }, vat, included });

  it("add up a year, and put VAT on top", () => {
    const { contract, total, perContact, net, vat, gross } = of(["100.01", "200.02"]);
    expect(engine.validate(contract)).toEqual([]);
    // 300.03 / 7 = 42.86142…; 300.03 × 6 % = 18.0018.
    expect({ total, perContact, net, vat, gross }).toEqual({ total: "300.03", perContact: "42.8614", net: "300.03", vat: "18.00", gross: "318.03" });
  });

  it("take VAT out where the prices hold it", () => {
    // 300.03 / 1.06 = 283.0471…
    expect(of(["100.01", "200.02"], true)).toMatchObject({ net: "283.05", vat: "16.98", gross: "300.03" });
  });

  it("take off what is paid back", () => {
    expect(of(["100", "-30.5"]).total).toBe("69.5");
  });

  it("have a derivation down to the contract's clause", () => {
    const plan = planOf(engine.template("support"));
    const question = asked([plan], { talk_minutes: "12000", messages: "0" });
    const [result] = costs(engine, question);
    const why = result && explainCost(engine, plan, result.month, "client");
    expect(why?.value).toBe("22400");
    expect(JSON.stringify(why)).toContain("4.1, 4.2");
  });
});

describe("a quote in a link", () => {
  const made = () => {
    const support = engine.template("support");
    const model = (choice: string, mark: string): Plan => planOf({ ...support, readings: { ...support.readings, fee_model: choice } }, mark);
    const question = asked([model("base_plus_overage", "A"), model("all_in", "B")], { talk_minutes: "12000" }, { margin: { seat: "4000", seats: "9", contact: "1.23" }, quote: { ...NO_OFFER.quote, customer: "云帆" } });
    const setup = { ...question.setup, month: { vendor: "别家", month: "2026-10", figures: { talk_minutes: "9000", csat_score: "88" }, categories: [] } };
    const whole = { ...question, setup };
    return { whole, link: carried(whole, costs(engine, whole), "zh-CN") };
  };

  it("holds the plans and volumes, and nothing of one's own costs or of whose month it was", () => {
    const { link } = made();
    const text = JSON.stringify(link);
    expect(text).not.toContain("1.23");
    expect(text).not.toContain("margin");
    expect(text).not.toContain("别家");
    expect(text).not.toContain("2026-10");
    expect(text).not.toContain("csat_score\":\"88");
    expect(link.offer.volumes).toEqual({ talk_minutes: "12000", messages: "20000" });
    expect(link.examples).toEqual(["messages"]);
  });

  it("comes to the same where it is opened, and moves with its volumes", () => {
    const { link } = made();
    const opened = carriedFrom(JSON.parse(JSON.stringify(link)));
    if (typeof opened === "string") throw new Error(opened);
    const here = questionIn(engine, opened, {});
    const there = questionIn(engine, opened, { talk_minutes: "20000" });
    if (!here || !there) throw new Error("not sound");
    const quote = quoted(engine, here, words);
    expect(quote.plans.map(({ cost }) => cost.now.net)).toEqual(["22400.00", "30000.00"]);
    expect(differs(opened, quote)).toBe(false);
    expect(nets(there)).toEqual(["32000.00", "30000.00"]);
    expect(differs({ ...opened, stated: ["1.00", "30000.00"] }, quote)).toBe(true);
  });

  it("is opened as an earlier page wrote it, which said whose side it was told from", () => {
    const { link } = made();
    const opened = carriedFrom(JSON.parse(JSON.stringify({ ...link, offer: { ...link.offer, side: "provider" } })));
    if (typeof opened === "string") throw new Error(opened);
    const question = questionIn(engine, opened, {});
    expect(question && quoted(engine, question, words).plans.map(({ cost }) => cost.now.net)).toEqual(["22400.00", "30000.00"]);
  });

  it("is refused where it is later, damaged, or its contracts are not sound", () => {
    const { link } = made();
    expect(carriedFrom({ ...link, version: 2 })).toBe("quote-newer");
    for (const broken of [null, 7, {}, { ...link, plans: [] }, { ...link, offer: { ...link.offer, quote: null } }, { ...link, version: "1" }]) expect(carriedFrom(broken)).toBe("quote-damaged");
    const unsound = carriedFrom({ ...link, plans: [{ ...link.plans[0], contract: { schema: "yuekao.contract/1" } }] });
    expect(typeof unsound === "string" ? null : questionIn(engine, unsound, {})).toBeNull();
  });

  it("has the plans that were chosen, all where none was, and none without prices", () => {
    const plans = [planOf(engine.template("support"), "A"), { ...planOf(engine.template("courier"), "B"), refusal: "offers-no-price" }, planOf(engine.template("outsourcing"), "C")];
    const of = (chosenPlans: number[]): string[] => chosen(plans, { ...NO_OFFER, quote: { ...NO_OFFER.quote, plans: chosenPlans } }, words).map(({ mark }) => mark);
    expect([of([]), of([2]), of([1, 2])]).toEqual([["A", "C"], ["C"], ["C"]]);
  });

  it("takes rates of VAT and days that are some, and holds until a day", () => {
    expect(["6", "6%", "", "-1", "101", "六"].map(vatOf)).toEqual(["6", "6", null, null, null, null]);
    expect([validUntil("2026-11-28", "30"), validUntil("2026-11-28", "x"), validUntil("", "30")]).toEqual(["2026-12-28", null, null]);
  });
});

it("keeps one's own costs out of the link with everything in it", async () => {
  const offer = { ...NO_OFFER, volumes: { seats: "12" }, margin: { seat: "4000", seats: "", contact: "" } };
  const fragment = await fragmentOf({ inputs: { ...EMPTY, offer }, record: 0, locale: "zh-CN", tab: "offers" });
  const opened = await openedFrom(fragment ?? "");
  expect("shared" in opened ? opened.shared.inputs.offer : null).toEqual({ ...offer, margin: NO_OFFER.margin });
});

describe("a margin", () => {
  // 9 × 4,000 + 10,000 × 0.5 = 41,000 of 50,000: 9,000 are left, 18 %.
  it("is what is left after what was stated", () => {
    const stated = costsOf({ seat: "4,000", seats: "9", contact: "0.5" }, null, "10000");
    expect(stated && margin(engine, "50000", stated)).toMatchObject({ cost: "41000", left: "9000", share: "18" });
    expect(stated && margin(engine, "40000", stated).left).toBe("-1000");
  });

  it("is not told where a number is missing", () => {
    expect([costsOf(NO_OFFER.margin, "12", "100"), costsOf({ seat: "4000", seats: "", contact: "" }, null, "100"), costsOf({ seat: "", seats: "", contact: "x" }, "12", "100")]).toEqual([null, null, null]);
    expect(costsOf({ seat: "4000", seats: "", contact: "" }, "12", null)).toEqual({ seat: "4000", seats: "12", contact: "0", contacts: "0" });
  });
});

/** A month of the mall with two categories, each in its own package; what its score depends on is taken to be just met. */
const TWO_CATEGORIES = {
  figures: {},
  categories: ([["A", "one", 30], ["B", "two", 70]] as const).map(([category, chosen, calls]) => ({ category, package: chosen, presales_calls: "0", presales_chats: "0", aftersales_calls: String(calls), aftersales_chats: "0", service_orders: "0" })),
};

describe("the volume at which two plans cost the same", () => {
  // 75 calls are 22 and 53, 70 / 53 being above 30 / 23: 319 + 344.5.
  // 14.5 a call of package one, 6.5 of two: 100 calls in these shares cost 890, 99 cost 30 × 14.5 + 69 × 6.5 = 883.5.
  it("is a total of several categories, whose shares stay", () => {
    const mall = ready(engine, engine.template("mall"));
    const rival = ready(engine, rivalContract({ ...NO_RIVAL, month: "890" }, mall.drivers.volumes, mall.contract, "provider"));
    const asking = offerOf([mall, rival], {}, { month: TWO_CATEGORIES, axis: "aftersales_calls" });
    const { pairs: [pair], edges, lines } = breakEven(engine, asking);
    // The engine tells what is cheaper for the client, who is paid here: what the provider pays less is dearer for the client.
    expect(pair?.problems).toEqual([]);
    expect(pair?.spans).toEqual([{ from: 0, to: 99, cheaper: 1 }, { from: 100, to: 100, cheaper: null }, { from: 101, to: 1_000_000, cheaper: 0 }]);
    expect(edges).toEqual([100, 101]);
    const at = (volume: number): (string | undefined)[] => lines.map(({ points }) => points.find(([one]) => one === volume)?.[1]);
    expect([at(99), at(100), at(200)]).toEqual([["883.50", "890.00"], ["890.00", "890.00"], ["1780.00", "890.00"]]);
    expect(costs(engine, asking).map(({ now, around }) => [now.net, ...around.map(({ net }) => net)])).toEqual([["890.00", "445.00", "663.50", "890.00", "1335.00", "1780.00"], Array(6).fill("890.00")]);
  });

  it("is told with how far the search has come", () => {
    const support = engine.template("support");
    const plans = ["base_plus_overage", "all_in", "volume"].map((choice) => ready(engine, { ...support, readings: { ...support.readings, fee_model: choice } }));
    const told: number[] = [];
    breakEven(engine, offerOf(plans, { talk_minutes: "12000", messages: "20000" }), (done) => told.push(Math.round(done * 100)));
    // Three pairs and three lines.
    expect(told).toEqual([17, 33, 50, 67, 83, 100]);
  });
});

describe("what quality is worth", () => {
  // Courier: 50,000 a month, and a band of 10 % more or less by which standards are met.
  it("has its steps where they are", () => {
    const found = qualityWorth(engine, offerOf([ready(engine, engine.template("courier")), ready(engine, engine.template("support"))], { talk_minutes: "9000", messages: "0" }), "resolution_rate");
    const target = found?.quality.target ?? "";
    const some = found ? stretches(found) : [];
    const above = some.find(({ from }) => from.rate === target);
    const below = some[some.findIndex((one) => one === above) - 1];
    expect(above).toBeDefined();
    expect(Number(target) - Number(below?.to.rate)).toBeCloseTo(0.01, 6);
    expect(above?.amounts[0]?.net).not.toBe(below?.amounts[0]?.net);
    // Without terms of quality nothing changes.
    expect(new Set(some.map(({ amounts }) => amounts[1]?.net))).toEqual(new Set(["20000.00"]));
  });

  // 5,000 surveyed answers at 90 % met: where an answered call is the volume that is priced, the calls offered move along.
  it("is just met where nothing else is said, at any volume", () => {
    const contract: Contract = {
      schema: "yuekao.contract/1", id: "tied", title: "t", start: null,
      metrics: [{ id: "rate", label: "r", unit: "%", clause: "1", target: "90", value: { ratio: { of: ["calls_answered"], to: ["calls_offered"] } } }],
      fees: [{ id: "fee", kind: "volume_fee", label: "f", payer: "client", clause: "1", amount: { product: ["calls_answered", { if: { when: { at_least: ["rate", "90"] }, then: "2", else: "1" } }] } }] as unknown as NonNullable<Contract["fees"]>,
    };
    if (engine.validate(contract).length > 0) throw new Error(JSON.stringify(engine.validate(contract)));
    const plan = ready(engine, contract);
    expect(plan.drivers.volumes.map(({ id }) => id)).toEqual(["calls_answered"]);
    for (const calls of ["1001", "997", "10"]) expect(costs(engine, offerOf([plan], { calls_answered: calls }))[0]?.now.net).toBe(`${Number(calls) * 2}.00`);
    // As good as in the month: 800 of 1,000 are not enough, at whatever volume.
    const month = { figures: { calls_answered: "800", calls_offered: "1000" } };
    expect(["800", "5000"].map((calls) => costs(engine, offerOf([plan], { calls_answered: calls }, { month }))[0]?.now.net)).toEqual(["800.00", "5000.00"]);
    expect(costs(engine, offerOf([plan], { calls_answered: "5000" }, { month, quality: { rate: "92" } }))[0]?.now.net).toBe("10000.00");
    // 2 a call against 1,000 a month.
    const rival = ready(engine, rivalContract({ ...NO_RIVAL, month: "1000" }, plan.drivers.volumes, contract, "client"));
    expect(breakEven(engine, offerOf([plan, rival], { calls_answered: "400" })).pairs[0]?.spans).toEqual([{ from: 0, to: 499, cheaper: 0 }, { from: 500, to: 500, cheaper: null }, { from: 501, to: 1_000_000, cheaper: 1 }]);
    // Pooled with another channel the counts weigh: they move along, and it is said for which rates nothing is searched.
    const pooled: Contract = {
      ...contract,
      metrics: [...(contract.metrics ?? []), { id: "chats", label: "c", unit: "%", clause: "1", target: "90", value: { ratio: { of: ["chats_handled"], to: ["chats_offered"] } } }, { id: "both", label: "b", unit: "%", clause: "1", target: "90", value: { pooled: ["rate", "chats"] } }],
      fees: [{ id: "fee", kind: "volume_fee", label: "f", payer: "client", clause: "1", amount: { product: ["calls_answered", { if: { when: { at_least: ["both", "90"] }, then: "2", else: "1" } }] } }] as unknown as NonNullable<Contract["fees"]>,
    };
    const { pairs, tied, lines } = breakEven(engine, offerOf([ready(engine, pooled), rival], { calls_answered: "400" }));
    expect([pairs, tied]).toEqual([[], ["r"]]);
    expect(lines[0]?.points.find(([calls]) => calls === 400)).toEqual([400, "800.00"]);
  });
});

describe("an offer as the package gives it", () => {
  it("comes to what the page shows", () => {
    const support = engine.template("support");
    const model = (choice: string): Contract => ({ ...support, readings: { ...support.readings, fee_model: choice } });
    const volumes = { talk_minutes: "12000", messages: "20000" };
    const year = [...YEARS.promotions];
    const question = asked([planOf(model("base_plus_overage")), planOf(model("all_in"), "B")], volumes, { year, quote: { ...NO_OFFER.quote, vat: "13" } });
    const page = quoted(engine, question, words);
    const own = quote(engine, offerOf([ready(engine, model("base_plus_overage")), ready(engine, model("all_in"))], volumes, { year }), { rate: "13", included: false });
    const sums = ({ plans, values }: Pick<typeof own, "plans" | "values">): unknown => [values, plans.map(({ cost: { now, around, months }, month, year: whole, yearCost }) => [now, around, months, month?.gross, whole?.gross, yearCost?.net, yearCost?.perContact])];
    expect(sums(own)).toEqual(sums(page));
    // The same month by the calls that the package has had before: 22,400 and 30,000.
    const months = own.plans.map(({ cost }) => cost.month);
    expect(engine.compare([model("base_plus_overage"), model("all_in")], months).map(({ assessment }) => assessment.totals.clientPays)).toEqual(["22400.00", "30000.00"]);
    expect(own.plans.map(({ cost }) => cost.now.net)).toEqual(["22400.00", "30000.00"]);
    const { spans } = engine.breakEven([model("base_plus_overage"), model("all_in")], months, "talk_minutes")[0] ?? { spans: [] };
    expect(breakEven(engine, question).pairs[0]?.spans).toEqual(spans);
    const [first] = own.plans;
    const grid = engine.whatIf(model("base_plus_overage"), months[0] ?? { figures: {} }, [{ figure: "talk_minutes", values: [...own.values] }]);
    expect(first?.cost.around.map(({ net }) => net)).toEqual(grid.cells.map(({ clientPays }) => clientPays));
  });

  it("refuses what is no volume, and leaves open what depends on it", () => {
    const asking = offerOf([ready(engine, engine.template("support"))], { talk_minutes: "-5", messages: "99999999999" });
    expect(asking.refused).toEqual([{ figure: "talk_minutes", reason: "negative" }, { figure: "messages", reason: "too-large" }]);
    expect(costs(engine, asking)[0]?.now.net).toBeNull();
  });

  // 9 × 4,000 of 22,400 are more than that; what the customer pays has its own derivation below.
  it("explains a margin and what a rate is worth down to the contract", () => {
    const plan = ready(engine, engine.template("support"));
    const asking = offerOf([plan], { talk_minutes: "12000", messages: "20000" });
    const [cost] = costs(engine, asking);
    if (!cost) throw new Error("no plan");
    const left = margin(engine, "22400", { seat: "1000", seats: "9", contact: "0", contacts: "0" });
    expect([left.cost, left.left, left.share]).toEqual(["9000", "13400", "59.82"]);
    const why = explainSums(engine, left, "metric:left", [explainCost(engine, plan, cost.month, "client")]);
    expect(why?.value).toBe("13400");
    expect(JSON.stringify(why)).toContain("4.1, 4.2");
    const courier = offerOf([ready(engine, engine.template("courier"))], {});
    const [of] = costs(engine, courier);
    expect(of && explain(engine, courier, of, { contact: null }, { what: "rates", rates: { resolution_rate: "95", satisfaction_score: "95" } })?.value).toBe("60000");
  });
});

it("a cost that jumps is drawn as a step, one that bends is left as it is", () => {
  // 100 a piece, from 50 pieces on 1,000 more; and above 80 pieces half the price.
  const cost = (volume: number): string => String(volume * 100 + (volume >= 50 ? 1000 : 0) - (volume > 80 ? (volume - 80) * 50 : 0));
  const points = Array.from({ length: 11 }, (_, place) => [place * 10 + 3, cost(place * 10 + 3)] as const);
  const asked: number[] = [];
  const drawn = withSteps(points, (volume) => {
    asked.push(volume);
    return cost(volume);
  });
  expect(drawn.filter((point) => !points.some(([volume]) => volume === point[0]))).toEqual([[49, "4900"], [50, "6000"]]);
  expect(asked.length).toBeLessThan(6);
  expect(withSteps(points, () => null)).toEqual(points);
});
