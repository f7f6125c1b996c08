//! Which figures a contract knows, and by which words people call them.

use crate::map::Map;
use std::sync::{Arc, OnceLock};

use super::channel::Channel;
use super::figure::{Figure, Kind, Role, Scope};
use super::file::{Glossary, names};
use super::header_text::{normalised, plain_form, small};
use super::names::{ByChannel, Meaning, Names, Rank};
use super::rows::{RowFigure, RowName, TableFigures};
use crate::localized::Text;

/// Where a figure's value stands in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// Among the month's values or among a category's.
    pub scope: Scope,
    /// From 0.
    pub index: usize,
}

/// A figure as a record knows it: with the slots it is checked against.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) figure: Figure,
    /// The figure it is a part of.
    pub(crate) whole: Option<usize>,
    /// The figures that add up to it.
    pub(crate) parts: Vec<usize>,
    /// The count it is a rate of, or a mean over.
    pub(crate) of: Option<usize>,
    pub(crate) units: Vec<String>,
    /// For a result the other side states: the words that stand for its numbers. It may be below zero.
    pub(crate) stated: Option<Vec<String>>,
}

impl Known {
    /// Whether a cell of nothing but digits is its value as it stands.
    pub(crate) fn takes_digits(&self) -> bool {
        matches!(self.figure.kind, Kind::Count | Kind::Number | Kind::Money) && self.stated.is_none()
    }
}

/// A table of rows in a contract: its id, what its rows are called by, their figures.
pub(crate) type TableRows<'c> = (&'c str, Option<&'c RowName>, &'c [RowFigure]);

/// The figures of the survey, as far as they are known: its levels, best first, those of them that are good, all answers, and the
/// rate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    pub(crate) levels: Vec<Option<Slot>>,
    pub(crate) good: Vec<Option<Slot>>,
    pub(crate) answers: Option<Slot>,
    pub(crate) rate: Option<Slot>,
}

/// The figures a contract knows, each with its slot, and the headings they are found under.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) month: Vec<Known>,
    pub(super) category: Vec<Known>,
    /// The figures that are checked against others: those with parts, then those that are a part of a whole.
    pub(super) sums: Vec<Slot>,
    pub(super) parts: Vec<Slot>,
    pub(super) ids: Map<String, Slot>,
    /// The figures of the survey.
    pub(super) survey: Survey,
    pub(super) names: Names,
    /// Figures that a name may mean in tables of people.
    pub(super) per_agent: Map<String, Vec<Slot>>,
    /// Names of what is lost of a figure.
    pub(super) lost: Map<String, Vec<Slot>>,
    pub(super) contact_names: Map<String, usize>,
    /// Figures that are counted in one channel alone.
    pub(super) of_channel: Map<Slot, Channel>,
    pub(super) levels: Map<String, usize>,
    pub(super) unrated: Vec<String>,
    /// Figures of what the contract says is not offered: not given, they are 0.
    pub(super) not_offered: Vec<Slot>,
    /// The tables of rows of a contract.
    pub(super) tables: Vec<TableFigures>,
    /// How the contract marks its money, beside what everybody does.
    pub(super) money_sign: Option<String>,
}

impl Vocabulary {
    /// The figures of `contracts/glossary.json`, and the contract's own. An own figure with an id of the glossary
    /// adds its headings to it and otherwise takes its place.
    ///
    /// Its own figures come after the glossary's, in the order given. A name of a part or whole that is not known is
    /// left out; a contract's own check reports it.
    ///
    /// ```
    /// use yuekao::glossary::{Scope, Vocabulary};
    /// let vocabulary = Vocabulary::new(&[]);
    /// assert_eq!(vocabulary.slot("presales_calls").unwrap().scope, Scope::Category);
    /// assert_eq!(vocabulary.slot("no_such_figure"), None);
    /// ```
    pub fn new(own: &[Figure]) -> Self {
        Self::clone(&Self::common()).with(own)
    }

