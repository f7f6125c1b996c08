//! What headings and cells mean to a vocabulary.

use std::sync::OnceLock;

use super::cell_words::Words;
use super::channel::{Channel, Channels};
use super::figure::{Figure, Kind, Role, Scope};
use super::file::{Contact, Glossary, Log, NamesInContext, Scale};
use super::header_text::{plain_form, small, with_unit};
use super::names::{ByChannel, Found, Meaning, Rank};
use super::vocabulary::{Slot, Survey, Vocabulary};
use crate::map::Map;

impl Vocabulary {
    /// Headings that more than one figure is found under, with the ids of two of those; a contract's own check reports them.
    pub fn clashes(&self) -> impl Iterator<Item = (&str, [String; 2])> {
        let id_of = |meaning: Meaning| match meaning {
            Meaning::Figure(slot) => self.figure(slot).map(|figure| figure.id.clone()),
            Meaning::Column(role) => serde_json::to_value(role).ok().and_then(|role| role.as_str().map(str::to_owned)),
        };
        self.names
            .clashes()
            .map(move |(heading, owners)| (heading, owners.map(|owner| id_of(owner).unwrap_or_default())))
    }

    /// Whether a heading surely means something, so that a contract's own figure would not be found under it alone.
    pub(crate) fn knows(&self, heading: &str) -> bool {
        !self.names.is_free(&plain_form(heading))
    }

    /// The month's figure that is called exactly so.
    pub(crate) fn figure_called(&self, heading: &str) -> Option<&Figure> {
        let name = plain_form(heading);
        let slot = match self.called(&name).sure() {
            Some(Meaning::Figure(slot)) => Some(slot),
            Some(Meaning::Column(_)) => None,
            // 人工接通率
            None => self.without_affixes(&name).filter(|found| found.by_people)?.by_channel?.otherwise,
        };
        slot.filter(|slot| slot.scope == Scope::Month).and_then(|slot| self.figure(slot))
    }

    /// What a heading means.
    pub(crate) fn find(&self, heading: &str) -> Found {
        let found = self.look_up(&plain_form(heading));
        if !found.is_nothing() {
            return found;
        }
        let found = self.in_two_languages(heading);
        if !found.is_nothing() {
            return found;
        }
        let Some((name, unit)) = with_unit(heading) else { return Found::default() };
        // 5分（非常满意）
        if self.level(name).is_some() && self.level(name) == self.level(unit) {
            return self.find(unit);
        }
        let mut found = self.look_up(&plain_form(name));
        if found.is_nothing() {
            found = self.in_two_languages(name);
        }
        if found.is_nothing() {
            return found;
        }
        let unit = small(unit);
        let channel = found.channel.or_else(|| self.channels().of_cell(&unit));
        let slot = found.meanings.first().and_then(|(meaning, _)| match meaning {
            Meaning::Figure(slot) => Some(*slot),
            Meaning::Column(_) => None,
        });
        // 满意（4-5星）
        let stars = unit.starts_with(|letter: char| letter.is_ascii_digit()) && unit.ends_with(['星', '分', '制', '5']);
        let levels = &self.scale().levels;
        let rated =
            |figure: &Figure| levels.contains(&figure.id) || figure.unit == "points" || figure.id == self.scale().rate;
        let rated = stars && slot.and_then(|slot| self.figure(slot)).is_some_and(rated);
        // Talk time (hh:mm:ss), date (UTC)
        if rated || is_clock_pattern(&unit) || found.role() == Some(Role::Date) {
            return found;
        }
        let slot = slot.or(found.by_channel.map(|figures| figures.phone));
        if slot.is_some_and(|slot| self.unit_fits(slot, &unit)) || (slot.is_some() && self.is_unit(&unit)) {
            found.other_unit = !slot.is_some_and(|slot| self.unit_fits(slot, &unit));
            found.unit = Some(unit);
            return found;
        }
        // 接起量（电话）
        if found.by_channel.is_some() && channel.is_some() {
            found.channel = channel;
            return found;
        }
        Found::default()
    }

