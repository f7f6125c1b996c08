//! Columns of grades: 优秀, 良好, 合格, each with the numbers an indicator must reach, and what a sentence says a grade is worth.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Lone, Role, band_head, lone};
use crate::annex::atom::{Atom, Kept};
use crate::annex::clause::{Sentence, Text};
use crate::annex::letters::{Piece, Span};
use crate::annex::name::is_lower_better;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Band, Gives, Indicator, Loss, Part, Source, UnreadReason};
use crate::annex::words::Words;

/// The cell of an indicator under the head of a grade.
pub(super) struct Graded {
    place: usize,
    grade: String,
    range: Range,
    /// What the head itself says the grade is worth: 优秀（100分）.
    worth: Option<Gives>,
    /// Whether the range is one of how much of the target is reached.
    of_target: bool,
    spans: Vec<Span>,
}

/// Metric | Weight | 5 | 4 | 3 | 2 | 1 above ranges: such heads are ratings, of as many points each.
pub(super) fn ratings_as_points(words: &Words, rows: &mut [Vec<Piece>]) {
    // Hardly a cell is as short as a rating: only those are looked at.
    let rating = |cell: &Piece| match Some(cell).filter(|cell| cell.len() < 4).and_then(|cell| lone(words, cell)) {
        Some(Lone::Quantity(quantity)) if quantity.unit == Unit::None => quantity.value.filter(Decimal::is_integer),
        _ => None,
    };
    let ranged = |cell: Option<&Piece>| cell.is_some_and(|cell| matches!(lone(words, cell), Some(Lone::Range(_))));
    for at in 1..rows.len() {
        let [.., head, below] = rows.get_mut(..=at).unwrap_or_default() else { continue };
        let first = head.iter().position(|cell| rating(cell).is_some()).unwrap_or(head.len());
        let ratings: Vec<Option<Decimal>> = head.iter().skip(first).map(rating).collect();
        let step = Some(Decimal::ONE);
        let falls =
            ratings.windows(2).all(|two| matches!(two, [Some(one), Some(two)] if one.checked_sub(*two) == step));
        let rises =
            ratings.windows(2).all(|two| matches!(two, [Some(one), Some(two)] if two.checked_sub(*one) == step));
        // Of a scale that the points of a weight are told from: of five, or of ten.
        let best = ratings.iter().flatten().max().is_some_and(|best| [5, 10].map(Decimal::from).contains(best));
        let lowest = ratings.iter().flatten().any(|rating| *rating <= Decimal::ONE);
        let cells = (first..head.len()).filter(|place| ranged(below.get(*place))).count();
        if ratings.len() < 3 || !(falls || rises) || !best || !lowest || cells.saturating_mul(2) <= ratings.len() {
            continue;
        }
        for cell in head.iter_mut().skip(first) {
            *cell = cell.trimmed().with_points();
        }
    }
}

/// What a sentence says a grade is worth.
pub(super) struct Worth {
    grade: String,
    gives: Gives,
    spans: Vec<Span>,
}

