//! Tables of what a result means: of the score, of an indicator, for a price.

use rust_decimal::Decimal;

use super::columns::{Column, Lone, Role, lone};
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, is_score, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Band, Bonus, Gives, Loss, Part, Source, Tier};

impl Reader<'_> {
    /// What a result means: of the score, or of the indicator the table is about.
    pub(super) fn results(&mut self, columns: &[Column], rows: &[Vec<Piece>]) {
        let about = self.about(columns);
        for row in rows {
            let cells: Vec<(&Column, &Piece)> = columns.iter().zip(row).filter(|(_, cell)| !cell.is_blank()).collect();
            let of_result = cells.iter().find(|(column, _)| column.role == Some(Role::Result));
            let found = of_result.and_then(|(_, cell)| Some((self.range_of(cell)?, *cell)));
            let Some((mut range, cell)) = found else {
                self.plain_result(&cells);
                continue;
            };
            if range.unit == Unit::None {
                let unit = of_result.and_then(|(column, _)| self.unit_of_head(&column.head));
                range.unit = unit.unwrap_or(if about == About::Score { Unit::Points } else { Unit::None });
            }
            let source = Source::of(Part::Rule, cell.spans(0, cell.len()));
            let cells = self.rewards(&about, &range, cells, &source);
            if cells.iter().all(|(column, _)| column.role == Some(Role::Result)) {
                continue;
            }
            match &about {
                About::Indicator(place) => self.band_row(*place, &range, &cells, source),
                About::Price(figure) => self.price_row_by(figure, &range, &cells),
                About::Score => self.tier_row(range, &cells, source),
            }
        }
    }

    /// CSAT | Bonus, 90% to 92% | £500: takes what is added where the result lies there; the cells of all other columns.
    fn rewards<'c>(
        &mut self,
        about: &About,
        range: &Range,
        cells: Vec<(&'c Column, &'c Piece)>,
        source: &Source,
    ) -> Vec<(&'c Column, &'c Piece)> {
        let of = match about {
            About::Indicator(place) => self.reading.indicators.get(*place).map(|indicator| indicator.name.clone()),
            About::Price(figure) => Some(figure.clone()),
            About::Score => None,
        };
        let mut others = Vec::new();
        for (column, cell) in cells {
            let quantity = match lone(self.words, cell) {
                Some(Lone::Quantity(quantity)) if self.is_reward(column) => quantity,
                _ => {
                    others.push((column, cell));
                    continue;
                }
            };
            let unit =
                if quantity.unit == Unit::None { self.unit_of_amounts(&column.head) } else { quantity.unit.clone() };
            let gain = Quantity { unit, per: Vec::new(), ..quantity };
            self.currency_of(&gain);
            let gain = self.loss_of(&gain, self.base_of_head(&column.head));
            let mut source = source.clone();
            source.add(Part::Rule, cell.spans(0, cell.len()));
            self.reading.bonus.push(Bonus { of: of.clone(), range: Some(range.clone()), ..Bonus::of(gain, source) });
        }
        others
    }

    /// Whether a column says what is added, and nothing that is taken.
    fn is_reward(&self, column: &Column) -> bool {
        let head = column.head.alike(0, column.head.len());
        let english = head.contains("bonus") || head.contains("incentive");
        let both = head.contains("malus") || self.words.holds("deduct_heads", &head) || head.contains("adjust");
        column.role != Some(Role::Result) && (column.role == Some(Role::Reward) || english) && !both
    }

    /// What the results of a table are of.
    fn about(&mut self, columns: &[Column]) -> About {
        let Some(result) = columns.iter().find(|column| column.role == Some(Role::Result)) else { return About::Score };
        let head = name(self.words, &result.head);
        let alike = head.alike(0, head.len());
        let by_price = columns.iter().any(|column| column.role == Some(Role::Price) && !self.is_reward(column))
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
        // Renewal conversion achieved
        if let Some(place) = self.known(&alike).filter(|_| self.english) {
            return About::Indicator(place);
        }
        let heading = self.heading.clone();
        if let Some(place) = self.block.or_else(|| self.known(&heading)) {
            return About::Indicator(place);
        }
        About::Score
    }

    pub(super) fn range_of(&self, cell: &Piece) -> Option<Range> {
        match lone(self.words, cell)? {
            Lone::Range(range) => Some(range),
            Lone::Quantity(quantity) => {
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
    pub(super) fn plain_result(&mut self, cells: &[(&Column, &Piece)]) {
        for (_, cell) in cells {
            let text = Text::of(self.words, cell);
            for sentence in text.sentences() {
                self.subject = Subject::Score;
                self.sentence(&sentence);
            }
        }
        self.subject = Subject::None;
    }

    pub(super) fn band_row(&mut self, place: usize, range: &Range, cells: &[(&Column, &Piece)], source: Source) {
        for (column, cell) in cells.iter().filter(|(column, _)| column.role != Some(Role::Result)) {
            let base = self.base_of_head(&column.head).or_else(|| self.base.clone());
            if self.is_share_paid(column, cell) {
                let span = cell.spans(0, cell.len()).first().copied().unwrap_or_default();
                let (kind, quote) = (crate::annex::reading::DoubtKind::Unclear, self.quote(span));
                self.reading.doubts.push(crate::annex::reading::Doubt { kind, quote, span, about: 0 });
                self.leave(cell, crate::annex::reading::UnreadReason::NoMechanism);
                continue;
            }
            let gives = match lone(self.words, cell) {
                Some(Lone::Quantity(quantity)) => {
                    self.currency_of(&quantity);
                    // 0 below a head of shares is one, too.
                    let nothing = quantity.unit == Unit::None && quantity.value.is_some_and(|value| value.is_zero());
                    match column.role {
                        Some(Role::Deduct) if nothing && base.is_some() => {
                            Gives::Lose(Loss::Percent((&quantity).into(), base))
                        }
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

    /// CSAT | Payment, 85% - 94% | 100%: a share of the fee that is paid, and none that is lost.
    fn is_share_paid(&self, column: &Column, cell: &Piece) -> bool {
        let head = column.head.alike(0, column.head.len());
        let pays = self.words.holds("shares_to_pay", &head) && !self.words.holds("deduct_heads", &head);
        let share = matches!(lone(self.words, cell), Some(Lone::Quantity(quantity)) if quantity.unit.is_percent());
        pays && share && column.role == Some(Role::Consequence)
    }

    /// What a cell beside a range gives.
    pub(super) fn gives_in(&mut self, cell: &Piece, base: Option<String>) -> Option<Gives> {
        let text = Text::of(self.words, cell);
        let sentences = text.sentences();
        let found = sentences
            .iter()
            .flat_map(|sentence| sentence.atoms)
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

    pub(super) fn tier_row(&mut self, range: Range, cells: &[(&Column, &Piece)], source: Source) {
        let mut tier = Tier { range: Some(range), source, ..Tier::default() };
        for (column, cell) in cells {
            let head = column.head.alike(0, column.head.len());
            let taken = match (column.role, lone(self.words, cell)) {
                (Some(Role::Result), _) => continue,
                _ if self.words.holds("adjusted_heads", &head) && self.unadjusted(&mut tier, cell) => true,
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
                _ => {
                    self.paid_first(&mut tier, column, cell);
                    self.adjusted(&mut tier, &head, cell) || self.tier_cell(&mut tier, cell)
                }
            };
            if taken {
                tier.source.add(Part::Rule, cell.spans(0, cell.len()));
            }
        }
        self.reading.tiers.push(tier);
    }

    /// 85%，并约谈项目经理 under 付款比例: a share that is paid, and words without another amount. With one it is asked.
    fn paid_first(&mut self, tier: &mut Tier, column: &Column, cell: &Piece) {
        let head = column.head.alike(0, column.head.len());
        let mut parts = cell.split(|letter| matches!(letter, ',' | ';')).into_iter();
        let first = parts.next().and_then(|first| lone(self.words, &first));
        // 70%，并限期10日整改: a time is no amount.
        let plain = |part: Piece| {
            let text = Text::of(self.words, &part);
            text.tokens.iter().filter_map(|token| token.quantity()).all(|quantity| quantity.unit.is_time())
        };
        let plain = parts.all(plain);
        let other = matches!(column.role, Some(Role::Deduct | Role::Note | Role::Reward | Role::Weight | Role::Price));
        let pays = !other
            && !["factor_heads", "deduct_heads", "adjusted_heads"].iter().any(|list| self.words.holds(list, &head));
        let share = first.filter(|first| matches!(first, Lone::Quantity(quantity) if quantity.unit.is_percent()));
        let (Some(Lone::Quantity(quantity)), true) = (share, pays && !self.english) else { return };
        if plain {
            tier.pay = Some((&quantity).into());
        } else if let Some(span) = cell.spans(0, cell.len()).first() {
            self.ask_once(*span);
        }
    }

    /// Adjustment | 0%, Adjustment | None: neither more nor less than all of it.
    fn unadjusted(&self, tier: &mut Tier, cell: &Piece) -> bool {
        let zero = |found: Lone| matches!(found, Lone::Quantity(found) if found.value == Some(Decimal::ZERO));
        let text = Text::of(self.words, cell);
        let none = self.english
            && matches!(text.sentences().as_slice(), [sentence] if matches!(sentence.atoms, [only] if only.atom == Atom::NoLoss));
        let unchanged = none || lone(self.words, cell).is_some_and(zero);
        tier.pay = tier.pay.take().or_else(|| unchanged.then(|| Amount::of(100)));
        unchanged
    }

    /// +2% of the monthly invoice, -5% under 服务费调整: so much more or less.
    fn adjusted(&mut self, tier: &mut Tier, head: &str, cell: &Piece) -> bool {
        let adjusts = self.english || self.words.holds("adjusted_heads", head);
        let less = match cell.trimmed().letters.first() {
            Some('+') => false,
            Some('-') => true,
            _ => return false,
        };
        let cell = cell.trimmed();
        let rest = cell.slice(1, cell.len());
        let text = Text::of(self.words, &rest);
        let quantity = text.tokens.first().and_then(|token| token.quantity());
        let more = text.tokens.iter().filter(|token| token.quantity().is_some()).count() > 1;
        let value = quantity.filter(|quantity| quantity.unit.is_percent() && !more).and_then(|quantity| quantity.value);
        let Some(value) = value.filter(|_| adjusts) else { return false };
        if less && text.tokens.len() > 1 {
            return false; // -3% of the monthly invoice says of what
        }
        if less {
            tier.loss = Some(Loss::Percent(Amount::of(value), None));
            return true;
        }
        tier.pay = Decimal::ONE_HUNDRED.checked_add(value).map(Amount::of);
        true
    }

    /// A cell of text that says what a tier is for.
    pub(super) fn tier_cell(&mut self, tier: &mut Tier, cell: &Piece) -> bool {
        let text = Text::of(self.words, cell);
        let mut taken = false;
        for sentence in text.sentences() {
            for clause in sentence.clauses() {
                let labels = self.labels(&sentence, &clause);
                // 连续2月触发退出: what follows only where the result stays so low.
                let run = clause.atoms.iter().find_map(|found| match &found.atom {
                    Atom::InARow(months) => Some((months, found)),
                    _ => None,
                });
                if let (Some((months, found)), [_]) = (run, clause.atoms) {
                    if labels.is_empty() {
                        continue;
                    }
                    let mut source = tier.source.clone();
                    source.add(Part::Rule, sentence.spans(found));
                    let (range, label) = (tier.range.clone(), Some(labels.join("；")));
                    self.reading.tiers.push(Tier {
                        range,
                        label,
                        in_a_row: Some(months.into()),
                        source,
                        ..Tier::default()
                    });
                    taken = true;
                    continue;
                }
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
                            let source = Source::of(Part::Rule, sentence.spans(found));
                            let range = tier.range.clone();
                            self.reading.bonus.push(Bonus { range, ..Bonus::of(gain, source) });
                        }
                        Atom::Grace(months) => tier.grace = Some(months.into()),
                        Atom::NoLoss if tier.loss.is_none() && tier.pay.is_none() && tier.grade.is_none() => {
                            tier.loss = Some(Loss::Money(Amount::of(0)));
                        }
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
