//! Which figures a contract knows, and by which words people call them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::figure::{Figure, Kind, Role, Scope};
use super::heading::{normalised, small, with_unit};
use super::words::Words;
use crate::json::{self, FromJson, Value};
use crate::text::Text;

#[derive(Clone, Debug, FromJson)]
struct Heading {
    role: Role,
    label: Text,
    aliases: Vec<String>,
}

#[derive(Clone, Debug, Default, FromJson)]
struct Glossary {
    figures: Vec<Figure>,
    headings: Vec<Heading>,
    units: BTreeMap<String, Vec<String>>,
    words: Words,
}

impl Glossary {
    /// The one that comes with the engine, read once.
    fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Glossary> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let json: Value = serde_json::from_str(include_str!("../../contracts/glossary.json")).unwrap_or_default();
            json::read(&json, &mut Vec::new()).unwrap_or_default()
        })
    }
}

/// Where a figure's value stands in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// Among the month's values or among a category's.
    pub scope: Scope,
    /// From 0.
    pub index: usize,
}

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    Figure(Slot),
    Column(Role),
}

/// What looking up a heading gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    One(Meaning),
    /// It names several; none is guessed.
    Several(Vec<Meaning>),
    /// It names the figure in a unit it is not counted in.
    OtherUnit(Slot),
    Nothing,
}

/// A figure as a record knows it: with the slots it is checked against.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) figure: Figure,
    pub(super) whole: Option<usize>,
    pub(super) parts: Vec<usize>,
    pub(super) units: Vec<String>,
    /// For a result the other side states: the words that stand for its numbers. It may be below zero.
    pub(super) stated: Option<Vec<String>>,
}

impl Known {
    /// Whether a cell of nothing but digits is its value as it stands.
    pub(super) fn takes_digits(&self) -> bool {
        matches!(self.figure.kind, Kind::Count | Kind::Number | Kind::Money) && self.stated.is_none()
    }
}

/// The figures a contract knows, each with its slot, and the headings they are found under.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    month: Vec<Known>,
    category: Vec<Known>,
    /// The figures that are checked against others: those with parts, then those that are a part of a whole.
    sums: Vec<Slot>,
    parts: Vec<Slot>,
    /// Figures of what the contract says is not offered: not given, they are 0.
    pub(super) not_offered: Vec<Slot>,
    ids: BTreeMap<String, Slot>,
    /// What each heading means.
    headings: BTreeMap<String, Vec<Meaning>>,
    units: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<Role, Text>,
    pub(super) words: Words,
}

impl Vocabulary {
    /// The figures of `contracts/glossary.json`, and the contract's own. An own figure with an id of the glossary
    /// adds its headings to it and otherwise takes its place.
    ///
    /// Its own figures come after the glossary's, in the order given. A name of a part or whole that is not known is
    /// left out; a contract's own check reports it.
    ///
    /// ```
    /// use yuekao::figures::{Scope, Vocabulary};
    /// let vocabulary = Vocabulary::new(&[]);
    /// assert_eq!(vocabulary.slot("presales_calls").unwrap().scope, Scope::Category);
    /// assert_eq!(vocabulary.slot("no_such_figure"), None);
    /// ```
    pub fn new(own: &[Figure]) -> Self {
        let glossary = Glossary::built_in();
        let mut figures = glossary.figures.clone();
        for figure in own {
            if let Some(known) = figures.iter_mut().find(|known| known.id == figure.id) {
                let old = std::mem::replace(known, figure.clone());
                known.aliases.extend(old.label.all().map(Into::into).chain(old.aliases));
                known.absent = known.absent.or(old.absent);
            } else {
                figures.push(figure.clone());
            }
        }
        let (units, words) = (glossary.units.clone(), glossary.words.clone());
        let mut vocabulary = Self { units, words, ..Self::default() };
        for figure in figures {
            vocabulary.add(figure, None);
        }
        vocabulary.link();
        for heading in &glossary.headings {
            for name in names(&heading.label, &heading.aliases) {
                vocabulary.name(name, Meaning::Column(heading.role));
            }
            vocabulary.roles.insert(heading.role, heading.label.clone());
        }
        vocabulary
    }

    /// The figures of the glossary alone, made once for all.
    pub(crate) fn common() -> Arc<Self> {
        static COMMON: OnceLock<Arc<Vocabulary>> = OnceLock::new();
        Arc::clone(COMMON.get_or_init(|| Arc::new(Self::new(&[]))))
    }

    /// The figures of a contract, some of which count something that is not offered.
    pub(crate) fn of(own: &[Figure], not_offered: &[String]) -> Arc<Self> {
        if own.is_empty() && not_offered.is_empty() {
            return Self::common();
        }
        let mut vocabulary = Self::new(own);
        vocabulary.not_offered = not_offered.iter().filter_map(|id| vocabulary.slot(id)).collect();
        Arc::new(vocabulary)
    }