    /// The same, with a contract's own figures.
    fn with(self, own: &[Figure]) -> Self {
        let mut vocabulary = self;
        if own.is_empty() {
            return vocabulary;
        }
        let mut slots = Vec::with_capacity(own.len());
        for figure in own {
            let slot = match vocabulary.slot(&figure.id) {
                Some(slot) => vocabulary.replace(slot, figure.clone()),
                None => vocabulary.add(figure.clone(), None),
            };
            // What a contract calls a figure of its own is no longer one of the glossary's, nor a column that is not read.
            let yields = |meaning: &Meaning| match meaning {
                Meaning::Figure(slot) => !slots.contains(slot),
                Meaning::Column(role) => *role == Role::Ignored || !role.is_claimed(),
            };
            for name in figure.label.all().chain([figure.id.as_str()]).map(plain_form) {
                if !name.is_empty() && vocabulary.names.get(&name).iter().all(|(meaning, _)| yields(meaning)) {
                    vocabulary.names.claim(name, Meaning::Figure(slot));
                }
            }
            slots.push(slot);
            let names = names(&figure.label, &figure.aliases).map(plain_form).collect();
            vocabulary.call(slot, names);
        }
        vocabulary.link();
        vocabulary
    }

    /// The figures of the glossary alone, made once for all.
    pub(crate) fn common() -> Arc<Self> {
        static COMMON: OnceLock<Arc<Vocabulary>> = OnceLock::new();
        Arc::clone(COMMON.get_or_init(|| Arc::new(Self::built_in())))
    }

    /// The figures of a contract, some of which count something that is not offered. `money`: the unit of its money, and how
    /// that is marked, where it says a currency.
    pub(crate) fn of(
        own: &[Figure],
        not_offered: &[String],
        tables: &[TableRows<'_>],
        money: Option<(&str, Option<&str>)>,
    ) -> Arc<Self> {
        if own.is_empty() && not_offered.is_empty() && tables.is_empty() && money.is_none() {
            return Self::common();
        }
        let mut vocabulary = Self::clone(&Self::common());
        if let Some((unit, symbol)) = money {
            vocabulary.money_in(unit, symbol);
        }
        let mut vocabulary = vocabulary.with(own);
        vocabulary.not_offered = not_offered.iter().filter_map(|id| vocabulary.slot(id)).collect();
        vocabulary.tables = tables.iter().map(|(id, name, figures)| vocabulary.table_of(id, *name, figures)).collect();
        Arc::new(vocabulary)
    }

    /// What the glossary counts in yuan is counted in another unit.
    fn money_in(&mut self, unit: &str, symbol: Option<&str>) {
        self.money_sign = symbol.map(small);
        for known in self.month.iter_mut().chain(&mut self.category).filter(|known| known.figure.unit == "yuan") {
            unit.clone_into(&mut known.figure.unit);
            known.units = units_of(unit, self.money_sign.as_deref());
        }
    }

    /// A table of rows; a figure of its that is no common one of the month is left out, and reported by the contract's own check.
    fn table_of(&self, id: &str, name: Option<&RowName>, figures: &[RowFigure]) -> TableFigures {
        let figure_of = |figure: &RowFigure| match figure {
            RowFigure::Common(id) => self.slot(id).and_then(|slot| self.figure(slot)).cloned(),
            RowFigure::Own(figure) => Some(Figure::clone(figure)),
        };
        let figures: Vec<Figure> = figures.iter().filter_map(figure_of).collect();
        let slot = |id: &String| figures.iter().position(|figure| figure.id == *id);
        let known = |figure: &Figure| Known {
            whole: figure.part_of.as_ref().and_then(slot),
            parts: figure.sum_of.iter().filter_map(slot).collect(),
            of: None,
            units: self.units_of(figure),
            stated: None,
            figure: figure.clone(),
        };
        TableFigures { id: id.into(), name: name.cloned(), figures: figures.iter().map(known).collect() }
    }

    /// The tables of rows, in the contract's order.
    pub(crate) fn tables(&self) -> &[TableFigures] {
        &self.tables
    }

    /// The glossary's own.
    fn built_in() -> Self {
        let glossary = Glossary::built_in();
        let mut vocabulary = Self::default();
        for figure in &glossary.figures {
            let slot = vocabulary.add(figure.clone(), None);
            let names = names(&figure.label, &figure.aliases).map(plain_form).collect();
            vocabulary.call(slot, names);
        }
        vocabulary.link();
        for heading in &glossary.headings {
            for name in names(&heading.label, &heading.aliases) {
                let name = plain_form(name);
                if heading.role.is_claimed() || vocabulary.names.get(&name).is_empty() {
                    vocabulary.names.add(name, Meaning::Column(heading.role), Rank::Sure);
                }
            }
        }
        vocabulary.add_names(glossary);
        vocabulary
    }

    /// Calls a figure by names. What other columns are called that yield to figures, or what was called so less surely, is
    /// called so no more.
    fn call(&mut self, slot: Slot, names: Vec<String>) {
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let own = Meaning::Figure(slot);
            if self.names.is_free(&name) {
                self.names.claim(name, own);
            } else {
                self.names.add(name, own, Rank::Sure);
            }
        }
    }

