//! What lies between the levels of a table is worth: 达到目标值未达到挑战值，得100分; 低于保底值，不得分.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Lone, Role, lone};
use crate::annex::atom::{Atom, Kept};
use crate::annex::clause::Sentence;
use crate::annex::letters::{Piece, Span};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Gives, Part, Source};

/// The levels a table has, from the lowest to the highest.
const LEVELS: [Role; 3] = [Role::Bottom, Role::Target, Role::Stretch];

/// What a level is worth, and where that stands.
type Worth = (Amount, Vec<Span>);

/// What is given where one level is reached and another is missed.
#[derive(Clone, Debug)]
pub(in crate::annex) struct BetweenLevels {
    reached: Option<usize>,
    missed: Option<usize>,
    gives: Gives,
    spans: Vec<Span>,
}

impl Reader<'_> {
    /// 目标值 | 达标得分 | 挑战值 | 挑战得分 | 底线 | 底线以下: what stands beside each level is what reaching it is worth, or missing it.
    pub(super) fn worth_beside_levels(&mut self, place: usize, columns: &[Column], row: &[Piece]) {
        let worth_at = |at: usize| {
            let head = columns.get(at)?.head.trimmed();
            let head = head.alike(0, head.len());
            let head = head.split('(').next()?.trim();
            let below = head.ends_with("以下") || self.words.begins_with("misses_level", head).is_some();
            (below || ["得分", "得分值", " points", " score"].iter().any(|end| head.ends_with(end))).then_some(below)
        };
        let mut found: Vec<(Role, Decimal, Option<Worth>)> = Vec::new();
        for (at, (column, cell)) in columns.iter().zip(row).enumerate() {
            let Some(role) = column.role.filter(|role| LEVELS.contains(role)) else { continue };
            if worth_at(at).is_some() {
                continue;
            }
            let value = match lone(self.words, cell) {
                Some(Lone::Quantity(quantity)) => quantity.value,
                Some(Lone::Range(range)) => range.only_edge().and_then(|edge| edge.value),
                None => None,
            };
            let Some(value) = value else { return };
            let behind = at.saturating_add(1);
            let worth = worth_at(behind).filter(|below| *below == (role == Role::Bottom)).and_then(|_| {
                let cell = row.get(behind)?;
                match lone(self.words, cell)? {
                    Lone::Quantity(quantity) if !quantity.unit.is_percent() && !quantity.unit.is_money() => {
                        Some((Amount::from(&quantity), cell.spans(0, cell.len())))
                    }
                    _ => None,
                }
            });
            found.push((role, value, worth));
        }
        let of = |role: Role| found.iter().find(|(one, ..)| *one == role);
        let (Some((_, target, Some(met))), Some(indicator)) =
            (of(Role::Target), self.reading.indicators.get_mut(place))
        else {
            return;
        };
        let others: Vec<_> = found.iter().filter(|(role, ..)| *role != Role::Target).collect();
        if others.is_empty() || others.iter().any(|(_, _, worth)| worth.is_none()) || !indicator.rule.is_empty() {
            return;
        }
        let falls = others.iter().all(|(role, value, _)| (*role == Role::Stretch) == (value < target));
        let rises = others.iter().all(|(role, value, _)| (*role == Role::Stretch) == (value > target));
        if falls == rises || others.iter().any(|(_, value, _)| value == target) {
            return;
        }
        indicator.lower = Some(falls);
        let edge = |value: Option<Decimal>, closed: bool| {
            value.map(|value| Edge { value: Some(value), closed, settled: true })
        };
        let stretch = of(Role::Stretch);
        let above = stretch.map(|(_, value, _)| *value);
        let bottom = of(Role::Bottom);
        let bands = [
            stretch.and_then(|(_, value, worth)| Some((Some(*value), None, worth.as_ref()?))),
            Some((Some(*target), above, met)),
            bottom.and_then(|(_, value, worth)| Some((None, Some(*value), worth.as_ref()?))),
        ];
        for (reached, missed, (points, spans)) in bands.into_iter().flatten() {
            let (worse, better) = (edge(reached, true), edge(missed, false));
            let (from, to) = if falls { (better, worse) } else { (worse, better) };
            let range = Range { from, to, unit: indicator.unit.clone(), ..Range::default() };
            let source = Source::of(Part::Rule, spans.iter().copied());
            let gives = Gives::Points(points.clone());
            indicator.rule.bands.push(crate::annex::reading::Band { range, gives, source });
        }
        for (_, cell) in
            columns.iter().zip(row).filter(|(column, _)| column.role.is_some_and(|role| LEVELS.contains(&role)))
        {
            indicator.source.add(Part::Rule, cell.spans(0, cell.len()));
        }
    }

    /// Takes over what the columns of a table call its levels.
    pub(super) fn level_heads(&mut self, columns: &[Column]) {
        let named = |role: &Role| {
            let column = columns.iter().find(|column| column.role == Some(*role))?;
            let head = column.head.trimmed();
            let bare: String = head.alike(0, head.len()).split('(').next()?.trim().to_owned();
            (!bare.is_empty()).then_some(bare)
        };
        let heads: Vec<Option<String>> = LEVELS.iter().map(named).collect();
        if heads.iter().flatten().count() >= 2 {
            self.levels_named = heads;
        }
    }

    /// What a sentence says is given between levels; whether it is about that and nothing else.
    pub(super) fn between_levels(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        if self.levels_named.is_empty() || self.words.holds("linear_words", &whole.alike(0, whole.len())) {
            return false;
        }
        let mut behind = 0;
        let mut found = Vec::new();
        for atom in sentence.atoms {
            let Atom::Keep(kept) = &atom.atom else { continue };
            let gives = match kept {
                Kept::Points(points) => Gives::Points(points.into()),
                Kept::Share(share) => Gives::Share(share.into()),
                Kept::Full => Gives::Full,
                Kept::None => Gives::Points(Amount::of(0)),
                Kept::Half => Gives::Share(Amount::of(50)),
            };
            let (reached, missed) = self.level_sides(&sentence.piece(behind, atom.from).alike(0, usize::MAX));
            behind = atom.to;
            if reached.is_none() && missed.is_none() {
                return false;
            }
            let spans = whole.spans(0, whole.len());
            found.push(BetweenLevels { reached, missed, gives, spans });
        }
        self.worth_between.extend(found.iter().cloned());
        !found.is_empty()
    }

    /// Which level a condition says is reached, and which is missed.
    fn level_sides(&self, alike: &str) -> (Option<usize>, Option<usize>) {
        let (mut reached, mut missed) = (None, None);
        for (level, head) in self.levels_named.iter().enumerate() {
            let Some((before, after)) = head.as_ref().and_then(|head| alike.split_once(head.as_str())) else {
                continue;
            };
            let (before, after) = (before.trim_end(), after.trim_start());
            if self.words.ends_with("misses_level", before).is_some() || after.starts_with("以下") {
                missed = Some(missed.map_or(level, |known: usize| known.min(level)));
            } else if self.words.ends_with("reaches_level", before).is_some()
                || self.words.begins_with("up_from", after).is_some()
            {
                reached = Some(reached.map_or(level, |known: usize| known.max(level)));
            } else if before.ends_with(['至', '到', '-', '~']) {
                missed = Some(level);
            }
        }
        (reached, missed)
    }

    /// The bands of all rows, where the sentences say what every number between the levels is worth.
    pub(super) fn bands_between_levels(&mut self) {
        let worth = std::mem::take(&mut self.worth_between);
        let linear = self.level_points.as_ref().is_some_and(|worth| worth.linear);
        if worth.is_empty() || linear {
            return;
        }
        // From below the lowest to above the highest, each begins where the one before ends.
        let mut next = None;
        let mut all: Vec<&BetweenLevels> = Vec::new();
        while let Some(one) =
            worth.iter().find(|one| one.reached == next && !all.iter().any(|known| known.reached == next))
        {
            all.push(one);
            next = one.missed;
            if next.is_none() {
                break;
            }
        }
        let whole = all.len() == worth.len() && all.last().is_some_and(|last| last.missed.is_none());
        if !whole {
            for one in worth {
                self.leave_spans(one.spans, "", crate::annex::reading::UnreadReason::NoMechanism);
            }
            return;
        }
        for place in 0..self.reading.indicators.len() {
            self.bands_of_levels(place, &all);
        }
    }

    fn bands_of_levels(&mut self, place: usize, all: &[&BetweenLevels]) {
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|indicator| indicator.rule.is_empty())
        else {
            return;
        };
        let own = |stretch: bool| self.levels.iter().find(|(of, upper, ..)| *of == place && *upper == stretch);
        let (bottom, stretch) = (own(false), own(true));
        let values = [
            bottom.and_then(|(_, _, value, _)| value.value),
            indicator.target.as_ref().and_then(|target| target.value),
            stretch.and_then(|(_, _, value, _)| value.value),
        ];
        let value = |level: Option<usize>| level.map(|level| values.get(level).copied().flatten());
        // Each level that is spoken of has a number in the row, and each is better than the one below it.
        let named: Vec<_> = all.iter().filter_map(|one| value(one.missed)).collect();
        let known: Vec<_> = named.iter().copied().flatten().collect();
        let rises = known.windows(2).all(|pair| pair.first() < pair.last());
        let falls = known.windows(2).all(|pair| pair.first() > pair.last());
        if known.len() != named.len() || known.len() < 2 || rises == falls {
            return;
        }
        indicator.lower = Some(falls);
        for one in all {
            let edge = |level: Option<usize>, closed: bool| {
                value(level).flatten().map(|value| Edge { value: Some(value), closed, settled: true })
            };
            let (better, worse) = (edge(one.missed, false), edge(one.reached, true));
            let (from, to) = if falls { (better, worse) } else { (worse, better) };
            let range = Range { from, to, unit: indicator.unit.clone(), ..Range::default() };
            let source = Source::of(Part::Rule, one.spans.iter().copied());
            let gives = one.gives.clone();
            indicator.rule.bands.push(crate::annex::reading::Band { range, gives, source });
        }
        for (_, _, _, spans) in [bottom, stretch].into_iter().flatten() {
            indicator.source.add(Part::Rule, spans.iter().copied());
        }
    }
}