    fn add(&mut self, figure: Figure, stated: Option<Vec<String>>) {
        let scope = figure.scope;
        let list = if scope == Scope::Month { &self.month } else { &self.category };
        let slot = Slot { scope, index: list.len() };
        self.ids.insert(figure.id.clone(), slot);
        self.name(&figure.id, Meaning::Figure(slot));
        for name in names(&figure.label, &figure.aliases) {
            self.name(name, Meaning::Figure(slot));
        }
        let mut units: Vec<String> =
            self.units.get(&figure.unit).into_iter().flatten().map(|word| small(word)).collect();
        units.push(small(&figure.unit));
        let known = Known { figure, whole: None, parts: Vec::new(), units, stated };
        let list = if scope == Scope::Month { &mut self.month } else { &mut self.category };
        list.push(known);
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
        let slot = Slot { scope, index: self.width(scope) };
        let figure = Figure { id, label, aliases, unit, scope, kind, part_of: None, sum_of: Vec::new(), absent: None };
        self.add(figure, Some(words.iter().map(|word| normalised(word)).collect()));
        for name in called {
            // Its own names may be the same in two languages.
            if matches!(self.look_up(name), Found::Nothing) {
                self.name(name, Meaning::Figure(slot));
            }
        }
    }

    fn name(&mut self, name: &str, meaning: Meaning) {
        let name = normalised(name);
        if name.is_empty() {
            return;
        }
        let meanings = self.headings.entry(name).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// Finds the slots of the figures that are named as whole or parts of another.
    fn link(&mut self) {
        let ids = &self.ids;
        for (scope, list) in [(Scope::Month, &mut self.month), (Scope::Category, &mut self.category)] {
            let slot = |id: &String| ids.get(id).filter(|slot| slot.scope == scope).map(|slot| slot.index);
            for known in &mut *list {
                known.whole = known.figure.part_of.as_ref().and_then(slot);
                known.parts = known.figure.sum_of.iter().filter_map(slot).collect();
            }
            for (index, known) in list.iter().enumerate() {
                let slot = Slot { scope, index };
                self.sums.extend((!known.parts.is_empty()).then_some(slot));
                self.parts.extend(known.whole.map(|_| slot));
            }
        }
    }

    /// Where the figure's value stands in a record; `None` if the contract does not know it.
    pub fn slot(&self, id: &str) -> Option<Slot> {
        self.ids.get(id).copied()
    }

    /// The figure that stands in a slot.
    pub fn figure(&self, slot: Slot) -> Option<&Figure> {
        self.list(slot.scope).get(slot.index).map(|known| &known.figure)
    }

    /// The figures of a scope, in the order of their slots.
    pub fn figures(&self, scope: Scope) -> impl Iterator<Item = &Figure> {
        self.list(scope).iter().map(|known| &known.figure)
    }

    /// How many slots a scope has.
    pub fn width(&self, scope: Scope) -> usize {
        self.list(scope).len()
    }

    pub(super) fn list(&self, scope: Scope) -> &[Known] {
        if scope == Scope::Month { &self.month } else { &self.category }
    }

    /// The figures of a scope that other figures are the parts of.
    pub(super) fn sums(&self, scope: Scope) -> impl Iterator<Item = (usize, &Known)> {
        self.these(&self.sums, scope)
    }

    /// The figures of a scope that are a part of another.
    pub(super) fn parts(&self, scope: Scope) -> impl Iterator<Item = (usize, &Known)> {
        self.these(&self.parts, scope)
    }

    fn these<'l>(&'l self, slots: &'l [Slot], scope: Scope) -> impl Iterator<Item = (usize, &'l Known)> {
        let own = slots.iter().filter(move |slot| slot.scope == scope);
        own.filter_map(|slot| Some((slot.index, self.known(*slot)?)))
    }

    pub(super) fn known(&self, slot: Slot) -> Option<&Known> {
        self.list(slot.scope).get(slot.index)
    }

    /// Headings that more than one figure is found under; a contract's own check reports them.
    pub fn clashes(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().filter(|(_, meanings)| meanings.len() > 1).map(|(heading, _)| heading.as_str())
    }

    /// Whether something is found under a heading.
    pub(crate) fn knows(&self, heading: &str) -> bool {
        self.look_up(heading) != Found::Nothing
    }

    /// The month's figure found under a heading.
    pub(crate) fn figure_called(&self, heading: &str) -> Option<&Figure> {
        match self.look_up(heading) {
            Found::One(Meaning::Figure(slot)) if slot.scope == Scope::Month => self.figure(slot),
            _ => None,
        }
    }

