use std::rc::Rc;

use rust_decimal::Decimal;

use super::{Kind, Name, Term};
use crate::calendar::{Consultation, Date, Month};
use crate::glossary::{Kind as FigureKind, Scope, Slot, Vocabulary};
use crate::month::{Quotient, Record, SeatChange};
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Node, Recorder, Step, Value};

/// One month under evaluation: what is given, and what has been computed so far, by slot.
///
/// Slots are numbered in the order of computation: figures first, then the contract's values, metrics, items, the score
/// and the lines. A resolved name refers to a smaller slot than its own, so evaluation never waits and never recurses.
pub struct Evaluation<'a> {
    /// Keeps the steps.
    pub(crate) recorder: &'a mut Recorder,
    figures: &'a [Option<Decimal>],
    quotients: &'a [Quotient],
    computed: Vec<Option<Found>>,
    /// The targets of the metrics so far.
    pub(crate) targets: Vec<Option<Found>>,
    /// The weight of the item at hand.
    pub(crate) weight: Option<Found>,
    /// The tier of the month.
    pub(crate) standing: Standing,
    /// Where it stands in the recorded tree how it was found.
    pub(crate) tier: Option<Node>,
    /// The month, if it is known.
    pub(crate) month: Option<Month>,
    /// The day the contract's months begin with.
    pub(crate) from_day: u8,
    /// The month the cooperation began in, if it is known: a year begins no earlier.
    pub(crate) start: Option<Month>,
    /// The day the contract, or the vendor's own cooperation, began, if it is known.
    pub(crate) first_day: Option<Date>,
    /// The last day of a contract that ends and does not renew.
    pub(crate) last_day: Option<Date>,
    /// The working calendar, and the warnings that belong to its answers.
    pub(crate) days: Consultation<'a>,
    /// Seats added and removed in the month.
    pub(crate) seat_changes: &'a [SeatChange],
    /// What is computed in place of a figure that is not given: the figure's slot, and its own.
    pub(crate) stand_ins: &'a [(usize, usize)],
    /// The score, and the tier, of a month that is assessed, where it is open whether there is anything to assess.
    pub(crate) scored: Option<Box<Scored>>,
    /// What the contract may ask for of a month of which nothing is known. `None`: the month at hand is such a month.
    pub(crate) of_unknown_month: Option<&'a [(usize, Open)]>,
    /// Numbers that no row of a table was for, until the name they belong to is known.
    pub(crate) outside: Vec<Exact>,
    /// The rows of the contract's tables, as far as they are known by now.
    pub(crate) tables: Vec<Rc<TableFound>>,
    /// The row at hand: its table, and which of the listed names it has.
    pub(crate) row: Option<(usize, Option<usize>)>,
    /// The day that names it, where a term asks for it.
    pub(crate) row_day: Option<Date>,
    /// Whether a term asks for it.
    pub(crate) asks_days: bool,
    pub(super) memory: &'a Memory,
    pub(super) vocabulary: &'a Vocabulary,
    record: &'a Record<'a>,
}

/// The score of a month that is assessed, and the tier it is in.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    /// The slot of whether the month is assessed.
    pub(crate) assessed: usize,
    /// The slot of the score.
    pub(crate) slot: usize,
    pub(crate) score: Found,
    pub(crate) standing: Standing,
}

/// The rows of a table in the month at hand.
#[derive(Clone, Debug)]
pub(crate) struct TableFound {
    /// Which table.
    pub(crate) table: usize,
    /// Its own slot; those of its figures and values follow.
    pub(crate) first: usize,
    /// The rows; where they are not known, one that can be any.
    pub(crate) rows: Vec<RowFound>,
    /// Whether they are known.
    pub(crate) known: RowsKnown,
}

/// Whether the rows of a table are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsKnown {
    /// These and no others.
    Yes,
    /// The table was not given: there can be any number of them.
    No,
}

/// What the figures and values of a row came to.
#[derive(Clone, Debug)]
pub(crate) struct RowFound {
    pub(crate) name: Option<String>,
    /// Which of the listed names it has.
    pub(crate) listed: Option<usize>,
    pub(crate) found: Vec<Found>,
    /// Which of the rows that were given it is.
    pub(crate) given: Option<usize>,
}

