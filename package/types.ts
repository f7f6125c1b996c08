// Generated from the engine's Rust types: `npm run declarations`. Do not edit.

/**
 * 超过, above and not at: `{"above": ["leaked_records", "20"]}`.
 */
export type Above = [Term, Term];

/**
 * What it means that a figure is not given.
 */
export type Absent = "zero" | "open";

/**
 * What names above columns are.
 */
export type Across = "vendors" | "parts";

/**
 * Whether a date moves when it falls on a day off.
 */
export type Adjust = "none" | "after_holidays" | "working_day";

/**
 * The minutes of agreed service hours in a month or a year:
 * `{"agreed_minutes": {"hours": {"days": "monday_to_friday", "sessions": [["09:00", "18:00"]]}, "over": "year"}}`.
 *
 * Serves availability: what the service should have been there for, where nobody states it. In the first and the last month
 * only the days count on which the contract was in force.
 */
export type AgreedMinutes = { 
/**
 * The service hours.
 */
hours: WorkingHours, 
/**
 * Over which time.
 */
over?: Over, };

/**
 * Every one holds. One that does not decides, whatever is missing beside it.
 */
export type All = Array<Term>;

/**
 * A clause that can be read in more than one way.
 */
export type Ambiguity = { 
/**
 * Which reading: the key in `readings`.
 */
id: string, 
/**
 * The clause.
 */
clause: string, 
/**
 * What is open.
 */
question: Text, 
/**
 * The possible answers, the default first.
 */
choices: Array<ChoiceTerm>, 
/**
 * It is no doubt about the text but a choice the parties made, such as one of several plans: what the others would change is
 * not told.
 */
option?: boolean, 
/**
 * The choice of each vendor that made one of its own, by its name; for all others the one in `readings` holds.
 */
by_vendor?: { [key in string]: string }, };

/**
 * Where the counting starts.
 */
export type Anchor = { "end_of": Cycle } | { "day_of_month": DayOfMonth } | { "date": string } | { "event": Event } | "contract_start" | "contract_end" | "renewed_end";

/**
 * A possible answer, and what it changes in the contract.
 */
export type Answer = { 
/**
 * Its name.
 */
id: string, 
/**
 * What it means.
 */
label: Text, 
/**
 * What to put where; nothing for the first, which the proposal has.
 */
changes: Array<Change>, };

/**
 * At least one holds. One that does decides, whatever is missing beside it.
 */
export type Any = Array<Term>;

/**
 * What is asked.
 */
export type Ask = "column" | "figure" | "channel" | "month" | "year" | "date_order" | "cycle" | "unit" | "scale" | "decimals" | "fill_down" | "repeated" | "parts" | "totals" | "blanks" | "contacts" | "words" | "version" | "unplaced" | "levels" | "across" | "tables" | "counter" | "zone";

/**
 * A month under a contract.
 */
export type Assessment = { 
/**
 * The vendor, as given.
 */
vendor: string | null, 
/**
 * The month, such as `2026-10`.
 */
month: string | null, 
/**
 * Whether the score has a consequence.
 */
status: Status, 
/**
 * The currency of its amounts, where the contract says one; left out: yuan.
 */
currency?: string, 
/**
 * Whether it is a trial month, where the status does not say so because something is missing.
 */
trial?: boolean, 
/**
 * What was measured.
 */
metrics: Array<Metric>, 
/**
 * What earned points.
 */
items: Array<Item>, 
/**
 * What each group of items earned.
 */
groups?: Array<Item>, 
/**
 * The composite score, in points; at most six decimal places. `null`: none, or open.
 */
score: string | null, 
/**
 * What the score can be while it is open.
 */
scoreBetween?: [string | null, string | null], 
/**
 * What the score means; `null`: there is no tier, or it can be several.
 */
tier: Tier | null, 
/**
 * The ids of all tiers the month can be in, where it can be in several, in the contract's order.
 */
possibleTiers?: Array<string>, 
/**
 * Every tier as it is in this month, where the contract changes with time.
 */
tiers?: Array<Tier>, 
/**
 * What follows besides money: rights, duties, warnings.
 */
outcomes: Array<Outcome>, 
/**
 * What each row of the contract's tables comes to: each incident, each site.
 */
tables?: Array<TableResult>, 
/**
 * The account, line by line.
 */
lines: Array<Line>, 
/**
 * What it costs when the client does the work.
 */
fallback: Fallback, 
/**
 * When each work order had to be answered, in the order given.
 */
workOrders: Array<WorkOrder>, 
/**
 * Sums of the lines that are due.
 */
totals: Totals, 
/**
 * What is missing, each once, with what is open because of it.
 */
missing?: Array<Missing>, 
/**
 * What somebody should know about the result.
 */
notices: Array<Problem>, };

/**
 * 以上, at or above: `{"at_least": ["csat_score", "90"]}`.
 */
export type AtLeast = [Term, Term];

/**
 * 以下, 以内, at or below: `{"at_most": ["phone_response_seconds", "20"]}`.
 */
export type AtMost = [Term, Term];

/**
 * A figure and the values it takes: `{ figure: "calls_answered", values: [2600, 2700] }`.
 */
export type Axis = { 
/**
 * The figure.
 */
figure: string, 
/**
 * Its values.
 */
values: (string | number)[], };

/**
 * A row of a step table.
 */
export type Band = { 
/**
 * Which numbers the row is for.
 */
in: string, 
/**
 * What they get.
 */
value: Term, };

/**
 * A step table: the value of the row whose range holds the number.
 * `{"bands": {"of": "answer_rate", "rows": [{"in": "[0, 80)", "value": "0"}, {"in": "[80, )", "value": "10"}]}}`.
 *
 * The rows must leave no gap and no overlap between the lowest and the highest edge; below and above them there is no
 * data, and it is said. An open number leaves the values of all rows it can be in.
 */
export type Bands = { 
/**
 * The number looked up.
 */
of: Term, 
/**
 * The table.
 */
rows: Array<Band>, };

/**
 * 低于, 不满, below and not at: `{"below": ["csat_score", "80"]}`.
 */
export type Below = [Term, Term];

/**
 * Which side of the target is the good one.
 */
export type Better = "higher" | "lower";

/**
 * A better result, and what would have reached it.
 */
export type BetterTier = { 
/**
 * The tier; `null` under a contract without tiers, where it is the next better result in money.
 */
tier: string | null, 
/**
 * What people call it.
 */
label: Text | null, 
/**
 * Each figure that could have been better, by itself; the fewest first.
 */
levers: Array<SingleLever>, 
/**
 * The cheapest way there: the fewest contacts and answers in total, each counting as one, or what else is counted alike;
 * among equals the one that needs fewer figures. Only where figures of one kind do not reach it they are mixed. `null`:
 * it cannot be reached this month.
 */
mix: CheapestMix | null, 
/**
 * Where it cannot be reached: the items short of their full points with every figure at its best.
 */
limits: Array<string>, };

/**
 * What an empty count is.
 */
export type BlankCells = "zero" | "missing";

/**
 * Between which volumes which of two contracts is the cheaper one.
 */
export type BreakEven = { 
/**
 * From the lowest volume to the highest, without a gap; empty if there is a problem.
 */
spans: Array<Span>, 
/**
 * Whether the whole range was decided. If not, the contracts change places too often, or run side by side, beyond
 * the last span.
 */
complete: boolean, 
/**
 * What keeps the contracts from being compared.
 */
problems: Array<Problem>, };

/**
 * One version after another: `{"by_date": [{"value": "90"}, {"from": "2026-07", "value": "92"}]}` is 90 up to and with
 * June 2026 and 92 from July on.
 *
 * Serves an amended contract: a target, a price, a tier's edge (as a stated value), any number may change from a month
 * on. Every month must be in exactly one version: the first has no `from`, the last no `to`, and in between a version
 * ends where the next begins. The month that is settled decides, not the day it is settled on; an earlier month that
 * is looked back at keeps the version of its own time.
 */
export type ByDate = Array<Version>;

/**
 * One version after another, each from a day on: `{"by_day": [{"value": "3000"}, {"from": "2026-10-15", "value": "3500"}]}`.
 *
 * Serves an amended contract that changes inside a month. In the rows of a table, and in a term over them, the day that names the
 * row decides. Elsewhere each version counts for its days: of a month that has 14 days before the change and 17 from it on,
 * 14/31 of the one and 17/31 of the other. A row that is named by no day is open in such a month: which version is its own is not
 * known.
 */
export type ByDay = Array<DayVersion>;

/**
 * One for each choice of a reading: `{"by_reading": {"reading": "channels", "choices": {"pooled": …, "mean": …}}}`.
 */
export type ByReading = { 
/**
 * Which reading decides.
 */
reading: string, 
/**
 * The term for each choice.
 */
choices: { [key in string]: Term }, };

/**
 * A number of the calendar: `{"calendar": "days_of_month"}` is 28 to 31.
 *
 * Serves prices by the day and targets that rise in the first months (爬坡期): a table of `months_since_start`. Open while the
 * month is not known, or when the cooperation began; a month before that has no data.
 */
export type Calendar = CalendarNumber;

/**
 * A date of a contract, with how it came about.
 */
export type CalendarDate = { 
/**
 * The date term's id.
 */
id: string, 
/**
 * Its clause.
 */
clause: string, 
/**
 * What happens by that date.
 */
label: Text, 
/**
 * The rule in words.
 */
rule: Text, 
/**
 * The last day; nothing if something it is counted from is not known.
 */
date: string | null, 
/**
 * The day it is counted from.
 */
from: string | null, 
/**
 * How far it is counted.
 */
plus?: Offset<number>, 
/**
 * Where it fell before it was moved past days off; nothing if it was not moved.
 */
moved_from?: string, 
/**
 * The event whose date is assumed, here or in a date it is counted from, because the user gave none.
 */
assumed?: string, 
/**
 * What has to be given for the date to be known: an event's id, `contract_start`, `contract_end` or `renewed_end`.
 */
missing?: string, 
/**
 * Whether a number in its rule is an example.
 */
example: boolean, 
/**
 * What can be objected to until then.
 */
objection_to?: Stated, 
/**
 * Which party can.
 */
objection_by?: Party, };

/**
 * Which number of the calendar.
 */
export type CalendarNumber = "days_of_month" | "month_of_year" | "months_since_start";

/**
 * The most that several lines may come to together (at-risk amount, limit of liability).
 */
export type CapTerm = { 
/**
 * Its name.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * The lines it is for: all of one payer, none with a rate card. Only those that are due count.
 */
lines: Array<string>, 
/**
 * The most they may come to; it may name what stands before the first of them.
 */
at_most: Term, 
/**
 * How it is shared out over them.
 */
share?: "in_proportion" | "in_order" | { reading: string }, };

/**
 * The figures of one category.
 */