    /// What a pasted heading means.
    pub(super) fn find(&self, heading: &str) -> Found {
        let found = self.look_up(heading);
        if found != Found::Nothing {
            return found;
        }
        let Some((name, unit)) = with_unit(heading) else { return Found::Nothing };
        let found = self.look_up(name);
        match found {
            Found::One(Meaning::Figure(slot)) if self.unit_fits(slot, unit) => found,
            Found::One(Meaning::Figure(slot)) if self.is_unit(unit) => Found::OtherUnit(slot),
            _ => Found::Nothing,
        }
    }

    fn look_up(&self, heading: &str) -> Found {
        let name = normalised(heading);
        match self.headings.get(&name).map(Vec::as_slice) {
            None | Some([]) => Found::Nothing,
            Some([one]) => Found::One(*one),
            Some(several) => Found::Several(several.to_vec()),
        }
    }

    /// Whether the word is what the figure is counted in.
    pub(super) fn unit_fits(&self, slot: Slot, word: &str) -> bool {
        let word = small(word);
        self.known(slot).is_some_and(|known| known.units.contains(&word))
    }

    /// Whether the word is a unit of anything.
    pub(super) fn is_unit(&self, word: &str) -> bool {
        let word = small(word);
        self.units.iter().any(|(unit, words)| *unit == word || words.contains(&word))
    }

    /// A heading that is read back as this figure.
    pub(super) fn heading_of(&self, slot: Slot) -> Option<&str> {
        let figure = self.figure(slot)?;
        let label = figure.label.zh();
        Some(if self.look_up(label) == Found::One(Meaning::Figure(slot)) { label } else { &figure.id })
    }

    /// A heading that is read back as this role.
    pub(super) fn heading_of_role(&self, role: Role) -> &str {
        self.roles.get(&role).map_or("", Text::zh)
    }

    /// What a meaning is called in messages.
    pub(super) fn word(&self, meaning: Meaning) -> &str {
        match meaning {
            Meaning::Figure(slot) => self.figure(slot).map_or("", |figure| &figure.id),
            Meaning::Column(role) => role.word(),
        }
    }
}

fn names<'l>(label: &'l Text, aliases: &'l [String]) -> impl Iterator<Item = &'l str> {
    label.all().chain(aliases.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glossary_is_sound() {
        let glossary = Glossary::built_in();
        assert!(!glossary.figures.is_empty());
        let vocabulary = Vocabulary::new(&[]);
        assert_eq!(vocabulary.clashes().collect::<Vec<_>>(), Vec::<&str>::new());
        for figure in &glossary.figures {
            let slot = vocabulary.slot(&figure.id).unwrap();
            let known = vocabulary.known(slot).unwrap();
            assert_eq!(known.whole.is_some(), figure.part_of.is_some(), "{}", figure.id);
            assert_eq!(known.parts.len(), figure.sum_of.len(), "{}", figure.id);
            for name in names(&figure.label, &figure.aliases) {
                assert_eq!(vocabulary.find(name), Found::One(Meaning::Figure(slot)), "{name}");
            }
        }
    }

    #[test]
    fn units_in_headings_count() {
        let vocabulary = Vocabulary::new(&[]);
        let found = |heading: &str| match vocabulary.find(heading) {
            Found::One(meaning) => vocabulary.word(meaning).to_owned(),
            Found::OtherUnit(slot) => format!("{} in another unit", vocabulary.figure(slot).unwrap().id),
            Found::Several(_) => "several".into(),
            Found::Nothing => "nothing".into(),
        };
        for (heading, expected) in [
            ("电话接起量（通）", "calls_answered"),
            ("Calls answered (calls)", "calls_answered"),
            ("在线咨询意愿量 (UPV)", "chats_offered"),
            ("满意度（分）", "csat_score"),
            ("满意度（%）", "csat_rate"),
            ("电话响应时长/秒", "phone_response_seconds"),
            ("电话响应时长（分钟）", "phone_response_seconds in another unit"),
            ("货款（万元）", "goods_payment in another unit"),
            ("电话接起量（售前）", "nothing"),
            ("presales_calls", "presales_calls"),
            ("店铺名称", "vendor"),
            ("天气", "nothing"),
        ] {
            assert_eq!(found(heading), expected, "{heading}");
        }
    }

    #[test]
    fn own_figures_are_added_and_clashes_are_not_guessed() {
        let own: Figure = json::from(&serde_json::json!({
            "id": "callbacks", "label": {"zh-CN": "回拨量", "zh-TW": "回撥量", "en": "callbacks"},
            "aliases": ["UPV"], "unit": "calls", "scope": "month", "kind": "count"
        }))
        .unwrap();
        let vocabulary = Vocabulary::new(&[own]);
        let slot = vocabulary.slot("callbacks").unwrap();
        assert_eq!(vocabulary.find("回拨量"), Found::One(Meaning::Figure(slot)));
        assert!(matches!(vocabulary.find("UPV"), Found::Several(_)));
        assert_eq!(vocabulary.clashes().collect::<Vec<_>>(), ["upv"]);
    }
}
