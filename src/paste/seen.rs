//! What the cells of a column look like, taken together.

use rust_decimal::Decimal;

use super::dates::{self, Order, Said};
use super::digits::digits;
use super::looks::{Looks, looks};
use super::parse_cell::{any_number, clean, fraction, trimmed};
use crate::glossary::Vocabulary;
use crate::map::{Map, Set};

/// What the first cells of a column look like.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Cells with something in them.
    pub(super) filled: usize,
    pub(super) empty: usize,
    pub(super) no_value: usize,
    pub(super) whole: usize,
    pub(super) decimal: usize,
    pub(super) percent: usize,
    pub(super) duration: usize,
    pub(super) with_unit: usize,
    /// Cells of two counts: `2640/3000`.
    pub(super) fractions: usize,
    pub(super) clock: usize,
    pub(super) text: usize,
    /// Words for rows about other rows: 合计, 目标.
    pub(super) summaries: usize,
    pub(super) dates: Vec<Said>,
    /// Cells that look like days of a spreadsheet's count, or seconds since 1970.
    pub(super) serials: usize,
    /// Dates that are eight digits and nothing else.
    pub(super) digit_dates: usize,
    /// Dates with a time of day.
    pub(super) instants: usize,
    /// Whether the years of dates have two digits and come first.
    pub(super) year_first: bool,
    /// Whether they may as well come last.
    pub(super) year_open: bool,
    /// Which order of day and month cells show, and whether both.
    pub(super) orders: Vec<Order>,
    /// What they say, each once; of the first few hundred.
    pub(super) texts: Set<String>,
    /// The numbers, cell by cell, with whether a percent sign stands behind them.
    pub(super) numbers: Vec<Option<(Decimal, bool)>>,
    pub(super) samples: Vec<String>,
    /// Cells in which the only separator is a point with three digits behind it: `3.000`.
    pub(super) point_thousands: usize,
    /// Cells that can only have a decimal comma, or only a decimal point.
    pub(super) comma_decimals: usize,
    pub(super) point_decimals: usize,
    /// Whether a comma stands behind points, or several points in one number.
    pub(super) comma_and_point: bool,
    /// Cells of two parts around a colon.
    pub(super) two_parts: usize,
}