export type CategoryFigures = { category: string, package?: string, handed_over?: boolean, withheld?: Array<string>, cells?: { [figure: string]: FigureCells }, /** Figures by id: decimals, numbers or booleans. */ [figure: string]: unknown, };

/**
 * A cell of the pasted text, as a spreadsheet user counts.
 */
export type Cell = { 
/**
 * Row in the pasted text, from 1. A quoted line break does not start a new row.
 */
row: number, 
/**
 * Column, from 1.
 */
column: number, 
/**
 * The cell's own text, as pasted (cut off after 80 characters).
 */
cell: string, };

/**
 * A new value at a place of the contract.
 */
export type Change = { 
/**
 * Where: a JSON pointer.
 */
pointer: string, 
/**
 * What to put there.
 */
value: unknown, };

/**
 * By which channel contacts came.
 */
export type Channel = "phone" | "chat" | "email";

/**
 * Several figures made better together.
 */
export type CheapestMix = { 
/**
 * Which figures, and how much better.
 */
parts: Array<MixPart>, 
/**
 * All of it in total; `null`: its parts are not counted alike, such as contacts and points.
 */
total: string | null, 
/**
 * Whether nothing cheaper reaches the result. `false`: the search was given up, and something cheaper may.
 */
least: boolean, 
/**
 * The score then, at most six decimal places.
 */
score: string | null, 
/**
 * The tier then.
 */
reaches: string | null, 
/**
 * How much more the provider is left with then.
 */
saves: string | null, };

/**
 * A total beside what it is the total of.
 */
export type Check = { 
/**
 * The row of the total; of several that are about parts of the table the first.
 */
row: number, 
/**
 * What the row is called.
 */
label: string, 
/**
 * The column's heading.
 */
heading: string, 
/**
 * The figure, if it is one.
 */
figure?: string, 
/**
 * What the total says.
 */
total: string, 
/**
 * What the rows add up to; with those that do not count, where the total holds them.
 */
sum: string, 
/**
 * Whether they are the same.
 */
equal: boolean, 
/**
 * How much more the total is; negative: less.
 */
difference?: string, };

/**
 * What one choice makes of the month, the other readings staying as they are.
 */
export type ChoiceEffect = { 
/**
 * The choice.
 */
id: string, 
/**
 * What it means.
 */
label: Text, 
/**
 * The score, at most six decimal places; `null`: not assessable, or open.
 */
score: string | null, 
/**
 * What the score can be while it is open.
 */
scoreBetween?: [string | null, string | null], 
/**
 * The tier; `null`: none, or open.
 */
tier: string | null, 
/**
 * What the provider pays; `null`: open.
 */
providerPays: string | null, 
/**
 * What the client pays; `null`: open.
 */
clientPays: string | null, 
/**
 * How much more the provider is left with than under the choice in force; negative: less. Yuan, two decimals. `null`:
 * open.
 */
difference: string | null, 
/**
 * Whether score, tier or money differ from those under the choice in force; while they are open, whether what they can
 * be does.
 */
changes: boolean, };

/**
 * A possible answer.
 */
export type ChoiceTerm = { 
/**
 * The value in `readings`.
 */
id: string, 
/**
 * What it means.
 */
label: Text, };

/**
 * A clause in the contract's own words.
 */
export type ClauseText = { 
/**
 * What terms call it in their `clause`.
 */
id: string, 
/**
 * Its words.
 */
text: string, };

/**
 * The month is the last one of its quarter: `{"closes": "quarter"}`, or of its half-year or year, by the calendar or counted
 * from the month the cooperation began in (`contract_quarter`). The month the contract ends in closes them too. Every month
 * closes itself.
 *
 * Serves bills by the quarter: a line that adds up the quarter so far is due when the month closes it.
 */
export type Closes = Cycle;

/**
 * Which problem it is; written in `snake_case` in the data.
 */
export type Code = "number_too_large" | "date_invalid" | "month_invalid" | "year_not_covered" | "contract_not_data" | "cycle_day" | "currency_code" | "currency_places" | "currency_other" | "json_shape" | "json_key_missing" | "json_key_unknown" | "schema_unknown" | "clause_missing" | "id_duplicate" | "name_unknown" | "figure_of_category" | "figure_of_rows" | "table_unknown" | "row_name_unknown" | "row_name_without_value" | "no_row_here" | "name_itself" | "name_later" | "term_kind" | "term_incomplete" | "step_not_positive" | "list_empty" | "points_order" | "versions_gap" | "versions_overlap" | "version_empty" | "currencies_differ" | "versions_many" | "window_form" | "group_unknown" | "group_empty" | "reading_unknown" | "choice_unknown" | "tier_unknown" | "tier_without_value" | "range_edge" | "range_empty" | "ranges_gap" | "ranges_overlap" | "row_never_taken" | "rows_leave_out" | "tiers_direction" | "tiers_do_not_cover" | "tier_never_reached" | "weights_sum" | "not_whole" | "amount_form" | "line_unknown" | "cap_rate_card" | "cap_payers" | "figure_unknown" | "not_counted" | "heading_twice" | "tiers_without_score" | "target_fraction" | "target_side" | "value_unused" | "first_month_open" | "deduction_by_client" | "package_unknown" | "price_missing" | "category_twice" | "placeholder_number" | "text_repeats_number" | "axes_form" | "figure_missing" | "figure_withheld" | "rows_missing" | "row_figure_missing" | "row_unknown" | "row_repeated" | "counts_missing" | "not_assessable" | "history_missing" | "outside_rows" | "nothing_measured" | "start_unknown" | "start_needed" | "version_assumed" | "month_unknown" | "before_start" | "category_unknown" | "moment_invalid" | "clock_time_invalid" | "date_out_of_range" | "date_id_twice" | "date_id_unknown" | "dates_circular" | "day_of_month_invalid" | "event_unknown" | "working_sessions_missing" | "working_session_invalid" | "holiday_table_shape" | "holiday_year_empty" | "holiday_not_of_year" | "makeup_not_weekend" | "holiday_and_makeup" | "paste_empty" | "paste_not_text" | "paste_is_json" | "no_header_recognised" | "block_not_read" | "line_not_read" | "table_without_rows" | "header_ambiguous" | "header_unit" | "figure_repeated" | "key_repeated" | "figure_needs_category" | "figure_of_the_month" | "key_missing" | "duplicate_month" | "figure_given_twice" | "contact_twice" | "dates_mixed" | "period_crossing" | "days_missing" | "cells_pending" | "figure_not_joined" | "version_chosen" | "which_column" | "which_channel" | "which_month" | "which_year" | "which_date_order" | "which_cycle" | "which_unit" | "which_scale" | "which_decimals" | "fill_down" | "rows_repeated" | "which_parts" | "total_differs" | "cells_blank" | "which_contacts" | "which_words" | "which_version" | "rows_unplaced" | "which_levels" | "names_across" | "which_counter" | "times_universal" | "category_repeated" | "category_without_month" | "category_without_key" | "rows_without_month" | "months_not_given" | "more_of_the_same" | "row_too_long" | "cell_without_header" | "row_too_short" | "quote_unclosed" | "cell_unreadable" | "cell_unit" | "cell_fault" | "cell_exponent" | "thousands_misplaced" | "flag_unreadable" | "figure_too_long" | "figure_negative" | "count_fractional" | "rate_ambiguous" | "rate_above_hundred" | "part_above_whole" | "sum_differs" | "input_wrong_type" | "result_unknown" | "input_unknown";

/**
 * A heading as it was understood.
 */
export type Column = { 
/**
 * Row of the heading in the pasted text, from 1.
 */
row: number, 
/**
 * Its column, from 1.
 */
column: number, 
/**
 * The heading as pasted.
 */
header: string, 
/**
 * What it was understood as.
 */
role: Role, 
/**
 * The figure's id, if it is one.
 */
figure?: string, };

/**
 * What a column is.
 */
export type ColumnLayout = { 
/**
 * The figure, by its id; in rows of a table of the contract one of that table.
 */
figure?: string | null, 
/**
 * What else it is; `ignored`: not read.
 */
role?: Role | null, 
/**
 * What lengths of time are counted in: `ms`, `s`, `min`, `h`, `d`.
 */
unit?: string | null, 
/**
 * What rates without a percent sign are.
 */
scale?: RateScale | null, 
/**
 * Whether its numbers go on from row to row.
 */
counter?: Counter | null, 
/**
 * The heading of the count that it is a rate of or a mean over.
 */
weight?: string | null, };

/**
 * What a column was taken for.
 */
export type ColumnReading = { 
/**
 * Where the heading stands, from 1.
 */
row: number, 
/**
 * Its column, from 1.
 */
column: number, 
/**
 * The heading; of several rows joined by ` / `.
 */
heading: string, 
/**
 * What it is: a figure, what else a column can hold, or `ignored`.
 */
role: Role, 
/**
 * The figure's id, if it is one; of two by their channels the telephone's.
 */
figure?: string, 
/**
 * The figure of rows about chats.
 */
chat_figure?: string, 
/**
 * How it was decided.
 */
decided: Decided, 
/**
 * What lengths of time without a unit are counted in: `ms`, `s`, `min`, `h`, `d`.
 */
unit?: string, 
/**
 * How the rows of a month are combined.
 */
combine?: Combining, 
/**
 * The heading of what it is weighted by.
 */
weight?: string, 
/**
 * Whether it holds numbers. Numbers nobody uses should be looked at.
 */
numbers: boolean, 
/**
 * Figures that it could be, the nearest first.
 */
candidates: Array<string>, 
/**
 * Some of its cells.
 */
samples: Array<string>, };

/**
 * Which rows of a table make a vendor-month.
 */
export type Combination = { 
/**
 * The vendor-month, from 0.
 */
record: number, 
/**
 * How many rows.
 */
rows: number, 
/**
 * The first of them.
 */
first: number, 
/**
 * On how many days.
 */
days?: number, };

/**
 * How the figure of a month comes about where a table has several rows for it: of days, agents, queues.
 */
export type Combine = "sum" | "weighted" | "any" | "level";

/**
 * How the rows of a month make one figure.
 */
export type Combining = "sum" | "weighted" | "single" | "any" | "level" | "last" | "count";

/**
 * What a month would come to: only what differs.
 */
export type ComesTo = { 
/**
 * The vendor's name.
 */
vendor?: string, 
/**
 * The month, as `2026-10`.
 */
month?: string, 
/**
 * Figures by id.
 */
figures: { [key in string]: FigureValue }, };

/**
 * A service contract.
 */
