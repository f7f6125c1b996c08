//! Days of a month, and how long the contract runs.

use super::Reader;
use crate::annex::atom::{Atom, Found, Which};
use crate::annex::clause::{Clause, Sentence, Text};
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Deadline, Part, Source, Term, UnreadReason, When};
use crate::annex::token::What;

impl Reader<'_> {
    /// Takes the dates of a clause.
    pub(super) fn dates(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        for found in clause.atoms {
            match &found.atom {
                Atom::Span { start, end, length } => self.span(sentence, found, *start, *end, length.as_ref()),
                Atom::Length(_) if Self::is_sum_of_other(sentence, found) => {}
                Atom::Length(length) if !self.is_other_term(sentence, clause, found) => {
                    self.term(sentence, found, |term| term.length = Some((length.into(), length.unit.clone())));
                }
                // 得經雙方書面同意續約一年: nothing renews by itself.
                Atom::Renew(_)
                    if self.words.holds("agreed", &sentence.piece(clause.from, found.to).alike(0, usize::MAX)) =>
                {
                    self.leave_spans(
                        sentence.spans(found),
                        &sentence.written(found.from, found.to),
                        UnreadReason::NotComputed,
                    );
                }
                Atom::Renew(length) => {
                    self.term(sentence, found, |term| term.renew = Some((length.into(), length.unit.clone())));
                }
                Atom::Notice(_) if self.is_agreed(&sentence.piece(clause.from, clause.to).alike(0, usize::MAX)) => {
                    self.leave_spans(
                        sentence.spans(found),
                        &sentence.written(found.from, found.to),
                        UnreadReason::NotComputed,
                    );
                }
                Atom::Notice(length) => self.notice(sentence, found, length),
                // 半年内累计三个月: in which time it is counted, and nothing is due.
                Atom::Limit(limit)
                    if matches!(limit.length.unit, Unit::Month | Unit::Quarter | Unit::Year)
                        && sentence
                            .row
                            .tokens
                            .get(found.to)
                            .is_some_and(|token| token.means(self.words.meaning("cumulative"))) => {}
                Atom::Limit(limit) => self.limit(sentence, clause, found, limit),
                // 每月第3个工作日前: which day that is, nothing here counts.
                Atom::DayOfMonth { day, .. } if day.unit == Unit::WorkingDay => {
                    self.leave_spans(
                        sentence.spans(found),
                        &sentence.written(found.from, found.to),
                        UnreadReason::NoMechanism,
                    );
                }
                Atom::DayOfMonth { day, which } => {
                    let what = self.around(sentence, clause, found, found.from);
                    // 次月10号前对账，20号前付款: the same month.
                    let before = sentence.atoms.iter().filter(|other| other.from < found.from);
                    let which = before.fold(*which, |which, other| match &other.atom {
                        Atom::DayOfMonth { which: earlier, .. } if which == Which::Every => *earlier,
                        _ => which,
                    });
                    // 每月25日前支付下月费用: what is paid for lies ahead, the day in the month at hand.
                    let behind = sentence.piece(found.to, clause.to).alike(0, usize::MAX);
                    let lead = sentence.piece(0, found.from).alike(0, usize::MAX);
                    let in_advance = self.english && lead.contains(" in advance") && !lead.contains("arrears");
                    let ahead = which == Which::Every && self.words.holds("of_next_month", &behind);
                    let which = if ahead || in_advance { Which::This } else { which };
                    let rule = When::Day { day: day.into(), which };
                    self.deadline(what, rule, sentence, found);
                    // 次月10日（遇节假日顺延）前
                    let said = sentence.piece(found.from, found.to);
                    let moved = said.letters.contains(&'(') && said.letters.contains(&'延');
                    if let Some(deadline) = self.reading.deadlines.last_mut().filter(|_| moved) {
                        deadline.holiday_next = true;
                    }
                }
                Atom::Trial(months) if self.reading.trial.is_none() => {
                    self.reading.trial = Some((months.into(), Source::of(Part::Whole, sentence.spans(found))));
                }
                // 满分20分 in a line about an indicator is its weight.
                Atom::FullScore(_)
                    if matches!(self.subject, super::Subject::Indicator(_))
                        || super::indicator_sentences::is_scale(sentence, found) => {}
                Atom::FullScore(full) => self.full_score(sentence, found, full),
                Atom::HolidayNext => {
                    let line = sentence.spans(found).first().map_or(0, |span| span.line);
                    // 以上日期遇法定节假日顺延: all of them.
                    let lead = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
                    if self.words.holds("all_dates", &lead) {
                        let own = self
                            .reading
                            .deadlines
                            .iter()
                            .any(|deadline| self.joined.same(deadline.source.line(), line));
                        let days = self.reading.deadlines.iter_mut().filter(|deadline| {
                            matches!(deadline.rule, When::Day { .. })
                                && (!own || self.joined.same(deadline.source.line(), line))
                        });
                        for deadline in days {
                            deadline.holiday_next = true;
                            deadline.source.add(Part::Rule, sentence.spans(found));
                        }
                    }
                    if let Some(deadline) = self
                        .reading
                        .deadlines
                        .last_mut()
                        .filter(|deadline| self.joined.same(deadline.source.line(), line))
                    {
                        deadline.holiday_next = true;
                        deadline.source.add(Part::Rule, sentence.spans(found));
                    }
                }
                _ => {}
            }
        }
    }

    /// 满分100分, or the points the score starts with.
    fn full_score(&mut self, sentence: &Sentence<'_>, found: &Found, full: &Quantity) {
        let starts = sentence.row.alike(found.from, found.to).starts_with(['基', '初']);
        let slot = if starts { &mut self.reading.base_points } else { &mut self.reading.full };
        if slot.is_none() {
            *slot = Some((full.into(), Source::of(Part::Whole, sentence.spans(found))));
        }
    }

    fn term(&mut self, sentence: &Sentence<'_>, found: &Found, set: impl FnOnce(&mut Term)) {
        let term = self.reading.term.get_or_insert_default();
        set(term);
        term.source.add(Part::Whole, sentence.spans(found));
    }

    pub(super) fn notice(&mut self, sentence: &Sentence<'_>, found: &Found, length: &Quantity) {
        let term = self.reading.term.get_or_insert_default();
        term.notice = Some((length.into(), length.unit.clone()));
        term.source.add(Part::Rule, sentence.spans(found));
    }

    /// Order Start Date: 1 March 2028, Initial Term: 18 months: a line of the contract's own days. Whether it is one.
    pub(super) fn term_of_head(&mut self, head: &Piece, rest: &Piece) -> bool {
        let alike = head.alike(0, head.len());
        let ends = |list| self.words.ends_with(list, alike.trim()).is_some();
        let text = Text::of(self.words, rest);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let mut tokens = sentence.row.tokens.iter();
        let (Some(token), None) = (tokens.next(), tokens.next()) else { return false };
        let term = match (&token.what, token.quantity()) {
            (What::Day(day), _) if ends("start_heads") => Term { start: day.iso(), ..Term::default() },
            (What::Day(day), _) if ends("end_heads") => Term { end: day.iso(), ..Term::default() },
            (_, Some(length)) if length.unit == Unit::Month && ends("length_heads") => {
                Term { length: Some((length.into(), Unit::Month)), ..Term::default() }
            }
            _ => return false,
        };
        let known = self.reading.term.get_or_insert_default();
        // A second day for the same is told as not read.
        let again = known.start.is_some() && term.start.is_some()
            || known.end.is_some() && term.end.is_some()
            || known.length.is_some() && term.length.is_some();
        if again {
            return false;
        }
        known.start = known.start.take().or(term.start);
        known.end = known.end.take().or(term.end);
        known.length = known.length.take().or(term.length);
        let spans = head.spans(0, head.len()).into_iter().chain(rest.spans(0, rest.len()));
        known.source.add(Part::Whole, spans.collect::<Vec<_>>());
        true
    }

    /// 服务期：三年，一年一签: how long the contract runs, right behind the colon.
    pub(super) fn length_behind_head(&mut self, head: &Piece, rest: &Piece) {
        let alike = head.alike(0, head.len());
        if !self.words.list("length_leads").iter().any(|word| word == alike.trim()) {
            return;
        }
        let text = Text::of(self.words, rest);
        let Some(token) = text.tokens.first() else { return };
        let ends = text.tokens.get(1).is_none_or(|next| matches!(next.first, ',' | ';' | '(' | '。'));
        let length = token.quantity().filter(|found| matches!(found.unit, Unit::Month | Unit::Year) && !found.ordinal);
        let Some(length) = length.filter(|_| ends) else { return };
        let known = self.reading.term.get_or_insert_default();
        if known.length.is_none() {
            known.length = Some((length.into(), length.unit.clone()));
            known.source.add(Part::Whole, rest.spans(token.from, token.to));
        }
    }

    fn span(
        &mut self,
        sentence: &Sentence<'_>,
        found: &Found,
        start: Option<usize>,
        end: Option<usize>,
        length: Option<&Quantity>,
    ) {
        let day = |at: Option<usize>| match sentence.row.tokens.get(at?).map(|token| &token.what) {
            Some(What::Day(day)) => day.iso(),
            _ => None,
        };
        let (from, to) = (day(start), day(end));
        // 于2026年1月1日签订: when it was signed, not when it begins.
        let behind = sentence.piece(found.to, sentence.row.tokens.len());
        if self.words.begins_with("signed", &behind.alike(0, behind.len())).is_some() {
            return;
        }
        self.term(sentence, found, |term| {
            term.start = from.or(term.start.take());
            term.end = to.or(term.end.take());
            if let Some(length) = length {
                term.length = Some((length.into(), length.unit.clone()));
            }
        });
    }

    /// 共三年 is the length of the contract only behind the days it lies between.
    fn is_sum_of_other(sentence: &Sentence<'_>, found: &Found) -> bool {
        let spans = sentence.atoms.iter().any(|other| matches!(other.atom, Atom::Span { .. }));
        sentence.row.alike(found.from, found.to).starts_with(['共', '为']) && !spans
    }

    /// Whether a length is that of something else than the contract: 保密期限.
    fn is_other_term(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> bool {
        self.words.holds("other_terms", &sentence.piece(clause.from, found.to).alike(0, usize::MAX))
    }

    /// A time limit in a cell of a table, for what its row is about.
    pub(super) fn limit_cell(&mut self, what: String, sentence: &Sentence<'_>, found: &Found, length: &Quantity) {
        let rule = When::Length { length: length.into(), unit: length.unit.clone(), before: false, event: None };
        let source = Source::of(Part::Whole, sentence.spans(found));
        self.reading.deadlines.push(Deadline { what, rule, holiday_next: false, each_case: true, source });
    }

    /// Whether a length is one of time.
    pub(super) fn is_length(quantity: &Quantity) -> bool {
        quantity.unit.is_time() && quantity.unit != Unit::Month
    }
}
