//! Amounts that English sentences name without a result they go by: the most that credits come to, the least that is paid for,
//! what something costs, and what is paid for each mistake.

use rust_decimal::Decimal;

use super::phrase::Phrase;
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::read::Reader;
use crate::annex::reading::{Cap, Part, Price, Source};

impl Reader<'_> {
    /// Whether a sentence is one of these.
    pub(super) fn english_sum(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
        above: Option<&Piece>,
    ) -> bool {
        let whole = sentence.whole();
        let spans = whole.spans(0, whole.len());
        self.english_cap(phrase, spans.clone())
            || self.english_most(phrase, spans.clone())
            || self.english_minimum(sentence, phrase, spans.clone())
            || title.is_none() && self.english_costs(sentence, phrase, &spans)
            || self.english_mistakes(sentence, phrase, above, &spans)
            || self.english_interest(phrase, above, &spans)
            || self.english_listed(sentence, phrase, &spans)
            || self.english_charged_back(sentence, phrase, &spans)
            || self.english_least(sentence, phrase, &spans)
    }

    /// Service Credits shall not exceed the Fees at Risk, or one tenth of the fees: without a number in figures.
    pub(super) fn english_defined_cap(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        if !["exceed", "more than", "capped", "limited"].iter().any(|word| alike.contains(word)) {
            return false;
        }
        self.english_cap(&Phrase::of(self.words, sentence), whole.spans(0, whole.len()))
    }

    /// In total, no more than 10% of the monthly fees may be deducted in any month.
    fn english_most(&mut self, phrase: &Phrase<'_>, spans: Vec<crate::annex::letters::Span>) -> bool {
        let from = phrase.eat(0, "en_totals").map_or(0, |at| phrase.skip(at, "en_comma"));
        let Some(amount) = phrase.eat(from, "en_at_most") else { return false };
        let Some(quantity) = phrase.amount(amount).filter(|quantity| quantity.per.is_empty()).cloned() else {
            return false;
        };
        let Some((base, at)) = phrase.base(amount.saturating_add(1)) else { return false };
        let verb = phrase.eat(at, "en_must").or_else(|| at.checked_add(1).filter(|_| phrase.text(at) == "may"));
        let Some(done) = verb.and_then(|at| phrase.eat(at, "en_done")) else { return false };
        let end = phrase.skip(done, "en_monthly");
        if end != phrase.len()
            || end == done
            || quantity.unit.is_percent() && base.is_none()
            || quantity.unit == Unit::Points
        {
            return false;
        }
        self.currency_of(&quantity);
        let what = phrase.said(done.saturating_sub(1), phrase.len());
        let most = self.loss_of(&quantity, base);
        self.reading.caps.push(Cap {
            what,
            most,
            set_off: false,
            gains: false,
            source: Source::of(Part::Whole, spans),
        });
        true
    }

    /// Credits in one month will never be more than a fifth of the monthly fee.
    fn english_cap(&mut self, phrase: &Phrase<'_>, spans: Vec<crate::annex::letters::Span>) -> bool {
        // Deductions. … Deductions in any month will not exceed 15%: the head is that of the paragraph.
        if self.head.as_ref().is_some_and(|head| !self.words.holds("deduct_heads", &head.alike(0, head.len()))) {
            return false;
        }
        // In no event shall the total credits of a month exceed …
        let never = phrase.eat(0, "en_no_event");
        let start = never.unwrap_or(0);
        let limit = |at: usize| {
            phrase
                .eat(at, "en_limits")
                .or_else(|| at.checked_add(1).filter(|_| never.is_some() && phrase.text(at) == "exceed"))
        };
        let Some((at, from)) = (start.saturating_add(1)..phrase.len().min(18)).find_map(|at| Some((at, limit(at)?)))
        else {
            return false;
        };
        let what = phrase.said(start, at);
        let sums = ["deduct_heads", "gain_heads"].iter().any(|list| self.words.holds(list, &what))
            || self.words.holds("en_takes", &what);
        let timed = |at: usize| phrase.quantity(at).is_none_or(|quantity| quantity.unit == Unit::Month);
        let plain = (0..at).all(timed) && (0..at).all(|at| phrase.eat(at, "en_conditions").is_none());
        let numbers = (from..phrase.len()).filter(|at| phrase.quantity(*at).is_some()).count();
        let other = |what: &str| {
            let words = ["each", "per", "year", "annum", "annual", "single", "incident", "liability"];
            what.split(' ').any(|said| words.contains(&said))
        };
        // Shall not exceed the Fees at Risk: what the text says that is.
        if numbers == 0 && sums && plain && !other(&what) {
            let end = (from..phrase.len()).find(|at| phrase.eat(*at, "en_monthly") == Some(phrase.len()));
            let named = phrase.said(from, end.unwrap_or(phrase.len()));
            if let Some((share, base, at)) = self.defined_share(&named) {
                let most = self.loss_of(&share, base);
                let source = Source::of(Part::Whole, spans.into_iter().chain(at));
                self.reading.caps.push(Cap { what, most, set_off: false, gains: false, source });
                return true;
            }
        }
        let (amount, next) = match (phrase.amount(from), phrase.fraction(from)) {
            (Some(amount), _) if numbers == 1 => (amount.clone(), from.saturating_add(1)),
            (_, Some((amount, next))) if numbers <= 1 => (amount, next),
            _ => return false,
        };
        let Some((base, end)) = phrase.base(next) else { return false };
        let end = phrase.skip(end, "en_monthly");
        let kind = amount.unit.is_money() || amount.unit.is_percent() && base.is_some();
        let yearly = base.as_ref().is_some_and(|base| base.contains("annual") || base.contains("year"));
        let monthly = amount.per.iter().all(|per| per == "month") && !yearly;
        // A limit of each case or of the year is no limit of the month.
        if !(sums && plain && kind && monthly && end == phrase.len()) || other(&what) {
            return false;
        }
        self.currency_of(&amount);
        let gains = self.words.holds("gain_heads", &what) && !self.words.holds("deduct_heads", &what);
        let most = self.loss_of(&Quantity { per: Vec::new(), ..amount }, base);
        let source = Source::of(Part::Whole, spans);
        self.reading.caps.push(Cap { what, most, set_off: false, gains, source });
        true
    }

    /// The Operator guarantees 250,000 inbound minutes per month; minimum billing: 45 FTE per month.
    fn english_minimum(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        spans: Vec<crate::annex::letters::Span>,
    ) -> bool {
        let who = (1..phrase.len().min(5)).find(|at| phrase.eat(*at, "en_guarantees").is_some());
        let plain = |at: usize| {
            (0..at).all(|at| {
                phrase.text(at).chars().all(|letter| letter.is_ascii_alphabetic())
                    && !phrase.text(at).is_empty()
                    && phrase.eat(at, "en_conditions").is_none()
            })
        };
        let who = who.filter(|at| plain(*at));
        let headed = self.head.as_ref().is_some_and(|head| {
            let alike = head.alike(0, head.len());
            alike.trim().starts_with("minimum ")
                && self.words.list("en_minimums").iter().any(|end| alike.trim().ends_with(end.as_str()))
        });
        let from = match who.and_then(|at| phrase.eat(at, "en_guarantees")) {
            Some(from) => phrase.skip(phrase.skip(from, "en_paid_for"), "en_at_least"),
            None if headed => phrase.skip(0, "en_at_least"),
            // Where fewer than 18,000 calls are received, the Company shall pay for 18,000 calls.
            None => match phrase.paid_anyway().or_else(|| phrase.least_is()) {
                Some(from) => from,
                None => return false,
            },
        };
        let Some(quantity) = phrase.quantity(from).filter(|quantity| {
            let counts = quantity.unit.is_count() || quantity.unit == Unit::None || quantity.unit.is_time();
            counts && quantity.digits && quantity.value > Some(Decimal::ONE)
        }) else {
            return false;
        };
        let behind = from.saturating_add(1);
        // Minimum monthly billing: 14,000 hours
        let by_head = self.head.as_ref().is_some_and(|head| head.alike(0, head.len()).contains(" monthly "));
        let monthly_before = (0..from).any(|at| phrase.eat(at, "en_monthly").is_some());
        let monthly_unit =
            monthly_before || quantity.per.first().is_some_and(|per| per == "month") || headed && by_head;
        let end = (behind..phrase.len()).find(|at| phrase.eat(*at, "en_monthly").is_some());
        let until = end.unwrap_or(phrase.len());
        let words = (behind..until).all(|at| {
            phrase.quantity(at).is_none() && phrase.eat(at, "en_conditions").is_none() && phrase.text(at) != ","
        });
        let whole = end.map_or(phrase.len(), |at| phrase.skip(at, "en_monthly")) == phrase.len();
        let named = quantity.unit != Unit::None || until > behind;
        if !(words && whole && named && until.saturating_sub(behind) <= 3) || end.is_none() && !monthly_unit {
            return false;
        }
        let token = phrase.token(from);
        let counted = sentence.piece(token, phrase.token(until));
        let counted = match &quantity.unit {
            Unit::Count(word) if until == behind => word.clone(),
            _ => counted.text().trim_start_matches(|letter: char| !letter.is_alphabetic()).to_owned(),
        };
        let what = match self.head.as_ref().filter(|_| headed) {
            Some(head) => head.text(),
            None => counted,
        };
        self.reading.prices.push(Price {
            what,
            minimum: Some(quantity.into()),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans),
            ..Price::default()
        });
        true
    }

    /// The monthly charge is the total of the above, with a minimum of £52,000: the least of all fees.
    fn english_least(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        let last = phrase.len().saturating_sub(1);
        let Some(quantity) = phrase.amount(last).filter(|quantity| quantity.unit.is_money()).cloned() else {
            return false;
        };
        let alone = (0..last).all(|at| phrase.quantity(at).is_none());
        let leads = (1..last).any(|at| phrase.eat(at, "en_least_of") == Some(last));
        let Some(is) = (1..last.min(6)).find(|at| phrase.text(*at) == "is") else { return false };
        let fee = self.words.list("en_fees").iter().any(|fee| fee == phrase.text(is.saturating_sub(1)));
        let monthly = quantity.per.iter().all(|per| per == "month");
        if !(alone && leads && fee && monthly && self.section.prices) || phrase.eat(0, "en_conditions").is_some() {
            return false;
        }
        self.currency_of(&quantity);
        self.reading.prices.push(Price {
            what: sentence.piece(0, phrase.token(is)).text(),
            minimum: Some((&quantity).into()),
            least_money: true,
            currency: crate::annex::read::prices::currency(&quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans.iter().copied()),
            ..Price::default()
        });
        true
    }

    /// Phone calls cost $0.88 a minute.
    fn english_costs(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        if !self.section.prices || self.section.damages {
            return false;
        }
        let verb =
            |at: usize| phrase.eat(at, "en_cost").or_else(|| at.checked_add(1).filter(|_| phrase.text(at) == "is"));
        let Some((at, from)) = (1..phrase.len().min(8)).find_map(|at| Some((at, verb(at)?))) else { return false };
        let Some(quantity) = phrase.amount(from).filter(|quantity| quantity.unit.is_money()) else { return false };
        // The monthly charge is £14,600 for up to 3,500 contacts.
        let inside = phrase.eat(from.saturating_add(1), "en_includes");
        let included = inside.and_then(|at| phrase.quantity(at)).and_then(|quantity| match &quantity.unit {
            Unit::Count(word) if quantity.digits => Some((quantity.into(), word.clone())),
            _ => None,
        });
        if phrase.eat(at, "en_cost").is_none() && included.is_none() {
            return false;
        }
        let plain = (0..at).all(|at| {
            phrase.quantity(at).is_none() && phrase.eat(at, "en_conditions").is_none() && phrase.text(at) != ","
        });
        let mut quantity = quantity.clone();
        let mut end = from.saturating_add(1);
        if quantity.per.is_empty()
            && let Some((unit, next)) = phrase.unit(phrase.skip(end, "en_each"))
        {
            quantity.per.push(unit.word);
            end = next;
        }
        if included.is_some() {
            end = phrase.skip(inside.unwrap_or(end).saturating_add(1), "en_monthly");
        }
        if let Some(next) = phrase
            .eat(end, "en_once")
            .or_else(|| phrase.eat(end.saturating_add(1), "en_once").filter(|_| phrase.text(end) == ","))
        {
            end = next;
        }
        let what = sentence.piece(0, phrase.token(at));
        let alike = what.alike(0, what.len());
        let fault = self.is_fault(&alike) || self.words.holds("late_words", &alike);
        if !plain || end != phrase.len() || fault {
            return false;
        }
        self.currency_of(&quantity);
        self.reading.prices.push(Price {
            what: what.text(),
            per: quantity.per.clone(),
            price: Some((&quantity).into()),
            includes: included,
            currency: crate::annex::read::prices::currency(&quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans.iter().copied()),
            ..Price::default()
        });
        true
    }
}