/// The row that was at hand before another one: where it was, and what stood in the slots of its table.
type RowBefore = (Option<(usize, Option<usize>)>, Option<Date>, Vec<Option<Found>>);

/// Which tier a month is in, by its place in the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// None.
    #[default]
    None,
    /// This one.
    In(usize),
    /// One of several, because the score is open.
    Open(Box<Tiers>),
}

/// The tiers a month can be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiers {
    /// Those it can be in, in the contract's order.
    pub places: Vec<usize>,
    /// Whether it can be in none.
    pub none: bool,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// What is remembered of earlier months of the same vendor, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The months.
    pub months: Vec<Earlier>,
}

/// What is remembered of an earlier month.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Which month.
    pub month: Month,
    /// What the contract may ask for of it.
    pub(crate) values: Vec<Remembered>,
}

/// What a slot came to in an earlier month.
#[derive(Clone, Debug)]
pub(crate) struct Remembered {
    pub(crate) slot: usize,
    pub(crate) value: Value,
    /// Numerator and denominator, where it is a rate.
    pub(crate) counts: Option<Rc<(Exact, Exact)>>,
}

impl Memory {
    /// What a name came to in an earlier month, if that month is known.
    pub(super) fn earlier(&self, month: Month, name: &Name) -> Option<Remembered> {
        let earlier = self.months.iter().rev().find(|earlier| earlier.month == month)?;
        earlier.values.iter().find(|known| known.slot == name.slot()).cloned()
    }
}

impl<'a> Evaluation<'a> {
    /// Starts with what is given; `slots` is how many slots the contract has in all.
    pub(crate) fn new(
        recorder: &'a mut Recorder,
        record: &'a Record<'a>,
        vocabulary: &'a Vocabulary,
        memory: &'a Memory,
        slots: usize,
    ) -> Self {
        let figures = record.values.as_slice();
        let mut computed = Vec::new();
        computed.resize_with(slots.saturating_sub(figures.len()), || None);
        let (month, seat_changes) = (record.month, record.seat_changes.as_slice());
        Self {
            recorder,
            figures,
            quotients: record.quotients.as_slice(),
            computed,
            targets: Vec::new(),
            weight: None,
            standing: Standing::None,
            tier: None,
            month,
            from_day: 1,
            start: None,
            first_day: None,
            last_day: None,
            days: Consultation::default(),
            stand_ins: &[],
            scored: None,
            of_unknown_month: Some(&[]),
            seat_changes,
            outside: Vec::new(),
            tables: Vec::new(),
            row: None,
            row_day: None,
            asks_days: false,
            memory,
            vocabulary,
            record,
        }
    }

    /// What these names came to, to be remembered.
    pub(crate) fn remembered(&mut self, names: &[Name]) -> Vec<Remembered> {
        let mut remembered = Vec::with_capacity(names.len());
        for name in names {
            let Found { value, counts, .. } = self.read(name);
            remembered.push(Remembered { slot: name.slot(), value, counts });
        }
        remembered
    }

    /// The target of a metric; no data where the metric is not measured.
    pub(super) fn target(&mut self, metric: Option<usize>) -> Found {
        let known = metric.and_then(|metric| self.targets.get(metric)).cloned().flatten();
        known.unwrap_or_else(|| self.absent())
    }

    /// Nothing to go by.
    pub(super) fn absent(&mut self) -> Found {
        let node = self.recorder.record(|| Step::new("missing", &Value::NoData), &[]);
        Found::new(Value::NoData, node)
    }

    /// Notes a number that no row of a table is for.
    #[cold]
    pub(super) fn is_outside(&mut self, value: &Value) {
        self.outside.extend(value.number().cloned());
    }

    /// Keeps what a slot came to.
    #[inline]
    pub(crate) fn define(&mut self, slot: usize, found: Found) {
        let place = slot.checked_sub(self.figures.len()).and_then(|index| self.computed.get_mut(index));
        if let Some(place) = place {
            *place = Some(found);
        }
    }

