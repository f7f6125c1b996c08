//! Tables: of indicators, of prices, of what a result means.

use super::columns::{Column, Lone, Role, columns, is_head, lone, role_of};
use super::heads::goes_on;
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::reading::{Amount, Bonus, Doubt, DoubtKind, Part, Source, UnreadReason};

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
            if is_ruled(line) {
                self.leave(&line.whole(), UnreadReason::TableHead);
            } else if line.is_row() {
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
        super::grades::ratings_as_points(self.words, &mut rows);
        // Several tables may follow each other without a line between.
        let mut tables: Vec<Table> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let row = row.clone();
            let shaped = at == 0 && (self.is_head_by_shape(&rows) || self.heads_results(&rows));
            let is_head = shaped || is_head(self.words, &row);
            if let Some(table) = tables.last_mut().filter(|table| is_head && goes_on(table, &row)) {
                // A head of two rows: what is merged downwards stands in the upper one alone.
                for (head, cell) in table.head.iter_mut().zip(row).filter(|(_, cell)| !cell.is_blank()) {
                    let upper = std::mem::replace(head, cell);
                    self.leave(&upper, UnreadReason::TableHead);
                }
                continue;
            }
            if is_head || tables.is_empty() {
                tables.push(Table {
                    head: if is_head { row.clone() } else { Vec::new() },
                    rows: if is_head { Vec::new() } else { vec![row] },
                });
            } else if let Some(table) = tables.last_mut() {
                table.rows.push(row);
            }
        }
        for mut table in tables {
            // A head that is merged to the right is one over all the columns below it.
            let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
            if !table.head.is_empty() && table.head.len() < widest {
                table.head.resize(widest, Piece::default());
            }
            let table = self.with_shortfalls(self.upright(table));
            self.table(&table);
        }
        taken
    }

    /// Whether a line begins something new rather than going on with a cell.
    pub(super) fn is_other(line: &Line) -> bool {
        let whole = line.whole();
        crate::annex::numbering::marked(&whole).0.is_some() || Self::is_page_number(&whole)
    }

    pub(super) fn table(&mut self, table: &Table) {
        if self.case_columns(table) {
            return;
        }
        let mut columns = columns(self.words, &table.head, &table.rows);
        self.prices_by_heading(&mut columns, &table.rows);
        self.name_first(&mut columns, &table.rows);
        self.quantity_beside_prices(&mut columns, &table.rows);
        self.targets_by_shape(&mut columns, &table.rows);
        self.amounts_lost(&mut columns);
        self.names_by_code(&mut columns, &table.rows);
        for head in &table.head {
            self.leave(head, UnreadReason::TableHead);
            self.period_of(&head.alike(0, head.len()), head);
        }
        for row in &table.rows {
            for (_, cell) in
                columns.iter().zip(row).filter(|(column, cell)| column.role == Some(Role::Index) && !cell.is_blank())
            {
                self.leave(cell, UnreadReason::Numbering);
            }
        }
        let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
        let scored = has(Role::Weight)
            || has(Role::Target)
            || has(Role::Rule)
            || has(Role::Step)
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
        // 项目 | 内容: what is agreed, row by row.
        let named =
            |column: &Column| matches!(column.role, Some(Role::Name | Role::Group | Role::Measure | Role::Note));
        if columns.is_empty() || columns.len() == 2 && columns.iter().all(named) {
            return self.plain_rows(&table.rows);
        }
        if self.plain_commissions(&table.head, &table.rows)
            || self.commission_rows(&columns, &table.rows)
            || self.columns_of_prices(&columns, &table.rows)
        {
            return;
        }
        if has(Role::Price) && !scored && self.price_bands(&columns, &table.rows) {
            return;
        }
        let asked = has(Role::Weight) || has(Role::Target);
        if result && consequence && !asked && self.grouped_results(&columns, &table.rows) {
            return;
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
        let Some(place) = self.block.or(self.under.as_ref().map(|(place, _)| *place)) else { return false };
        // What the indicator has already belongs to another one, whose name was not understood.
        let twice = self.reading.indicators.get(place).is_some_and(|known| match role {
            Role::Target => known.target.is_some(),
            Role::Weight => known.weight.is_some(),
            _ => false,
        });
        if twice {
            self.block = None;
            self.under = None;
            self.leave(body, UnreadReason::NoRule);
            return true;
        }
        let column = Column { role: Some(role), head: head.clone() };
        match role {
            Role::Target => self.target_cell(place, head, body),
            Role::Weight => {
                self.weight_cell(place, head, body);
            }
            Role::Risk => self.risk_cell(place, body),
            Role::Rule | Role::Deduct | Role::Reward => self.rule_cell(place, &column, body, false),
            Role::Measure | Role::Note => self.leave(body, UnreadReason::NotComputed),
            _ => return false,
        }
        true
    }

    pub(super) fn indicator_rows(&mut self, columns: &[Column], rows: &[Vec<Piece>]) {
        self.name_levels(columns);
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
                place = Some(self.indicator_of_row(&trimmed, columns, row));
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
                self.per_thousand(place, row, columns);
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
            let row = &self.with_levels(columns, row);
            for (column, cell) in columns.iter().zip(row).filter(|(column, _)| column.role == Some(Role::Band)) {
                self.banded_cell(place, column, cell);
            }
            let broken = self.breaks_grades(place, columns, row);
            for (at, (column, cell)) in columns.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_blank()) {
                if broken && matches!(column.role, None | Some(Role::Result | Role::Grade)) {
                    self.leave(cell, UnreadReason::Other);
                    continue;
                }
                if self.range_beside(place, columns, row, at) || self.missed_level_cell(place, columns, row, at) {
                    continue;
                }
                if self.graded_cell(place, column, cell) || self.triggered_cell(place, columns, row, at) {
                    continue;
                }
                let costs = at.checked_sub(1).and_then(|before| columns.get(before)?.role) == Some(Role::Step);
                match column.role {
                    Some(Role::Step) => self.step_cell(place, columns, row, at),
                    Some(Role::Deduct) if costs => {}
                    Some(Role::Cap) => self.cap_cell(place, cell),
                    Some(Role::Rule | Role::Deduct) if self.beyond_times(place, columns, row, cell) => {}
                    Some(Role::Rule | Role::Deduct | Role::Reward) => self.rule_cell(place, column, cell, hinted),
                    Some(Role::Response | Role::Resolution) => self.time_cell(place, column, cell),
                    Some(Role::Measure) if cell.alike(0, cell.len()) == "%" => self.unit_cell(place, cell),
                    Some(Role::Stretch | Role::Bottom) => self.level_cell(place, column, cell),
                    _ => {}
                }
            }
            self.worth_beside_levels(place, columns, row);
            self.base = None;
            self.head = None;
            self.only_bonus(place, row, columns);
        }
        self.subject = Subject::None;
    }

    /// 每超1小时赔付1% beside 首次响应 and 恢复时限: beyond which of them, the cell does not say. Whether it is asked about.
    fn beyond_times(&mut self, place: usize, columns: &[Column], row: &[Piece], cell: &Piece) -> bool {
        let text = Text::of(self.words, cell);
        let is_step =
            |found: &crate::annex::atom::Found| matches!(&found.atom, Atom::Step(step) if step.per.unit.is_time());
        let step = text.sentences().iter().flat_map(|sentence| sentence.atoms).any(is_step);
        let limits = columns.iter().zip(row).filter(|(column, cell)| {
            matches!(column.role, Some(Role::Response | Role::Resolution)) && !cell.is_blank()
        });
        let open = self.reading.indicators.get(place).is_some_and(|indicator| indicator.target.is_none());
        if !step || !open || limits.count() == 0 {
            return false;
        }
        if let Some(span) = cell.spans(0, cell.len()).first().copied() {
            self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote: cell.text(), span, about: place });
        }
        self.leave(cell, UnreadReason::NoMechanism);
        true
    }

    /// Malus trigger | Malus, 触发条件 | 扣款: an amount that is due where the cell before it says.
    fn triggered_cell(&mut self, place: usize, columns: &[Column], row: &[Piece], at: usize) -> bool {
        let (Some(column), Some(cell)) = (columns.get(at), row.get(at)) else { return false };
        let gains = column.role == Some(Role::Reward);
        if !(gains || column.role == Some(Role::Deduct)) {
            return false;
        }
        let Some(Lone::Quantity(quantity)) = lone(self.words, cell) else { return false };
        let before = at.checked_sub(1).and_then(|before| Some((columns.get(before)?, row.get(before)?)));
        let range = before.and_then(|(column, cell)| {
            let plain = matches!(column.role, None | Some(Role::Result));
            match lone(self.words, cell).filter(|_| plain)? {
                Lone::Range(range) => Some((range, cell.spans(0, cell.len()))),
                Lone::Quantity(_) => None,
            }
        });
        let Some((mut range, spans)) = range else {
            // What is gained for what, the row does not say.
            if gains {
                self.leave(cell, UnreadReason::Other);
            }
            return gains;
        };
        self.currency_of(&quantity);
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        if range.unit == crate::annex::quantity::Unit::None {
            range.unit = indicator.unit.clone();
        }
        let of = indicator.name.clone();
        let amount = self.loss_of(&quantity, self.base_of_head(&column.head));
        let mut source = Source::of(Part::Rule, spans);
        source.add(Part::Rule, cell.spans(0, cell.len()));
        if gains {
            let (of, range) = (Some(of), Some(range));
            self.reading.bonus.push(Bonus { of, range, ..Bonus::of(amount, source) });
        } else {
            self.band(place, range, crate::annex::reading::Gives::Lose(amount), source);
        }
        true
    }

    /// A row under 加分项: what its points column says is the most that is added, and no weight.
    fn only_bonus(&mut self, place: usize, row: &[Piece], columns: &[Column]) {
        let adds = columns.iter().zip(row).any(|(column, cell)| {
            matches!(column.role, Some(Role::Group | Role::Name)) && cell.alike(0, cell.len()).contains("加分")
        });
        let Some(indicator) =
            self.reading.indicators.get_mut(place).filter(|indicator| adds && indicator.rule.is_empty())
        else {
            return;
        };
        let of = Some(indicator.name.clone());
        let spans: Vec<_> = indicator.source.0.iter().map(|(_, span)| *span).collect();
        if let Some(bonus) = self.reading.bonus.iter_mut().rev().find(|bonus| bonus.of == of) {
            indicator.weight = None;
            bonus.source.add(Part::Whole, spans);
        }
    }

    /// 超过预警线扣1% beside a column 预警线: the number of that column stands where the rule names its head.
    fn with_levels(&self, columns: &[Column], row: &[Piece]) -> Vec<Piece> {
        let mut row = row.to_vec();
        let named: Vec<(Piece, Piece)> = columns
            .iter()
            .zip(&row)
            .filter(|(column, cell)| {
                matches!(column.role, None | Some(Role::Measure))
                    && (2..=6).contains(&column.head.len())
                    && matches!(lone(self.words, cell), Some(Lone::Quantity(_)))
            })
            .map(|(column, cell)| (column.head.trimmed(), cell.trimmed()))
            .collect();
        let rules = |column: &Column| matches!(column.role, Some(Role::Rule | Role::Deduct | Role::Reward));
        for (_, cell) in columns.iter().zip(row.iter_mut()).filter(|(column, _)| rules(column)) {
            for (head, number) in &named {
                let mut from = 0;
                while let Some(at) = cell
                    .letters
                    .get(from..)
                    .unwrap_or_default()
                    .windows(head.len())
                    .position(|here| here == head.letters.as_slice())
                {
                    let at = at.saturating_add(from);
                    let mut whole = cell.slice(0, at);
                    whole.append(number);
                    from = whole.len();
                    whole.append(&cell.slice(at.saturating_add(head.len()), cell.len()));
                    *cell = whole;
                }
            }
        }
        row
    }

    /// A row that adds up what stands above it.
    pub(super) fn is_total(&self, row: &[Piece]) -> bool {
        let first = row.iter().find(|cell| !cell.is_blank()).map(|cell| cell.alike(0, cell.len()).replace(' ', ""));
        first.is_some_and(|first| self.words.list("totals").contains(&first))
    }

    pub(super) fn total(&mut self, row: &[Piece], columns: &[Column]) {
        for (column, cell) in columns.iter().zip(row) {
            if column.role == Some(Role::Weight)
                && let Some(Lone::Quantity(quantity)) = lone(self.words, cell)
                && self.reading.full.is_none()
            {
                self.reading.full = Some(((&quantity).into(), Source::of(Part::Whole, cell.spans(0, cell.len()))));
                continue;
            }
            if !cell.is_blank() {
                self.leave(cell, UnreadReason::Total);
            }
        }
    }
}

/// Whether a row only draws a line: |---|:--:|.
fn is_ruled(line: &Line) -> bool {
    let mut letters = line.cells.iter().flat_map(|cell| &cell.letters);
    line.is_row() && !line.is_blank() && letters.all(|letter| matches!(letter, '-' | '=' | ':' | ' ' | '—' | '+'))
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