    /// What both names of a heading in two languages mean: 接听量 Calls Answered.
    fn in_two_languages(&self, heading: &str) -> Found {
        let latin = |letter: char| letter.is_ascii_alphabetic();
        // 坐席A01 is no name in two languages.
        if heading.is_ascii() || heading.chars().filter(|letter| latin(*letter)).nth(2).is_none() {
            return Found::default();
        }
        let first = heading.starts_with(latin);
        let second = heading.find(|letter: char| if first { !letter.is_ascii() } else { latin(letter) });
        let Some((one, other)) = second.and_then(|at| heading.split_at_checked(at)) else { return Found::default() };
        let [mut one, other] = [one, other].map(|name| self.look_up(&plain_form(name)));
        let means = |found: &Found, meaning: Meaning| {
            let shared = found.by_channel.is_some_and(|of| [of.phone, of.chat].map(Meaning::Figure).contains(&meaning));
            shared || found.meanings.iter().any(|(own, _)| *own == meaning)
        };
        let own = { other.meanings.iter() }.filter(|(meaning, _)| means(&one, *meaning)).copied();
        let own: Vec<_> = own.collect();
        one.meanings.retain(|(meaning, _)| means(&other, *meaning));
        if one.meanings.is_empty() {
            one.meanings = own;
        }
        one.by_channel = one.by_channel.filter(|_| one.by_channel == other.by_channel);
        one
    }

    /// What a name in its plain form means: as it stands, or without what says nothing else.
    fn look_up(&self, name: &str) -> Found {
        let found = self.called(name);
        if !found.is_nothing() {
            return found;
        }
        let found = self.of_rate(name).or_else(|| self.of_channel(name)).or_else(|| self.without_affixes(name));
        found.unwrap_or_default()
    }

    /// What is called so; 量 and 数 behind a name are one, whatever they count by: 接待会话量, 接待会话数, 应答通数.
    fn called(&self, name: &str) -> Found {
        let exactly = |name: &str| {
            let (meanings, by_channel) = (self.names.get(name).to_vec(), self.names.by_channel(name));
            Found { meanings, by_channel, ..Found::default() }
        };
        let found = exactly(name);
        if !found.is_nothing() {
            return found;
        }
        let Some(bare) = name.strip_suffix(['量', '数']) else { return found };
        let found = exactly(&format!("{bare}{}", if name.ends_with('量') { '数' } else { '量' }));
        match bare.strip_suffix(['通', '次', '件', '笔']) {
            Some(bare) if found.is_nothing() => self.called(&format!("{bare}量")),
            _ => found,
        }
    }

    /// A name with a percent sign that stands without one in the glossary: the rate of that name.
    fn of_rate(&self, name: &str) -> Option<Found> {
        let bare: String = name.chars().filter(|letter| *letter != '%').collect();
        if bare.len() == name.len() || bare.is_empty() {
            return None;
        }
        let rate = |slot: Slot| self.figure(slot).is_some_and(|figure| figure.kind == Kind::Percent);
        let mut found = self.called(&bare);
        found.meanings.retain(|(meaning, _)| matches!(meaning, Meaning::Figure(slot) if rate(*slot)));
        found.by_channel = found.by_channel.filter(|figures| rate(figures.phone));
        (!found.is_nothing()).then_some(found)
    }

    /// A name that begins or ends with a channel, and is else one of that channel's figures, or of all channels'.
    fn of_channel(&self, name: &str) -> Option<Found> {
        self.channels().split(name).find_map(|(channel, rest)| {
            let mut found = self.called(rest);
            if found.is_nothing() {
                found = self.without_affixes(rest)?;
            }
            let shared = found
                .by_channel
                .and_then(|figures| figures.of(channel))
                .map(|slot| (Meaning::Figure(slot), Rank::Sure));
            // A survey of calls alone may be that of the month.
            let scale = self.scale();
            let surveyed = |slot: Slot| {
                self.figure(slot).is_some_and(|figure| figure.id == scale.answers || scale.levels.contains(&figure.id))
            };
            let own = |(meaning, rank): (Meaning, Rank)| match meaning {
                Meaning::Figure(slot) if self.channel_of(slot) == Some(channel) => Some((meaning, rank)),
                Meaning::Figure(slot) if surveyed(slot) => Some((meaning, Rank::Nearest(0))),
                _ => None,
            };
            let meanings: Vec<_> = shared.into_iter().chain(found.meanings.into_iter().filter_map(own)).collect();
            (!meanings.is_empty()).then(|| Found { meanings, channel: Some(channel), ..Found::default() })
        })
    }