export type Contract = { 
/**
 * Name and version of the format: `yuekao.contract/1`.
 */
schema: string, 
/**
 * Short name for programs.
 */
id: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * The title in the page's languages, where it has several.
 */
titles?: Text | null, 
/**
 * What the contract calls the two parties.
 */
parties?: Parties | null, 
/**
 * The currency of its money; left out: yuan.
 */
currency?: Currency | null, 
/**
 * Date the cooperation began; the trial is counted from it. Not known: null.
 */
start?: string | null, 
/**
 * How long it runs and how it is renewed.
 */
term?: ContractTerm | null, 
/**
 * The choice in force for each clause that can be read in more than one way; left out: its first choice.
 */
readings?: { [key in string]: string }, 
/**
 * The clauses that can be read in more than one way.
 */
ambiguities?: Array<Ambiguity>, 
/**
 * The day its months begin with, where they are no calendar months. Left out: the first.
 */
cycle?: MonthCycle | null, 
/**
 * Figures the contract uses beside the common ones (`contracts/glossary.json`).
 */
figures?: Array<Figure>, 
/**
 * Figures that count what is not offered, such as the chats of a vendor without chat: where they are not given they are
 * 0.
 */
not_offered?: Array<string>, 
/**
 * Numbers of the contract that have a name: what a blank was filled with stands here.
 */
values?: Array<StatedValue>, 
/**
 * Rows finer than a month: incidents, days, sites.
 */
tables?: Array<TableTerm>, 
/**
 * The first months, in which the score has no consequence.
 */
trial?: Trial | null, 
/**
 * What is measured.
 */
metrics?: Array<MetricTerm>, 
/**
 * What earns points.
 */
items?: Array<ItemTerm>, 
/**
 * Items that share a weight.
 */
groups?: Array<GroupTerm>, 
/**
 * How the points make one score.
 */
score?: ScoreTerm | null, 
/**
 * What the score means, best first.
 */
tiers?: Array<TierTerm>, 
/**
 * What follows besides money: rights, duties, warnings.
 */
outcomes?: Array<OutcomeTerm>, 
/**
 * What is paid for work.
 */
fees?: Array<LineTerm>, 
/**
 * What is paid for falling short.
 */
damages?: Array<LineTerm>, 
/**
 * The most that several lines may come to together.
 */
caps?: Array<CapTerm>, 
/**
 * How the month is settled.
 */
settlement?: SettlementTerm | null, 
/**
 * Holiday notices newer than the engine's, or other ones; whatever counts working days here counts by them.
 */
holidays?: { years: { [year: string]: { holidays: Array<string>, makeup?: Array<string> } } } | null, 
/**
 * What is due when.
 */
dates?: Array<DateTerm>, 
/**
 * The contract's own words, clause by clause: what the `clause` of each term leads to.
 */
clauses?: Array<ClauseText>, };

/**
 * How long a contract runs: until a date or for a number of years, and for how long it renews unless somebody objects
 * (000 4.1–4.2, 001 二, 002 3.1–3.2). The last day for notice is a date of its own, counted back from
 * [`Anchor::ContractEnd`](super::Anchor::ContractEnd).
 */
export type ContractTerm = { 
/**
 * The clause it stands in.
 */
clause: string, 
/**
 * Last day, if the contract names one; it goes before `years`.
 */
end?: string, 
/**
 * Length in years from the start; the last day is the day before the anniversary.
 */
years?: number | string, 
/**
 * Years it renews for, again and again, unless somebody objects.
 */
renews_years?: number | string, 
/**
 * The contract leaves a part of it blank and this is only an example.
 */
example?: boolean, };

/**
 * How many of these hold: `{"count": [{"below": ["answer_rate", "90"]}, {"below": ["satisfaction", "85"]}]}`.
 *
 * Serves "any two of the standards missed". One without data does not hold; one that is missing leaves the count open.
 */
export type Count = Array<Term>;

/**
 * Whether the numbers of a column go on from row to row.
 */
export type Counter = "day" | "month" | "no";

/**
 * The currency of a contract's money.
 */
export type Currency = { 
/**
 * As ISO 4217 writes it: `USD`.
 */
code: string, 
/**
 * To how many decimal places amounts are rounded. Left out: as many as the currency has, such as 2 for dollars, none for yen
 * and 3 for dinars.
 */
places?: number | null, 
/**
 * How its amounts are marked in what is pasted, beside its code and its usual signs.
 */
symbol?: string | null, };

/**
 * How often a contract settles.
 */
export type Cycle = "month" | "quarter" | "half_year" | "year" | "contract_quarter" | "contract_half_year" | "contract_year";

/**
 * Which of two numbers of a date is the day.
 */
export type DateOrder = "day_first" | "month_first";

/**
 * A date of a contract, as data: counted from an anchor, by an offset, then adjusted.
 *
 * ```json
 * {
 *     "id": "result_published", "clause": "4.4", "label": "考核结果公布",
 *     "rule": "次月第一周内,遇法定节假日顺延",
 *     "from": { "day_of_month": { "day": 7, "months_later": 1 } }, "adjust": "after_holidays"
 * }
 * ```
 */
export type DateTerm = { 
/**
 * Its name within the contract.
 */
id: string, 
/**
 * The clause it comes from.
 */
clause: string, 
/**
 * What happens by that date.
 */
label: Text, 
/**
 * The rule in words; `{working_days}` and the like stand for its numbers.
 */
rule: Text, 
/**
 * The date stands in the calendar only while each of these readings has this choice.
 */
read_as?: { [key in string]: string }, 
/**
 * Where the counting starts.
 */
from: Anchor, 
/**
 * How far it counts; nothing if the anchor is the date itself.
 */
plus?: Offset<number | string>, 
/**
 * Whether the date moves when it falls on a day off.
 */
adjust?: Adjust, 
/**
 * Whether a number written in it is an example standing in for a blank of the contract; a stated value it names
 * says so itself.
 */
example?: boolean, 
/**
 * What can be objected to until that day.
 */
objection_to?: Stated, 
/**
 * Which party can object; not given: the contract file does not say.
 */
objection_by?: Party, };

/**
 * The dates of a contract for one month.
 */
export type Dates = { 
/**
 * One for each date term the readings in force leave in, in the contract's order.
 */
dates: Array<CalendarDate>, 
/**
 * The days of the month and of the one after it, in order.
 */
days: Array<Day>, 
/**
 * What is wrong with the terms or the events, and the years computed with weekends only.
 */
problems: Array<Problem>, };

/**
 * A day of the working calendar.
 */
export type Day = { 
/**
 * Which day.
 */
date: string, 
/**
 * What kind of day it is.
 */
kind: DayKind, 
/**
 * The year whose notice it hangs on, if that is not known: the kind is told by the day of the week alone.
 */
uncovered?: number, };

/**
 * What kind of day it is in the Chinese working calendar.
 */
export type DayKind = "working" | "weekend" | "holiday" | "make_up";

/**
 * Day N of M+k.
 */
export type DayOfMonth = { 
/**
 * 1 to 31; a day the month does not have is its last day.
 */
day: number | string, 
/**
 * Months after the settled month; 0 is the settled month itself.
 */
months_later?: number | string, };

/**
 * A version of a number.
 */
export type DayVersion = { 
/**
 * The first day it is in force; left out in the first version alone.
 */
from?: string | null, 
/**
 * The number.
 */
value: Term, };

/**
 * An amount too small to be paid is none: `{"de_minimis": {"of": "credit", "paid": "(1, )"}}` is the credit if it is more
 * than 1 yuan, and 0 otherwise; `"[1, )"` pays 1 yuan itself too.
 *
 * The comparison is exact: 0.996 is not in `[1, )`, although it would be 1.00 in cents.
 */
export type DeMinimis = { 
/**
 * The amount.
 */
of: Term, 
/**
 * Which amounts are paid.
 */
paid: string, };

/**
 * How it was decided what a column is.
 */
export type Decided = "layout" | "name" | "context" | "values" | "open";

/**
 * What stands before the decimals.
 */
export type DecimalMark = "." | ",";

/**
 * How a number came about. The tree that was recorded while it was computed, not a second computation.
 */
export type Derivation = { 
/**
 * What was done: the mechanism's name in contract files, or `figure`, `value`, `metric`, `item`, `composite`,
 * `line`, `price`, `category`, `rate_card`, `total`, `set_off`, …
 */
mechanism: string, 
/**
 * What people call it, if it has a name.
 */
label?: Text, 
/**
 * What it came to: a number in plain notation, or `true` or `false`; `null`: open, or no data.
 */
value: string | null, 
/**
 * What kind of value it is.
 */
state: State, 
/**
 * The numbers it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * Its unit.
 */
unit?: string, 
/**
 * Where it stands in the contract.
 */
clause?: string, 
/**
 * The mechanism's own parameters.
 */
terms: { [key in string]: string }, 
/**
 * How it was rounded.
 */
rounding?: RoundedTo, 
/**
 * The pasted cells: the first of them, and where they all stand.
 */
at?: FigureCells, 
/**
 * The contract leaves it blank and this is only an example.
 */
example: boolean, 
/**
 * What it was made from.
 */
inputs: Array<Derivation>, };

/**
 * What is issued for a payment.
 */
export type Document = { 
/**
 * Which document, and who issues it.
 */
text: Text, 
/**
 * Where it stands.
 */
clause: string, };

/**
 * A date the user gives.
 */
export type Event = { 
/**
 * Its name among the user's dates.
 */
id: string, 
/**
 * What people call it.
 */
label?: Text, 
/**
 * The date of the same contract it is assumed to be until the user gives it.
 */
otherwise?: string, };

/**
 * A part of what a pasted text holds: some vendor-months, and those of the same vendors around them.
 */
export type Excerpt = { 
/**
 * Each vendor's months in order, the headings of the whole text, and the first problems of both.
 */
parsed: Parsed, 
/**
 * Which vendor-month of the text each of them is, from 0.
 */
numbers: Array<number>, 
/**
 * How many the text holds.
 */
of: number, 
/**
 * Where no number was asked for: what it is about, the newest month; of several vendors the one that stands first.
 */
newest?: number, 
/**
 * Where no number was asked for: vendor and month of each vendor-month of the text, a line end between them.
 */
keys?: Array<string>, };

/**
 * What it costs when the client does the work.
 */
export type Fallback = { 
/**
 * Volume by volume.
 */
rows: Array<FallbackRow>, 
/**
 * Category by category: the sums of its rows.
 */
byCategory: Array<FallbackCategory>, 
/**
 * The sum of the categories, due or not; two decimals. `null`: open.
 */
total: string | null, 
/**
 * What it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * Whether an amount in it is open.
 */
incomplete: boolean, };

/**
 * What one category comes to.
 */
export type FallbackCategory = { 
/**
 * As it was pasted.
 */
category: string, 
/**
 * The package; `null`: not known.
 */
package: string | null, 
/**
 * Yuan, two decimals; `null`: open, because the package is not known, or a volume.
 */
amount: string | null, 
/**
 * What it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * Whether it is to be paid; `null`: open.
 */
due: boolean | null, 
/**
 * Whether its amount is open.
 */
incomplete: boolean, };

/**
 * One volume at its price.
 */