    /// Puts a contract's own figure in place of the glossary's; it is found under the names of both.
    fn replace(&mut self, slot: Slot, figure: Figure) -> Slot {
        let units = self.units_of(&figure);
        let list = if slot.scope == Scope::Month { &mut self.month } else { &mut self.category };
        let Some(known) = list.get_mut(slot.index).filter(|known| known.figure.scope == figure.scope) else {
            return slot;
        };
        let old = std::mem::replace(&mut known.figure, figure);
        known.units = units;
        let own = &mut known.figure;
        own.aliases.extend(old.label.all().map(Into::into).chain(old.aliases));
        own.combine = own.combine.or(old.combine);
        own.of = own.of.take().or(old.of);
        own.absent = own.absent.or(old.absent);
        slot
    }

    /// Adds the names that say less surely what is meant. What a contract calls a figure of its own stays that alone.
    fn add_names(&mut self, glossary: &Glossary) {
        for (id, more) in &glossary.names {
            let Some(slot) = self.slot(id) else { continue };
            let mut add = |name: &str, rank| self.names.add(plain_form(name), Meaning::Figure(slot), rank);
            for (place, name) in (1_u16..).zip(&more.weaker) {
                add(name, Rank::Weaker(place));
            }
            more.equal.iter().for_each(|name| add(name, Rank::EQUAL));
            for (place, name) in (0_u16..).zip(&more.nearest) {
                add(name, Rank::Nearest(place));
            }
        }
        for shared in &glossary.by_channel {
            let (Some(phone), Some(chat)) = (self.slot(&shared.phone), self.slot(&shared.chat)) else { continue };
            let otherwise = shared.otherwise.as_ref().and_then(|id| self.slot(id));
            for name in &shared.names {
                let name = plain_form(name);
                let figure =
                    |(meaning, rank): &(Meaning, Rank)| matches!(meaning, Meaning::Figure(_)) && *rank == Rank::Sure;
                if !self.names.get(&name).iter().any(figure) {
                    self.names.add_by_channel(name, ByChannel { phone, chat, otherwise });
                }
            }
        }
        for per_agent in &glossary.per_agent {
            let slots: Vec<Slot> = per_agent.figures.iter().filter_map(|id| self.slot(id)).collect();
            self.per_agent.extend(per_agent.names.iter().map(|name| (plain_form(name), slots.clone())));
        }
        let channels = self.channels().figures();
        self.of_channel = channels.filter_map(|(id, channel)| Some((self.slot(id)?, channel))).collect();
        for (of, names) in &glossary.lost {
            let Some(slot) = self.slot(of) else { continue };
            for name in names {
                self.lost.update(plain_form(name), |slots| slots.push(slot));
            }
        }
        for (place, contact) in glossary.contacts.iter().enumerate() {
            for name in &contact.names {
                let name = plain_form(name);
                self.names.add(name.clone(), Meaning::Column(Role::Contact), Rank::Sure);
                self.contact_names.insert(name, place);
            }
        }
        for (level, words) in glossary.scale.words.iter().enumerate() {
            self.levels.extend(words.iter().map(|word| (plain_form(word), level)));
        }
        self.unrated = glossary.scale.unrated.iter().map(|word| plain_form(word)).collect();
    }

