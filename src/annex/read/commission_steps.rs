//! Commissions in steps: 成交额10万元以内按1%，10万元至30万元部分按0.8%, and the same in a table.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Lone, lone, role_of};
use crate::annex::atom::Atom;
use crate::annex::clause::Sentence;
use crate::annex::letters::{Piece, Span};
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Ladder, Part, Price, Source};

/// 万, where only the second number of a span has it: 10-30万.
const TEN_THOUSAND: i64 = 10_000;

/// A step: where it lies, and its share.
struct Step {
    range: Range,
    share: Quantity,
    spans: Vec<Span>,
}

impl Reader<'_> {
    /// The steps a sentence deals out shares by, where it, its line or its heading is about commissions. Whether it does.
    pub(super) fn commission_in_steps(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let said = whole.alike(0, whole.len());
        let about = [&said, &head, &self.heading].into_iter().any(|text| self.words.holds("commissions", text));
        let Some((mut steps, first)) = about.then(|| steps_of(sentence)).flatten() else {
            self.plain_share = self.share_before_steps(sentence).filter(|_| about);
            return false;
        };
        let base = self.base_of_steps(&sentence.piece(0, first));
        let Some(mut base) = base else { return false };
        let what = self.name_of_commission(&said, &head);
        // 按成交额的1.2%计提；超过300万元的部分按1.5%: the share before is that of what lies below the first step.
        let line = whole.line();
        let before = self.plain_share.take().filter(|(at, ..)| *at == line);
        let least = steps.first().and_then(|step| step.range.from.clone());
        if let (Some((_, of, share, spans)), Some(least)) = (before, least) {
            let to = Some(Edge { closed: !least.closed, ..least });
            steps.insert(0, Step { range: Range { to, unit: share.unit.clone(), ..Range::default() }, share, spans });
            base = of;
        }
        let parts = self.words.holds("part_words", &said) || self.ladder_said(&said) == Some(Ladder::Progressive);
        let ladder = if parts { Ladder::Progressive } else { Ladder::Unstated };
        for step in steps {
            self.commission_step(&what, &base, step, ladder);
        }
        true
    }

    /// The only share of a sentence that has no steps: its line, what it is of, and where it stands.
    fn share_before_steps(&self, sentence: &Sentence<'_>) -> Option<(usize, String, Quantity, Vec<Span>)> {
        let mut numbers = sentence.row.tokens.iter().filter(|token| token.quantity().is_some());
        let (Some(token), None) = (numbers.next(), numbers.next()) else { return None };
        let share = token.quantity().filter(|quantity| quantity.unit.is_percent())?;
        let piece = sentence.row.piece;
        let base = self.base_of_steps(&piece.slice(0, token.from))?;
        Some((piece.line(), base, share.clone(), piece.spans(token.from, token.to)))
    }

    /// 月成交额 | 提成比例: rows of steps. Whether they are.
    pub(super) fn commission_rows(&mut self, columns: &[Column], rows: &[Vec<Piece>]) -> bool {
        let about = |column: &Column| {
            let head = column.head.alike(0, column.head.len());
            self.words.holds("commissions", &head)
                || self.words.holds("commissions", &self.heading) && head.contains("比例")
        };
        let Some(rate) = columns.iter().position(about) else { return false };
        // 月成交额（万元） | 提成比例: the head says what the numbers count.
        let head_of = |place: usize| columns.get(place).map(|column| column.head.alike(0, column.head.len()));
        let counted = |place: usize| head_of(place).is_some_and(|head| head.contains("(万"));
        let in_money = |place: usize| counted(place) || head_of(place).is_some_and(|head| head.contains("(元"));
        let step = |row: &Vec<Piece>| {
            let found = row.iter().enumerate().find_map(|(place, cell)| match lone(self.words, cell)? {
                Lone::Range(range) if is_of_money(&range) => Some((place, range, cell)),
                Lone::Range(mut range) if range.unit == Unit::None && in_money(place) => {
                    if counted(place) {
                        for edge in range.from.iter_mut().chain(range.to.as_mut()) {
                            edge.value = edge.value.and_then(|value| value.checked_mul(TEN_THOUSAND.into()));
                        }
                    }
                    Some((place, Range { span: false, ..range }, cell))
                }
                _ => None,
            });
            let (place, range, cell) = found?;
            let share = row.get(rate).filter(|_| place != rate)?;
            let Some(Lone::Quantity(quantity)) = lone(self.words, share) else { return None };
            let spans = cell.spans(0, cell.len()).into_iter().chain(share.spans(0, share.len())).collect();
            // 0 is a share of nothing.
            let nothing = quantity.unit == Unit::None && quantity.value.is_some_and(|value| value.is_zero());
            (quantity.unit.is_percent() || nothing).then_some((place, Step { range, share: quantity, spans }))
        };
        let Some(steps) = rows.iter().map(step).collect::<Option<Vec<_>>>().filter(|steps| steps.len() >= 2) else {
            return false;
        };
        let head = steps.first().and_then(|(place, _)| columns.get(*place)).map(|column| column.head.clone());
        let base = head.filter(|head| role_of(self.words, head).is_none_or(|(_, exact)| !exact));
        let base = base.map(|head| super::price_rows::without_brackets(&head.text())).filter(|base| !base.is_empty());
        let Some(base) = base.or_else(|| self.base_of_steps(&Piece::default())) else { return false };
        let what = self.name_of_commission("", "");
        for (_, step) in steps {
            self.commission_step(&what, &base, step, Ladder::Unstated);
        }
        true
    }

    fn commission_step(&mut self, what: &str, base: &str, step: Step, ladder: Ladder) {
        let mut from = step.range.from.as_ref().map(Amount::from);
        // 10-30万
        let tens = from.as_ref().and_then(|from| from.value?.checked_mul(Decimal::from(TEN_THOUSAND)));
        let to = step.range.to.as_ref().and_then(|to| to.value);
        if let (Some(tens), Some(to), true) = (tens, to, step.range.span)
            && tens < to
        {
            from = Some(Amount::of(tens));
        }
        // 超过300万元的部分按1.5%，超过800万元的部分按1.8%: the one before ends where the next begins.
        if let Some(last) = self.reading.prices.last_mut()
            && last.what == what
            && last.ladder.is_some()
            && last.to.is_none()
        {
            last.to.clone_from(&from);
        }
        self.reading.prices.push(Price {
            what: what.to_owned(),
            price: Some((&step.share).into()),
            share_of: Some(base.to_owned()),
            from,
            to: step.range.to.as_ref().map(Amount::from),
            ladder: Some(ladder),
            source: Source::of(Part::Whole, step.spans),
            ..Price::default()
        });
    }

    /// What shares are of: the words before the first step, or what the sentence before says.
    fn base_of_steps(&self, lead: &Piece) -> Option<String> {
        let words = |text: &Piece| {
            let parts = text.split(|letter| matches!(letter, ',' | ';' | ':' | '。'));
            parts.into_iter().rev().find_map(|part| {
                let named = name(self.words, &part);
                let alike = named.alike(0, named.len());
                let lead = self.words.begins_with("commission_leads", &alike).map_or(0, |lead| lead.chars().count());
                let tail = self.words.ends_with("commission_tails", &alike).map_or(0, |tail| tail.chars().count());
                let named = named.slice(lead, named.len().saturating_sub(tail).max(lead)).trimmed();
                let alike = named.alike(0, named.len());
                self.words.holds("sales", &alike).then(|| named.text())
            })
        };
        let before = Piece::of(self.words, &self.said, 0, 0);
        words(lead).or_else(|| words(&before)).or_else(|| {
            let last = self.reading.prices.last().filter(|last| last.ladder.is_some())?;
            last.share_of.clone()
        })
    }

    /// What the commission is called.
    fn name_of_commission(&self, said: &str, head: &str) -> String {
        let named = |text: &str| self.words.list("commissions").iter().any(|word| text.ends_with(word.as_str()));
        if named(head) {
            return self.head.as_ref().map(Piece::text).unwrap_or_default();
        }
        if said.is_empty() || !self.words.holds("commissions", said) || named(&self.heading) {
            let title = Piece::of(self.words, &self.title, 0, 0);
            let (_, title) = crate::annex::numbering::marked(&title);
            if self.words.holds("commissions", &self.heading) && title.len() <= 12 {
                return title.text();
            }
        }
        if self.english { "commission".into() } else { "提成".into() }
    }
}