export type FallbackRow = { 
/**
 * As it was pasted.
 */
category: string, 
/**
 * The package; `null`: not known.
 */
package: string | null, 
/**
 * The figure that counts it; the contract's price for it says what people call it.
 */
figure: string, 
/**
 * The volume; `null`: not given.
 */
quantity: string | null, 
/**
 * Yuan per unit; `null`: the package is not known.
 */
price: string | null, 
/**
 * Yuan, two decimals; `null`: open.
 */
amount: string | null, 
/**
 * Where the price stands.
 */
clause: string, };

/**
 * One figure: its id in contracts and results, its names, and what it can be.
 */
export type Figure = { 
/**
 * Such as `calls_answered`.
 */
id: string, 
/**
 * What the page calls it; each is also a heading it is found under.
 */
label: Text, 
/**
 * Other headings it is found under.
 */
aliases?: Array<string>, 
/**
 * What it is counted in: a key of the glossary's `units`, or the unit's own word.
 */
unit: string, 
/**
 * What it is counted for; left out: the month.
 */
scope?: Scope, 
/**
 * Which numbers it can be.
 */
kind: Kind, 
/**
 * How several rows of a table make one month of it. Left out: counts and money are added up, flags hold if one does, all
 * others are weighted.
 */
combine?: Combine, 
/**
 * The count that it is a rate of, or a mean over.
 */
of?: string, 
/**
 * The figure of the same scope that it cannot exceed.
 */
part_of?: string, 
/**
 * The figures of the same scope that add up to it.
 */
sum_of?: Array<string>, 
/**
 * It may be below zero, such as a balance or a change.
 */
below_zero?: boolean, 
/**
 * What it means that it is not given; left out: of a yes or no that it is a no, of anything else that it is not
 * known.
 */
absent?: Absent, };

/**
 * The cells a figure was read from.
 */
export type FigureCells = { 
/**
 * Row of the first in the pasted text, from 1. A quoted line break does not start a new row.
 */
row: number, 
/**
 * Its column, from 1.
 */
column: number, 
/**
 * Its text, as pasted (cut off after 80 characters).
 */
cell: string, 
/**
 * Where there are several in its column: from which row to which.
 */
rows?: Array<[number, number]>, 
/**
 * Where there are several in its row: from which column to which.
 */
columns?: Array<[number, number]>, };

/**
 * A figure they state otherwise.
 */
export type FigureDifference = { 
/**
 * The figure; `package` for the package of a category.
 */
figure: string, 
/**
 * The category it counts, if it counts one.
 */
category: string | null, 
/**
 * Ours, exactly; `null`: we have none.
 */
ours: string | null, 
/**
 * Theirs.
 */
theirs: string, 
/**
 * What it belongs to.
 */
about: Stated, 
/**
 * What it is worth by itself.
 */
worth: Worth, };

/**
 * A figure's value.
 */
export type FigureValue = string | number | boolean;

/**
 * A text of a contract with the numbers it takes over from the terms.
 */
export type FilledText = { 
/**
 * Where it stands, as a JSON pointer.
 */
at: string, 
/**
 * The text.
 */
text: Text, };

/**
 * The first part that is known: `{"first_known": ["service_minutes", {"agreed_minutes": …}]}`. A figure that is given
 * goes before what stands in for it; what stands in for it is the most its parts can be, as the figure would be. What is computed
 * and has no data gives way, too; what is computed of figures that are not given is open, and so is the result.
 */
export type FirstKnown = Array<Term>;

/**
 * Each unit at the price of the step it falls in:
 * `{"graduated": {"of": "messages", "rows": [{"in": "(0, 1000]", "price": "0"}, {"in": "(1000, )", "price": "0.2"}]}}`
 * is 1,000 included and 0.20 for each beyond. Of more than the last step holds there is no price for all, and no data.
 */
export type Graduated = { 
/**
 * The quantity.
 */
of: Term, 
/**
 * The steps, lowest first, without gap or overlap.
 */
rows: Array<PriceStep>, };

/**
 * What a row is, and by what rows are told apart.
 */
export type Grain = { 
/**
 * What a row is.
 */
row: RowKind, 
/**
 * The headings of the columns that part a month into rows: agents, queues.
 */
parts: Array<string>, 
/**
 * How many rows were read.
 */
rows: number, 
/**
 * On how many days there are rows, in all months together.
 */
days?: number, };

/**
 * The month over one or two figures.
 */
export type Grid = { 
/**
 * Cell by cell; with two axes the second runs fastest.
 */
cells: Array<GridCell>, 
/**
 * What is wrong with the axes.
 */
problems: Array<Problem>, };

/**
 * The month at one point of a grid.
 */
export type GridCell = { 
/**
 * The score, at most six decimal places; `null`: not assessable, or open.
 */
score: string | null, 
/**
 * What the score can be while it is open.
 */
scoreBetween?: [string | null, string | null], 
/**
 * The tier; `null`: none, or open.
 */
tier: string | null, 
/**
 * What the provider pays; `null`: open.
 */
providerPays: string | null, 
/**
 * What it can be while it is open.
 */
providerPaysBetween?: [string | null, string | null], 
/**
 * What the client pays; `null`: open.
 */
clientPays: string | null, 
/**
 * What it can be while it is open.
 */
clientPaysBetween?: [string | null, string | null], };

/**
 * Items that share a weight, such as service quality 60 and efficiency 40: their points are brought to it. An item
 * without data leaves its points to the others of its group; a group without any drops out like an item.
 */
export type GroupTerm = { 
/**
 * The name; terms say `groups.` before it.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Its full points in the score.
 */
weight: Term, 
/**
 * What the weights of its items sum to; left out: its weight.
 */
full?: Term | null, };

/**
 * A condition that held at least so many times in a window of months:
 * `{"held": {"of": "missed", "times": "2", "months": {"last": "6"}}}` is in two of the last six months, this one
 * included.
 *
 * Serves repeated misses, a first miss that is only warned (two in a year are not the first), a time to improve (it
 * held in one of the months before), and whatever depends on an earlier outcome. `of` is an outcome or a figure that is
 * a yes or no. It is decided as soon as the known months decide it; until then it is open. A month without data does
 * not hold.
 */
export type Held = { 
/**
 * The outcome, by name.
 */
of: string, 
/**
 * How many times, 1 to 120; left out: once.
 */
times?: Term | null, 
/**
 * In which months.
 */
months: Window, };

/**
 * The highest of the parts that have data; also a floor.
 */
export type Highest = Array<Term>;

/**
 * Service hours stated beside a metric.
 */
export type Hours = { 
/**
 * In words.
 */
text: Text, 
/**
 * Where they stand.
 */
clause: string, };

/**
 * One of two, by a condition: `{"if": {"when": {"above": ["leaked_records", "20"]}, "then": "500000", "else": "0"}}`.
 *
 * An open condition leaves what either way comes to: nothing is guessed, and where both come to the same it is known.
 * Without `else`, what the condition does not hold for
 * does not count: it has no data, and drops out of means and scores.
 */
export type If = { 
/**
 * The condition.
 */
when: Term, 
/**
 * If it holds.
 */
then: Term, 
/**
 * If it does not; left out: no data.
 */
else?: Term | null, };

/**
 * An outcome that holds so many months in a row, this one included:
 * `{"in_a_row": {"of": "low_month", "months": "3"}}`.
 *
 * Months are calendar months: a month nobody gave breaks the knowledge, not the row. Where too few earlier months are
 * known to tell, the condition is open. No row reaches back before the cooperation began.
 */
export type InARow = { 
/**
 * The outcome, by name.
 */
of: string, 
/**
 * How many months, 1 to 120.
 */
months: Term, };

/**
 * A figure of the month was given: `{"is_given": "client_report"}`.
 *
 * Serves what applies where something is reported, and only then: “the client's own measurement, where there is one”. A
 * figure that was given and could not be taken leaves it open.
 */
export type IsGiven = string;

/**
 * What earned points, or a group of them.
 */
export type Item = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its full points.
 */
weight: string, 
/**
 * Its points, at most six decimal places; `null`: no data, or open.
 */
score: string | null, 
/**
 * What its points can be while they are open.
 */
between?: [string | null, string | null], 
/**
 * Where it stands.
 */
clause: string, 
/**
 * The group whose weight it shares.
 */
group?: string, };

/**
 * What earns points.
 */
export type ItemTerm = { 
/**
 * The name; terms say `items.` before it.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Its full points.
 */
weight: Term, 
/**
 * Its points.
 */
score: Term, 
/**
 * The group whose weight it shares.
 */
group?: string | null, };

/**
 * Which numbers a figure can be.
 */
export type Kind = "count" | "number" | "money" | "percent" | "flag";

/**
 * What late replies to work orders cost.
 */
export type LateReplies = { 
/**
 * Working hours given for a reply.
 */
within_hours: Term, 
/**
 * The working hours.
 */
hours: WorkingHours, };

/**
 * What was said about a table. It is for every table with these headings; what is left out is found out anew.
 */
export type Layout = { 
/**
 * The headings of the table, those of several rows joined by ` / `. Left out: it is for every table.
 */
headings?: Array<string>, 
/**
 * What columns are, by their heading; those without one by their number: `#3`.
 */
columns?: { [key in string]: ColumnLayout }, 
/**
 * What a row is: a single `contact` or none; where the first days of months stand, a `month` or a `day`. Left out: what
 * its columns say.
 */
row?: RowKind | null, 
/**
 * The table of the contract whose rows these are, by its id; empty: they are rows of the month. Left out: what its
 * headings say.
 */
rows_of?: string | null, 
/**
 * Rows that do not count.
 */
leave_out?: Array<LeaveOut>, 
/**
 * What the words in a column of states mean, by its heading: whether the contact was answered, resolved, valid.
 */
words?: { [key in string]: { [key in string]: boolean } }, 
/**
 * The channel of headings that are the same for all.
 */
channel?: Channel | null, 
/**
 * The vendor of all rows.
 */
vendor?: string | null, 
/**
 * Which of two numbers of a date is the day.
 */
dates?: DateOrder | null, 
/**
 * The day a month begins with, where it is not the first.
 */
cycle?: MonthCycle | null, 
/**
 * What is added to universal time, such as `+08:00`.
 */
time_zone?: string | null, 
/**
 * What stands before the decimals.
 */
decimals?: DecimalMark | null, 
/**
 * The version of the result that counts, as its cells name it.
 */
version?: string | null, 
/**
 * What happens to a second row of the same day, agent, queue.
 */
repeated?: RepeatedRows | null, 
/**
 * Whether the rows count or their totals.
 */
totals?: WhichTotals | null, 
/**
 * What an empty count beside others is.
 */
blanks?: BlankCells | null, 
/**
 * Whether an empty cell of a vendor or a date is that of the row above.
 */
fill_down?: boolean | null, 
/**
 * Which contacts count as handled.
 */
contacts?: WhichContacts | null, 
/**
 * What names above the columns of a table on its side are.
 */
across?: Across | null, 
/**
 * Whether the levels of a survey that have no column do not exist.
 */
levels?: Levels | null, 
/**
 * What it is beside other tables of the same month.
 */
tables?: SeveralTables | null, 
/**
 * What is said for this text alone: not to be kept for the next.
 */
only_here?: OnlyHere | null, };