    /// A name that begins or ends with words such as 人工, 总, 本月.
    fn without_affixes(&self, name: &str) -> Option<Found> {
        let affixes = &Glossary::built_in().affixes;
        let without = |words: &[String]| {
            let ends = |word: &String| name.strip_prefix(word.as_str()).or_else(|| name.strip_suffix(word.as_str()));
            let rest = { words.iter() }.filter_map(ends).find(|rest| !rest.is_empty())?;
            let found = self.called(rest);
            let found =
                if found.is_nothing() { self.of_channel(rest).or_else(|| self.without_affixes(rest))? } else { found };
            found.is_figure().then_some(found)
        };
        if let Some(found) = without(&affixes.agents) {
            return Some(Found { by_people: true, ..found });
        }
        if let Some(found) = without(&affixes.plain) {
            return Some(found.no_surer_than(Rank::AFFIXED));
        }
        if let Some(found) = without(&affixes.monthly) {
            return Some(Found { monthly: true, ..found.no_surer_than(Rank::RUNNING) });
        }
        without(&affixes.running).map(|found| Found { running: true, ..found.no_surer_than(Rank::RUNNING) })
    }

    /// The figures that a name may mean in a table of people.
    pub(crate) fn per_agent(&self, heading: &str) -> &[Slot] {
        self.of_names(&self.per_agent, heading)
    }

    /// The figures of both channels of which this is one, under names that both have.
    pub(crate) fn shared(&self, slot: Slot) -> Option<ByChannel> {
        self.names.shared().find(|figures| figures.phone == slot || figures.chat == slot)
    }

    /// The channel that a figure is counted in, if it is one alone.
    pub(crate) fn channel_of(&self, slot: Slot) -> Option<Channel> {
        self.of_channel.get(&slot).copied()
    }

