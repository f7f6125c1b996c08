//! Time limits, days of a month, and how long the contract runs.

use super::Reader;
use crate::annex::atom::{Atom, Found, Limit, Which};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Deadline, Part, Source, Term, UnreadReason, When};
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
                    let ahead = which == Which::Every && self.words.holds("of_next_month", &behind);
                    let which = if ahead { Which::This } else { which };
                    let rule = When::Day { day: day.into(), which };
                    self.deadline(what, rule, sentence, found);
                    // 次月10日（遇节假日顺延）前
                    let moved = sentence.piece(found.from, found.to).letters.contains(&'(');
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
                    let line = sentence.spans(found).first().map(|span| span.line);
                    // 以上日期遇法定节假日顺延: all of them.
                    let lead = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
                    if self.words.holds("all_dates", &lead) {
                        let own = self.reading.deadlines.iter().any(|deadline| Some(deadline.source.line()) == line);
                        let days = self.reading.deadlines.iter_mut().filter(|deadline| {
                            matches!(deadline.rule, When::Day { .. }) && (!own || Some(deadline.source.line()) == line)
                        });
                        for deadline in days {
                            deadline.holiday_next = true;
                            deadline.source.add(Part::Rule, sentence.spans(found));
                        }
                    }
                    if let Some(deadline) =
                        self.reading.deadlines.last_mut().filter(|deadline| Some(deadline.source.line()) == line)
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

    fn notice(&mut self, sentence: &Sentence<'_>, found: &Found, length: &Quantity) {
        let term = self.reading.term.get_or_insert_default();
        term.notice = Some((length.into(), length.unit.clone()));
        term.source.add(Part::Rule, sentence.spans(found));
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

    fn limit(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found, limit: &Limit) {
        let (event, begins) = match &limit.event {
            Some(event) => (Some(event.clone()), found.from),
            None => self.event_before(sentence, clause, found),
        };
        let event = event
            .or_else(|| Self::event_of_part_before(sentence, found).filter(|_| !limit.before))
            .or_else(|| self.event_that_came(&sentence.piece(clause.from, found.from)).filter(|_| !limit.before));
        let what = self.around(sentence, clause, found, begins);
        let behind = sentence.piece(found.to, clause.to);
        // 20秒内应答的 is part of what is measured.
        if limit.length.unit == Unit::Second {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::Other,
            );
        }
        // 回访率（安装后24小时内回访）应达到97%以上: what is measured.
        let open = |text: &Piece, letter: char| text.letters.iter().filter(|one| **one == letter).count();
        let lead = sentence.piece(clause.from, found.from);
        let inside = open(&lead, '(') > open(&lead, ')') && behind.letters.contains(&')');
        let asks = clause.atoms.iter().any(|other| other.from >= found.to && matches!(other.atom, Atom::Range(_)));
        if inside && asks {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::Other,
            );
        }
        // 4小时内首次处理的工单占比不低于95%: what is measured.
        let share = clause.atoms.iter().filter(|other| other.from >= found.to).any(|other| match &other.atom {
            Atom::Range(range) => {
                let lead = sentence.piece(found.to, other.from);
                range.unit.is_percent()
                    && self.words.ends_with("share_nouns", lead.alike(0, lead.len()).trim_end()).is_some()
            }
            _ => false,
        });
        if share {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::Other,
            );
        }
        // 48小时内未回复的 is part of what is counted.
        if event.is_none() && self.words.begins_with("not_yet", &behind.alike(0, behind.len())).is_some() {
            return;
        }
        // 独立上岗前30天内产生的差错: when something lies, and nothing is due.
        if self.words.begins_with("window_follows", &behind.alike(0, behind.len())).is_some() {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::Other,
            );
        }
        // 开户后3个月内拆机的，扣…: when something costs, and no deadline.
        let part = behind.split(|letter| matches!(letter, ',')).into_iter().next().unwrap_or_default();
        let condition = part.alike(0, part.len()).trim_end().ends_with(['的', '者']);
        if event.is_some() && condition && clause.atoms.iter().any(|found| matches!(found.atom, Atom::Lose(_))) {
            return;
        }
        // 提前24小时以上取消的, 一个月内超过3次的: when something holds, and no deadline.
        let signs = self.words.signs;
        let beyond = sentence.row.tokens.get(found.to).is_some_and(|token| token.means(signs.or_more));
        let counts = clause.atoms.iter().any(|other| other.from >= found.to && matches!(other.atom, Atom::Range(_)));
        let condition = condition || beyond && part.letters.contains(&'的');
        if condition && (beyond || event.is_none() && counts) {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::Other,
            );
        }
        // 期满前三十日 is the contract's own.
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        // 系统故障未在30分钟内上报的，每次扣500元: part of what happens.
        let lead = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
        let missed = self.words.ends_with("missed_in_time", lead.trim_end()).is_some();
        if missed && clause.atoms.iter().any(|other| crate::annex::clause::is_effect(&other.atom)) {
            return;
        }
        // 信件於二十四小時內回覆率應達95%: part of the name of what is measured.
        let next = sentence.atoms.iter().filter(|other| other.from >= found.to).map(|other| other.from).min();
        let named = sentence.piece(found.to, next.unwrap_or(clause.to));
        let named = name(self.words, &named.split(|letter| letter == ',').first().cloned().unwrap_or_default());
        if next.is_some() && named.letters.last() == Some(&'率') && named.len() <= 10 {
            return;
        }
        let after = sentence.row.tokens.get(found.from).is_some_and(|token| token.means(self.words.signs.after));
        let ends = self.words.holds("expiry_words", event.as_deref().unwrap_or_default()) && !after
            || self.words.holds("expiry_words", &alike) && limit.before
            || limit.before && sentence.atoms.iter().any(|other| matches!(other.atom, Atom::Renew(_)));
        // 期满前30日内双方另行协商续签: nobody gives notice.
        if ends && self.is_agreed(&alike) {
            return self.leave_spans(
                sentence.spans(found),
                &sentence.written(found.from, found.to),
                UnreadReason::NotComputed,
            );
        }
        if ends {
            return self.notice(sentence, found, &limit.length);
        }
        // By up to 15% on 30 days' notice and by more than 15% on 60: which of them, a time limit alone does not say.
        let twice = sentence.row.tokens.iter().filter_map(crate::annex::token::Token::quantity);
        let twice = twice.filter(|quantity| quantity.unit == limit.length.unit).count() > 1;
        let shares = twice
            && clause.atoms.iter().any(|other| matches!(&other.atom, Atom::Range(range) if range.unit.is_percent()));
        if limit.before && event.is_none() && shares {
            self.unclear(sentence, found);
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        let event = if limit.before && event.is_none() {
            let head = self.head.as_ref().and_then(Self::ended);
            Self::ended(&behind).or_else(|| Self::ended(&sentence.piece(clause.from, found.from))).or(head)
        } else {
            event
        };
        let length: Amount = (&limit.length).into();
        let rule = When::Length { length, unit: limit.length.unit.clone(), before: limit.before, event };
        self.deadline(what, rule, sentence, found);
    }

    /// 期满前两个月双方确认续约: what both do together is no notice that one of them gives, unless something follows by itself.
    fn is_agreed(&self, alike: &str) -> bool {
        let holds = |list| self.words.holds(list, alike);
        holds("agreed_by_both") || holds("both_parties") && !holds("silence")
    }

    /// What comes to an end: 提前30日书面通知解除合同.
    fn ended(text: &Piece) -> Option<String> {
        let alike = text.alike(0, text.len());
        let (word, at) =
            ["解除", "终止", "terminate", "解约"].iter().find_map(|word| Some((word, alike.find(word)?)))?;
        let from = alike.get(..at)?.chars().count();
        Some(text.slice(from, from.saturating_add(word.chars().count())).text())
    }

    fn deadline(&mut self, what: String, rule: When, sentence: &Sentence<'_>, found: &Found) {
        let source = Source::of(Part::Whole, sentence.spans(found));
        self.reading.deadlines.push(Deadline { what, rule, holiday_next: false, each_case: false, source });
    }

    /// The event a limit is counted from: the text before 后, 之日起 or 前, from 自 or 在 on.
    fn event_before(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> (Option<String>, usize) {
        let signs = self.words.signs;
        let counts = sentence.row.tokens.get(found.from).is_some_and(|token| token.means(signs.after | signs.before));
        if !counts {
            return (None, found.from);
        }
        let previous = clause
            .atoms
            .iter()
            .filter(|other| other.to <= found.from)
            .map(|other| other.to)
            .max()
            .unwrap_or(clause.from);
        let tokens = sentence.row.tokens.get(previous..found.from).unwrap_or_default();
        let comma = tokens
            .iter()
            .rposition(|token| matches!(token.first, ',' | '、'))
            .map_or(0, |comma| comma.saturating_add(1));
        let from = previous.saturating_add(comma);
        let text = sentence.piece(from, found.from);
        // 自 and 在 stand before the event; what stands before them is who is bound.
        let since = text.letters.iter().rposition(|letter| matches!(letter, '自' | '在' | '于' | '从'));
        let event = match since {
            Some(since) => text.slice(since.saturating_add(1), text.len()),
            None => text.clone(),
        };
        let alike = event.alike(0, event.len());
        let lead = self.words.begins_with("event_leads", &alike).map_or(0, |lead| lead.chars().count());
        let event = event.slice(lead, event.len()).text();
        if event.is_empty() { (None, from) } else { (Some(event), from) }
    }

    /// 审核无误后，乙方于3个工作日内: what has happened, said in the part before.
    fn event_of_part_before(sentence: &Sentence<'_>, found: &Found) -> Option<String> {
        let before = sentence.piece(0, found.from);
        let parts = before.split(|letter| letter == ',');
        let [.., event, lead] = parts.as_slice() else { return None };
        let alike = event.alike(0, event.len());
        let ends = ["之后", "以后", "后"].iter().find_map(|word| alike.trim_end().strip_suffix(word));
        let many = ends.map_or(0, |rest| rest.trim().chars().count());
        let plain = !alike.chars().any(|letter| letter.is_ascii_digit());
        let event = event.trimmed();
        ((2..=20).contains(&many) && plain && lead.len() <= 10).then(|| event.slice(0, many).text())
    }

    /// 甲方票到10个工作日内, 收到发票10日内: what has happened, without a word that says behind it.
    fn event_that_came(&self, lead: &Piece) -> Option<String> {
        let parts = lead.split(|letter| matches!(letter, ',' | ';' | ':'));
        let last = parts.last()?.trimmed();
        let alike = last.alike(0, last.len());
        let words = self.words.list("reached_events").iter();
        let place = words.filter_map(|word| alike.find(word.as_str())).min()?;
        let from = alike.get(..place)?.chars().count();
        let event = last.slice(from, last.len());
        (event.len() <= 16 && !event.letters.iter().any(char::is_ascii_digit)).then(|| event.text())
    }

    /// What is to be done: the words before a time limit and those behind it.
    fn around(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found, begins: usize) -> String {
        let previous = clause
            .atoms
            .iter()
            .filter(|other| other.to <= found.from)
            .map(|other| other.to)
            .max()
            .unwrap_or(clause.from);
        let lead = sentence.piece(previous, begins.max(previous));
        // 次月8日前出单，15日前确认: what ends with a comma is no part of it.
        let ends = sentence.piece(found.to, clause.to).len() > 1 && lead.trimmed().letters.last() == Some(&',');
        let before = if ends { Piece::default() } else { self.who_and_what(&lead) };
        let behind = sentence.piece(found.to, clause.to);
        let behind = behind.split(|letter| matches!(letter, ',')).into_iter().next().unwrap_or_default();
        let alike = behind.alike(0, behind.len());
        let lead = self.words.begins_with("done_leads", &alike).map_or(0, |lead| lead.chars().count());
        let behind = behind.slice(lead, behind.len());
        let what = format!("{}{}{}", before.text(), if self.english { " " } else { "" }, behind.text());
        let what = what.trim().trim_end_matches(['的', '者', '。', ')', '）']).trim_end_matches(['(', '（']).to_owned();
        match (&self.head, what.is_empty()) {
            (Some(head), true) => head.text(),
            _ => what,
        }
    }

    /// The words before a time limit without those that only lead to it.
    fn who_and_what(&self, text: &Piece) -> Piece {
        let parts = text.split(|letter| matches!(letter, ',' | ':' | ';' | '。'));
        let mut found = parts.into_iter().next_back().unwrap_or_default().trimmed();
        loop {
            let alike = found.alike(0, found.len());
            let lead = self.words.begins_with("deadline_leads", &alike).map_or(0, |lead| lead.chars().count());
            let tail = self.words.ends_with("deadline_tails", &alike).map_or(0, |tail| tail.chars().count());
            if lead == 0 && tail == 0 || found.len() == 0 {
                return found;
            }
            found = found.slice(lead, found.len().saturating_sub(tail).max(lead)).trimmed();
        }
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