/**
 * Rows that do not count: those with one of these cells in a column.
 */
export type LeaveOut = { 
/**
 * The column's heading.
 */
column: string, 
/**
 * What its cells say.
 */
cells: Array<string>, };

/**
 * Rows that do not count because of what one of their cells says.
 */
export type LeftOutRows = { 
/**
 * The heading of the cell.
 */
heading: string, 
/**
 * What it says.
 */
cell: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The first of them.
 */
rows: Array<number>, };

/**
 * Levels of a survey without a column.
 */
export type Levels = "all" | "missing";

/**
 * A line of the account.
 */
export type Line = { 
/**
 * Its name in the contract; for a category's line followed by `:` and the category.
 */
id: string, 
/**
 * What kind of line.
 */
kind: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Who pays.
 */
payer: Payer, 
/**
 * Yuan, two decimals; `null`: open, because something is missing.
 */
amount: string | null, 
/**
 * What it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * Whether it is to be paid; `null`: open. What is not due is in no total.
 */
due: boolean | null, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Whether its amount is open.
 */
incomplete: boolean, 
/**
 * What it came to before a cap held it down, if one did.
 */
uncapped?: string, 
/**
 * The category, where it is about one.
 */
category?: string, 
/**
 * What is issued for it, and by whom.
 */
document?: Text, };

/**
 * A line of the month's account.
 */
export type LineTerm = { 
/**
 * The name terms use.
 */
id: string, 
/**
 * What kind of line: `deduction`, `fallback_fee`, `base_fee`, `bonus`, `late_fee`, `liquidated_damages`, …
 */
kind: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Who pays.
 */
payer: Payer, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * The line stands in the account only while each of these readings has this choice.
 */
read_as?: { [key in string]: string }, 
/**
 * The line stands in the account only if one of these figures is given.
 */
only_with?: Array<string>, 
/**
 * When it does not hold, the amount is 0.
 */
when?: Term | null, 
/**
 * The amount; rounded to the cent, or as the contract's currency has it, half away from zero, once.
 */
amount?: Term | null, 
/**
 * Instead of an amount: prices per contact by category.
 */
rate_card?: RateCard | null, 
/**
 * Instead of an amount: what late replies to work orders cost.
 */
late_replies?: LateReplies | null, 
/**
 * Whether it is to be paid; left out: it is. What is not due is shown and in no total.
 */
due?: Term | null, 
/**
 * What is issued for it, and by whom.
 */
document?: Document | null, };

/**
 * Between points in a straight line, level before the first and after the last:
 * `{"linear": {"of": "answer_rate", "points": [{"at": "80", "value": "30"}, {"at": "90", "value": "50"}]}}` is 30 up to
 * 80 %, 40 at 85 %, 50 from 90 %.
 *
 * Serves points that rise in proportion between two edges (线性插值), and by more points piecewise. The level before the
 * first point is a floor; where below it there is nothing at all, a step table goes around it. The line may fall, for
 * what is better when lower. The points stand in order and are numbers or stated values.
 */
export type Linear = { 
/**
 * The number looked up.
 */
of: Term, 
/**
 * The points, lowest first.
 */
points: Array<Point>, };

/**
 * The lowest of the parts that have data: `{"lowest": [phone score, chat score]}`; also a cap, which stands alone
 * where the rest has no data.
 */
export type Lowest = Array<Term>;

/**
 * The mean of the parts that have data: `{"mean": [phone score, chat score]}`.
 */
export type Mean = Array<Term>;

/**
 * One mechanism with its parameters; in a contract file an object with the mechanism's name as its only key.
 */
export type Mechanism = { "ratio": Ratio } | { "pooled": Pooled } | { "sum": Sum } | { "product": Product } | { "minus": Minus } | { "quotient": Quotient } | { "rounded": Rounded } | { "percent": Percent } | { "mean": Mean } | { "weighted": Weighted } | { "lowest": Lowest } | { "highest": Highest } | { "shortfall": Shortfall } | { "bands": Bands } | { "linear": Linear } | { "graduated": Graduated } | { "volume": Volume } | { "package_price": PackagePrice } | { "per_seat": PerSeat } | { "prorated": Prorated } | { "de_minimis": DeMinimis } | { "agreed_minutes": AgreedMinutes } | { "calendar": Calendar } | { "first_known": FirstKnown } | { "year_to_date": YearToDate } | { "over_months": OverMonths } | { "over_rows": OverRows } | { "by_row": { [name: string]: Term } } | { "month_before": MonthBefore } | { "if": If } | { "per_tier": { [tier: string]: Term } } | { "by_reading": ByReading } | { "by_date": ByDate } | { "by_day": ByDay } | { "count": Count } | { "at_least": AtLeast } | { "above": Above } | { "at_most": AtMost } | { "below": Below } | { "all": All } | { "any": Any } | { "not": Not } | { "is_given": IsGiven } | { "read_as": ReadAs } | { "in_a_row": InARow } | { "held": Held } | { "in_tier": Array<string> } | { "closes": Closes };

/**
 * What was measured.
 */
export type Metric = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its unit; a rate is in `%`.
 */
unit: string, 
/**
 * Its value, at most six decimal places; `null`: no data, or open.
 */
value: string | null, 
/**
 * What it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * What counts, where it is a rate.
 */
numerator: string | null, 
/**
 * Out of what, where it is a rate.
 */
denominator: string | null, 
/**
 * From where on it is met.
 */
target: string | null, 
/**
 * Whether it is met; the comparison is exact. `null`: there is nothing to compare, or it can be either.
 */
met: boolean | null, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Which contacts count.
 */
counts?: Text, 
/**
 * The service hours it is about.
 */
hours?: Hours, };

/**
 * What is measured.
 */
export type MetricTerm = { 
/**
 * The name terms use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its unit: `%`, `points`, `s`, …
 */
unit: string, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * How it is computed.
 */
value: Term, 
/**
 * From where on it is met, in its own unit.
 */
target?: Term | null, 
/**
 * When it does not hold, the metric is not measured: it has no data and no target.
 */
when?: Term | null, 
/**
 * Which side of the target is the good one.
 */
better?: Better, 
/**
 * The figure that gives it directly, taken where its counts are missing.
 */
given?: string | null, 
/**
 * Which contacts count: what is in, what is out.
 */
counts?: Text | null, 
/**
 * The service hours it is about, such as 09:00–18:00.
 */
hours?: Hours | null, 
/**
 * It only helps other terms: it is a result like any other, and not shown beside what the contract measures.
 */
helper?: boolean, };

/**
 * The first less all the others: `{"minus": ["goods_payment", "damages"]}`. May be negative.
 */
export type Minus = Array<Term>;

/**
 * Something missing, and what is open because of it.
 */
export type Missing = { 
/**
 * Why it is missing.
 */
reason: Reason, 
/**
 * The figure, where it is one, or the metric whose counts are missing.
 */
figure?: string, 
/**
 * What people call it.
 */
label?: Text, 
/**
 * The categories it is missing in, where it is about categories.
 */
categories?: Array<string>, 
/**
 * The earlier month, such as `2026-09`.
 */
month?: string, 
/**
 * What is open because of it, by the names [`explain`](crate::explain::explain) has for results: `metric:ID`, `item:ID`,
 * `score`, `line:ID`, `total:providerPays`, …
 */
neededFor: Array<string>, 
/**
 * The clause of the first of them.
 */
clause: string, };

/**
 * One figure of a mix.
 */
export type MixPart = { 
/**
 * The figure.
 */
figure: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * How many more; below zero where less is better.
 */
extra: string, };

/**
 * What a name came to in the month before: `{"month_before": "service_fee"}`.
 *
 * It may be something that is computed later in a month, such as what is paid. Missing if that month is not known; no
 * data if the cooperation only begins this month, so that a mean with the month before is this month alone.
 */
export type MonthBefore = string;

/**
 * The day a month begins with.
 */
export type MonthCycle = { 
/**
 * From this day of the calendar month before on; 1: calendar months.
 */
from_day: number, };

/**
 * The opposite: `{"not": "to_competitor"}`.
 */
export type Not = Term;

/**
 * How far to count from the anchor, which is not counted itself; backwards if negative.
 */
export type Offset<N = number> = { "days": N } | { "working_days": N } | { "months": N } | { "years": N } | { "mondays": N } | { "tuesdays": N } | { "wednesdays": N } | { "thursdays": N } | { "fridays": N } | { "saturdays": N } | { "sundays": N };

/**
 * What is said for one text alone.
 */
export type OnlyHere = { 
/**
 * The month of rows that name none, as `2026-10`.
 */
month?: string | null, 
/**
 * The year of months and days that name none.
 */
year?: number | null, 
/**
 * Rows of the text that do not count, by their numbers from 1; of a table on its side its columns.
 */
leave_out?: Array<number>, 
/**
 * Rows that count, whatever their words say: no total, no note, not left out. By their numbers, too.
 */
keep?: Array<number>, };

/**
 * What follows besides money.
 */
export type Outcome = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Whether it holds; `null`: something that decides it is missing.
 */
holds: boolean | null, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * What follows if it holds.
 */
note?: Text, };

/**
 * What follows besides money: a right, a duty, a warning.
 */
export type OutcomeTerm = { 
/**
 * The name terms use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * When it holds.
 */
when: Term, 
/**
 * What follows if it does.
 */
note?: Text | null, };

/**
 * Over which time agreed minutes are counted.
 */
export type Over = "month" | "year_to_date" | "year";

/**
 * One number out of several months:
 * `{"over_months": {"of": "satisfaction", "take": "pooled", "months": {"since": "quarter"}}}` is the satisfaction of
 * the quarter so far, all its answers together.
 *
 * Serves measuring periods that differ from the month that is settled, means of periods, warnings that add up until
 * something resets them, and steps by how often something happened (`of` a condition counts the months it held). A
 * month of the window that is not known leaves the result open.
 */
export type OverMonths = { 
/**
 * What is taken from each month, by name.
 */
of: string, 
/**
 * What is made of it.
 */
take?: Take, 
/**
 * Which months.
 */
months: Window, };

/**
 * One number out of the rows of a table:
 * `{"over_rows": {"rows": "incidents", "of": {"lowest": [{"product": ["minutes", "0.02"]}, "0.5"]}}}` is 0.02 a minute and at
 * most 0.50 for each incident, added up.
 *
 * Serves “at most 0.50 for each”, “the price of the step the day's volume falls in”, “5 % for each full 30 minutes of an
 * incident”, and one contract for several sites: their sum, their lowest, one rate over all of them (`pooled`). Within the
 * term the figures and values of the row stand before those of the month. A table that is not given is not one without
 * rows: what rests on it is open. A row of which something is missing is open, with its bounds.
 */
