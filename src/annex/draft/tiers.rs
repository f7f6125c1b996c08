//! Tiers: the score cut wherever a tier begins or ends, and what follows in each part.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::steps::Counted;
use super::{Draft, by_reading, set};
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range, plain};
use crate::annex::reading::{DoubtKind, Loss, Part, Source, Tier};

/// A part of the score, and the tiers it lies in.
#[derive(Clone, Debug)]
struct Cell {
    id: String,
    range: Range,
    tiers: Vec<usize>,
}

/// A condition that something lies in a range; none where the range has no end, or an open one.
pub(super) fn condition(of: &Value, range: &Range) -> Option<Value> {
    let mut conditions = Vec::new();
    for (edge, lower) in [(&range.from, true), (&range.to, false)] {
        let Some(edge) = edge else { continue };
        let name = match (lower, edge.closed) {
            (true, true) => "at_least",
            (true, false) => "above",
            (false, true) => "at_most",
            (false, false) => "below",
        };
        conditions.push(json!({ name: [of, plain(edge.value?)] }));
    }
    match conditions.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(json!({ "all": conditions })),
    }
}

/// A line of what the tiers cost or give.
struct TierLine {
    label: String,
    /// How much in each tier; nothing in any: none.
    values: Option<Value>,
    /// Whether that is a share of a fee.
    of_base: bool,
    base: Option<String>,
    source: Source,
    /// Whether the client pays it.
    bonus: bool,
    /// Whether the client may, but need not.
    may: bool,
}