impl Reader<'_> {
    /// Takes a cell under the head of a grade; whether it is one.
    pub(super) fn graded_cell(&mut self, place: usize, column: &Column, cell: &Piece) -> bool {
        if !matches!(column.role, None | Some(Role::Result | Role::Grade | Role::Stretch | Role::Bottom)) {
            return false;
        }
        // 70% - 79.99% (15 points)
        let open = cell.letters.iter().rposition(|letter| *letter == '(').filter(|open| *open > 0);
        let inner = open.and_then(|open| super::columns::in_brackets(&cell.slice(open, cell.len())));
        let own = inner.and_then(|inner| self.worth_of(&inner)).filter(|gives| matches!(gives, Gives::Points(_)));
        let bare = cell.slice(0, open.filter(|_| own.is_some()).unwrap_or(cell.len())).trimmed();
        let range = match lone(self.words, &bare) {
            Some(Lone::Range(range)) => range,
            Some(Lone::Quantity(quantity)) if self.is_counted(place, &quantity) => {
                let edge = Edge { value: quantity.value, closed: true, settled: true };
                Range { from: Some(edge.clone()), to: Some(edge), span: true, ..Range::default() }
            }
            _ => return false,
        };
        let found = self.grade_of_head(&column.head);
        let (grade, worth) = match (found, own) {
            (found, Some(own)) => (found.map(|(grade, _)| grade).unwrap_or_default(), Some(own)),
            (Some(found), None) => found,
            (None, None) => return false,
        };
        let spans = cell.spans(0, cell.len());
        self.graded.push(Graded { place, grade, range, worth, of_target: false, spans });
        true
    }

    /// 0 | 1 | 2-3 below grades, of things that are counted: just so many.
    fn is_counted(&self, place: usize, quantity: &Quantity) -> bool {
        let whole = quantity.value.is_some_and(|value| value.is_integer());
        whole
            && (quantity.unit == Unit::None || quantity.unit.is_count())
            && self.reading.indicators.get(place).is_some_and(|indicator| indicator.unit.is_count())
    }

    /// Whether a cell under the head of a grade holds a number that is no range: where one is not understood, the others of its
    /// row would stand for it.
    pub(super) fn breaks_grades(&self, place: usize, columns: &[Column], row: &[Piece]) -> bool {
        let graded = columns.iter().zip(row).filter(|(column, cell)| {
            matches!(column.role, None | Some(Role::Result | Role::Grade))
                && !cell.is_blank()
                && self.grade_of_head(&column.head).is_some_and(|(_, worth)| worth.is_some())
        });
        let cells: Vec<&Piece> = graded.map(|(_, cell)| cell).collect();
        let range = |cell: &&Piece| matches!(lone(self.words, cell), Some(Lone::Range(_)));
        let bad = |cell: &&Piece| match lone(self.words, cell) {
            Some(Lone::Range(_)) => false,
            Some(Lone::Quantity(quantity)) => !self.is_counted(place, &quantity),
            None => cell.letters.iter().any(char::is_ascii_digit) && !cell.letters.contains(&'('),
        };
        cells.len() >= 2 && cells.iter().any(range) && cells.iter().any(bad)
    }

    /// Takes a cell under the head of a band; an empty one stands for what the head says.
    pub(super) fn banded_cell(&mut self, place: usize, column: &Column, cell: &Piece) {
        let Some(head) = band_head(self.words, &column.head) else { return };
        let own = match lone(self.words, cell) {
            Some(Lone::Quantity(quantity)) if quantity.unit == Unit::None => Some(Gives::Points((&quantity).into())),
            _ => self.worth_of(cell).or_else(|| self.gives_of(cell)),
        };
        let Some(worth) = own.or_else(|| self.gives_of(&head.behind).filter(|_| cell.is_blank())) else {
            return self.leave(cell, UnreadReason::Other);
        };
        let mut spans = cell.spans(0, cell.len());
        spans.extend(column.head.spans(0, column.head.len()));
        let (range, of_target) = (head.range, head.of_target);
        self.graded.push(Graded { place, grade: String::new(), range, worth: Some(worth), of_target, spans });
    }

    /// The grade a head names, and what it says that is worth.
    fn grade_of_head(&self, head: &Piece) -> Option<(String, Option<Gives>)> {
        let open = head.letters.iter().position(|letter| *letter == '(').unwrap_or(head.len());
        let named = head.slice(0, open).trimmed();
        let alike = named.alike(0, named.len());
        // 优秀（100）: a bare number behind a grade is points.
        let worth = super::columns::in_brackets(head).and_then(|inner| match lone(self.words, &inner) {
            Some(Lone::Quantity(quantity)) if quantity.unit == Unit::None => Some(Gives::Points((&quantity).into())),
            _ => self.worth_of(&inner),
        });
        if self.words.list("grades").contains(&alike)
            || worth.is_some() && super::columns::role_of(self.words, head).is_none()
        {
            return Some((alike, worth));
        }
        if let Some(gives) = self.gives_of(&named).filter(|gives| matches!(gives, Gives::Full | Gives::Points(_))) {
            return Some((alike, Some(gives)));
        }
        // 5分, 80%: the head is what the grade is worth.
        let alone = self.worth_of(&named)?;
        Some((alike, Some(alone)))
    }

    fn worth_of(&self, piece: &Piece) -> Option<Gives> {
        match lone(self.words, piece)? {
            Lone::Quantity(quantity) if quantity.unit == Unit::Points => Some(Gives::Points((&quantity).into())),
            Lone::Quantity(quantity) if quantity.unit.is_percent() => Some(Gives::Share((&quantity).into())),
            _ => None,
        }
    }

    /// 优秀得分值的100%，良好得90%，不合格得0分: what grades are worth. Whether the sentence is about that.
    pub(super) fn worth_in(&mut self, sentence: &Sentence<'_>) -> bool {
        if self.graded.is_empty() {
            return false;
        }
        let whole = sentence.whole();
        let mut found: Vec<Worth> = Vec::new();
        for part in whole.split(|letter| matches!(letter, ',' | '、' | ';' | ':')) {
            let alike = part.alike(0, part.len());
            let grades = self.graded.iter().map(|graded| &graded.grade);
            let grades = grades.filter(|grade| !grade.is_empty() && alike.contains(grade.as_str()));
            let Some(grade) = grades.max_by_key(|grade| grade.len()).cloned() else { continue };
            if let Some(gives) = self.gives_of(&part) {
                found.push(Worth { grade, gives, spans: part.spans(0, part.len()) });
            }
        }
        let known: std::collections::BTreeSet<&str> = found.iter().map(|worth| worth.grade.as_str()).collect();
        if known.len() < 2 || known.len() != found.len() {
            return false;
        }
        self.worths.extend(found);
        true
    }

    fn gives_of(&self, part: &Piece) -> Option<Gives> {
        let text = Text::of(self.words, part);
        let sentences = text.sentences();
        let mut gives = sentences.iter().flat_map(|sentence| sentence.atoms).filter_map(|found| match &found.atom {
            Atom::Keep(Kept::Points(points)) => Some(Gives::Points(points.into())),
            Atom::Keep(Kept::Share(share)) => Some(Gives::Share(share.into())),
            Atom::Share(amount) if amount.quantity.unit.is_percent() => Some(Gives::Share((&amount.quantity).into())),
            Atom::Keep(Kept::Full) | Atom::NoLoss => Some(Gives::Full),
            Atom::Keep(Kept::None) => Some(Gives::Points(Amount::of(0))),
            Atom::Keep(Kept::Half) => Some(Gives::Share(Amount::of(50))),
            Atom::Lose(amount) if amount.quantity.unit == Unit::Points => {
                Some(Gives::Lose(Loss::Points((&amount.quantity).into())))
            }
            Atom::Bare(quantity) if quantity.unit.is_percent() => Some(Gives::Share(quantity.into())),
            Atom::Bare(quantity) if quantity.unit == Unit::Points => Some(Gives::Points(quantity.into())),
            _ => None,
        });
        let first = gives.next();
        if gives.next().is_some() { None } else { first }
    }

    /// The bands of columns of grades, once it is known what each is worth; the others are left, and said to be.
    pub(super) fn bands_of_grades(&mut self) {
        let (graded, worths) = (std::mem::take(&mut self.graded), std::mem::take(&mut self.worths));
        for cell in graded {
            let said = worths.iter().find(|worth| worth.grade == cell.grade);
            let gives = said.map(|worth| worth.gives.clone()).or(cell.worth);
            let known = self.reading.indicators.get(cell.place);
            let range = match known.filter(|_| cell.of_target) {
                Some(indicator) => self.reached_of_target(indicator, &cell.range),
                None => Some(cell.range),
            };
            let (Some(gives), Some(mut range), Some(indicator)) =
                (gives, range, self.reading.indicators.get_mut(cell.place))
            else {
                self.leave_spans(cell.spans, "", UnreadReason::Other);
                continue;
            };
            if range.unit == Unit::None {
                range.unit = indicator.unit.clone();
            }
            let mut source = Source::of(Part::Rule, cell.spans);
            source.add(Part::Rule, said.iter().flat_map(|worth| worth.spans.iter().copied()));
            indicator.rule.bands.push(Band { range, gives, source });
        }
    }

    /// 90%≤完成率＜100% of a target of 92%: from 82.8% to 92%. Where less is better, nothing says how it is reckoned.
    fn reached_of_target(&self, indicator: &Indicator, reached: &Range) -> Option<Range> {
        let target = indicator.target.as_ref()?.value?;
        if indicator.lower == Some(true) || is_lower_better(self.words, &indicator.alike) == Some(true) {
            return None;
        }
        let mut range = Range { unit: indicator.unit.clone(), ..reached.clone() };
        for edge in range.from.iter_mut().chain(&mut range.to) {
            edge.value = Some(edge.value?.checked_mul(target)?.checked_div(Decimal::ONE_HUNDRED)?.normalize());
        }
        Some(range)
    }
}