    fn units_of(&self, figure: &Figure) -> Vec<String> {
        units_of(&figure.unit, self.money_sign.as_deref().filter(|_| figure.kind == Kind::Money))
    }

    fn add(&mut self, figure: Figure, stated: Option<Vec<String>>) -> Slot {
        let scope = figure.scope;
        let units = self.units_of(&figure);
        let list = if scope == Scope::Month { &mut self.month } else { &mut self.category };
        let slot = Slot { scope, index: list.len() };
        self.ids.insert(figure.id.clone(), slot);
        self.names.add(plain_form(&figure.id), Meaning::Figure(slot), Rank::Sure);
        list.push(Known { figure, whole: None, parts: Vec::new(), of: None, units, stated });
        slot
    }

    /// Adds a result the other side may state, as `stated.<id>`, under those of its names that nothing else is called
    /// by. `words` stand for the numbers from 0 on, where it is no number.
    pub(crate) fn add_stated(
        &mut self,
        id: &str,
        unit: &str,
        (scope, kind): (Scope, Kind),
        called: &[String],
        words: &[&str],
    ) {
        let (label, aliases) = (Text::Same(String::new()), Vec::new());
        let (id, unit) = (format!("stated.{id}"), unit.to_owned());
        let (combine, of, part_of, sum_of, below_zero, absent) = (None, None, None, Vec::new(), true, None);
        let figure = Figure { id, label, aliases, unit, scope, kind, combine, of, part_of, sum_of, below_zero, absent };
        let slot = self.add(figure, Some(words.iter().map(|word| normalised(word)).collect()));
        for name in called {
            // Its own names may be the same in two languages, and a result goes before what a name means less surely.
            let name = plain_form(name);
            if !name.is_empty() && self.names.is_free(&name) {
                self.names.claim(name, Meaning::Figure(slot));
            }
        }
    }

    /// Finds the slots of the figures that are named as whole or parts of another, or as what it is a rate of, and those of the survey.
    fn link(&mut self) {
        let scale = &Glossary::built_in().scale;
        let slots = |ids: &[String]| ids.iter().map(|id| self.slot(id)).collect();
        let (answers, rate) = (self.slot(&scale.answers), self.slot(&scale.rate));
        self.survey = Survey { levels: slots(&scale.levels), good: slots(&scale.good), answers, rate };
        self.sums.clear();
        self.parts.clear();
        let ids = &self.ids;
        for (scope, list) in [(Scope::Month, &mut self.month), (Scope::Category, &mut self.category)] {
            let slot = |id: &String| ids.get(id).filter(|slot| slot.scope == scope).map(|slot| slot.index);
            for known in &mut *list {
                known.whole = known.figure.part_of.as_ref().and_then(slot);
                known.of = known.figure.of.as_ref().and_then(slot);
                known.parts = known.figure.sum_of.iter().filter_map(slot).collect();
            }
            for (index, known) in list.iter().enumerate() {
                let slot = Slot { scope, index };
                self.sums.extend((!known.parts.is_empty()).then_some(slot));
                self.parts.extend(known.whole.map(|_| slot));
            }
        }
    }
}

/// What a unit is called; money also by the sign a contract gives it.
fn units_of(unit: &str, sign: Option<&str>) -> Vec<String> {
    let words = Glossary::built_in().units.get(unit);
    let signs = sign.map(small);
    words.into_iter().flatten().map(|word| small(word)).chain([small(unit)]).chain(signs).collect()
}

/// The currency, by its code, that is called so.
pub(crate) fn currency_called(word: &str) -> Option<&'static str> {
    let word = small(word);
    let mut units = Glossary::built_in().units.iter();
    let known = units
        .find(|(unit, words)| unit.eq_ignore_ascii_case(&word) || words.contains(&word))
        .map(|(unit, _)| unit.as_str())?;
    let code = if known == "yuan" { "CNY" } else { known };
    (code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(code)
}

#[cfg(test)]
mod tests;