    /// Whether a name that is only near is sure beside the others of its table, all in their plain form.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn sure_beside(&self, name: &str, others: &[String]) -> bool {
        // 求和项:咨询人数
        let bare = |name: &str| {
            let affixes = Glossary::built_in().affixes.plain.iter();
            { affixes }.find_map(|affix| name.strip_prefix(affix.as_str())).unwrap_or(name).to_owned()
        };
        let called =
            |names: &[String], name: &str| names.iter().any(|known| alike(known, name) || alike(known, &bare(name)));
        let any = |beside: &[String]| others.iter().any(|other| called(beside, other));
        Glossary::built_in().beside.iter().any(|context| called(&context.names, name) && any(&context.beside))
    }

    /// Whether a name may take in more than its figure, by what stands before it and behind it, all in their plain form: calls
    /// that were made, where columns are of those, or what a machine answered.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn is_wider(&self, name: &str, before: &[String], after: &[String]) -> bool {
        let speaks = |names: &[String], words: &[String]| {
            names.iter().any(|name| words.iter().any(|word| name.contains(word.as_str())))
        };
        let wider = |context: &NamesInContext| {
            let called = context.names.iter().any(|known| alike(known, name));
            called
                && (speaks(before, &context.beside)
                    || speaks(after, &context.beside)
                    || speaks(before, &context.behind))
        };
        Glossary::built_in().wider.iter().any(wider)
    }

    /// The figures that a column of this heading is what was lost of.
    pub(crate) fn lost_of(&self, heading: &str) -> &[Slot] {
        self.of_names(&self.lost, heading)
    }

    /// The figures of a name, with or without the unit behind it: 呼入量(次).
    fn of_names<'m>(&self, known: &'m Map<String, Vec<Slot>>, heading: &str) -> &'m [Slot] {
        let bare = with_unit(heading).filter(|(_, unit)| self.is_unit(unit)).map_or(heading, |(name, _)| name);
        known.get(&plain_form(bare)).map_or(&[], Vec::as_slice)
    }

    /// The kind of contacts whose numbers stand under a heading.
    pub(crate) fn contact(&self, heading: &str) -> Option<&'static Contact> {
        Glossary::built_in().contacts.get(*self.contact_names.get(&plain_form(heading))?)
    }

    /// The kind of contacts of a channel.
    pub(crate) fn contact_by(channel: Channel) -> Option<&'static Contact> {
        Glossary::built_in().contacts.iter().find(|kind| kind.channel == Some(channel))
    }

    /// The kind of contacts that texts speak of.
    pub(crate) fn contact_spoken(texts: &[String]) -> Option<&'static Contact> {
        let spoken: Vec<String> = texts.iter().map(|text| plain_form(text)).collect();
        let speaks = |word: &String| spoken.iter().any(|text| text.contains(word.as_str()));
        Glossary::built_in().contacts.iter().find(|kind| kind.words.iter().any(speaks))
    }

    /// The level of the survey that a cell says, from 0, best first.
    pub(crate) fn level(&self, cell: &str) -> Option<usize> {
        let stars = cell.chars().filter(|letter| matches!(letter, '★' | '⭐')).count();
        if stars > 0 && cell.chars().all(|letter| matches!(letter, '★' | '☆' | '⭐' | '\u{fe0f}')) {
            return self.scale().levels.len().checked_sub(stars);
        }
        let name = plain_form(cell);
        // 5分-非常满意, 1.非常满意
        let word = name.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches(['分', '星']);
        self.levels.get(&name).or_else(|| self.levels.get(word)).copied()
    }

    /// Whether a cell says that the customer gave no answer.
    pub(crate) fn is_unrated(&self, cell: &str) -> bool {
        self.unrated.contains(&plain_form(cell))
    }

    /// The slots of the figures of the survey.
    pub(crate) fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The survey.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn scale(&self) -> &'static Scale {
        &Glossary::built_in().scale
    }

    /// The logs that are known.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn logs(&self) -> &'static [Log] {
        &Glossary::built_in().logs
    }

    /// The words of the channels.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn channels(&self) -> &'static Channels {
        static READ: OnceLock<Channels> = OnceLock::new();
        READ.get_or_init(|| Channels::new(Glossary::built_in().channels.clone()))
    }

    /// The words that stand in cells.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn words(&self) -> &'static Words {
        &Glossary::built_in().words
    }

    /// Whether the word is what the figure is counted in.
    pub(crate) fn unit_fits(&self, slot: Slot, word: &str) -> bool {
        let word = small(word);
        self.known(slot).is_some_and(|known| known.units.contains(&word))
    }

    /// Whether the word is a unit of anything.
    pub(crate) fn is_unit(&self, word: &str) -> bool {
        let word = small(word);
        let bare = word.trim_start_matches(['千', '万', '萬']);
        let word = if bare.is_empty() { word.as_str() } else { bare };
        let (units, words) = (&Glossary::built_in().units, self.words());
        let times = [&words.milliseconds, &words.seconds, &words.minutes, &words.hours];
        units.iter().any(|(unit, words)| small(unit) == word || words.iter().any(|known| known == word))
            || times.iter().any(|words| words.holds(word))
    }

    /// Whether a heading begins with a word for weeks.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn is_of_weeks(&self, heading: &str) -> bool {
        let heading = small(heading);
        let mut words = Glossary::built_in().units.get("weeks").into_iter().flatten();
        words.any(|word| heading.starts_with(word.as_str()))
    }

    /// A heading that is read back as this figure, in the language of one beside it.
    pub(crate) fn heading_of(&self, slot: Slot, beside: &str) -> Option<&str> {
        let figure = self.figure(slot)?;
        let label = figure.label.in_language_of(beside);
        let own = Some(Meaning::Figure(slot));
        Some(if self.look_up(&plain_form(label)).sure() == own { label } else { &figure.id })
    }

    /// A heading that is read back as this role, in the language of one beside it.
    #[expect(clippy::unused_self, reason = "asked of a vocabulary, as what its figures are called is")]
    pub(crate) fn heading_of_role(&self, role: Role, beside: &str) -> &'static str {
        let headings = &Glossary::built_in().headings;
        headings.iter().find(|heading| heading.role == role).map_or("", |heading| heading.label.in_language_of(beside))
    }

    /// What a meaning is called in messages.
    #[cfg(test)]
    pub(crate) fn word(&self, meaning: Meaning) -> &str {
        match meaning {
            Meaning::Figure(slot) => self.figure(slot).map_or("", |figure| &figure.id),
            Meaning::Column(role) => role.word(),
        }
    }
}

/// Whether two names are one but for 量 and 数 behind them.
fn alike(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.strip_suffix(['量', '数']).map(str::len);
    one == other || bare(one).is_some_and(|end| bare(other) == Some(end) && one.get(..end) == other.get(..end))
}

/// Whether it says how a length of time is written: `h:mm:ss`, `时:分:秒`.
fn is_clock_pattern(unit: &str) -> bool {
    let parts = unit.split([':', '：']);
    unit.contains([':', '：']) && { parts }
        .all(|part| matches!(part, "h" | "hh" | "m" | "mm" | "s" | "ss" | "时" | "時" | "分" | "秒" | "小时"))
}

#[cfg(test)]
mod tests;