export type OverRows = { 
/**
 * The table.
 */
rows: string, 
/**
 * What each row comes to; left out: one, so that rows are counted.
 */
of?: Term | null, 
/**
 * Only rows of which this holds.
 */
when?: Term | null, 
/**
 * What is made of them.
 */
take?: Take, };

/**
 * A package: the categories that share prices.
 */
export type Package = { 
/**
 * The name prices use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Its categories, under every name they may be pasted by.
 */
categories: Array<Text>, };

/**
 * A price per started package: `{"package_price": {"of": "messages", "size": "1000", "price": "50"}}`.
 */
export type PackagePrice = { 
/**
 * The quantity.
 */
of: Term, 
/**
 * Units in a package.
 */
size: Term, 
/**
 * Yuan per package; one that is begun is paid in full.
 */
price: Term, };

/**
 * What a pasted text holds.
 */
export type Parsed = { 
/**
 * The months, as they first appear.
 */
records: Array<VendorMonth>, 
/**
 * The headings, as they were understood.
 */
columns: Array<Column>, 
/**
 * What is wrong, in the order of the text.
 */
problems: Array<Problem>, 
/**
 * How each table was read.
 */
tables: Array<TableReading>, };

/**
 * What the contract calls the two parties.
 */
export type Parties = { 
/**
 * The party that buys the service (委托方).
 */
client: Text, 
/**
 * The party that performs it.
 */
provider: Text, };

/**
 * One of the two parties of a contract.
 */
export type Party = "provider" | "client";

/**
 * Words at a line.
 */
export type Passage = { 
/**
 * Line of the text, from 1.
 */
line: number, 
/**
 * The words.
 */
text: string, };

/**
 * Who pays.
 */
export type Payer = "provider" | "client";

/**
 * Seats times a monthly price, each seat for the days it was staffed (多退少补):
 * `{"per_seat": {"seats": "seats", "price": "seat_price", "days": {"reading": "seat_days"}}}`.
 *
 * `seats` is how many were staffed when the month began; where it is not given and a change on the first day says how many are
 * staffed from then on, that is it. A change on a day counts from that day on, for seats added as for seats removed; a seat
 * there the whole month costs the whole price, one there for some days that part of it.
 */
export type PerSeat = { 
/**
 * Seats when the month began.
 */
seats: Term, 
/**
 * Yuan per seat and month.
 */
price: Term, 
/**
 * Which days a month is prorated by.
 */
days?: "calendar_days" | "thirty_days" | "thirty_days_not_staffed" | { reading: string }, };

/**
 * A percentage of a base: `{"percent": {"of": "base_fee", "rate": "20"}}` is 20 % of the base fee.
 */
export type Percent = { 
/**
 * The base.
 */
of: Term, 
/**
 * In per cent: `"0.05"` is 万分之五.
 */
rate: Term, };

/**
 * Where a problem is: a cell of the pasted text, or a place in a JSON document.
 */
export type Place = Cell | { 
/**
 * Such as `/items/0/weight`; empty for the whole document.
 */
pointer: string, };

/**
 * A point of a line.
 */
export type Point = { 
/**
 * Where it lies.
 */
at: Term, 
/**
 * What stands there.
 */
value: Term, };

/**
 * One rate over the counts of several: `{"pooled": ["phone_answer_rate", "chat_answer_rate"]}` is all answered and
 * handled over all offered.
 *
 * A rate without data drops out. A rate that was given without its counts can stand alone, or beside others that are the same;
 * otherwise it cannot be pooled.
 */
export type Pooled = Array<string>;

/**
 * The price of one kind of work in each package.
 */
export type Price = { 
/**
 * The figure that counts it, in the rows of a category.
 */
figure: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Yuan per unit, by package.
 */
per_unit: { [key in string]: Term }, };

/**
 * A step of a price table.
 */
export type PriceStep = { 
/**
 * Which quantities the step is for.
 */
in: string, 
/**
 * Yuan per unit.
 */
price: Term, };

/**
 * One thing that is wrong or worth a look.
 *
 * Its sentences are put together when it is written, not when it is found: a batch finds the same thing on every row.
 */
export type Problem = { 
/**
 * Which problem; stable, for programs and translations.
 */
code: Code, 
/**
 * Whether what it names still counts.
 */
severity: Severity, 
/**
 * What is wrong, in English.
 */
message: string, 
/**
 * What to do about it, in English.
 */
hint: string, 
/**
 * Where it is, if it is at one place.
 */
at?: Place, 
/**
 * The contract clause it bears on, if any.
 */
clause?: string, 
/**
 * The values that stand in the message, by name, for translations.
 */
values?: { [key in string]: string }, 
/**
 * Which of a text's vendor-months it is about, from 0, where it is about one.
 */
record?: number, };

/**
 * All parts multiplied: `{"product": ["seats", "seat_price"]}`.
 */
export type Product = Array<Term>;

/**
 * What a contract's own text says, as a contract to be taken, changed or left.
 */
export type Proposal = { 
/**
 * A sound contract of what was understood.
 */
contract: Contract, 
/**
 * Which words became which part of it.
 */
recognised: Array<Recognised>, 
/**
 * What can be read in more than one way: the readings of the contract.
 */
questions: Array<Question>, 
/**
 * What contradicts itself, or is not certain, and is to be decided before it is taken.
 */
choices: Array<Question>, 
/**
 * Words that are no part of it, and why.
 */
unread: Array<Unread>, 
/**
 * The reading itself: indicators, tiers, prices, damages, deadlines, each with its line.
 */
reading: Record<string, unknown>, };

/**
 * A month's price for the days of the month the contract was in force:
 * `{"prorated": {"of": "monthly_fee", "days": "calendar_days"}}` is 11 of 31 days in a month that begins on the 21st.
 *
 * Serves fees of the first and the last month: the contract counts from its start (the vendor's own, where one is
 * given) to its last day, if it has one and does not renew; both days count. A month wholly inside costs the whole
 * price, one wholly outside nothing. Without a known start a month counts from its first day.
 */
export type Prorated = { 
/**
 * What the whole month costs.
 */
of: Term, 
/**
 * Which days a month is prorated by.
 */
days?: "calendar_days" | "thirty_days" | "thirty_days_not_staffed" | { reading: string }, };

/**
 * A question about the text.
 */
export type Question = { 
/**
 * Its name; that of the reading, where it is one.
 */
id: string, 
/**
 * Line of the first passage it is about, from 1.
 */
line: number, 
/**
 * The words in doubt.
 */
text: string, 
/**
 * What is asked.
 */
question: Text, 
/**
 * The possible answers; the proposal has the first.
 */
choices: Array<Answer>, 
/**
 * The other passages it is about.
 */
also: Array<Passage>, };

/**
 * The first divided by the second: `{"quotient": ["messages", "seats"]}`. Divided by nothing there is no data. In per cent it is
 * a [`ratio`](super::Ratio).
 */
export type Quotient = [Term, Term];

/**
 * What a figure is the quotient of.
 */
export type QuotientFigures = { 
/**
 * What is divided. Of a rate the hundredfold is the figure.
 */
numerator: string | number, 
/**
 * What it is divided by.
 */
denominator: string | number, };

/**
 * Prices per contact; the category decides the package.
 */
export type RateCard = { 
/**
 * The packages and the categories each is for.
 */
packages: Array<Package>, 
/**
 * The prices.
 */
prices: Array<Price>, 
/**
 * Where it stands that work handed over by the provider is charged too, whatever the score.
 */
handed_over?: string | null, };

/**
 * What rates without a percent sign are.
 */
export type RateScale = "percent" | "fraction";

/**
 * Sums of counts divided by sums of counts, in per cent:
 * `{"ratio": {"of": ["very_satisfied", "satisfied"], "to": ["very_satisfied", "satisfied", "neutral"]}}`.
 *
 * Serves every rate "A / B" of a service contract, and what was reached of a target. Nothing counted below the line, or
 * a part without data, is no data. A figure that is not given leaves the rate open: between 0 and 100 where what is above
 * the line is part of what is below, as closely as the other figures bound it.
 */
export type Ratio = { 
/**
 * What counts: the parts of the numerator.
 */
of: Array<Term>, 
/**
 * Out of what: the parts of the denominator.
 */
to: Array<Term>, };

/**
 * A reading has this choice: `{"read_as": {"reading": "fee_clause", "choice": "flat"}}`.
 */
export type ReadAs = { 
/**
 * Which reading.
 */
reading: string, 
/**
 * Which choice.
 */
choice: string, };

/**
 * A clause that can be read in more than one way, and what each way would make of the month.
 */
export type ReadingEffect = { 
/**
 * Which reading.
 */
id: string, 
/**
 * The clause.
 */
clause: string, 
/**
 * What is open.
 */
question: Text, 
/**
 * The choice in force.
 */
current: string, 
/**
 * Whether any other choice changes score, tier or money.
 */
matters: boolean, 
/**
 * Every choice, in the contract's order, the one in force among them.
 */
choices: Array<ChoiceEffect>, };

/**
 * Why something is missing.
 */
export type Reason = "not_given" | "withheld" | "counts" | "earlier_month" | "month" | "start" | "package" | "work_order" | "rows" | "row_figure" | "too_large" | "no_data";

/**
 * Words of the text and the part of the contract they became.
 */
export type Recognised = { 
/**
 * Line of the text, from 1.
 */
line: number, 
/**
 * The words.
 */
text: string, 
/**
 * Where it stands in the contract: a JSON pointer (RFC 6901).
 */
pointer: string, };

/**
 * Two sides' view of one month.
 */
export type Reconciliation = { 
/**
 * What our figures come to.
 */
ours: GridCell | null, 
/**
 * What theirs come to under the contract; what they do not state is taken from ours.
 */
theirs: GridCell | null, 
/**
 * What all differing figures together are worth.
 */
worth: Worth, 
/**
 * How many of the figures they state are the same as ours.
 */
agreed: number, 
/**
 * The counts without which theirs cannot be settled, because they state rates alone.
 */
lacking: Array<string>, 
/**
 * The figures that differ: the month's, then those of its categories.
 */
figures: Array<FigureDifference>, 
/**
 * The results they state, differing or not.
 */
results: Array<StatedResult>, };

/**
 * What happens to a second row of the same.
 */
export type RepeatedRows = "once" | "add";

/**
 * What a column that is no figure holds.
 */
export type Role = "vendor" | "month" | "date" | "from" | "to" | "time" | "granularity" | "start" | "category" | "package" | "handed_over" | "row_name" | "agent" | "group" | "channel" | "version" | "counted" | "excluded" | "valid" | "contact" | "answered" | "resolved" | "rating" | "direction" | "figure" | "label" | "value" | "ignored";