    /// Whether the month at hand is one of which nothing is known.
    pub(crate) fn is_unknown_month(&self) -> bool {
        self.of_unknown_month.is_none()
    }

    /// Before rows of a table are gone through: what was at hand, to be returned to.
    pub(super) fn leave_row(&mut self, table: &TableFound) -> RowBefore {
        let width = table.rows.first().map_or(0, |row| row.found.len());
        let slots = (1..=width).map(|place| self.found(table.first.saturating_add(place)).cloned());
        (self.row, self.row_day, slots.collect())
    }

    /// Says which row is at hand.
    pub(crate) fn put_row(&mut self, table: usize, listed: Option<usize>, name: Option<&str>) {
        self.row = Some((table, listed));
        if self.asks_days {
            self.row_day = name.and_then(Date::read_loosely);
        }
    }

    /// Puts a row at hand.
    pub(super) fn enter_row(&mut self, table: &TableFound, row: &RowFound) {
        self.put_row(table.table, row.listed, row.name.as_deref());
        for (slot, found) in (table.first.saturating_add(1)..).zip(&row.found) {
            self.define(slot, found.clone());
        }
    }

    /// Puts at hand what was there before.
    pub(super) fn return_to(&mut self, table: &TableFound, (row, day, slots): RowBefore) {
        (self.row, self.row_day) = (row, day);
        for (slot, found) in (table.first.saturating_add(1)..).zip(slots) {
            if let Some(found) = found {
                self.define(slot, found);
            }
        }
    }

    /// What a slot came to.
    pub(crate) fn found(&self, slot: usize) -> Option<&Found> {
        slot.checked_sub(self.figures.len()).and_then(|index| self.computed.get(index))?.as_ref()
    }

    /// A figure that is given: of a quotient its exact value, and of a rate its counts.
    pub(crate) fn figure(&mut self, slot: usize, number: Decimal) -> Found {
        let quotient = self.quotients.iter().find(|quotient| quotient.slot == slot);
        let value = quotient.and_then(Quotient::exact).map_or_else(|| Value::from(number), Value::from);
        let counts = quotient.filter(|quotient| quotient.rate);
        let counts = counts.map(|quotient| Rc::new((quotient.numerator.into(), quotient.denominator.into())));
        let node = self.recorder.record(
            || {
                let step = Step::new("figure", &value).slot(slot);
                match quotient {
                    Some(Quotient { numerator, denominator, .. }) => step
                        .term("of", Exact::from(*numerator).to_string())
                        .term("to", Exact::from(*denominator).to_string()),
                    None => step,
                }
            },
            &[],
        );
        Found { value, counts, node }
    }

    /// The value a name stands for.
    pub(crate) fn read(&mut self, name: &Name) -> Found {
        let slot = name.slot();
        let Some(figure) = self.figures.get(slot) else {
            return self.found(slot).cloned().unwrap_or_else(|| {
                let value = Value::from(Open::anything(Vec::new()));
                let node = self.recorder.record(|| Step::new("missing", &value).slot(slot), &[]);
                Found::new(value, node)
            });
        };
        let value = match (figure, name.kind() == Some(Kind::Flag)) {
            (Some(number), true) => Value::Flag(!number.is_zero()),
            (Some(number), false) => return self.figure(slot, *number),
            (None, _) => return self.absent_figure(slot),
        };
        let node = self.recorder.record(|| Step::new("figure", &value).slot(slot), &[]);
        Found { value, counts: None, node }
    }

    /// Whether a figure of the month was given; open where what was given could not be taken.
    pub(super) fn is_given(&self, slot: usize) -> Value {
        let gap = match self.figures.get(slot) {
            _ if self.is_unknown_month() => Gap::Month(None),
            Some(None) if self.record.is_withheld(None, slot) => Gap::Withheld(slot),
            given => return Value::Flag(given.is_some_and(Option::is_some)),
        };
        Open::flag(vec![gap]).into()
    }

