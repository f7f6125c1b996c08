//! A line priced by category: each volume at the price of the category's package.

use rust_decimal::Decimal;

use super::lines::{CategoryFee, FeeRow, Line, OpenAmount, as_value};
use super::{Between, Settling};
use crate::contract::{LineTerm, RateCard, RateTable};
use crate::glossary::{Scope, Slot};
use crate::number::{Exact, Interval, Money, Rounding, TooLarge};
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::Step;

impl Settling<'_> {
    pub(super) fn rate_card(
        &mut self,
        index: usize,
        term: &LineTerm,
        card: &RateCard,
        table: &RateTable,
    ) -> Result<Line, TooLarge> {
        let plan = self.plan;
        let slot = plan.slots.lines.saturating_add(index);
        let mut due_nodes = self.cx.recorder.inputs();
        let (all_due, due_gaps) = self.due(term, &mut due_nodes)?;
        let mut categories = Vec::with_capacity(self.record.categories.len());
        let mut sum = Money::zero(self.plan.places);
        let mut nodes = self.cx.recorder.inputs();
        let mut rows = Vec::with_capacity(self.record.categories.len().saturating_mul(table.prices.len()));
        let mut open: Option<Box<OpenAmount>> = None;
        for (category, given) in self.record.categories.iter().enumerate() {
            let package = match &given.package {
                Some(assigned) => card.packages.iter().position(|package| package.is_called(assigned)),
                None => table.package(&given.category),
            };
            if package.is_none() {
                let problem = Problem::new(Code::CategoryUnknown).with("category", &given.category).under(&term.clause);
                self.notices.push(given.tell(problem));
            }
            let handed_over = given.handed_over == Some(true) && card.handed_over.is_some();
            let due = if handed_over { Some(true) } else { all_due };
            let fee = self.category_fee(category, package, due, (card, table), &mut rows, &mut open)?;
            if let Some(amount) = fee.amount {
                sum = sum.plus(amount)?;
            }
            nodes.push(fee.node);
            categories.push(fee);
        }
        due_nodes.iter().for_each(|node| nodes.push(*node));
        if let Some(open) = &mut open {
            open.between = open.between.plus(Between::point(sum));
        }
        let amount = if open.is_none() { Some(sum) } else { None };
        let card = || Step::new("rate_card", &as_value(amount, open.as_deref())).slot(slot);
        let node = self.cx.recorder.record(card, &nodes);
        Ok(Line { term: index, categories, rows, amount, open, uncapped: None, due: all_due, due_gaps, node })
    }

    fn category_fee(
        &mut self,
        category: usize,
        package: Option<usize>,
        due: Option<bool>,
        (card, table): (&RateCard, &RateTable),
        rows: &mut Vec<FeeRow>,
        line: &mut Option<Box<OpenAmount>>,
    ) -> Result<CategoryFee, TooLarge> {
        let volumes = self.record.category(category);
        let places = self.plan.places;
        let mut sum = Money::zero(places);
        let mut open = package.is_none();
        let mut nodes = self.cx.recorder.inputs();
        for ((figure, prices), term) in table.prices.iter().zip(&card.prices) {
            let quantity = match volumes.get(*figure) {
                Some(Some(quantity)) => Some(*quantity),
                _ => self.no_volume(category, *figure),
            };
            let price = package.and_then(|package| prices.get(package));
            let amount = match (quantity, price) {
                (Some(quantity), Some(price)) => Some(Money::priced(quantity, price, self.plan.places)?),
                _ => None,
            };
            open |= quantity.is_none();
            if let Some(amount) = amount {
                sum = sum.plus(amount)?;
            }
            let node = self.cx.recorder.record(
                || {
                    let value = as_value(amount, None);
                    let mut step = Step::new("price", &value).under(&term.clause).term("figure", &term.figure);
                    step = step.rounded(places.count(), Rounding::HalfAwayFromZero);
                    for (name, number) in [("quantity", quantity.map(Exact::from)), ("price", price.cloned())] {
                        step = number.iter().fold(step, |step, number| step.term(name, number.to_string()));
                    }
                    step.category(category)
                },
                &[],
            );
            nodes.push(node);
            rows.push(FeeRow { amount, node });
        }
        let amount = if open { self.open_fee(category, package, table, line) } else { Some(sum) };
        let node = self.cx.recorder.record(
            || {
                let open = line.as_ref().and_then(|line| line.parts.last()).map(|(_, open)| open);
                let step = Step::new("category", &as_value(amount, open)).category(category);
                let package = package.and_then(|package| card.packages.get(package));
                let step =
                    package.iter().fold(step, |step, package| step.under(&package.clause).term("package", &package.id));
                due.iter().fold(step, |step, due| step.term("due", due.to_string()))
            },
            &nodes,
        );
        Ok(CategoryFee { category, package, amount, due, node })
    }

    /// A volume that was not given is none, where the contract says so.
    #[cold]
    fn no_volume(&self, category: usize, figure: usize) -> Option<Decimal> {
        let slot = Slot { scope: Scope::Category, index: figure };
        let none = self.plan.vocabulary.absent_is_none(slot) && !self.record.is_withheld(Some(category), figure);
        none.then_some(Decimal::ZERO)
    }

    /// What a category comes to whose package is not known, or a volume of it. While it is open, what it can be is added to
    /// the line.
    #[cold]
    fn open_fee(
        &self,
        category: usize,
        package: Option<usize>,
        table: &RateTable,
        line: &mut Option<Box<OpenAmount>>,
    ) -> Option<Money> {
        let volumes = self.record.category(category);
        let mut gaps: Vec<Gap> = package.is_none().then_some(Gap::Package).into_iter().collect();
        let packages = table.prices.first().map_or(0, |(_, prices)| prices.len());
        // It may be none of those the contract has prices for, and stays open even where all packages cost the same.
        let places = self.plan.places;
        let nothing = Between::point(Money::zero(places));
        let mut between = package.is_none().then_some(nothing);
        for place in (0..packages).filter(|place| package.is_none_or(|package| package == *place)) {
            let mut sum = nothing;
            for (figure, prices) in &table.prices {
                let slot = Slot { scope: Scope::Category, index: *figure };
                let given = volumes.get(*figure).copied().flatten().or_else(|| self.no_volume(category, *figure));
                let fee = match (given, prices.get(place)) {
                    (Some(quantity), Some(price)) => Money::priced(quantity, price, places)
                        .map_or_else(|TooLarge| Between::default(), Between::point),
                    (None, Some(price)) => {
                        gaps.push(Gap::Volume(*figure));
                        let quantity = self.plan.vocabulary.possible(slot, volumes);
                        Between::of(Some(&quantity.times(&Interval::point(price.clone()))), places)
                    }
                    (_, None) => Between::default(),
                };
                sum = sum.plus(fee);
            }
            between = Some(between.map_or(sum, |before| before.or(sum)));
        }
        let between = between.unwrap_or_default();
        let amount = between.only();
        if amount.is_none() {
            let fee = OpenAmount::new(between, Open::default().because_of(gaps).gaps);
            let all = line.get_or_insert_with(|| Box::new(OpenAmount::new(nothing, Vec::new())));
            all.between = all.between.plus(between);
            let before = Open { gaps: std::mem::take(&mut all.gaps), ..Open::default() };
            all.gaps = before.because_of(fee.gaps.clone()).gaps;
            all.parts.push((category, fee));
        }
        amount
    }
}
