//! Time limits: what is due within them, and which of them say something else.

use super::indicator_sentences::without_note;
use super::{Reader, Subject};
use crate::annex::atom::{Atom, Found, Limit};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, Deadline, Part, Source, UnreadReason, When};

/// Why nothing is due within a time limit.
enum NoDeadline {
    /// It is part of something that is read elsewhere.
    Part,
    /// It is told as read and not used.
    Told,
}

impl Reader<'_> {
    /// 平均响应时间30秒内，超过30秒扣100元: what is measured in time is asked to stay within it. Whether the
    /// clause is about that.
    pub(super) fn time_within(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let Some(found) = clause.atoms.first() else { return false };
        let Atom::Limit(limit) = &found.atom else { return false };
        // 平均回复时长：目标30秒以内; 平均等待时间（15分）：20秒以内
        let lead = sentence.piece(clause.from, found.from).trimmed();
        let is = lead.letters.last().is_some_and(|last| matches!(last, '为' | '是' | '在'));
        let asked = lead.slice(0, lead.len().saturating_sub(usize::from(is)));
        let head = self.head.as_ref().filter(|_| asked.is_blank() || self.is_target_word(&asked));
        let named = without_note(&name(self.words, head.unwrap_or(&lead)));
        let alike = named.alike(0, named.len());
        let comma = sentence.row.tokens.get(found.to).is_none_or(|token| token.is(','));
        let ends =
            comma && ["时间", "时长", "响应", "首响", "平响", "等待", "排队"].iter().any(|end| alike.ends_with(end));
        if limit.before || limit.event.is_some() || !ends || !crate::annex::name::is_metric(self.words, &named) {
            return false;
        }
        let place = self.indicator(&named);
        if self.unset(place) {
            self.plain_target(place, &Piece::default(), &limit.length, sentence.spans(found));
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                indicator.lower = Some(true);
            }
        }
        self.subject = Subject::Indicator(place);
        true
    }

    /// What is due within a time limit.
    pub(super) fn limit(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found, limit: &Limit) {
        let (event, begins) = match &limit.event {
            Some(event) => (Some(event.clone()), found.from),
            None => self.event_before(sentence, clause, found),
        };
        let event = event
            .or_else(|| Self::event_of_part_before(sentence, found).filter(|_| !limit.before))
            .or_else(|| self.event_that_came(&sentence.piece(clause.from, found.from)).filter(|_| !limit.before));
        let what = self.around(sentence, clause, found, begins);
        let no_deadline = self
            .of_measured(sentence, clause, found, limit)
            .or_else(|| self.of_condition(sentence, clause, found, event.is_some()))
            .or_else(|| self.of_event(sentence, clause, found))
            .or_else(|| self.of_english(sentence, clause, found));
        match no_deadline {
            Some(NoDeadline::Told) => {
                return self.leave_spans(
                    sentence.spans(found),
                    &sentence.written(found.from, found.to),
                    UnreadReason::Other,
                );
            }
            Some(NoDeadline::Part) => return,
            None => {}
        }
        // 期满前三十日 is the contract's own.
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
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
        if limit.before && event.is_none() && Self::of_two_shares(sentence, clause, limit) {
            self.unclear(sentence, found);
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        let behind = sentence.piece(found.to, clause.to);
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

    /// Whether a time limit belongs to what is measured.
    fn of_measured(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        limit: &Limit,
    ) -> Option<NoDeadline> {
        let behind = sentence.piece(found.to, clause.to);
        // 20秒内应答的 is part of what is measured.
        if limit.length.unit == Unit::Second {
            return Some(NoDeadline::Told);
        }
        // 回访率（安装后24小时内回访）应达到97%以上: what is measured.
        let open = |text: &Piece, letter: char| text.letters.iter().filter(|one| **one == letter).count();
        let lead = sentence.piece(clause.from, found.from);
        let inside = open(&lead, '(') > open(&lead, ')') && behind.letters.contains(&')');
        let asks = clause.atoms.iter().any(|other| other.from >= found.to && matches!(other.atom, Atom::Range(_)));
        if inside && asks {
            return Some(NoDeadline::Told);
        }
        // 4小时内首次处理，达到97%满分: what is measured, in a row of its own.
        let next = clause.atoms.iter().find(|other| other.from >= found.to);
        let asks_next = next.is_some_and(|other| matches!(&other.atom, Atom::Range(range) if range.unit.is_percent()));
        if found.from == 0 && asks_next && matches!(self.subject, Subject::Indicator(_)) {
            return Some(NoDeadline::Told);
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
            return Some(NoDeadline::Told);
        }
        None
    }

    /// Whether an English time limit is part of a condition, or of what is measured.
    fn of_english(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> Option<NoDeadline> {
        if !self.english {
            return None;
        }
        // Each breach that is not reported within 24 hours: part of what happens.
        let lead = sentence.piece(0, found.from).alike(0, usize::MAX);
        let missed = lead.split_whitespace().rev().take(4).any(|word| matches!(word, "not" | "never"));
        // Meets it in each of the following three months: when something holds.
        let own = sentence.piece(found.from, found.to).alike(0, usize::MAX);
        let window = own.starts_with("following ") || own.starts_with("next ") || own.starts_with("subsequent ");
        // Answered within one day in at least 93% of cases: what is measured.
        let next = sentence.atoms.iter().find(|other| other.from >= found.to);
        let share = next.is_some_and(|next| {
            let between = sentence.piece(found.to, next.from).alike(0, usize::MAX);
            matches!(&next.atom, Atom::Range(range) if range.unit.is_percent()) && between.trim() == "in"
        });
        // If fewer than 95% are answered within 8 hours, …: what follows stands behind.
        let condition = self.begins_with_if(sentence) && !lead.contains(',') && {
            sentence.piece(found.to, sentence.row.tokens.len()).alike(0, usize::MAX).contains(',')
        };
        (condition
            || missed && clause.atoms.iter().any(|other| !matches!(other.atom, Atom::Limit(_)))
            || window && self.begins_with_if(sentence)
            || share)
            .then_some(NoDeadline::Told)
    }

    /// Whether a time limit says when something holds, costs or is counted.
    fn of_condition(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        event: bool,
    ) -> Option<NoDeadline> {
        let behind = sentence.piece(found.to, clause.to);
        // 48小时内未回复的 is part of what is counted.
        if !event && self.words.begins_with("not_yet", &behind.alike(0, behind.len())).is_some() {
            return Some(NoDeadline::Part);
        }
        // 30分钟内同一用户算1个: how it is counted.
        if self.words.holds("counted_once", &behind.alike(0, behind.len())) {
            return Some(NoDeadline::Told);
        }
        // 独立上岗前30天内产生的差错: when something lies, and nothing is due.
        if self.words.begins_with("window_follows", &behind.alike(0, behind.len())).is_some() {
            return Some(NoDeadline::Told);
        }
        // 开户后3个月内拆机的，扣…: when something costs, and no deadline.
        let part = behind.split(|letter| matches!(letter, ',')).into_iter().next().unwrap_or_default();
        let condition = part.alike(0, part.len()).trim_end().ends_with(['的', '者']);
        if event && condition && clause.atoms.iter().any(|found| matches!(found.atom, Atom::Lose(_))) {
            return Some(NoDeadline::Part);
        }
        // 办理后3个月内拆机的，该户费用全额扣回: what follows from it stands in the next part.
        let goes_on = behind.split(|letter| letter == ',').len() > 1;
        let duty = self.words.holds("obliges", &sentence.piece(clause.from, found.from).alike(0, usize::MAX));
        let silent = ["异议", "未", "提出"].iter().any(|word| part.alike(0, part.len()).contains(word));
        if event && condition && goes_on && !duty && !silent {
            return Some(NoDeadline::Told);
        }
        // 提前24小时以上取消的, 一个月内超过3次的: when something holds, and no deadline.
        let signs = self.words.signs;
        let beyond = sentence.row.tokens.get(found.to).is_some_and(|token| token.means(signs.or_more));
        let counts = clause.atoms.iter().any(|other| other.from >= found.to && matches!(other.atom, Atom::Range(_)));
        let condition = condition || beyond && part.letters.contains(&'的');
        if condition && (beyond || !event && counts) {
            return Some(NoDeadline::Told);
        }
        None
    }

    /// Whether a time limit is part of what happens, or of the name of what is measured.
    fn of_event(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> Option<NoDeadline> {
        // 系统故障未在30分钟内上报的，每次扣500元: part of what happens.
        let lead = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
        // 未提前15日报备的，每人次扣1分
        let ahead = matches!(&found.atom, Atom::Limit(limit) if limit.before) && lead.trim_end().ends_with('未');
        let missed = ahead || self.words.ends_with("missed_in_time", lead.trim_end()).is_some();
        if missed && clause.atoms.iter().any(|other| crate::annex::clause::is_effect(&other.atom)) {
            return Some(NoDeadline::Part);
        }
        // 信件於二十四小時內回覆率應達95%: part of the name of what is measured.
        let next = sentence.atoms.iter().filter(|other| other.from >= found.to).map(|other| other.from).min();
        let named = sentence.piece(found.to, next.unwrap_or(clause.to));
        let named = name(self.words, &named.split(|letter| letter == ',').first().cloned().unwrap_or_default());
        if next.is_some() && named.letters.last() == Some(&'率') && named.len() <= 10 {
            return Some(NoDeadline::Part);
        }
        None
    }

    /// By up to 15% on 30 days' notice and by more than 15% on 60: which of them, a time limit alone does not say.
    fn of_two_shares(sentence: &Sentence<'_>, clause: &Clause<'_>, limit: &Limit) -> bool {
        let twice = sentence.row.tokens.iter().filter_map(crate::annex::token::Token::quantity);
        let twice = twice.filter(|quantity| quantity.unit == limit.length.unit).count() > 1;
        twice && clause.atoms.iter().any(|other| matches!(&other.atom, Atom::Range(range) if range.unit.is_percent()))
    }

    /// 期满前两个月双方确认续约: what both do together is no notice that one of them gives, unless something follows by itself.
    pub(super) fn is_agreed(&self, alike: &str) -> bool {
        let holds = |list| self.words.holds(list, alike);
        holds("agreed_by_both") || holds("both_parties") && !holds("silence")
    }

    /// What comes to an end: 提前30日书面通知解除合同.
    fn ended(text: &Piece) -> Option<String> {
        let alike = text.alike(0, text.len());
        let (word, at) = ["解除", "终止", "terminate", "解约", "退出", "不想做", "不做了", "不再合作", "停止合作"]
            .iter()
            .find_map(|word| Some((word, alike.find(word)?)))?;
        let from = alike.get(..at)?.chars().count();
        Some(text.slice(from, from.saturating_add(word.chars().count())).text())
    }

    pub(super) fn deadline(&mut self, what: String, rule: When, sentence: &Sentence<'_>, found: &Found) {
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
        let previous = end_before(clause, found);
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
    pub(super) fn around(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found, begins: usize) -> String {
        let previous = end_before(clause, found);
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
}

/// Where what stands before it in a clause ends.
fn end_before(clause: &Clause<'_>, found: &Found) -> usize {
    let before = clause.atoms.iter().filter(|other| other.to <= found.from);
    before.map(|other| other.to).max().unwrap_or(clause.from)
}