/**
 * A number brought to a multiple of a step: `{"rounded": {"of": "index", "to": "0.1"}}` is the index with one decimal place,
 * ties away from zero; `{"rounded": {"of": hours, "how": "up"}}` counts a started hour in full.
 *
 * Serves what a contract rounds before it is used on: points, an index, steps beyond a threshold, whole yuan. Lines of money are
 * rounded to the cent by themselves.
 */
export type Rounded = { 
/**
 * The number.
 */
of: Term, 
/**
 * What it becomes a multiple of, such as 0.01 or 5; left out: 1.
 */
to?: Term | null, 
/**
 * Which way.
 */
how?: "half_up" | "up" | "down" | { reading: string }, };

/**
 * A named rounding.
 */
export type RoundedTo = { 
/**
 * Decimal places.
 */
places: number, 
/**
 * Which way.
 */
mode: Rounding, };

/**
 * How a number is brought to a number of decimal places. Contracts name one of these; there is no unnamed rounding.
 */
export type Rounding = "half_away_from_zero" | "towards_zero" | "away_from_zero";

/**
 * A figure of the rows of a table: a common one by its id, or one of the table's own.
 */
export type RowFigure = string | Figure;

/**
 * A row as programs hand it in and get it out.
 */
export type RowFigures = { name?: string, withheld?: Array<string>, cells?: { [figure: string]: FigureCells }, /** Figures by id: decimals, numbers or booleans. */ [figure: string]: unknown, };

/**
 * What a row of a table is.
 */
export type RowKind = "month" | "days" | "day" | "interval" | "contact" | "event";

/**
 * What the rows of a table are called by.
 */
export type RowName = { 
/**
 * What people call it, such as site or ticket number; also a heading it is found under.
 */
label: Text, 
/**
 * Other headings it is found under.
 */
aliases?: Array<string>, 
/**
 * The names there are; left out: any.
 */
among?: Array<Text>, 
/**
 * Every one of these names has one row each month: sites, regions, classes. One without a row is not known.
 */
every?: boolean, };

/**
 * A row.
 */
export type RowResult = { 
/**
 * What it is called; `null`: it has no name.
 */
name: string | null, 
/**
 * Which of the given rows it is, from 0; `null`: none was given for it.
 */
given: number | null, 
/**
 * Its values, in the contract's order.
 */
values: Array<RowValueResult>, };

/**
 * A number of each row of a table.
 */
export type RowValue = { 
/**
 * The name terms use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its unit: `%`, `points`, `yuan` or the code of the contract's currency, …
 */
unit: string, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * The number.
 */
value: Term, };

/**
 * A value of a row.
 */
export type RowValueResult = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its unit.
 */
unit: string, 
/**
 * The number, at most six decimal places; `null`: no data, or open.
 */
value: string | null, 
/**
 * What it can be while it is open.
 */
between?: [string | null, string | null], 
/**
 * Where it stands.
 */
clause: string, };

/**
 * What a figure is counted for.
 */
export type Scope = "month" | "category";

/**
 * How the points make one score.
 */
export type ScoreTerm = { 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * What the weights sum to.
 */
full: Term, 
/**
 * Which end of it is the better one: `lower` where it counts faults. Left out: as the tiers that meet the standard and
 * what is paid in them tell.
 */
better?: Better | null, 
/**
 * The least and the most it comes to once points on top were added or taken off, such as `[0, 110]`; left out: whatever the
 * points come to.
 */
within?: string | null, 
/**
 * Whether the score is rounded before it is looked up in the tiers.
 */
rounding?: "none" | "half_up" | { reading: string }, 
/**
 * What happens to an item without data.
 */
no_data?: "reweight" | "full_marks" | { reading: string }, };

/**
 * Seats added or removed on a day.
 */
export type SeatChangeFigures = { 
/**
 * The first day it counts, as `2026-10-16`.
 */
date: string, 
/**
 * How many, whole; negative: removed.
 */
seats: string | number, 
/**
 * Whether so many are staffed from that day on, whatever there was before: what the month begins with.
 */
level?: boolean, };

/**
 * Start and end of a session: `["09:00", "12:00"]`. Either may be the name of a stated value that counts hours from
 * midnight: with `9.5` it is 09:30.
 */
export type Session = [string, string];

/**
 * How the month is settled.
 */
export type SettlementTerm = { 
/**
 * What people call the result.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * How; what the contract leaves open is left to a reading.
 */
method: "set_off" | "wire" | { reading: string }, 
/**
 * The contract leaves the method blank and this is only an example.
 */
example?: boolean, 
/**
 * The figure the other side owes, which the payments are set off against.
 */
against: string, 
/**
 * What is issued for it.
 */
document?: Document | null, };

/**
 * What other tables of the same month are.
 */
export type SeveralTables = "add" | "vendors" | "ignore";

/**
 * Whether the affected row, line or contract could still be computed.
 */
export type Severity = "error" | "warning";

/**
 * Points lost for every step short of a target, never below a floor: "每少1%扣2分，最低0分" is
 * `{"shortfall": {"of": "satisfaction", "points": "2", "per": "1"}}`.
 *
 * At the target the full points stand. While what is measured is open, so are the points, between the fewest and the most
 * it can still earn. The comparison is exact: 88 % against 90 % is two steps of one point, never
 * one and a bit.
 */
export type Shortfall = { 
/**
 * What is measured.
 */
of: Term, 
/**
 * From where on the full points stand; left out: the target of the metric that `of` names.
 */
target?: Term | null, 
/**
 * Points lost per step.
 */
points: Term, 
/**
 * Size of a step, in the unit of what is measured.
 */
per: Term, 
/**
 * Full points; left out: the weight of the item.
 */
full?: Term | null, 
/**
 * The fewest points; left out: none.
 */
floor?: Term | null, 
/**
 * What counts of a step that is not full.
 */
partial?: "whole" | "started" | "pro_rata" | { reading: string }, 
/**
 * Which side of the target is the good one.
 */
better?: Better, };

/**
 * Since when months count.
 */
export type Since = "quarter" | "half_year" | "year" | "contract_quarter" | "contract_half_year" | "contract_year" | "start";

/**
 * One figure made better until the result is reached.
 */
export type SingleLever = { 
/**
 * The figure.
 */
figure: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * The fewest more that reach it; one less does not. Below zero where less is better. `null`: no number of them does
 * this month.
 */
extra: string | null, 
/**
 * How many more there can be this month, such as all contacts that were offered; `null`: there is no end.
 */
most: string | null, 
/**
 * The score then, at most six decimal places; where `extra` is `null`, the score with as many as there can be.
 */
score: string | null, 
/**
 * The tier then: a better one still, if the score jumps over this one.
 */
reaches: string | null, 
/**
 * How much more the provider is left with then.
 */
saves: string | null, };

/**
 * Volumes at which the same contract is the cheaper one.
 */
export type Span = { 
/**
 * The first volume.
 */
from: number, 
/**
 * The last volume.
 */
to: number, 
/**
 * The cheaper contract for the client: 0 is the first, 1 the second; `null`: they cost the same.
 */
cheaper: number | null, };

/**
 * What kind of value a step came to.
 */
export type State = "number" | "flag" | "no_data" | "open";

/**
 * What the other side states, and a contract gives a time to object to.
 */
export type Stated = "result" | "account";

/**
 * A result they state.
 */
export type StatedResult = { 
/**
 * `score`, `tier`, `items.…`, `metrics.…`, `lines.…`, `provider_pays`, `client_pays`, `total`, `payable`, `categories.…` or `rows.…`: of a
 * table so many rows, which are not compared one by one.
 */
id: string, 
/**
 * Its unit; `tier`: it is the id of one.
 */
unit: string, 
/**
 * Where it stands, if it stands anywhere.
 */
clause: string | null, 
/**
 * What it belongs to.
 */
about: Stated, 
/**
 * What they state.
 */
stated: string, 
/**
 * What our figures give; `null`: nothing, or it is open.
 */
ours: string | null, 
/**
 * What their own figures give under the contract; `null`: nothing, or it is open.
 */
byTheirs: string | null, 
/**
 * Whether it differs from ours; where they round to two decimals or more, that is no difference. Where ours is not known
 * it differs from nothing.
 */
differs: boolean, 
/**
 * Whether it follows from their own figures; `null`: nothing can be computed from them, or it is open.
 */
follows: boolean | null, 
/**
 * What the difference is worth.
 */
worth: Worth, };

/**
 * A number of the contract that has a name.
 */
export type StatedValue = { 
/**
 * The name terms use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its unit: `yuan` or the code of the contract's currency, `%`, `points`, `days`, …
 */
unit: string, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * The number.
 */
value: Term, 
/**
 * The contract leaves it blank and this is only an example.
 */
example?: boolean, };

/**
 * Whether the score has a consequence.
 */
export type Status = "assessed" | "trial" | "not_assessable" | "incomplete";

/**
 * All parts added up: `{"sum": ["base_fee", "bonus"]}`. A part without data leaves the sum without data.
 */
export type Sum = Array<Term>;

/**
 * One answer.
 */
export type TableAnswer = { 
/**
 * Which: a word of its kind of question.
 */
id: string, 
/**
 * What stands in the text for it: a heading, a cell, a month.
 */
text?: string, 
/**
 * The table's layout with this answer: handed in, the text is read so.
 */
layout: Layout, 
/**
 * What the months would come to that it changes, where that was looked at; the first of them.
 */
comesTo?: Array<ComesTo>, };

/**
 * What is asked about a table.
 */
export type TableQuestion = { 
/**
 * What is asked.
 */
ask: Ask, 
/**
 * The figure it is about.
 */
figure?: string, 
/**
 * The heading of the column it is about.
 */
heading?: string, 
/**
 * Whether figures are not given before it is answered. Otherwise the first choice was taken.
 */
open: boolean, 
/**
 * What there is to say about it, by name, for a sentence.
 */
values?: { [key in string]: string }, 
/**
 * The answers, the likeliest first. A month or a year may be any other, too.
 */
choices: Array<TableAnswer>, };

/**
 * How a table was read.
 */
export type TableReading = { 
/**
 * The sheet it stands on, where the text names one.
 */
sheet?: string, 
/**
 * The table of the contract whose rows these are, by its id. Left out: its rows make figures of the month.
 */
rowsOf?: string, 
/**
 * Which rows of the text are what.
 */
rows: TableRowsReading, 
/**
 * Its columns; in a table on its side its labels.
 */
columns: Array<ColumnReading>, 
/**
 * What a row is.
 */
grain: Grain, 
/**
 * Which rows make which vendor-month.
 */
combined: Array<Combination>, 
/**
 * Its totals beside what they are the totals of.
 */
checks: Array<Check>, 
/**
 * What is asked about it.
 */
questions: Array<TableQuestion>, 
/**
 * What was said about it, with its headings: handed in again, it is read so, and so is the next one with these headings.
 */
layout: Layout, };

/**
 * A table of rows and what each of them comes to.
 */
