//! Cells of a row about an indicator: its target, its weight, its rule.

use super::Reader;
use super::columns::{Column, Lone, Role, lone};
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::is_time;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Doubt, DoubtKind, Gives, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    pub(super) fn target_cell(&mut self, place: usize, head: &Piece, cell: &Piece) {
        let spans = cell.spans(0, cell.len());
        // Max 5, 至少90%: which side is better.
        let alike = cell.alike(0, cell.len());
        let side = |list| self.words.begins_with(list, &alike).is_some();
        let lower = if side("most_leads") { Some(true) } else { side("least_leads").then_some(false) };
        if let Some(indicator) = self.reading.indicators.get_mut(place).filter(|_| lower.is_some()) {
            indicator.lower = lower;
        }
        match lone(self.words, cell) {
            Some(Lone::Range(range)) => self.target(place, &range, spans),
            // 5th business day is a day of the month.
            Some(Lone::Quantity(quantity)) if quantity.ordinal => {
                self.leave(cell, UnreadReason::Other);
            }
            Some(Lone::Quantity(quantity)) => self.plain_target(place, head, &quantity, spans),
            None => {
                let text = Text::of(self.words, cell);
                let sentences = text.sentences();
                let Some(sentence) = sentences.first() else { return };
                // 60秒内首次回复率≥92%: the share is the target, and the time is in its name.
                let asks = |range: &Range| range.unit.is_percent() && range.asks != crate::annex::range::Asks::Nothing;
                let share =
                    sentence.atoms.iter().find(|found| matches!(&found.atom, Atom::Range(range) if asks(range)));
                if let Some(found) = share.filter(|found| {
                    sentence
                        .atoms
                        .iter()
                        .filter(|one| matches!(one.atom, Atom::Range(_)) && one.from != found.from)
                        .all(|one| matches!(&one.atom, Atom::Range(range) if range.unit.is_time()))
                }) && let Atom::Range(range) = &found.atom
                {
                    let source = sentence.spans(found);
                    for other in sentence.atoms.iter().filter(|other| other.from != found.from) {
                        self.leave_spans(
                            sentence.spans(other),
                            &sentence.written(other.from, other.to),
                            UnreadReason::Other,
                        );
                    }
                    return self.target(place, range, source);
                }
                for found in sentence.atoms {
                    match &found.atom {
                        Atom::Range(range) => return self.target(place, range, sentence.spans(found)),
                        // 每月7日前
                        Atom::DayOfMonth { .. } => {
                            return sentence.clauses().iter().for_each(|clause| self.dates(sentence, clause));
                        }
                        // 80% within 20 s
                        Atom::Limit(_) if share_before(sentence, found).is_some() => {
                            let Some((share, spans)) = share_before(sentence, found) else { return };
                            self.leave_spans(
                                sentence.spans(found),
                                &sentence.written(found.from, found.to),
                                UnreadReason::Other,
                            );
                            self.plain_target(place, head, &share, spans);
                            // Complaints | 95% within 10 days: more of them in time is better; 5% abandoned is not.
                            let known = self.reading.indicators.get_mut(place);
                            if let Some(indicator) = known.filter(|_| share.is_most()) {
                                indicator.lower = Some(false);
                            }
                            return;
                        }
                        Atom::Limit(limit) => {
                            return self.plain_target(place, head, &limit.length, sentence.spans(found));
                        }
                        _ => {}
                    }
                }
                // 88 out of 100, 目标值[X]秒: the first quantity.
                let first = sentence.row.tokens.iter().find_map(|token| Some((token.quantity()?, token)));
                if first.is_some_and(|(quantity, _)| quantity.ordinal) {
                    return self.leave(cell, UnreadReason::Other);
                }
                if let Some((quantity, token)) = first {
                    let rest = sentence
                        .row
                        .tokens
                        .iter()
                        .filter(|other| other.quantity().is_some() && other.from != token.from)
                        .count();
                    let out_of = cell.alike(token.to, cell.len()).starts_with("out of")
                        || rest > 0 && cell.alike(token.to, cell.len()).starts_with("(满分");
                    let quantity =
                        if out_of { Quantity { unit: Unit::Points, ..quantity.clone() } } else { quantity.clone() };
                    self.plain_target(place, head, &quantity, cell.spans(token.from, token.to));
                }
            }
        }
    }

    /// A target without a sign: which side is better is told by the name and the rule.
    pub(super) fn plain_target(
        &mut self,
        place: usize,
        head: &Piece,
        quantity: &Quantity,
        spans: Vec<crate::annex::letters::Span>,
    ) {
        let by_head = self.unit_of_head(head);
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        indicator.target = Some(quantity.into());
        indicator.target_said = crate::annex::reading::Said::Plain;
        let unit = if quantity.unit == Unit::None { by_head.unwrap_or(Unit::None) } else { quantity.unit.clone() };
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (unit, quantity.word.clone());
        }
        // Response time | 95%: the share that is in time.
        if quantity.is_most() && is_time(self.words, &indicator.alike) {
            indicator.lower = Some(false);
        }
        // Nothing lies below 0.
        let least = quantity.value.is_some_and(|value| value.is_zero());
        if (indicator.unit.is_count() || least) && indicator.lower.is_none() {
            indicator.lower = Some(true);
        }
        indicator.source.add(Part::Target, spans);
    }

    pub(super) fn weight_cell(&mut self, place: usize, head: &Piece, cell: &Piece) -> Option<Amount> {
        let Some(Lone::Quantity(quantity)) = lone(self.words, cell) else { return None };
        let percent = quantity.unit.is_percent() || head.letters.contains(&'%');
        let indicator = self.reading.indicators.get_mut(place)?;
        let weight: Amount = (&quantity).into();
        indicator.weight = Some(weight.clone());
        indicator.weight_percent = percent;
        indicator.source.add(Part::Weight, cell.spans(0, cell.len()));
        Some(weight)
    }

    /// A row without a weight of its own shares that of the row above.
    pub(super) fn share_weight(&mut self, place: usize, above: Option<Amount>) {
        let before = place.checked_sub(1);
        let percent = before
            .and_then(|before| self.reading.indicators.get(before))
            .is_some_and(|indicator| indicator.weight_percent);
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.weight = above;
            indicator.weight_shared = true;
            indicator.weight_percent = percent;
        }
        if let Some(indicator) = before.and_then(|before| self.reading.indicators.get_mut(before)) {
            indicator.weight_shared = true;
        }
    }

    pub(super) fn risk_cell(&mut self, place: usize, cell: &Piece) {
        if self.share_at_risk(place, cell) {
            return;
        }
        if let (Some(Lone::Quantity(quantity)), Some(indicator)) =
            (lone(self.words, cell), self.reading.indicators.get_mut(place))
        {
            indicator.at_risk = Some((&quantity).into());
            indicator.source.add(Part::Whole, cell.spans(0, cell.len()));
            self.currency_of(&quantity);
        }
    }

    /// A cell with the rule of an indicator, or with what is gained or lost.
    pub(super) fn rule_cell(&mut self, place: usize, column: &Column, cell: &Piece, hinted: bool) {
        let alike = cell.alike(0, cell.len());
        if self.words.list("nothing").contains(&alike) {
            return self.leave(cell, UnreadReason::NotComputed);
        }
        if self.english_rule(place, cell) || self.formula(place, cell) || self.levels_of_cell(place, cell) {
            return;
        }
        if self.each_cell(place, column, cell) {
            return;
        }
        let before = self.english.then(|| self.known_so_far());
        self.rule_of_cell(place, column, cell, hinted);
        if let Some(before) = before {
            self.ask_if_cell_qualified(before, cell);
        }
    }

    fn rule_of_cell(&mut self, place: usize, column: &Column, cell: &Piece, hinted: bool) {
        let losses = self.losses_without_base(place);
        let text = Text::of(self.words, cell);
        if self.kept_by_range(place, cell) || self.each_so_many(place, cell) {
            return;
        }
        let several = self.events_in(&text) > 1;
        let mut last = Last::Indicator(place);
        for sentence in text.sentences() {
            for clause in sentence.clauses() {
                let parts = Parts::of(&clause);
                if self.bears_on_others(&sentence, &clause, &parts) {
                    continue;
                }
                // 赔付金额全额 below 处罚: paid by whom, and how much of it is taken, the cell does not say.
                let pays = parts.effects.iter().find(|found| matches!(found.atom, Atom::Pay(_)));
                if let Some(found) = pays.filter(|_| column.role == Some(Role::Deduct) && parts.ranges.is_empty()) {
                    self.unclear(&sentence, found);
                    self.left_clause(&sentence, &clause, UnreadReason::NoMechanism);
                    continue;
                }
                if several && self.event_of_cell(place, &sentence, &clause, &parts, &mut last) {
                    continue;
                }
                // 完成率低于98%，每低1%扣2分 among several events: of another thing than they are.
                if let (true, Some((_, step))) = (several && parts.has_effect(), parts.step) {
                    self.unclear(&sentence, step);
                    self.left_clause(&sentence, &clause, UnreadReason::NoMechanism);
                    continue;
                }
                if self.cell_amounts(place, column, &sentence, &clause, &parts, &mut last) {
                    continue;
                }
                let labels = self.labels(&sentence, &clause);
                // A line under the table that ran into its last cell: 每月扣罚总额不超过当月结算金额的20%.
                if self.words.holds("total_sums", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX))
                    && self.limit_of_all(&sentence, &clause, &parts)
                {
                    continue;
                }
                self.dates(&sentence, &clause);
                if parts.has_condition() || parts.has_effect() || !parts.bare.is_empty() {
                    self.indicator_clause(place, &sentence, &clause, &parts, &labels, &mut last);
                } else {
                    self.modify(&sentence, &parts, last);
                }
            }
        }
        if hinted && self.losses_without_base(place) == losses && self.took_base(place, cell) {
            let span = cell.spans(0, cell.len()).first().copied().unwrap_or_default();
            self.reading.doubts.push(Doubt { kind: DoubtKind::Base, quote: cell.text(), span, about: place });
        }
    }

    pub(super) fn losses_without_base(&self, place: usize) -> usize {
        let bands = self.reading.indicators.get(place).map_or(&[][..], |indicator| &indicator.rule.bands);
        bands.iter().filter(|band| matches!(&band.gives, Gives::Lose(Loss::Percent(_, None)))).count()
    }

    /// Whether percentages of a cell took over the base of another cell.
    pub(super) fn took_base(&self, place: usize, cell: &Piece) -> bool {
        let Some(base) = &self.base else { return false };
        let percent = |loss: &Loss| matches!(loss, Loss::Percent(_, Some(found)) if found == base);
        let indicator = self.reading.indicators.get(place);
        let bands = indicator.is_some_and(|indicator| {
            indicator.rule.bands.iter().any(|band| matches!(&band.gives, Gives::Lose(loss) if percent(loss)))
                || indicator.rule.step.as_ref().is_some_and(|step| percent(&step.loss))
        });
        bands && !cell.text().contains(base.as_str())
    }

    /// 得分=完成值÷目标值×权重.
    pub(super) fn formula(&mut self, place: usize, cell: &Piece) -> bool {
        let alike = cell.alike(0, cell.len());
        // (实际-90%)/(98%-90%)*30
        let bare =
            alike.contains(['/', '÷']) && alike.contains(['*', '×']) && alike.contains('(') && !alike.contains('=');
        let divides = alike.contains('÷')
            || alike.contains('/') && alike.contains('=')
            || alike.contains('×') && alike.contains('=')
            || alike.contains('*') && alike.contains('=');
        // 满意率×30
        let scaled = alike.split_once(['×', '*']).is_some_and(|(left, right)| {
            let scale = right.trim().trim_end_matches('分');
            left.trim().ends_with(['率', '值', '分'])
                && !scale.is_empty()
                && scale.chars().all(|digit| digit.is_ascii_digit())
        });
        if !scaled && !bare && (!divides || !alike.contains('=')) {
            return false;
        }
        let text = Text::of(self.words, cell);
        let sentences = text.sentences();
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return false };
        let end = cell.letters.iter().position(|letter| matches!(letter, ',' | ';' | '。')).unwrap_or(cell.len());
        let from = cell.letters.iter().position(|letter| *letter == '=').map_or(0, |at| at.saturating_add(1));
        indicator.rule.ratio = Some(cell.written(from, end));
        indicator.source.add(Part::Rule, cell.spans(0, end));
        for sentence in &sentences {
            for clause in sentence.clauses() {
                let parts = Parts::of(&clause);
                self.modify_indicator(place, sentence, &parts);
            }
        }
        true
    }

    pub(super) fn time_cell(&mut self, place: usize, column: &Column, cell: &Piece) {
        let Some(indicator) = self.reading.indicators.get(place) else { return };
        let what = format!("{} {}", indicator.name, column.head.text());
        let text = Text::of(self.words, cell);
        for sentence in text.sentences() {
            for found in sentence.atoms {
                if let Atom::Limit(limit) = &found.atom {
                    return self.limit_cell(what, &sentence, found, &limit.length);
                }
            }
            for token in sentence.row.tokens.iter().filter(|token| token.quantity().is_some_and(Self::is_length)) {
                if let Some(quantity) = token.quantity() {
                    let length = quantity.clone();
                    let source = Source::of(Part::Whole, cell.spans(token.from, token.to));
                    let rule = crate::annex::reading::When::Length {
                        length: (&length).into(),
                        unit: length.unit.clone(),
                        before: false,
                        event: None,
                    };
                    self.reading.deadlines.push(crate::annex::reading::Deadline {
                        what,
                        rule,
                        holiday_next: false,
                        each_case: true,
                        source,
                    });
                    return;
                }
            }
        }
    }

    /// A level of performance beside the target: a straight line may join them.
    pub(super) fn level_cell(&mut self, place: usize, column: &Column, cell: &Piece) {
        let value = match lone(self.words, cell) {
            Some(Lone::Quantity(quantity)) => Some(Amount::from(&quantity)),
            Some(Lone::Range(range)) => range.only_edge().map(Amount::from),
            None => None,
        };
        if let Some(value) = value {
            let spans = cell.spans(0, cell.len());
            self.levels.push((place, column.role == Some(Role::Stretch), value, spans));
        }
    }

    /// What percentages in a row are of, where another cell of it or a head says so.
    pub(super) fn base_of(&self, row: &[Piece], columns: &[Column]) -> Option<String> {
        if let Some(base) = columns.iter().find_map(|column| self.base_of_head(&column.head)) {
            return Some(base);
        }
        for cell in row {
            let text = Text::of(self.words, cell);
            for sentence in text.sentences() {
                for found in sentence.atoms {
                    if let Atom::Gain(amount) | Atom::Lose(amount) = &found.atom
                        && amount.quantity.unit.is_percent()
                        && let Some(base) = &amount.base
                    {
                        return Some(base.clone());
                    }
                }
            }
        }
        None
    }

    /// Credit (% of Monthly Charges), 扣款比例（占当月服务费）.
    pub(super) fn base_of_head(&self, head: &Piece) -> Option<String> {
        let open = head.letters.iter().position(|letter| *letter == '(')?;
        let close = head.letters.iter().rposition(|letter| *letter == ')')?;
        let inner = head.slice(open.saturating_add(1), close);
        let alike = inner.alike(0, inner.len());
        let lead = ["% of the ", "% of ", "占", "%"]
            .iter()
            .find(|lead| alike.starts_with(**lead))
            .map_or(0, |lead| lead.chars().count());
        let base = inner.slice(lead, inner.len()).trimmed();
        let alike = base.alike(0, base.len());
        let alike = alike.trim_end_matches(['%', '的']);
        self.words.ends_with("base_ends", alike).map(|_| base.written(0, alike.chars().count()))
    }
}

/// The percentage right before a time limit, and where it stands.
fn share_before(
    sentence: &crate::annex::clause::Sentence<'_>,
    limit: &crate::annex::atom::Found,
) -> Option<(Quantity, Vec<crate::annex::letters::Span>)> {
    // 98% of emails answered within two days: the only number before it.
    let mut before = sentence.row.tokens.get(..limit.from)?.iter().filter(|token| token.quantity().is_some());
    let (Some(token), None) = (before.next(), before.next()) else { return None };
    let share = token.quantity().filter(|quantity| quantity.unit.is_percent())?;
    Some((share.clone(), sentence.row.piece.spans(token.from, token.to)))
}