impl Phrase<'_> {
    /// What is paid for where there are fewer than that: where the number stands again.
    fn paid_anyway(&self) -> Option<usize> {
        let fewer = self.eat(self.eat(0, "en_if")?, "en_below")?;
        let least = self.quantity(fewer)?;
        let pays = (fewer..self.len()).find_map(|at| self.eat(at, "en_pays").filter(|end| self.text(*end) == "for"))?;
        let again = pays.saturating_add(1);
        let same = self.quantity(again)?.value == least.value;
        let between = (fewer.saturating_add(1)..again).all(|at| self.quantity(at).is_none());
        (same && between && again.saturating_add(2) >= self.len()).then_some(again)
    }

    /// Minimum billing is 7,200 hours: where the number stands.
    fn least_is(&self) -> Option<usize> {
        let named = self.skip(self.eat(0, "en_floor").filter(|_| self.text(0) == "minimum")?, "en_monthly");
        let is = self.eat(named, "en_minimums")?;
        (self.text(is) == "is").then(|| is.saturating_add(1))
    }

    /// A fifth, a quarter, half: a share in words.
    fn fraction(&self, at: usize) -> Option<(Quantity, usize)> {
        let shares = [
            ("half", 50_i64),
            ("quarter", 25),
            ("fifth", 20),
            ("tenth", 10),
            ("one-fifth", 20),
            ("one-tenth", 10),
            ("one-quarter", 25),
        ];
        // One tenth
        let one = self.quantity(at).is_some_and(|one| one.value == Some(Decimal::ONE) && one.unit == Unit::None);
        let at = if one || self.text(at) == "one" { at.saturating_add(1) } else { at };
        let said = self.all.get(at).map(|word| word.text.as_str()).unwrap_or_default();
        let share = shares.iter().find(|(word, _)| *word == said)?.1;
        let value = Some(Decimal::from(share));
        Some((Quantity { value, unit: Unit::Percent, word: "%".into(), ..Quantity::default() }, at.saturating_add(1)))
    }
}