export type TableResult = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its rows, in the order given; those of every name in the contract's order. None where it is not known which there are.
 */
rows: Array<RowResult>, 
/**
 * Where it stands.
 */
clause: string, };

/**
 * Which rows of the text are what, by their numbers.
 */
export type TableRowsReading = { 
/**
 * Titles.
 */
title: Array<number>, 
/**
 * Headings; in a table on its side all its rows.
 */
head: Array<number>, 
/**
 * What the columns are counted in.
 */
units?: number, 
/**
 * From which row to which the body goes, with all that stands in it; of a table on its side, from which column.
 */
body?: [number, number], 
/**
 * Whether the table is on its side: its body goes from column to column.
 */
across: boolean, 
/**
 * Rows that add others up.
 */
totals: Array<number>, 
/**
 * Rows of means.
 */
means: Array<number>, 
/**
 * Rows about others: other shops, the month before, a target.
 */
others: Array<number>, 
/**
 * Notes.
 */
notes: Array<number>, 
/**
 * Rows that do not count.
 */
leftOut: Array<LeftOutRows>, 
/**
 * Those of which somebody said it.
 */
byHand: Array<number>, 
/**
 * Rows with figures that belong to no vendor or month.
 */
unplaced: Array<number>, };

/**
 * Rows finer than a month: incidents, days, weeks, or the sites, regions and classes of one month. `over_rows` makes one
 * number of them.
 */
export type TableTerm = { 
/**
 * The name `over_rows` uses, and the key of its rows in a month.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * What its rows are called by, such as a site or a ticket number; left out: they have no name.
 */
name?: RowName | null, 
/**
 * What is given for each row: figures of its own, or ids of common figures of the month.
 */
figures: Array<RowFigure>, 
/**
 * Numbers of each row that have a name: what its site is to reach, what it comes to. A value may be computed from those
 * above it.
 */
values?: Array<RowValue>, 
/**
 * What it means that the table is not given: `zero`, that there was no row; left out, that it is not known.
 */
absent?: Absent | null, };

/**
 * What is made of several months, or of the rows of a table.
 */
export type Take = "sum" | "mean" | "lowest" | "highest" | "pooled";

/**
 * A contract that comes with the engine.
 */
export type Template = { 
/**
 * Its id.
 */
id: string, 
/**
 * What people call it.
 */
title: string, };

/**
 * A number in plain notation, a name, or a mechanism over further terms.
 */
export type Term = string | number | Mechanism;

/**
 * A text for people: one for all languages, or one for each. In a contract `{name}` stands for a number of its terms.
 */
export type Text = string | Translations;

/**
 * What the score means.
 */
export type Tier = { 
/**
 * Its name in the contract.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Its range, such as `[80, 90)`.
 */
in: string, 
/**
 * Lower edge; `null`: none.
 */
from: string | null, 
/**
 * Upper edge; `null`: none.
 */
to: string | null, 
/**
 * Whether it meets the service standard.
 */
meets: boolean, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * What follows from it.
 */
note?: Text, };

/**
 * A tier: a range of the score and what it means. A month is in the first one of the list whose range holds the score and whose
 * condition holds.
 */
export type TierTerm = { 
/**
 * The name `per_tier` and `in_tier` use.
 */
id: string, 
/**
 * What people call it.
 */
label: Text, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Which scores are in it; `(, )` where only its condition tells.
 */
in: string, 
/**
 * What has to hold besides; where it does not, the next tier of the list is looked at.
 */
when?: Term | null, 
/**
 * Whether it meets the service standard.
 */
meets: boolean, 
/**
 * Months given to improve.
 */
grace_months?: Term | null, 
/**
 * What follows from it, in words.
 */
note?: Text | null, };

/**
 * Sums of the lines that are due.
 */
export type Totals = { 
/**
 * What the provider pays; `null`: open.
 */
providerPays: string | null, 
/**
 * What it can be while it is open.
 */
providerPaysBetween?: [string | null, string | null], 
/**
 * What the client pays; `null`: open.
 */
clientPays: string | null, 
/**
 * What it can be while it is open.
 */
clientPaysBetween?: [string | null, string | null], 
/**
 * With set-off: what is left to pay to the provider; negative: it still owes. `null` without set-off, or open.
 */
payable: string | null, 
/**
 * What it can be while it is open.
 */
payableBetween?: [string | null, string | null], 
/**
 * How many of the lines that are due, or can be, are open.
 */
open: number, };

/**
 * A text in the page's languages.
 */
export type Translations = { 
/**
 * Simplified Chinese.
 */
"zh-CN": string, 
/**
 * Traditional Chinese.
 */
"zh-TW"?: string, 
/**
 * English.
 */
en?: string, };

/**
 * The first months, in which the score has no consequence.
 */
export type Trial = { 
/**
 * How many months.
 */
months: Term, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * Which months those are.
 */
rule?: "calendar" | "anniversary" | { reading: string }, };

/**
 * Words that are no part of the contract.
 */
export type Unread = { 
/**
 * Line of the text, from 1.
 */
line: number, 
/**
 * The words.
 */
text: string, 
/**
 * Why: `heading`, `not_computed`, `no_rule`, …
 */
reason: UnreadReason, };

/**
 * Why nothing is computed from a passage.
 */
export type UnreadReason = "heading" | "table_head" | "page_number" | "numbering" | "total" | "not_computed" | "other" | "no_rule" | "no_mechanism" | "blank" | "too_many" | "currency";

/**
 * One vendor's month.
 */
export type VendorMonth = { 
/**
 * The vendor's name.
 */
vendor?: string, 
/**
 * The month, as `2026-10`.
 */
month?: string, 
/**
 * The day the vendor's cooperation began, as `2026-01-01`; counts instead of the contract's.
 */
start?: string, 
/**
 * The month's figures by id. A figure that is not there was not given.
 */
figures: { [key in string]: FigureValue }, 
/**
 * The ids of figures that were given and could not be taken: they are not known.
 */
withheld?: Array<string>, 
/**
 * The volumes per category.
 */
categories?: Array<CategoryFigures>, 
/**
 * The rows of the contract's tables, by the table's id: incidents, days, sites. A table that is not there was not given; one
 * without rows had none.
 */
rows?: { [key in string]: Array<RowFigures> }, 
/**
 * Work orders.
 */
work_orders?: Array<WorkOrderFigures>, 
/**
 * Seats added and removed in the month.
 */
seat_changes?: Array<SeatChangeFigures>, 
/**
 * Earlier months of the same vendor: what counts months in a row or sums the year needs them. One without a `start`
 * takes over this one's.
 */
history?: Array<VendorMonth>, 
/**
 * What figures are the quotient of that are rates of counts, or have no end as decimals; by figure id. The month is
 * computed with these; the figure beside them is rounded to six places.
 */
counts?: { [key in string]: QuotientFigures }, 
/**
 * The cells the figures were read from, by figure id; also of figures that could not be taken.
 */
cells?: { [key in string]: FigureCells }, };

/**
 * A version of a number.
 */
export type Version = { 
/**
 * The first month it is in force; left out: from the beginning, or when the one before ends.
 */
from?: string | null, 
/**
 * The last month it is in force; left out: until the next one begins.
 */
to?: string | null, 
/**
 * The number.
 */
value: Term, };

/**
 * All units at the price of the step the whole quantity falls in. Written like [`Graduated`].
 */
export type Volume = { 
/**
 * The quantity.
 */
of: Term, 
/**
 * The steps, lowest first, without gap or overlap.
 */
rows: Array<PriceStep>, };

/**
 * A part of a weighted mean.
 */
export type Weight = { 
/**
 * The part.
 */
of: Term, 
/**
 * Its weight.
 */
weight: Term, };

/**
 * The mean of the parts that have data, each with its weight:
 * `{"weighted": [{"of": "phone_answer_rate", "weight": "60"}, {"of": "chat_answer_rate", "weight": "40"}]}`.
 *
 * The weights need not sum to anything; a part without data drops out, and the others weigh more.
 */
export type Weighted = Array<Weight>;

/**
 * Which contacts count as handled.
 */
export type WhichContacts = "all" | "valid" | "none";

/**
 * What makes the month.
 */
export type WhichTotals = "rows" | "totals";

/**
 * Which months count, this one included: the last so many (`{"last": "3"}`), or those since some time
 * (`{"since": "quarter"}`, up to and with this month).
 *
 * Months before the cooperation began do not exist and never count.
 */
export type Window = { 
/**
 * So many months.
 */
last?: Term | null, 
/**
 * Since some time.
 */
since?: Since | null, 
/**
 * Without this month: those before it. The last so many are then counted from the month before.
 */
before?: boolean, 
/**
 * What starts the count anew: months up to and with the last earlier one in which this held do not count. It may
 * be an outcome that depends on the count.
 */
reset?: string | null, };

/**
 * When a work order had to be answered.
 */
export type WorkOrder = { 
/**
 * The last minute in time, such as `2026-10-08T15:30`.
 */
deadline: string | null, 
/**
 * Whether the answer came later, or not at all; `null`: not to be told.
 */
late: boolean | null, };

/**
 * A work order.
 */
export type WorkOrderFigures = { 
/**
 * Date and time it was received.
 */
received: string, 
/**
 * Date and time of the reply.
 */
replied?: string, 
/**
 * What answering it cost the client.
 */
cost?: string | number, };

/**
 * The days worked.
 */
export type Workdays = "every_day" | "monday_to_friday" | "working_days";

/**
 * The hours in which somebody works, such as those a reply to a work order is due in (003 4.5.2).
 *
 * ```
 * use yuekao::calendar::{Session, Workdays, WorkingCalendar, WorkingHours};
 * let session = |start: &str, end: &str| Session(start.parse().unwrap(), end.parse().unwrap());
 * let sessions = vec![session("09:00", "12:00"), session("13:00", "18:00")];
 * let hours = WorkingHours::new(Workdays::EveryDay, sessions);
 * let mut calendar = WorkingCalendar::built_in().consult();
 * let due = hours.deadline("2026-10-31T11:30".parse().unwrap(), 180, &mut calendar).unwrap();
 * assert_eq!(due.to_string(), "2026-10-31T15:30");
 * ```
 */
export type WorkingHours = { 
/**
 * The days worked.
 */
days: Workdays, 
/**
 * The sessions of such a day, in order, without overlap. An end may be `24:00`.
 */
sessions: Array<Session>, };

/**
 * What it makes if they are right and not we.
 */
export type Worth = { 
/**
 * Points of the score more; negative: fewer. `null`: not to be told, because one of the two has no score.
 */
points: string | null, 
/**
 * How much more the provider is left with; negative: less. `null`: not to be told by itself.
 */
money: string | null, };

/**
 * The sum of a figure over the calendar year so far, this month included: `{"year_to_date": "downtime_minutes"}`.
 *
 * A year begins no earlier than the cooperation. A month of the year that is not known leaves the sum open.
 */
export type YearToDate = string;