    /// What a name can have come to in a month that is not known.
    pub(super) fn unknown(&self, name: &Name, gaps: Vec<Gap>) -> Open {
        if name.slot() < self.figures.len() {
            let numbers = self.vocabulary.possible(Slot { scope: Scope::Month, index: name.slot() }, &[]);
            return Open { numbers: Some(numbers), ..Open::flag(gaps) };
        }
        let known = self.of_unknown_month.unwrap_or_default().iter().find(|(slot, _)| *slot == name.slot());
        match known {
            Some((_, open)) => Open { gaps, ..open.clone() },
            None => Open::anything(gaps),
        }
    }

    /// Evaluates what counts only where a condition holds: with a score, where the condition is that the month is assessed.
    pub(crate) fn evaluate_under(&mut self, condition: &Term, term: &Term) -> Result<Found, TooLarge> {
        let Some(scored) = self.scored.take_if(|scored| condition.needs(scored.assessed)) else {
            return term.evaluate(self);
        };
        let before = (self.found(scored.slot).cloned(), std::mem::replace(&mut self.standing, scored.standing.clone()));
        self.define(scored.slot, scored.score.clone());
        let found = term.evaluate(self);
        if let Some(score) = before.0 {
            self.define(scored.slot, score);
        }
        self.standing = before.1;
        self.scored = Some(scored);
        found
    }

    /// A figure that was not given: none where that is what its absence means, otherwise open.
    #[cold]
    fn absent_figure(&mut self, slot: usize) -> Found {
        let (mut value, mut absent) = absent(self.record, self.vocabulary, slot);
        match &value {
            _ if self.is_unknown_month() => {
                // Nor is it known that it was not given.
                value = self.unknown_figure(slot).into();
                absent = "not_given";
            }
            Value::Open(open) => {
                let most = self.most_of_its_whole(slot).map(|most| Interval { low: None, high: Some(most) });
                if let Some(numbers) = open.numbers.as_ref().zip(most).and_then(|(numbers, most)| numbers.and(&most)) {
                    value = Open { numbers: Some(numbers), ..Open::clone(open) }.into();
                }
            }
            _ => {}
        }
        let node = self.recorder.record(|| Step::new("figure", &value).slot(slot).term("absent", absent), &[]);
        Found::new(value, node)
    }

    /// The most that the figure it is part of can be, where something stands in for that one.
    fn most_of_its_whole(&self, slot: usize) -> Option<Exact> {
        let whole = self.vocabulary.whole_of(slot)?;
        let (_, stand_in) = self.stand_ins.iter().find(|(figure, _)| *figure == whole)?;
        Open::of(&self.found(*stand_in)?.value).numbers?.high
    }

    /// What a figure can be in a month of which nothing is known.
    fn unknown_figure(&self, slot: usize) -> Open {
        let place = Slot { scope: Scope::Month, index: slot };
        let gaps = vec![Gap::Month(None)];
        if self.vocabulary.figure(place).is_some_and(|figure| figure.kind == FigureKind::Flag) {
            return Open::flag(gaps);
        }
        Open::numbers(self.vocabulary.possible(place, &[]), gaps)
    }
}

/// What a figure of the month can be that was not given, and in a word why.
fn absent(record: &Record<'_>, vocabulary: &Vocabulary, slot: usize) -> (Value, &'static str) {
    let place = Slot { scope: Scope::Month, index: slot };
    let withheld = record.is_withheld(None, slot);
    let possible = vocabulary.possible(place, &record.values);
    let nothing = vocabulary.absent_is_none(place) && !withheld && possible.holds(&Exact::ZERO);
    let flag = vocabulary.figure(place).is_some_and(|figure| figure.kind == FigureKind::Flag);
    if nothing {
        return (if flag { Value::Flag(false) } else { Exact::ZERO.into() }, "none");
    }
    let gaps = vec![if withheld { Gap::Withheld(slot) } else { Gap::Figure(slot) }];
    let open = if flag { Open::flag(gaps) } else { Open::numbers(possible, gaps) };
    (open.into(), if withheld { "withheld" } else { "not_given" })
}