/// The steps of a sentence, and where the first begins: as many ranges of money as shares, each before its share; a share
/// before all ranges is that of what lies below them.
fn steps_of(sentence: &Sentence<'_>) -> Option<(Vec<Step>, usize)> {
    let mut ranges = sentence.atoms.iter().filter_map(|found| match &found.atom {
        Atom::Range(range) => Some((range, found)),
        _ => None,
    });
    let percent = |at: usize| sentence.row.tokens.get(at)?.quantity().filter(|quantity| quantity.unit.is_percent());
    let mut steps: Vec<Step> = Vec::new();
    let mut first = None;
    let all: Vec<_> = ranges.by_ref().collect();
    if all.is_empty() || !all.iter().all(|(range, _)| is_of_money(range)) {
        return None;
    }
    for (place, (range, found)) in all.iter().enumerate() {
        let end = all.get(place.saturating_add(1)).map_or(sentence.row.tokens.len(), |(_, next)| next.from);
        let mut shares = (found.to..end).filter_map(|at| Some((at, percent(at)?)));
        let share = shares.next();
        if shares.next().is_some() {
            return None;
        }
        first = first.or(Some(found.from));
        // 30万以内不提成
        let Some((at, share)) = share else {
            if place == 0 && range.from.is_none() {
                let share = Quantity { value: Some(Decimal::ZERO), unit: Unit::Percent, ..Quantity::default() };
                steps.push(Step { range: (*range).clone(), share, spans: sentence.spans(found) });
                continue;
            }
            return None;
        };
        let token = sentence.row.tokens.get(at)?;
        let mut spans = sentence.spans(found);
        spans.extend(sentence.row.piece.spans(token.from, token.to));
        steps.push(Step { range: (*range).clone(), share: share.clone(), spans });
    }
    let first = first?;
    if (0..first).any(|at| percent(at).is_some()) || steps.is_empty() {
        return None;
    }
    Some((steps, first))
}

/// Whether a range is one of amounts of money, with its unit or without.
fn is_of_money(range: &Range) -> bool {
    let large = |value: Decimal| value >= Decimal::ONE_THOUSAND;
    let mut values = range.from.iter().chain(&range.to).filter_map(|edge| edge.value);
    range.unit.is_money() || range.unit == Unit::None && values.any(large)
}
