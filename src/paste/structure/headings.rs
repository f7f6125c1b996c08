//! The headings of columns: the words of all rows of headings above each, and what they mean together.

use super::TextRow;
use crate::glossary::{Channel, Found, Kind, Meaning, Role, Vocabulary};
use crate::paste::draft::sure_figure;

/// The heading of a column: the words of all its rows of headings, the upper ones spread over what they stand above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::paste) struct Head {
    /// From the uppermost down.
    pub(in crate::paste) path: Vec<String>,
    /// Where the lowest of them stands, from 1.
    pub(in crate::paste) row: u32,
    pub(in crate::paste) column: u32,
    /// What the row of units says.
    pub(in crate::paste) unit: Option<String>,
}

impl Head {
    /// The heading as one text.
    pub(in crate::paste) fn text(&self) -> String {
        self.path.join(" / ")
    }

    /// The lowest of its words.
    pub(in crate::paste) fn leaf(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }
}

/// The headings of a table's columns.
pub(in crate::paste) fn heads(rows: &[TextRow], units: Option<&TextRow>) -> Vec<Head> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let last = rows.len().saturating_sub(1);
    // What stands over the columns at hand, level by level.
    let mut over: Vec<&str> = vec![""; rows.len()];
    let mut out = Vec::with_capacity(width);
    for column in 0..width {
        let mut head = Head { column: rows.first().map_or(1, |row| row.number(column)), ..Head::default() };
        for (level, row) in rows.iter().enumerate() {
            let text = row.text(column);
            let below = rows.get(level.saturating_add(1)..).unwrap_or_default();
            let below = below.iter().any(|row| !row.text(column).is_empty());
            if !text.is_empty() {
                // What reaches down to the body stands over nothing beside it.
                let reaches = level < last && !below;
                over.iter_mut().skip(level).for_each(|over| *over = "");
                if let Some(over) = over.get_mut(level).filter(|_| !reaches) {
                    *over = text;
                }
                head.path.push(text.to_owned());
                head.row = row.row;
            } else if level < last && below {
                head.path.extend(over.get(level).filter(|over| !over.is_empty()).map(|over| (*over).to_owned()));
            }
        }
        // 10月 above 第1周, 2026年 above 10月
        if let [upper, leaf] = head.path.as_slice()
            && upper.ends_with(['年', '月'])
            && leaf.starts_with(|letter: char| letter == '第' || letter.is_ascii_digit())
            && !leaf.contains(['.', '-', '~', '/'])
        {
            head.path = vec![format!("{upper}{leaf}")];
        }
        if head.row == 0 {
            head.row = rows.last().map_or(0, |row| row.row);
        }
        let unit = units.map(|units| units.text(column).trim_matches(['(', ')', '（', '）', '[', ']', ' ']));
        head.unit = unit.filter(|unit| !unit.is_empty()).map(str::to_owned);
        out.push(head);
    }
    // 今年 beside 去年同期 is what the row is of, where no 本月 makes it the year so far.
    let any = |word: &str| out.iter().any(|head| head.leaf().contains(word));
    if any("去年") && !any("本月") {
        let own = out.iter_mut().filter(|head| head.path.len() > 1 && matches!(head.leaf(), "今年" | "本年"));
        own.for_each(|head| drop(head.path.pop()));
    }
    out
}

/// What a heading of several rows means: the lowest word, where those above say nothing else; or all of them as one.
pub(in crate::paste) fn find(head: &Head, vocabulary: &Vocabulary) -> Found {
    let leaf = head.leaf();
    let groups = head.path.get(..head.path.len().saturating_sub(1)).unwrap_or_default();
    if groups.is_empty() {
        return vocabulary.find(leaf);
    }
    for (start, _) in groups.iter().enumerate() {
        let above = groups.get(start..).unwrap_or_default();
        let joined = above.concat();
        for whole in [format!("{joined}{leaf}"), format!("{leaf}{joined}")] {
            let found = vocabulary.find(&whole);
            let mut upper = groups.iter().take(start);
            if !found.is_nothing() && upper.all(|group| says_nothing_else(group, &found, vocabulary)) {
                return found;
            }
        }
    }
    let found = vocabulary.find(leaf);
    // 非常满意 above 数量 and 占比
    if found.role() == Some(Role::Value) {
        let above = vocabulary.find(&groups.concat());
        let slot = above.by_channel.map(|figures| figures.phone).or(sure_figure(&above));
        if slot.and_then(|slot| vocabulary.figure(slot)).is_some_and(|figure| figure.kind == Kind::Count) {
            return above;
        }
    }
    if groups.iter().all(|group| says_nothing_else(group, &found, vocabulary)) {
        return found;
    }
    Found::default()
}

/// Whether an upper heading leaves the meaning of the lower as it is: it is a word such as 数据, a channel the lower is of
/// anyway, or the lower one's own name.
fn says_nothing_else(group: &str, found: &Found, vocabulary: &Vocabulary) -> bool {
    let words = vocabulary.words();
    let bare = crate::glossary::small(group.trim_matches(['(', ')', '（', '）', ' ']));
    if words.outbound.holds(&bare)
        || words.outbound.begins(&bare)
        || words.outbound.ends(&bare)
        || words.by_machine(&bare)
    {
        return false;
    }
    if words.group.holds(&bare) || words.group.begins(&bare) && words.group.holds(bare.trim_end_matches("数据")) {
        return true;
    }
    let spoken = crate::glossary::spaced_form(group);
    let channel =
        [Channel::Phone, Channel::Chat].into_iter().find(|channel| vocabulary.channels().speaks_of(&spoken, *channel));
    let Some(channel) = channel else { return found.role().is_some() };
    match found.sure() {
        Some(Meaning::Figure(slot)) => vocabulary.channel_of(slot).is_none_or(|own| own == channel),
        _ => true,
    }
}