impl Draft<'_> {
    /// The tiers of the score, and what they cost.
    pub(super) fn tiers(&mut self) {
        let tiers = self.reading.tiers.clone();
        if self.other.contains_key("score") {
            let cells = self.cells(&tiers);
            self.tier_terms(&cells, &tiers);
            self.tier_lines(&cells, &tiers);
        }
        for (place, tier) in tiers.iter().enumerate() {
            if tier.in_a_row.is_some() || tier.times.is_some() {
                self.months(place, tier);
            } else if tier.of.is_some() {
                self.of_indicator(place, tier);
            } else if tier.range.is_none() || !self.other.contains_key("score") {
                self.leave(&tier.source);
            }
        }
    }

    /// The score cut at every edge of a tier.
    fn cells(&mut self, tiers: &[Tier]) -> Vec<Cell> {
        let plain_tiers: Vec<(usize, &Tier)> = tiers.iter().enumerate().filter(|(_, tier)| is_plain(tier)).collect();
        // Where the upper part begins: at a number, or right behind it.
        let mut cuts: Vec<(Decimal, bool)> = Vec::new();
        for (_, tier) in &plain_tiers {
            let Some(range) = &tier.range else { continue };
            if let Some((at, closed)) = range.from.as_ref().and_then(|edge| Some((edge.value?, edge.closed))) {
                cuts.push((at, closed));
            }
            if let Some((at, closed)) = range.to.as_ref().and_then(|edge| Some((edge.value?, edge.closed))) {
                cuts.push((at, !closed));
            }
        }
        cuts.sort_by_key(|(at, closed)| (*at, !closed));
        cuts.dedup();
        // 80-89 and 90: the number between belongs to the lower tier, rounding aside.
        let gaps: Vec<(Decimal, Decimal)> = gaps(&plain_tiers);
        cuts.retain(|(at, closed)| !gaps.iter().any(|(from, _)| from == at && !closed));
        // What ends at the full score goes on above it, unless something else begins there.
        let full = self
            .other
            .get("score")
            .and_then(|score| score["full"].as_str())
            .and_then(|full| full.parse::<Decimal>().ok());
        let begins = |at: Decimal| {
            plain_tiers
                .iter()
                .any(|(_, tier)| tier.range.as_ref().and_then(|range| range.from.as_ref()?.value) == Some(at))
        };
        cuts.retain(|(at, _)| full.is_none_or(|full| *at < full) || begins(*at));
        cuts.retain(|(at, closed)| *at > Decimal::ZERO || *at == Decimal::ZERO && !closed);
        let mut cells = Vec::new();
        let mut from: Option<Edge> = None;
        for (at, closed) in cuts {
            let to = Edge { value: Some(at), closed: !closed, settled: true };
            cells.push(Range { from: from.take(), to: Some(to), ..Range::default() });
            from = Some(Edge { value: Some(at), closed, settled: true });
        }
        cells.push(Range { from, to: None, ..Range::default() });
        cells.reverse();
        let mut named = Vec::new();
        for range in cells {
            let within: Vec<usize> = plain_tiers
                .iter()
                .filter(|(_, tier)| tier.range.as_ref().is_some_and(|tier| covers(tier, &range, &gaps)))
                .map(|(place, _)| *place)
                .collect();
            named.push(Cell { id: self.id("tier"), range, tiers: within });
        }
        if plain_tiers.is_empty() { Vec::new() } else { named }
    }

    fn tier_terms(&mut self, cells: &[Cell], tiers: &[Tier]) {
        for cell in cells {
            let within: Vec<&Tier> = cell.tiers.iter().filter_map(|place| tiers.get(*place)).collect();
            let source = within.first().map(|tier| tier.source.clone()).unwrap_or_default();
            let grade = within.iter().find_map(|tier| tier.grade.clone());
            let label = grade.unwrap_or_else(|| self.range_words(&cell.range));
            let costs = within.iter().any(|tier| {
                tier.loss.is_some()
                    || tier.per.is_some()
                    || tier.pay.as_ref().and_then(|pay| pay.value).is_some_and(|pay| pay < Decimal::ONE_HUNDRED)
                    || tier
                        .multiply
                        .as_ref()
                        .and_then(|factor| factor.value)
                        .is_some_and(|factor| factor < Decimal::ONE)
            });
            let label: String = label.chars().take(60).collect();
            let clause = if source.0.is_empty() { self.first_clause() } else { self.clause(&source) };
            let mut term =
                json!({ "id": cell.id, "label": label, "clause": clause, "in": cell.range.shown(), "meets": !costs });
            let note: Vec<String> = within.iter().filter_map(|tier| tier.label.clone()).collect();
            if !note.is_empty() {
                set(&mut term, "note", json!(note.join("；")));
            }
            if let Some(grace) = within.iter().find_map(|tier| tier.grace.as_ref()?.value) {
                set(&mut term, "grace_months", json!(plain(grace)));
            }
            self.add("tiers", &cell.id, term, &source, &[(Part::Rule, None), (Part::Whole, None)]);
        }
        self.edges_by_choice(cells, tiers);
    }

    fn first_clause(&self) -> String {
        let first = self.reading.tiers.first().map(|tier| tier.source.clone()).unwrap_or_default();
        self.clause(&first)
    }

    fn range_words(&self, range: &Range) -> String {
        let unit = match (range.unit.is_percent(), range.unit == Unit::Points || range.unit == Unit::None, self.english)
        {
            (true, ..) => "%".to_owned(),
            (_, _, true) => String::new(),
            (_, true, _) => " 分".into(),
            _ => format!(" {}", range.word),
        };
        let value = |edge: &Option<Edge>| {
            edge.as_ref().and_then(|edge| edge.value).map(|value| format!("{}{unit}", plain(value)))
        };
        let closed = |edge: &Option<Edge>| edge.as_ref().is_some_and(|edge| edge.closed);
        match (value(&range.from), value(&range.to), self.english) {
            (Some(from), Some(to), true) => format!("{from} to {to}"),
            (Some(from), None, true) => format!("{}{from}", if closed(&range.from) { "at least " } else { "above " }),
            (None, Some(to), true) => format!("{}{to}", if closed(&range.to) { "up to " } else { "below " }),
            (Some(from), Some(to), false) => format!("{}～{to}", from.trim_end_matches(&unit)),
            (Some(from), None, false) => {
                if closed(&range.from) {
                    format!("{from}以上")
                } else {
                    format!("超过 {from}")
                }
            }
            (None, Some(to), false) => {
                if closed(&range.to) {
                    format!("{to}以下")
                } else {
                    format!("不足 {to}")
                }
            }
            (None, None, true) => "any score".into(),
            (None, None, false) => "任何得分".into(),
        }
    }

    /// 以下 beside a span: the number on the edge may belong to either tier. A tier's range is no matter of a reading, so it
    /// is decided once.
    fn edges_by_choice(&mut self, cells: &[Cell], tiers: &[Tier]) {
        for (place, _) in tiers.iter().enumerate() {
            for (span, quote) in self.doubts(DoubtKind::TierEdge, place) {
                let Some(range) = tiers.get(place).and_then(|tier| tier.range.clone()) else { continue };
                let Some(at) = range.to.as_ref().or(range.from.as_ref()).and_then(|edge| edge.value) else { continue };
                let mut changes = Vec::new();
                for cell in cells {
                    let mut turned = cell.range.clone();
                    for edge in turned.from.iter_mut().chain(&mut turned.to).filter(|edge| edge.value == Some(at)) {
                        edge.closed = !edge.closed;
                    }
                    if turned != cell.range {
                        changes.push(("tiers", cell.id.clone(), "in".to_owned(), json!(turned.shown())));
                    }
                }
                self.choice(
                    &format!("tier_edge_{}", place.saturating_add(1)),
                    "tier_edge",
                    vec![(span, quote)],
                    changes,
                    Some((plain(at), plain(at))),
                );
            }
        }
    }

    /// What the tiers cost: shares that are not paid, amounts, shares of a base, steps.
    fn tier_lines(&mut self, cells: &[Cell], tiers: &[Tier]) {
        if cells.is_empty() {
            return;
        }
        let of =
            |cell: &Cell| -> Vec<Tier> { cell.tiers.iter().filter_map(|place| tiers.get(*place)).cloned().collect() };
        let hundred = Decimal::ONE_HUNDRED;
        let table = |value: &dyn Fn(&[Tier]) -> Decimal| -> Option<Value> {
            let values: Vec<(String, Decimal)> = cells.iter().map(|cell| (cell.id.clone(), value(&of(cell)))).collect();
            let any = values.iter().any(|(_, value)| !value.is_zero());
            let map: Map<String, Value> = values.into_iter().map(|(id, value)| (id, json!(plain(value)))).collect();
            any.then(|| json!({ "per_tier": map }))
        };
        let unpaid = |tiers: &[Tier]| {
            tiers
                .iter()
                .find_map(|tier| tier.pay.as_ref()?.value)
                .and_then(|pay| hundred.checked_sub(pay))
                .unwrap_or_default()
                .max(Decimal::ZERO)
        };
        let factor = |tiers: &[Tier]| {
            tiers
                .iter()
                .find_map(|tier| tier.multiply.as_ref()?.value)
                .and_then(|factor| factor.checked_mul(hundred)?.checked_sub(hundred))
                .unwrap_or_default()
        };
        let money = |tiers: &[Tier]| {
            tiers
                .iter()
                .filter_map(|tier| match &tier.loss {
                    Some(Loss::Money(amount)) => amount.value,
                    _ => None,
                })
                .fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
        };
        let percent = |tiers: &[Tier]| {
            tiers
                .iter()
                .filter_map(|tier| match &tier.loss {
                    Some(Loss::Percent(amount, _)) => amount.value,
                    _ => None,
                })
                .fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
        };
        let label = |zh: &str, en: &str| if self.english { en.to_owned() } else { zh.to_owned() };
        let with = |pick: &dyn Fn(&Tier) -> bool| -> Source {
            let mut source = Source::default();
            for tier in tiers.iter().filter(|tier| is_plain(tier) && pick(tier)) {
                source.0.extend(tier.source.0.iter().copied());
            }
            source
        };
        let base_of = |pick: &dyn Fn(&Tier) -> Option<String>| tiers.iter().find_map(pick);
        let lines = [
            TierLine {
                label: label("按得分少付的服务费", "Fee not paid for the score"),
                values: table(&|tiers| unpaid(tiers)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.pay.is_some()),
                bonus: false,
                may: false,
            },
            TierLine {
                label: label("按系数少付的服务费", "Fee less by the factor"),
                values: table(&|tiers| Decimal::ZERO.checked_sub(factor(tiers)).unwrap_or_default().max(Decimal::ZERO)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.multiply.is_some()),
                bonus: false,
                may: false,
            },
            TierLine {
                label: label("按系数多付的服务费", "Fee more by the factor"),
                values: table(&|tiers| factor(tiers).max(Decimal::ZERO)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.multiply.is_some()),
                bonus: true,
                may: false,
            },
            TierLine {
                label: label("按得分扣款", "Deduction for the score"),
                values: table(&|tiers| money(tiers)),
                of_base: false,
                base: None,
                source: with(&|tier| matches!(tier.loss, Some(Loss::Money(_)))),
                bonus: false,
                may: true,
            },
            TierLine {
                label: label("按得分扣减的比例", "Percentage off for the score"),
                values: table(&|tiers| percent(tiers)),
                of_base: true,
                base: base_of(&|tier| match &tier.loss {
                    Some(Loss::Percent(_, base)) => base.clone(),
                    _ => None,
                }),
                source: with(&|tier| matches!(tier.loss, Some(Loss::Percent(..)))),
                bonus: false,
                may: true,
            },
        ];
        for TierLine { label, values, of_base, base, source, bonus, may } in lines {
            let Some(mut term) = values else { continue };
            if of_base {
                let base = self.base(base.as_deref(), None, &source);
                term = json!({ "percent": { "of": base, "rate": term } });
            }
            let term = self.with_may(term, tiers, &source, may);
            if bonus {
                let id = self.id("bonus");
                let line = json!({ "id": id, "kind": "bonus", "label": label, "payer": "client", "clause": self.clause(&source), "amount": term });
                self.add("fees", &id, line, &source, &[(Part::Rule, Some("amount"))]);
            } else {
                self.deduction(&label, term, None, &source);
            }
        }
        self.tier_steps(cells, tiers);
    }

    /// A right that is used every time, or only where a party chooses to.
    fn with_may(&mut self, term: Value, tiers: &[Tier], source: &Source, applies: bool) -> Value {
        let doubts: Vec<_> = (0..tiers.len())
            .filter(|place| tiers.get(*place).is_some_and(|tier| is_plain(tier) && tier.loss.is_some()))
            .flat_map(|place| self.doubts(DoubtKind::May, place))
            .collect();
        if doubts.is_empty() || !applies {
            return term;
        }
        let when = self.chosen(doubts, source);
        json!({ "if": { "when": when, "then": term, "else": "0" } })
    }

    /// The condition that a right is used.
    pub(super) fn chosen(&mut self, doubts: Vec<(crate::annex::letters::Span, String)>, _source: &Source) -> Value {
        let name = doubts.first().map(|(_, quote)| quote.chars().take(24).collect::<String>()).unwrap_or_default();
        let reading = self.reading(DoubtKind::May, doubts);
        let flag = self.flag(&format!("{}{}", if self.english { "Right used: " } else { "已行使权利：" }, name));
        json!({ "any": [{ "read_as": { "reading": reading, "choice": "always" } }, flag] })
    }

    /// 低于85分的，每低1分扣500元.
    fn tier_steps(&mut self, cells: &[Cell], tiers: &[Tier]) {
        let _ = cells;
        for (place, tier) in tiers.iter().enumerate().filter(|(_, tier)| is_plain(tier)) {
            let Some(step) = &tier.per else { continue };
            let Some(target) = step.from.as_ref().and_then(|from| from.value) else { continue };
            let about = self.doubts(DoubtKind::Partial, place.saturating_add(self.reading.indicators.len()));
            let partial = self.partial(step.partial, about);
            let label = if self.english { "Per point" } else { "每低一分扣减" };
            let each = self.each(&step.loss, label, &tier.source);
            let Some(per) = step.per.value else { continue };
            let counted = Counted::Beyond { of: json!("score"), target: json!(plain(target)), lower: false };
            let mut term = Self::lost(&counted, json!(plain(per)), &each, None, partial);
            if let Loss::Percent(_, base) = &step.loss {
                let base = self.base(base.as_deref(), None, &tier.source);
                term = json!({ "percent": { "of": base, "rate": term } });
            }
            // Another tier inside it may take its place.
            let nested = self.reading.doubts.iter().find(|doubt| doubt.kind == DoubtKind::TierNested).cloned();
            if let Some(doubt) = nested
                && let Some(inner) = tiers.get(doubt.about).filter(|inner| is_plain(inner) && inner.loss.is_some())
                && let Some(when) = inner.range.as_ref().and_then(|range| condition(&json!("score"), range))
            {
                let reading = self.reading(DoubtKind::TierNested, vec![(doubt.span, doubt.quote)]);
                let instead = json!({ "if": { "when": when, "then": "0", "else": term } });
                term = by_reading(&reading, &[("both", term), ("instead", instead)]);
            }
            let label = if self.english { "Deduction for points short" } else { "按低于的分数扣款" };
            self.deduction(label, term, None, &tier.source);
        }
    }

    /// A consequence of something measured that is no score.
    fn of_indicator(&mut self, place: usize, tier: &Tier) {
        let of = tier.of.clone().unwrap_or_default();
        let known = self.reading.indicators.iter().position(|indicator| indicator.name == of);
        let metric = known.and_then(|known| self.metrics.get(known).cloned().flatten());
        let when = metric.and_then(|metric| condition(&json!(metric), tier.range.as_ref()?));
        let Some(when) = when else { return self.leave(&tier.source) };
        let id = self.id("outcome");
        let label = tier
            .label
            .clone()
            .unwrap_or_else(|| format!("{of} {}", self.range_words(tier.range.as_ref().unwrap_or(&Range::default()))));
        let term = json!({ "id": id, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.add("outcomes", &id, term, &tier.source, &[(Part::Rule, Some("when")), (Part::Whole, Some("when"))]);
        let rate = match (&tier.pay, &tier.loss) {
            (Some(pay), _) => pay.value.and_then(|pay| Decimal::ONE_HUNDRED.checked_sub(pay)),
            (None, Some(Loss::Percent(percent, _))) => percent.value,
            _ => None,
        };
        let amount = match (&tier.loss, rate) {
            (Some(Loss::Money(amount)), _) => amount.value.map(|amount| json!(plain(amount))),
            (_, Some(rate)) => {
                let base = match &tier.loss {
                    Some(Loss::Percent(_, base)) => base.clone(),
                    _ => None,
                };
                let base = self.base(base.as_deref(), None, &tier.source);
                Some(json!({ "percent": { "of": base, "rate": plain(rate) } }))
            }
            _ => None,
        };
        let Some(amount) = amount else { return };
        let doubts = self.doubts(DoubtKind::May, place);
        let when =
            if doubts.is_empty() { json!(id) } else { json!({ "all": [id, self.chosen(doubts, &tier.source)] }) };
        // Where nothing is paid at all, nothing is left to deduct from.
        if let Some(known) = known.filter(|_| rate == Some(Decimal::ONE_HUNDRED)) {
            self.unpaid.insert(known, json!({ "not": when }));
        }
        self.deduction(&label, amount, Some(when), &tier.source);
    }

    /// A right after so many months.
    fn months(&mut self, place: usize, tier: &Tier) {
        let quarterly = self.reading.period == Some("quarter");
        let of = match (&tier.of, &tier.range) {
            (None, Some(range)) if self.other.contains_key("score") => condition(&json!("score"), range),
            (Some(of), Some(range)) => {
                let known = self.reading.indicators.iter().position(|indicator| {
                    self.alike(&indicator.name) == self.alike(of) || indicator.name.contains(of.as_str())
                });
                known
                    .and_then(|known| self.metrics.get(known).cloned().flatten())
                    .and_then(|metric| condition(&json!(metric), range))
            }
            _ => None,
        };
        let (Some(when), false) = (of, quarterly) else { return self.leave(&tier.source) };
        let month = self.id("month");
        let label = self.range_words(tier.range.as_ref().unwrap_or(&Range::default()));
        let term = json!({ "id": month, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.sections.entry("outcomes").or_default().push(term);
        let id = self.id("outcome");
        let label =
            tier.label.clone().unwrap_or_else(|| if self.english { "Consequence".into() } else { "后果".into() });
        let when = if let Some(months) = &tier.in_a_row {
            let months = self.amount(months, &label, &Unit::Month, &tier.source);
            json!({ "in_a_row": { "of": month, "months": months } })
        } else {
            let Some(times) = tier.times.clone() else { return };
            let times = self.amount(&times, &label, &Unit::Count(String::new()), &tier.source);
            let within = tier
                .within_months
                .as_ref()
                .and_then(|months| months.value)
                .map_or_else(|| json!({ "since": "start" }), |months| json!({ "last": plain(months) }));
            let rolling = json!({ "held": { "of": month, "times": times, "months": within } });
            let doubts = self.doubts(DoubtKind::Year, place);
            if doubts.is_empty() {
                rolling
            } else {
                let reading = self.reading(DoubtKind::Year, doubts);
                let calendar = json!({ "held": { "of": month, "times": times, "months": { "since": "year" } } });
                json!({ "any": [
                    { "all": [{ "read_as": { "reading": reading, "choice": "any_twelve" } }, rolling] },
                    { "all": [{ "read_as": { "reading": reading, "choice": "calendar_year" } }, calendar] },
                ] })
            }
        };
        let term = json!({ "id": id, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.add("outcomes", &id, term, &tier.source, &[(Part::Rule, Some("when")), (Part::Whole, Some("when"))]);
        if tier.loss.is_some() {
            self.after_months(place, tier, &id);
        }
    }

    /// What is lost besides a right.
    fn after_months(&mut self, place: usize, tier: &Tier, outcome: &str) {
        let amount = match &tier.loss {
            Some(Loss::Money(amount)) => amount.value.map(|amount| json!(plain(amount))),
            Some(Loss::Percent(percent, base)) => {
                let base = self.base(base.as_deref(), None, &tier.source);
                percent.value.map(|percent| json!({ "percent": { "of": base, "rate": plain(percent) } }))
            }
            _ => None,
        };
        let Some(amount) = amount else { return };
        let doubts = self.doubts(DoubtKind::May, place);
        let when = if doubts.is_empty() {
            json!(outcome)
        } else {
            json!({ "all": [outcome, self.chosen(doubts, &tier.source)] })
        };
        let label = tier.label.clone().unwrap_or_default();
        self.deduction(&label, amount, Some(when), &tier.source);
    }
}

/// A tier of the score in the month itself.
fn is_plain(tier: &Tier) -> bool {
    tier.of.is_none()
        && tier.range.as_ref().is_some_and(|range| !range.is_open())
        && tier.in_a_row.is_none()
        && tier.times.is_none()
}

/// Numbers between two tiers that neither holds: 89 and 90.
fn gaps(tiers: &[(usize, &Tier)]) -> Vec<(Decimal, Decimal)> {
    let mut edges: Vec<(Option<Decimal>, Option<Decimal>)> = tiers
        .iter()
        .filter_map(|(_, tier)| {
            let range = tier.range.as_ref()?;
            Some((range.from.as_ref().and_then(|edge| edge.value), range.to.as_ref().and_then(|edge| edge.value)))
        })
        .collect();
    edges.sort();
    let gaps = edges.windows(2).filter_map(|pair| match pair {
        [(_, Some(to)), (Some(from), _)] if from > to => Some((*to, *from)),
        _ => None,
    });
    gaps.collect()
}

/// Whether a tier holds a part of the score; a tier reaches up to the next where a gap is between them.
fn covers(tier: &Range, cell: &Range, gaps: &[(Decimal, Decimal)]) -> bool {
    let to = tier.to.as_ref().and_then(|edge| edge.value);
    let to = to.map(|to| gaps.iter().find(|(from, _)| *from == to).map_or(to, |(_, next)| *next));
    let inside = match (&cell.from, &cell.to) {
        (Some(from), Some(until)) => {
            from.value.zip(until.value).and_then(|(from, until)| from.checked_add(until)?.checked_div(Decimal::TWO))
        }
        (Some(from), None) => from.value.and_then(|from| from.checked_add(Decimal::new(1, 6))),
        (None, Some(until)) => until.value.and_then(|until| until.checked_sub(Decimal::new(1, 6))),
        (None, None) => Some(Decimal::ZERO),
    };
    // A part of one number alone is that number.
    let single = matches!((&cell.from, &cell.to), (Some(from), Some(until)) if from.value == until.value);
    let Some(inside) = inside else { return false };
    let above = tier.from.as_ref().is_none_or(|edge| {
        edge.value.is_some_and(|value| inside > value || inside == value && (edge.closed || !single))
    });
    let below = tier
        .to
        .as_ref()
        .is_none_or(|edge| to.is_some_and(|to| inside < to || inside == to && (edge.closed || !single)));
    above && below
}
