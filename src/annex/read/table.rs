//! Tables: of indicators, of prices, of what a result means.

use super::columns::{Column, Lone, Role, columns, is_head, lone, role_of};
use super::parts::Parts;
use super::sentence::Last;
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::{Clause, Text};
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::name::{is_lower_better, is_metric, is_score, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Band, Doubt, DoubtKind, Gives, Indicator, Loss, Part, Reason, Source, Tier};

/// A table: its heads and its rows, cell by cell.
pub(super) struct Table {
    pub(super) head: Vec<Piece>,
    pub(super) rows: Vec<Vec<Piece>>,
}

impl Reader<'_> {
    /// Reads the rows that begin here; how many lines they are.
    pub(super) fn rows(&mut self, lines: &[Line]) -> usize {
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        let mut taken = 0_usize;
        for line in lines {
            if line.is_row() {
                rows.push(line.cells.clone());
            } else if !line.is_blank() && continues(&rows) && !Self::is_other(line) {
                // What stands in a line of its own belongs to the last cell, which was not finished.
                let cell = rows.last_mut().and_then(|row| row.iter_mut().rev().find(|cell| !cell.is_blank()));
                if let Some(cell) = cell {
                    cell.append(&line.whole());
                }
            } else {
                break;
            }
            taken = taken.saturating_add(1);
        }
        // Several tables may follow each other without a line between.
        let mut tables: Vec<Table> = Vec::new();
        for row in rows {
            if is_head(self.words, &row) || tables.is_empty() {
                let is_head = is_head(self.words, &row);
                tables.push(Table {
                    head: if is_head { row.clone() } else { Vec::new() },
                    rows: if is_head { Vec::new() } else { vec![row] },
                });
            } else if let Some(table) = tables.last_mut() {
                table.rows.push(row);
            }
        }
        for table in tables {
            self.table(&table);
        }
        taken
    }

    /// Whether a line begins something new rather than going on with a cell.
    fn is_other(line: &Line) -> bool {
        let whole = line.whole();
        crate::annex::numbering::marked(&whole).0.is_some() || Self::is_page_number(&whole)
    }

    pub(super) fn table(&mut self, table: &Table) {
        let columns = columns(self.words, &table.head, &table.rows);
        for head in &table.head {
            self.leave(head, Reason::TableHead);
            self.period_of(&head.alike(0, head.len()), head);
        }
        for row in &table.rows {
            for (_, cell) in
                columns.iter().zip(row).filter(|(column, cell)| column.role == Some(Role::Index) && !cell.is_blank())
            {
                self.leave(cell, Reason::Numbering);
            }
        }
        let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
        let scored = has(Role::Weight)
            || has(Role::Target)
            || has(Role::Rule)
            || has(Role::Risk)
            || has(Role::Response)
            || has(Role::Resolution);
        let result = has(Role::Result) || has(Role::Grade) && !has(Role::Name);
        let consequence = has(Role::Consequence)
            || has(Role::Deduct)
            || has(Role::Grade)
            || has(Role::Reward)
            || has(Role::Price)
            || has(Role::Rule);
        let charged = has(Role::Rule) && has(Role::Name) && !has(Role::Quantity) && self.section.indicators;
        if columns.is_empty() {
            return self.plain_rows(&table.rows);
        }
        if result && consequence && !(has(Role::Name) && scored) {
            self.results(&columns, &table.rows);
        } else if has(Role::Price) && !has(Role::Weight) && !has(Role::Target) && !charged {
            self.price_rows(&columns, &table.rows);
        } else if has(Role::Name) || scored || has(Role::Deduct) || has(Role::Reward) {
            self.indicator_rows(&columns, &table.rows);
        } else {
            self.plain_rows(&table.rows);
        }
    }

    /// A line of an indicator that is written line by line: Standard: …, Target: …, Fee at risk: …. Whether it is one.
    pub(super) fn block_line(&mut self, head: &Piece, body: &Piece) -> bool {
        let Some((role, true)) = role_of(self.words, head) else { return false };
        if role == Role::Name {
            let sentences = body.letters.iter().any(|letter| matches!(letter, '。' | ';' | ','));
            if sentences
                || body.len() > 40
                || body.len() < 2
                || Text::of(self.words, body).sentences().iter().any(|sentence| !sentence.atoms.is_empty())
            {
                return false;
            }
            self.block = Some(self.indicator(body));
            return true;
        }
        let Some(place) = self.block else { return false };
        let column = Column { role: Some(role), head: head.clone() };
        match role {
            Role::Target => self.target_cell(place, head, body),
            Role::Weight => {
                self.weight_cell(place, head, body);
            }
            Role::Risk => self.risk_cell(place, body),
            Role::Rule | Role::Deduct | Role::Reward => self.rule_cell(place, &column, body, false),
            _ => return false,
        }
        true
    }

    /// Rows nobody says the meaning of: each as a line of text.
    fn plain_rows(&mut self, rows: &[Vec<Piece>]) {
        for row in rows {
            let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.is_blank()).collect();
            let [first, rest @ ..] = filled.as_slice() else { continue };
            self.subject = Subject::None;
            self.last = Last::None;
            // 大促包：含20000会话
            let (head, behind) = match self.split_head(first) {
                (Some(head), behind) => (head, Some(behind)),
                (None, first) => (first, None),
            };
            self.look_at_head(&head);
            self.head = Some(head);
            for cell in rest.iter().copied().chain(&behind) {
                let text = Text::of(self.words, cell);
                for sentence in text.sentences() {
                    self.sentence(&sentence);
                }
            }
        }
    }

    fn indicator_rows(&mut self, columns: &[Column], rows: &[Vec<Piece>]) {
        let mut place: Option<usize> = None;
        let mut above: Option<Amount> = None;
        for row in rows {
            if self.is_total(row) {
                self.total(row, columns);
                continue;
            }
            let cell = |role: Role| {
                let mut cells =
                    columns.iter().zip(row).filter(|(column, cell)| column.role == Some(role) && !cell.is_blank());
                cells.next()
            };
            let named = cell(Role::Name)
                .or_else(|| cell(Role::Group).filter(|_| columns.iter().all(|column| column.role != Some(Role::Name))));
            let fresh = named.is_some();
            if let Some((_, cell)) = named {
                let trimmed = cell.trimmed();
                let alike = trimmed.alike(0, trimmed.len());
                if self.words.list("nothing").contains(&alike) {
                    continue;
                }
                let lower = is_lower_better(self.words, &alike).filter(|lower| *lower);
                self.reading.indicators.push(Indicator { lower, ..Indicator::named(&trimmed) });
                place = self.reading.indicators.len().checked_sub(1);
            }
            let Some(place) = place else { continue };
            self.subject = Subject::Indicator(place);
            self.head = named.map(|(_, cell)| cell.clone());
            self.base = self.base_of(row, columns);
            let hinted = self.base.is_some();
            if let Some((_, cell)) = cell(Role::Unit) {
                self.unit_cell(place, cell);
            }
            if let Some((column, cell)) = cell(Role::Target) {
                self.target_cell(place, &column.head, cell);
            }
            let weighted = columns.iter().any(|column| column.role == Some(Role::Weight));
            match cell(Role::Weight) {
                Some((column, cell)) => above = self.weight_cell(place, &column.head, cell),
                None if weighted && fresh && above.is_some() => self.share_weight(place, above.clone()),
                None => {}
            }
            if let Some((_, cell)) = cell(Role::Risk) {
                self.risk_cell(place, cell);
            }
            for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.is_blank()) {
                match column.role {
                    Some(Role::Rule | Role::Deduct | Role::Reward) => self.rule_cell(place, column, cell, hinted),
                    Some(Role::Response | Role::Resolution) => self.time_cell(place, column, cell),
                    Some(Role::Measure) if cell.alike(0, cell.len()) == "%" => self.unit_cell(place, cell),
                    Some(Role::Stretch | Role::Bottom) => self.level_cell(place, column, cell),
                    _ => {}
                }
            }
            self.base = None;
            self.head = None;
        }
        self.subject = Subject::None;
    }

    /// A row that adds up what stands above it.
    fn is_total(&self, row: &[Piece]) -> bool {
        let first = row.iter().find(|cell| !cell.is_blank()).map(|cell| cell.alike(0, cell.len()).replace(' ', ""));
        first.is_some_and(|first| self.words.list("totals").contains(&first))
    }

    fn total(&mut self, row: &[Piece], columns: &[Column]) {
        for (column, cell) in columns.iter().zip(row) {
            if column.role == Some(Role::Weight)
                && let Some(Lone::Quantity(quantity)) = lone(self.words, cell)
                && self.reading.full.is_none()
            {
                self.reading.full = Some(((&quantity).into(), Source::of(Part::Whole, cell.spans(0, cell.len()))));
                continue;
            }
            if !cell.is_blank() {
                self.leave(cell, Reason::Total);
            }
        }
    }

    fn unit_cell(&mut self, place: usize, cell: &Piece) {
        let trimmed = cell.trimmed();
        let unit = if trimmed.letters.as_slice() == ['%'] {
            Some(Unit::Percent)
        } else {
            self.words.unit(&trimmed.letters).map(|(unit, _)| unit.clone())
        };
        if let (Some(unit), Some(indicator)) = (unit, self.reading.indicators.get_mut(place)) {
            indicator.unit = unit;
            indicator.word = trimmed.text();
        }
    }

    fn target_cell(&mut self, place: usize, head: &Piece, cell: &Piece) {
        let spans = cell.spans(0, cell.len());
        match lone(self.words, cell) {
            Some(Lone::Range(range)) => self.target(place, &range, spans),
            Some(Lone::Quantity(quantity)) => self.plain_target(place, head, &quantity, spans),
            None => {
                let text = Text::of(self.words, cell);
                let sentences = text.sentences();
                let Some(sentence) = sentences.first() else { return };
                for found in &sentence.atoms {
                    match &found.atom {
                        Atom::Range(range) => return self.target(place, range, sentence.spans(found)),
                        Atom::Limit(limit) => {
                            return self.plain_target(place, head, &limit.length, sentence.spans(found));
                        }
                        _ => {}
                    }
                }
                // 88 out of 100, 目标值[X]秒: the first quantity.
                let first = sentence.row.tokens.iter().find_map(|token| Some((token.quantity()?, token)));
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
        let unit = if quantity.unit == Unit::None { by_head.unwrap_or(Unit::None) } else { quantity.unit.clone() };
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (unit, quantity.word.clone());
        }
        if indicator.unit.is_count() && indicator.lower.is_none() {
            indicator.lower = Some(true);
        }
        indicator.source.add(Part::Target, spans);
    }

    /// The unit a head names in brackets.
    fn unit_of_head(&self, head: &Piece) -> Option<Unit> {
        let open = head.letters.iter().position(|letter| *letter == '(')?;
        let inner = head.slice(open.saturating_add(1), head.len());
        if inner.letters.first() == Some(&'%') {
            return Some(Unit::Percent);
        }
        self.words.unit(&inner.letters).map(|(unit, _)| unit.clone())
    }

    fn weight_cell(&mut self, place: usize, head: &Piece, cell: &Piece) -> Option<Amount> {
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
    fn share_weight(&mut self, place: usize, above: Option<Amount>) {
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

    fn risk_cell(&mut self, place: usize, cell: &Piece) {
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
            return self.leave(cell, Reason::NotComputed);
        }
        if self.formula(place, cell) {
            return;
        }
        let losses = self.losses_without_base(place);
        let text = Text::of(self.words, cell);
        let mut last = Last::Indicator(place);
        for sentence in text.sentences() {
            for clause in sentence.clauses() {
                let parts = Parts::of(&clause);
                if self.cell_amounts(place, column, &sentence, &clause, &parts, &mut last) {
                    continue;
                }
                let labels = self.labels(&sentence, &clause);
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

    fn losses_without_base(&self, place: usize) -> usize {
        let bands = self.reading.indicators.get(place).map_or(&[][..], |indicator| &indicator.rule.bands);
        bands.iter().filter(|band| matches!(&band.gives, Gives::Lose(Loss::Percent(_, None)))).count()
    }

    /// Whether percentages of a cell took over the base of another cell.
    fn took_base(&self, place: usize, cell: &Piece) -> bool {
        let Some(base) = &self.base else { return false };
        let percent = |loss: &Loss| matches!(loss, Loss::Percent(_, Some(found)) if found == base);
        let indicator = self.reading.indicators.get(place);
        let bands = indicator.is_some_and(|indicator| {
            indicator.rule.bands.iter().any(|band| matches!(&band.gives, Gives::Lose(loss) if percent(loss)))
                || indicator.rule.step.as_ref().is_some_and(|step| percent(&step.loss))
        });
        bands && !cell.text().contains(base.as_str())
    }

    /// 200元/次, 500 or USD 1,250 per month missed in a column of losses or gains.
    fn cell_amounts(
        &mut self,
        place: usize,
        column: &Column,
        sentence: &crate::annex::clause::Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) -> bool {
        if parts.has_effect() || parts.step.is_some() {
            return false;
        }
        let money = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Price(quantity) => Some((quantity, found)),
            Atom::Bare(quantity) if column.role == Some(Role::Deduct) || quantity.unit.is_percent() => {
                Some((quantity, found))
            }
            _ => None,
        });
        let Some((quantity, found)) = money else { return false };
        if parts.ranges.is_empty() && parts.reached.is_none() && self.has_other_condition(sentence, clause) {
            self.unclear(sentence, found);
            return true;
        }
        self.currency_of(quantity);
        let mut quantity = quantity.clone();
        if quantity.unit == Unit::None {
            quantity.unit = self.unit_of_head(&column.head).unwrap_or(Unit::Money(None));
        }
        let loss = self.loss_of(&quantity, self.base_of_head(&column.head));
        let used = std::iter::once(found)
            .chain(parts.reached.iter().map(|(_, found)| *found))
            .chain(parts.ranges.iter().map(|(_, found)| *found));
        let source = Source::of(Part::Rule, Self::spans_of(sentence, used));
        let per = quantity.per.first().filter(|per| crate::annex::token::is_period(per).is_none()).cloned();
        match per {
            Some(unit) if parts.ranges.is_empty() => {
                self.per_unit(place, &unit, loss, None, source, last);
            }
            _ => {
                let range = match parts.ranges.first() {
                    Some((range, _)) => Some((*range).clone()),
                    None => self.missed(place),
                };
                if let Some(range) = range {
                    self.band(place, range, Gives::Lose(loss), source);
                }
            }
        }
        true
    }

    /// The numbers that miss an indicator's target.
    fn missed(&self, place: usize) -> Option<Range> {
        let indicator = self.reading.indicators.get(place)?;
        let edge = crate::annex::range::Edge {
            value: indicator.target.as_ref()?.value,
            closed: indicator.target_open,
            settled: true,
        };
        let mut range = Range { unit: indicator.unit.clone(), ..Range::default() };
        if indicator.lower == Some(true) {
            range.from = Some(edge);
        } else {
            range.to = Some(edge);
        }
        Some(range)
    }

    /// 得分=完成值÷目标值×权重.
    fn formula(&mut self, place: usize, cell: &Piece) -> bool {
        let alike = cell.alike(0, cell.len());
        let divides = alike.contains('÷')
            || alike.contains('/') && alike.contains('=')
            || alike.contains('×') && alike.contains('=')
            || alike.contains('*') && alike.contains('=');
        if !divides || !alike.contains('=') {
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

    fn time_cell(&mut self, place: usize, column: &Column, cell: &Piece) {
        let Some(indicator) = self.reading.indicators.get(place) else { return };
        let what = format!("{} {}", indicator.name, column.head.text());
        let text = Text::of(self.words, cell);
        for sentence in text.sentences() {
            for found in &sentence.atoms {
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
    fn level_cell(&mut self, place: usize, column: &Column, cell: &Piece) {
        let value = match lone(self.words, cell) {
            Some(Lone::Quantity(quantity)) => Some(Amount::from(&quantity)),
            Some(Lone::Range(range)) => range.only_edge().map(|edge| Amount { value: edge.value, ..Amount::default() }),
            None => None,
        };
        if let Some(value) = value {
            let spans = cell.spans(0, cell.len());
            self.levels.push((place, column.role == Some(Role::Stretch), value, spans));
        }
    }

    /// What percentages in a row are of, where another cell of it or a head says so.
    fn base_of(&self, row: &[Piece], columns: &[Column]) -> Option<String> {
        if let Some(base) = columns.iter().find_map(|column| self.base_of_head(&column.head)) {
            return Some(base);
        }
        for cell in row {
            let text = Text::of(self.words, cell);
            for sentence in text.sentences() {
                for found in &sentence.atoms {
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

    /// What a result means: of the score, or of the indicator the table is about.
    fn results(&mut self, columns: &[Column], rows: &[Vec<Piece>]) {
        let about = self.about(columns);
        for row in rows {
            let cells: Vec<(&Column, &Piece)> = columns.iter().zip(row).filter(|(_, cell)| !cell.is_blank()).collect();
            let of_result = cells.iter().find(|(column, _)| column.role == Some(Role::Result));
            let found = of_result.and_then(|(_, cell)| Some((self.range_of(cell, &about)?, *cell)));
            let Some((mut range, cell)) = found else {
                self.plain_result(&cells);
                continue;
            };
            if range.unit == Unit::None {
                let unit = of_result.and_then(|(column, _)| self.unit_of_head(&column.head));
                range.unit = unit.unwrap_or(if about == About::Score { Unit::Points } else { Unit::None });
            }
            let source = Source::of(Part::Rule, cell.spans(0, cell.len()));
            match &about {
                About::Indicator(place) => self.band_row(*place, &range, &cells, source),
                About::Price(figure) => self.price_row_by(figure, &range, &cells),
                About::Score => self.tier_row(range, &cells, source),
            }
        }
    }

    /// What the results of a table are of.
    fn about(&mut self, columns: &[Column]) -> About {
        let Some(result) = columns.iter().find(|column| column.role == Some(Role::Result)) else { return About::Score };
        let head = name(self.words, &result.head);
        let alike = head.alike(0, head.len());
        let by_price = columns.iter().any(|column| column.role == Some(Role::Price))
            && columns.iter().all(|column| !matches!(column.role, Some(Role::Consequence | Role::Deduct)));
        if is_metric(self.words, &head) && !is_score(self.words, &alike) {
            if by_price {
                return About::Price(head.text());
            }
            return About::Indicator(self.indicator(&head));
        }
        if is_score(self.words, &alike) {
            return About::Score;
        }
        let heading = self.heading.clone();
        if let Some(place) = self.block.or_else(|| self.known(&heading)) {
            return About::Indicator(place);
        }
        About::Score
    }

    fn range_of(&self, cell: &Piece, about: &About) -> Option<Range> {
        match lone(self.words, cell)? {
            Lone::Range(range) => Some(range),
            Lone::Quantity(quantity) => {
                let _ = about;
                let edge = crate::annex::range::Edge { value: quantity.value, closed: true, settled: true };
                Some(Range {
                    from: Some(edge.clone()),
                    to: Some(edge),
                    unit: quantity.unit,
                    word: quantity.word,
                    ..Range::default()
                })
            }
        }
    }

    /// A row of a table of results without a range: read as text.
    fn plain_result(&mut self, cells: &[(&Column, &Piece)]) {
        for (_, cell) in cells {
            let text = Text::of(self.words, cell);
            for sentence in text.sentences() {
                self.subject = Subject::Score;
                self.sentence(&sentence);
            }
        }
        self.subject = Subject::None;
    }

    fn band_row(&mut self, place: usize, range: &Range, cells: &[(&Column, &Piece)], source: Source) {
        for (column, cell) in cells.iter().filter(|(column, _)| column.role != Some(Role::Result)) {
            let base = self.base_of_head(&column.head).or_else(|| self.base.clone());
            let gives = match lone(self.words, cell) {
                Some(Lone::Quantity(quantity)) => {
                    self.currency_of(&quantity);
                    match column.role {
                        Some(Role::Weight | Role::Rule) if !quantity.unit.is_money() => {
                            Gives::Points((&quantity).into())
                        }
                        _ => Gives::Lose(self.loss_of(&quantity, base)),
                    }
                }
                _ => match self.gives_in(cell, base) {
                    Some(gives) => gives,
                    None => continue,
                },
            };
            let mut source = source.clone();
            source.add(Part::Rule, cell.spans(0, cell.len()));
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                if indicator.unit == Unit::None {
                    indicator.unit = range.unit.clone();
                }
                indicator.rule.bands.push(Band { range: range.clone(), gives, source });
            }
        }
    }

    /// What a cell beside a range gives.
    fn gives_in(&mut self, cell: &Piece, base: Option<String>) -> Option<Gives> {
        let text = Text::of(self.words, cell);
        let sentences = text.sentences();
        let found = sentences
            .iter()
            .flat_map(|sentence| &sentence.atoms)
            .find(|found| crate::annex::clause::is_effect(&found.atom))?;
        Some(match &found.atom {
            Atom::NoLoss if base.is_none() => Gives::Lose(Loss::Money(Amount::of(0))),
            Atom::NoLoss => Gives::Lose(Loss::Percent(Amount::of(0), base)),
            Atom::Lose(amount) | Atom::Share(amount) => Gives::Lose(self.loss(amount)),
            Atom::Keep(crate::annex::atom::Kept::Points(points)) => Gives::Points(points.into()),
            Atom::Keep(crate::annex::atom::Kept::Full) => Gives::Full,
            Atom::Keep(crate::annex::atom::Kept::None) => Gives::Points(Amount::of(0)),
            Atom::Price(quantity) => Gives::Lose(self.loss_of(quantity, base)),
            _ => return None,
        })
    }

    fn tier_row(&mut self, range: Range, cells: &[(&Column, &Piece)], source: Source) {
        let mut tier = Tier { range: Some(range), source, ..Tier::default() };
        for (column, cell) in cells {
            let head = column.head.alike(0, column.head.len());
            let taken = match (column.role, lone(self.words, cell)) {
                (Some(Role::Result), _) => continue,
                (Some(Role::Grade), _) => {
                    tier.grade = Some(cell.text());
                    true
                }
                (_, Some(Lone::Quantity(quantity))) => {
                    self.currency_of(&quantity);
                    let factor = self.words.holds("factor_heads", &head);
                    let deducts = matches!(column.role, Some(Role::Deduct)) || self.words.holds("deduct_heads", &head);
                    match &quantity.unit {
                        Unit::Percent | Unit::Times | Unit::None if factor => tier.multiply = Some((&quantity).into()),
                        Unit::Percent if deducts => {
                            tier.loss = Some(Loss::Percent((&quantity).into(), self.base_of_head(&column.head)));
                        }
                        Unit::Percent => tier.pay = Some((&quantity).into()),
                        unit if unit.is_money() || *unit == Unit::None && deducts => {
                            tier.loss = Some(Loss::Money((&quantity).into()));
                        }
                        _ => continue,
                    }
                    true
                }
                _ => self.tier_cell(&mut tier, cell),
            };
            if taken {
                tier.source.add(Part::Rule, cell.spans(0, cell.len()));
            }
        }
        self.reading.tiers.push(tier);
    }

    /// A cell of text that says what a tier is for.
    pub(super) fn tier_cell(&mut self, tier: &mut Tier, cell: &Piece) -> bool {
        let text = Text::of(self.words, cell);
        let mut taken = false;
        for sentence in text.sentences() {
            for clause in sentence.clauses() {
                let labels = self.labels(&sentence, &clause);
                if !labels.is_empty() {
                    tier.label = Some(labels.join("；"));
                    taken = true;
                }
                for found in clause.atoms {
                    taken = true;
                    match &found.atom {
                        Atom::Pay(amount) => tier.pay = Some((&amount.quantity).into()),
                        Atom::Factor(factor) => tier.multiply = Some(factor.into()),
                        Atom::Lose(amount) | Atom::Share(amount) => {
                            self.currency_of(&amount.quantity);
                            tier.loss = Some(self.loss(amount));
                        }
                        Atom::Gain(amount) => {
                            let gain = self.loss(amount);
                            self.reading.bonus.push(crate::annex::reading::Bonus {
                                of: None,
                                range: tier.range.clone(),
                                per: None,
                                from: None,
                                gain,
                                partial: None,
                                counted: false,
                                cap: None,
                                in_a_row: None,
                                source: Source::of(Part::Rule, sentence.spans(found)),
                            });
                        }
                        Atom::Grace(months) => tier.grace = Some(months.into()),
                        Atom::NoLoss => {}
                        _ => taken = !labels.is_empty(),
                    }
                }
            }
        }
        let alike = cell.alike(0, cell.len());
        if !taken && tier.grade.is_none() && self.words.list("grades").contains(&alike) {
            tier.grade = Some(cell.text());
            return true;
        }
        taken
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum About {
    Score,
    Indicator(usize),
    /// A price that depends on a figure.
    Price(String),
}

/// Whether the last cell of the rows is not finished.
fn continues(rows: &[Vec<Piece>]) -> bool {
    let cell = rows.last().and_then(|row| row.iter().rev().find(|cell| !cell.is_blank()));
    cell.is_some_and(|cell| {
        let last = cell.letters.iter().rev().find(|letter| !letter.is_whitespace()).copied();
        let depth = cell.letters.iter().filter(|letter| **letter == '(').count()
            > cell.letters.iter().filter(|letter| **letter == ')').count();
        matches!(last, Some(',' | '、' | ':' | ';')) || depth
    })
}