impl Seen {
    /// Looks at the cells.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str> + Clone, vocabulary: &Vocabulary) -> Self {
        const SAMPLES: usize = 3;
        const TEXTS: usize = 400;
        let years = dates::is_year_first(cells.clone().map(trimmed));
        let year_first = years != Some(false);
        let mut seen = Self { year_first, year_open: years.is_none(), ..Self::default() };
        // A cell mostly says what one above it does: the vendor, the day, who it was.
        let mut known: Map<&str, (Looks, bool)> = Map::new();
        for cell in cells {
            let text = trimmed(cell);
            let (looks, is_summary) = if digits(text.as_bytes()).is_some() {
                (looks(text, vocabulary), false)
            } else {
                *known.entry(text).or_insert_with(|| {
                    let looks = looks(text, vocabulary);
                    (looks, looks == Looks::Text && vocabulary.words().summary(text).is_some())
                })
            };
            if looks == Looks::Empty {
                seen.empty = seen.empty.saturating_add(1);
                seen.numbers.push(None);
                continue;
            }
            seen.filled = seen.filled.saturating_add(1);
            if seen.samples.len() < SAMPLES && !seen.samples.iter().any(|known| known == text) {
                seen.samples.push(text.chars().take(40).collect());
            }
            if seen.texts.len() < TEXTS && !seen.texts.contains(text) {
                seen.texts.insert(text.to_owned());
            }
            if is_summary {
                seen.summaries = seen.summaries.saturating_add(1);
                seen.numbers.push(None);
                continue;
            }
            if let Some(moment) = year_first.then(|| dates::with_century(text)).flatten() {
                seen.dates.push(moment.said);
                seen.instants = seen.instants.saturating_add(usize::from(moment.minute.is_some()));
                seen.numbers.push(None);
                continue;
            }
            seen.note(text, looks);
        }
        seen
    }

    fn note(&mut self, text: &str, looks: Looks) {
        let count = |count: &mut usize| *count = count.saturating_add(1);
        // Most cells: digits alone, of which only a day of a spreadsheet's count is to be told.
        if let Some(whole) = digits(text.as_bytes()).filter(|_| looks == Looks::Whole) {
            count(&mut self.whole);
            self.serials = self.serials.saturating_add(usize::from(dates::serial(text).is_some()));
            self.numbers.push(Some((whole.into(), false)));
            return;
        }
        let clean = clean(text);
        match looks {
            Looks::Empty => {}
            Looks::NoValue => count(&mut self.no_value),
            Looks::Whole => count(&mut self.whole),
            Looks::Decimal => count(&mut self.decimal),
            Looks::Percent => count(&mut self.percent),
            Looks::Duration => count(&mut self.duration),
            Looks::WithUnit => count(&mut self.with_unit),
            Looks::Clock => count(&mut self.clock),
            Looks::Text => count(&mut self.text),
            Looks::Date(said) => self.dates.push(said),
        }
        if matches!(looks, Looks::Whole | Looks::Decimal) && dates::serial(&clean).is_some() {
            count(&mut self.serials);
        }
        if matches!(looks, Looks::Date(_)) {
            if clean.bytes().all(|letter| letter.is_ascii_digit()) {
                count(&mut self.digit_dates);
            }
            if dates::read(&clean).is_some_and(|moment| moment.minute.is_some()) {
                count(&mut self.instants);
            }
            if let Some(order) = dates::order(&clean).filter(|order| !self.orders.contains(order)) {
                self.orders.push(order);
            }
        }
        if matches!(looks, Looks::Clock | Looks::Duration) && clean.matches(':').count() == 1 && !clean.starts_with(':')
        {
            count(&mut self.two_parts);
        }
        if looks == Looks::WithUnit && fraction(&clean).is_some() {
            count(&mut self.fractions);
        }
        self.numbers.push(any_number(&clean, false));
        if looks.is_number() {
            self.separators(&clean);
        }
    }

    /// What the separators of a number say about how numbers are written here.
    fn separators(&mut self, clean: &str) {
        let end =
            clean.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).unwrap_or(clean.len());
        let Some(digits) = clean.get(..end) else { return };
        let count = |count: &mut usize| *count = count.saturating_add(1);
        let after = |mark: char| digits.rsplit_once(mark).map(|(_, after)| after.len());
        let (point, comma) = (digits.rfind('.'), digits.rfind(','));
        let before_comma = point.zip(comma).is_some_and(|(point, comma)| point < comma);
        match (point, comma) {
            _ if before_comma || (comma.is_none() && digits.matches('.').count() > 1) => {
                count(&mut self.comma_decimals);
                self.comma_and_point = true;
            }
            (None, Some(_)) if after(',') != Some(3) => count(&mut self.comma_decimals),
            (Some(_), None) if after('.') == Some(3) => count(&mut self.point_thousands),
            (Some(_), _) => count(&mut self.point_decimals),
            _ => {}
        }
    }

    /// Cells with a number of any kind.
    pub(super) fn number_cells(&self) -> usize {
        [self.whole, self.decimal, self.percent, self.duration, self.with_unit]
            .into_iter()
            .fold(0, usize::saturating_add)
    }

    /// Cells with a value, of any kind.
    fn valued(&self) -> usize {
        self.filled.saturating_sub(self.no_value).saturating_sub(self.summaries)
    }

    /// Whether it holds numbers and nothing else.
    pub(super) fn is_numeric(&self) -> bool {
        self.number_cells() > 0 && self.number_cells().saturating_add(self.two_parts) >= self.valued()
    }

    /// Whether it holds dates and nothing else.
    pub(super) fn is_dated(&self) -> bool {
        !self.dates.is_empty() && self.dates.len() == self.valued()
    }

    /// Whether none of it can be numbers that look like dates.
    pub(super) fn is_surely_dated(&self) -> bool {
        self.is_dated() && self.digit_dates < self.dates.len()
    }

    /// Whether several of its texts are so, and nearly all others totals: between pages stands 第1页 共3页.
    pub(super) fn all_are(&self, own: fn(&str) -> bool, vocabulary: &Vocabulary) -> bool {
        let is_total = |text: &str| vocabulary.words().summary(text).is_some();
        let most = self.texts.len() / 4;
        let wrong = self.texts.iter().filter(|text| !own(text) && !is_total(text)).take(most.saturating_add(1)).count();
        let others = || self.texts.iter().filter(|text| !is_total(text));
        wrong <= most && others().nth(1).is_some() && wrong.saturating_mul(4) < others().count()
    }

    /// Whether it holds names: some text, and no more numbers than that.
    pub(super) fn is_text(&self) -> bool {
        self.text > 0 && self.text >= self.number_cells()
    }

    /// The largest of its numbers.
    pub(super) fn largest(&self) -> Option<Decimal> {
        self.numbers.iter().flatten().map(|(value, _)| *value).max()
    }

    /// The numbers that have no percent sign.
    pub(super) fn unsigned(&self) -> impl Iterator<Item = Decimal> {
        self.numbers.iter().flatten().filter(|(_, percent)| !percent).map(|(value, _)| *value)
    }
}
