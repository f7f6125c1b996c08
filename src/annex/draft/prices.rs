//! Prices as fees: flat, per unit, ladders, packages with what goes beyond them, minimums.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Draft, by_reading};
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{Amount, DoubtKind, Ladder, Part, Price, Source};
use crate::annex::token::is_period;
use crate::sort;

impl Draft<'_> {
    pub(super) fn prices(&mut self) {
        let prices = steps_together(&self.reading.prices);
        let mut at = 0;
        while let Some(price) = prices.get(at) {
            let same = |other: &&Price| other.what == price.what && other.price.is_some() && !other.over;
            let rest = prices.get(at..).unwrap_or_default();
            let taken = if price.by.is_some() {
                let many = rest
                    .iter()
                    .take_while(|other| other.by.as_ref().map(|(of, _)| of) == price.by.as_ref().map(|(of, _)| of))
                    .count();
                self.price_by(rest.get(..many).unwrap_or_default(), &prices);
                many
            } else if price.ladder.is_some() {
                let many = rest.iter().take_while(same).take_while(|other| other.ladder.is_some()).count();
                self.ladder(rest.get(..many).unwrap_or_default(), &prices);
                many
            } else if price.price.is_some() && !price.over {
                let over = rest.get(1).filter(|next| next.over);
                self.one(price, over);
                1_usize.saturating_add(usize::from(over.is_some()))
            } else {
                if price.minimum.is_none() || !self.takes_minimum(price) {
                    self.leave(&price.source);
                }
                1
            };
            at = at.saturating_add(taken.max(1));
        }
        if let Some(heads) = prices.iter().find_map(|price| price.taxed.clone()) {
            self.one_question_of_tax(&prices, &heads);
        }
    }

    /// Whether the prices with the tax or those without it count is asked once for all of them.
    fn one_question_of_tax(&mut self, prices: &[Price], heads: &(String, String)) {
        let taxed = |about: &[(crate::annex::letters::Span, String)]| {
            let mut spans = prices.iter().filter(|price| price.taxed.is_some()).flat_map(|price| &price.source.0);
            about.first().is_some_and(|(span, _)| spans.any(|(_, other)| other == span))
        };
        let (mut asked, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.asked)
            .into_iter()
            .partition(|asked| asked.id.starts_with("numbers_") && taxed(&asked.about));
        self.asked = others;
        let about = asked.iter_mut().flat_map(|asked| std::mem::take(&mut asked.about)).collect();
        let changes = asked.into_iter().flat_map(|asked| asked.choices).flat_map(|choice| choice.changes).collect();
        self.choice("tax_prices", "tax_prices", about, changes, Some(heads.clone()));
    }

    /// A fee line the client pays.
    fn fee(&mut self, price: &Price, kind: &str, amount: Value, source: &Source) -> String {
        let what = &price.what;
        let id = self.id("fee");
        let label: String = if what.is_empty() {
            if self.english { "Fee".into() } else { "服务费".into() }
        } else {
            what.chars().take(60).collect()
        };
        let line = json!({ "id": id, "kind": kind, "label": label, "payer": if price.by_provider { "provider" } else { "client" }, "clause": self.clause(source), "amount": amount });
        self.add("fees", &id, line, source, &[(Part::Whole, Some("amount")), (Part::Rule, Some("amount"))]);
        if !price.by_provider {
            let alike = self.alike(what);
            self.fees.push((id.clone(), alike));
        }
        id
    }

    /// A price of its own, with what goes beyond what it includes.
    fn one(&mut self, price: &Price, over: Option<&Price>) {
        let Some(amount) = &price.price else { return };
        // The fee of a contract for its whole term is none of the month's, nor is that of a quarter or a year.
        let alike = self.alike(&price.what);
        let longer = price.per.iter().any(|per| matches!(is_period(per), Some(Unit::Quarter | Unit::Year)));
        if longer || price.per.is_empty() && self.words.holds("once_prices", &alike) {
            return self.leave(&price.source);
        }
        let number = self.amount(amount, &price.what, &Unit::Money(None), &price.source);
        let by_hour = price.per.is_empty() && self.words.holds("hour_prices", &alike);
        let hour = if self.english { "hour" } else { "小时" }.to_owned();
        let units: Vec<&String> = price
            .per
            .iter()
            .filter(|per| is_period(per).is_none_or(|unit| unit != Unit::Month))
            .chain(by_hour.then_some(&hour))
            .collect();
        let mut quantity = None;
        let term = if units.is_empty() {
            number
        } else {
            let mut factors = Vec::new();
            for unit in &units {
                factors.push(json!(self.quantity(&price.what, unit)));
            }
            quantity = factors.first().cloned();
            if let (Some(least), Some(first)) = (&price.minimum, factors.first_mut()) {
                let least = self.amount(least, &price.what, &Unit::Count(String::new()), &price.source);
                *first = json!({ "highest": [first.clone(), least] });
            }
            factors.push(number);
            json!({ "product": factors })
        };
        let kind = if units.is_empty() { "base_fee" } else { "volume_fee" };
        let id = self.fee(price, kind, term, &price.source);
        // Nothing says that it is paid every month.
        if units.is_empty() && price.per.is_empty() && !self.words.holds("month_prices", &without_dates(&alike)) {
            let about = price.source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
            self.choice(
                &format!("price_per_{id}"),
                "price_per",
                about,
                vec![("fees", id.clone(), "amount".into(), json!("0"))],
                None,
            );
        }
        let plan = price.plan.then_some(id);
        let over_id = self.over(price, over, quantity);
        if let Some(id) = plan {
            let about = price.source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
            let ids = [Some(id.clone()), over_id].into_iter().flatten();
            let none = ids.map(|id| ("fees", id, "amount".into(), json!("0"))).collect();
            self.choice(&format!("plan_{id}"), "plan", about, none, None);
        }
    }

    /// What goes beyond what a price includes.
    fn over(&mut self, price: &Price, over: Option<&Price>, quantity: Option<Value>) -> Option<String> {
        let over = over?;
        let (Some((included, word)), Some(each)) = (&price.includes, &over.price) else {
            self.leave(&over.source);
            return None;
        };
        let unit = over.per.first().cloned().unwrap_or_else(|| word.clone());
        let used = self.quantity(&over.what, &unit);
        let each = self.amount(each, &over.what, &Unit::Money(None), &over.source);
        let included = self.amount(included, &price.what, &Unit::Count(word.clone()), &price.source);
        let included = match quantity {
            Some(quantity) => json!({ "product": [quantity, included] }),
            None => included,
        };
        let amount = json!({ "product": [{ "highest": [{ "minus": [used, included] }, "0"] }, each] });
        Some(self.fee(over, "volume_fee", amount, &over.source))
    }

    /// How much is bought at a price.
    fn quantity(&mut self, what: &str, unit: &str) -> String {
        let name = if self.english { format!("{what} ({unit})") } else { format!("{what}（{unit}）") };
        let whole = is_period(unit).is_none()
            && !matches!(unit, "minute" | "分钟" | "hour" | "小时" | "人时" | "handled minute");
        self.figure(&name, &Unit::Count(unit.to_owned()), unit, if whole { "count" } else { "number" })
    }

    fn ladder(&mut self, steps: &[Price], all: &[Price]) {
        let Some(first) = steps.first() else { return };
        let unit = first
            .per
            .iter()
            .find(|per| is_period(per).is_none())
            .cloned()
            .unwrap_or_else(|| if self.english { "units".into() } else { "件".into() });
        let figure = match &first.share_of {
            Some(base) => self.figure(base, &Unit::Money(None), "yuan", "money"),
            None => self.quantity(&first.what, &unit),
        };
        let mut sorted: Vec<&Price> = steps.iter().collect();
        let start = |price: &Price| price.from.as_ref().and_then(|from| from.value).unwrap_or_default();
        sort::sort_by_key(&mut sorted, |price| start(price));
        let mut rows = Vec::new();
        let mut source = Source::default();
        let mut before: Option<Decimal> = None;
        for (place, step) in sorted.iter().enumerate() {
            source.0.extend(step.source.0.iter().copied());
            let Some(price) = &step.price else { continue };
            let price = self.amount(price, &step.what, &Unit::Money(None), &step.source);
            let last = place.saturating_add(1) == sorted.len();
            let to = step.to.as_ref().and_then(|to| to.value).filter(|_| !last || step.to.is_some());
            let from = before.map_or_else(
                || if place == 0 && Self::first_over(step) { plain(start(step)) } else { "0".into() },
                plain,
            );
            let open = if before.is_none() && from == "0" { "[" } else { "(" };
            rows.push(json!({ "in": format!("{open}{from}, {}{}", to.map(plain).unwrap_or_default(), if to.is_some() { "]" } else { ")" }), "price": price }));
            before = to;
        }
        let used = self.at_least(&figure, all, &first.what, &mut source);
        // A share of each part is so many hundredths of it.
        let share = |sum: Value| match first.share_of {
            Some(_) => json!({ "percent": { "of": sum, "rate": "1" } }),
            None => sum,
        };
        let graduated = share(json!({ "graduated": { "of": used, "rows": rows } }));
        let volume = share(json!({ "volume": { "of": used, "rows": rows } }));
        let amount = match first.ladder {
            Some(Ladder::Progressive) => graduated,
            Some(Ladder::Whole) => volume,
            _ => {
                let about: Vec<_> = self
                    .reading
                    .doubts
                    .iter()
                    .filter(|doubt| doubt.kind == DoubtKind::Ladder)
                    .map(|doubt| (doubt.span, doubt.quote.clone()))
                    .collect();
                let reading = self.reading(DoubtKind::Ladder, about);
                by_reading(&reading, &[("progressive", graduated), ("whole", volume)])
            }
        };
        self.fee(first, "volume_fee", amount, &source);
    }

    /// Whether a ladder begins above nothing: 超出1200件后.
    fn first_over(step: &Price) -> bool {
        step.from.as_ref().and_then(|from| from.value).is_some_and(|from| from > Decimal::ONE)
    }

    /// A quantity of which so many are paid at least, where one minimum is stated and one thing has a ladder.
    fn at_least(&mut self, figure: &str, all: &[Price], what: &str, source: &mut Source) -> Value {
        // A minimum beside a price is that of the price; one by itself may be that of the only ladder.
        let own = all.iter().find(|price| price.minimum.is_some() && price.price.is_some() && price.what == what);
        let alone = |price: &&Price| price.minimum.is_some() && price.price.is_none() && !price.least_money;
        let minimums: Vec<&Price> = own.map_or_else(|| all.iter().filter(alone).collect(), |own| vec![own]);
        let ladders = all
            .iter()
            .filter(|price| price.ladder.is_some() || price.by.is_some())
            .map(|price| price.what.clone())
            .collect::<std::collections::BTreeSet<_>>();
        let [minimum] = minimums.as_slice() else { return json!(figure) };
        if own.is_none() && ladders.len() > 1 && !self.alike(&minimum.what).contains(&self.alike(what)) {
            return json!(figure);
        }
        source.0.extend(minimum.source.0.iter().copied());
        let amount: Amount = minimum.minimum.clone().unwrap_or_default();
        let least = self.amount(&amount, &minimum.what, &Unit::Count(String::new()), &minimum.source);
        json!({ "highest": [figure, least] })
    }

    /// Whether a minimum was taken by a ladder.
    fn takes_minimum(&self, price: &Price) -> bool {
        // 月保底费用80000元 is no quantity.
        if price.least_money {
            return false;
        }
        self.became
            .iter()
            .any(|became| became.section == "fees" && price.source.0.iter().any(|(_, span)| *span == became.span))
            || self.reading.prices.iter().any(|other| other.ladder.is_some() || other.by.is_some())
    }

    /// A price that another figure decides.
    fn price_by(&mut self, rows: &[Price], all: &[Price]) {
        let Some(first) = rows.first() else { return };
        let Some((figure, range)) = &first.by else { return };
        let unit = first.per.iter().find(|per| is_period(per).is_none()).cloned().unwrap_or_default();
        let mut source = Source::default();
        let mut table = Vec::new();
        let decides = match self
            .reading
            .indicators
            .iter()
            .position(|indicator| self.alike(&indicator.name) == self.alike(figure))
        {
            Some(_) | None => {
                let kind = if range.unit.is_percent() { "percent" } else { "number" };
                self.figure(figure, &range.unit, &range.word, kind)
            }
        };
        for row in rows {
            let (Some((_, range)), Some(price)) = (&row.by, &row.price) else { continue };
            source.0.extend(row.source.0.iter().copied());
            let price = self.amount(price, &row.what, &Unit::Money(None), &row.source);
            table.push(super::bands::Row { range: range.clone(), value: price });
        }
        let rows = super::bands::closed(&table, false, super::bands::How::default());
        if let Some(base) = &first.share_of {
            let base = self.figure(base, &Unit::Money(None), "yuan", "money");
            let rate = json!({ "bands": { "of": decides, "rows": rows } });
            self.fee(first, "volume_fee", json!({ "percent": { "of": base, "rate": rate } }), &source);
            return;
        }
        let used = self.quantity(&first.what, if unit.is_empty() { "件" } else { &unit });
        let used = self.at_least(&used, all, &first.what, &mut source);
        let amount = json!({ "product": [used, { "bands": { "of": decides, "rows": rows } }] });
        self.fee(first, "volume_fee", amount, &source);
    }
}

/// The prices with the steps of one ladder behind each other, wherever the text has them.
fn steps_together(prices: &[Price]) -> Vec<Price> {
    let step = |price: &Price| price.ladder.is_some() && !price.over && price.by.is_none();
    let mut together: Vec<Price> = Vec::new();
    for price in prices {
        let same = |other: &Price| step(other) && other.what == price.what && other.per == price.per;
        let last = together.iter().rposition(same).filter(|_| step(price) && !price.what.is_empty());
        match last {
            Some(last) => together.insert(last.saturating_add(1), price.clone()),
            None => together.push(price.clone()),
        }
    }
    together
}

/// A name without months of the calendar: 大促期间（6月1日至18日） says nothing of what is paid each month.
fn without_dates(alike: &str) -> String {
    let letters: Vec<char> = alike.chars().collect();
    let dated = |at: usize| at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let kept = letters.iter().enumerate().filter(|(at, letter)| !(**letter == '月' && dated(*at)));
    kept.map(|(_, letter)| *letter).collect()
}
