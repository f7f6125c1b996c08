//! Tables in which each row is one figure: a column names it, another has its value, or one for each day or month. They are
//! gathered into rows that have all figures of the same agent, day or month beside each other.

use super::draft::sure_figure;
use super::join::Numbered;
use super::looks::{Looks, looks};
use super::sideways::TurnedRow;
use super::structure::{Head, TextRow, is_period, parted};
use crate::glossary::{Found, Meaning, Rank, Role, Scope, Vocabulary, is_letter_or_digit};
use crate::map::Map;

/// What says which figure a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    /// The cell of a column.
    Column(usize),
    /// The same figure for all rows, which a title names.
    Title(String),
}

/// Where the names of figures stand, and where their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LongColumns {
    label: Label,
    /// The columns of values, of which each may be about a day or month of its own.
    values: Vec<(usize, Option<String>)>,
    /// What those are: `日期`, `月份`.
    period: Option<&'static str>,
    /// What tells the rows apart.
    keys: Vec<usize>,
}

/// The columns of such a table, if the headings are those of one: one names figures, one has values, and figures stand in
/// the cells.
pub(super) fn columns(
    heads: &[Head],
    rows: &[TextRow],
    titles: &[String],
    vocabulary: &Vocabulary,
) -> Option<LongColumns> {
    let found: Vec<Found> = heads.iter().map(|head| vocabulary.find(head.leaf())).collect();
    // 项目 | 金额: where no category is named, what is stated of each is stated of what the label says.
    let of_each = |found: &Found| matches!(found.meanings.first(), Some((Meaning::Figure(slot), _)) if slot.scope == Scope::Category);
    let stated =
        found.iter().position(of_each).filter(|_| !found.iter().any(|found| found.role() == Some(Role::Category)));
    let only = |wanted: Role| {
        let mut own =
            found.iter().enumerate().filter(|(_, found)| found.role() == Some(wanted)).map(|(place, _)| place);
        match (own.next(), own.next()) {
            (Some(place), None) => Some(place),
            _ => None,
        }
    };
    let value = stated.or_else(|| only(Role::Value));
    // 客服 | 满意度 | 票数 above the levels of each.
    let names_figures = |column: &usize| {
        let total = |text: &str| vocabulary.words().summary(text).is_some();
        let mut cells =
            rows.iter().map(|row| row.text(*column)).filter(|text| !text.is_empty() && !total(text)).peekable();
        cells.peek().is_some() && { cells }.all(|text| vocabulary.find(text).is_figure())
    };
    let of_survey = |found: &Found| found.is_figure() && sure_figure(found) == vocabulary.survey().answers;
    let (labelled, value) = match only(Role::Label) {
        None => {
            let value = value.or_else(|| found.iter().position(of_survey));
            (value.and_then(|_| (0..heads.len()).find(names_figures)), value)
        }
        label => (label, value),
    };
    let mut period = None;
    let values = if let (Some(_), Some(value)) = (labelled, value) {
        vec![(value, None)]
    } else {
        // Numbers without a name of their own may be of any period.
        let numbers = |column: usize| rows.iter().any(|row| looks(row.text(column), vocabulary).is_number());
        if heads.iter().enumerate().any(|(column, head)| head.path.is_empty() && numbers(column)) {
            return None;
        }
        let periods = periods(heads.iter().map(Head::leaf).enumerate(), vocabulary)?;
        let role = match periods.first() {
            Some((_, name)) if looks(name, vocabulary) == Looks::Clock => Role::Time,
            _ if periods.iter().all(|(_, name)| crate::paste::read_month(name).is_some()) => Role::Month,
            _ => Role::Date,
        };
        let beside = heads.first().map_or("", Head::leaf);
        period = Some(vocabulary.heading_of_role(role, beside));
        periods.into_iter().map(|(column, name)| (column, Some(name.to_owned()))).collect()
    };
    let around = || heads.first().map(Head::leaf).into_iter().chain(titles.iter().map(String::as_str));
    let label = match labelled {
        Some(column) => Label::Column(column),
        None => Label::Title(named(around(), vocabulary)?),
    };
    let known = match label {
        Label::Column(label) => rows.iter().any(|row| vocabulary.find(row.text(label)).is_figure()),
        Label::Title(_) => true,
    };
    let others = || found.iter().enumerate().filter(|(place, _)| Some(*place) != labelled);
    if !known || others().any(|(place, found)| Some(place) != value && found.is_figure()) {
        return None;
    }
    let tells =
        |role: Option<Role>| role.is_some_and(|role| !matches!(role, Role::Label | Role::Value | Role::Ignored));
    let own = |place: usize, found: &Found| tells(found.role()) || place == 0 && labelled.is_none();
    let keys = others().filter(|(place, found)| own(*place, found)).map(|(place, _)| place).collect();
    Some(LongColumns { label, values, period, keys })
}

impl LongColumns {
    /// What may say the period, too: what stands above the parts where a title names the figure, or 2026年10月 above its weeks.
    pub(super) fn corner<'h>(&self, heads: &'h [Head]) -> Option<&'h String> {
        match self.label {
            Label::Title(_) => heads.first()?.path.last(),
            Label::Column(_) => heads.iter().find(|head| head.path.len() > 1)?.path.first(),
        }
    }
}

/// The one figure that texts name: `2026年10月 接起量`, `接起量-2026-10.csv`.
fn named<'t>(texts: impl Iterator<Item = &'t str>, vocabulary: &Vocabulary) -> Option<String> {
    let parts =
        texts.flat_map(|text| text.split(|letter: char| letter.is_ascii_digit() || !is_letter_or_digit(letter)));
    // 2026年10月接起量统计表
    let parts =
        parts.map(|part| part.trim_start_matches(['年', '月', '份']).trim_end_matches(['统', '计', '报', '表']));
    let mut found: Vec<&str> = parts.filter(|part| vocabulary.find(part).is_figure()).collect();
    found.dedup();
    // Beside 坐席接起量 a word such as agents in the name of the file is no figure.
    if found.len() > 1 {
        let near = |part: &str| matches!(vocabulary.find(part).meanings.first(), Some((_, Rank::Nearest(_))));
        found.retain(|part| !near(part));
    }
    if let [only] = found.as_slice() { Some((*only).to_owned()) } else { None }
}

/// The columns of days or months among those of such a table, if the others tell rows apart, name figures, are totals, or are
/// not read: 供应商, 指标, 9月, 10月, 合计.
fn periods<'h>(
    heads: impl Iterator<Item = (usize, &'h str)>,
    vocabulary: &Vocabulary,
) -> Option<Vec<(usize, &'h str)>> {
    let (mut found, mut keys, mut labels) = (Vec::new(), 0_usize, 0_usize);
    let mut hours = false;
    for (column, text) in heads {
        let hour = looks(text, vocabulary) == Looks::Clock;
        match vocabulary.find(text).role() {
            Some(Role::Agent | Role::Group | Role::Vendor | Role::Channel) => keys = keys.saturating_add(1),
            // 日期 | 9:00-10:00 | 10:00-11:00
            Some(Role::Date) if column == 0 => (hours, keys) = (true, 1),
            Some(Role::Label) => labels = labels.saturating_add(1),
            Some(Role::Ignored) => {}
            _ if hour || !hours && is_period(text, vocabulary) => found.push((column, text)),
            _ if text.is_empty() || vocabulary.words().summary(text).is_some() => {}
            // 2026年10月 接起量
            _ if column == 0 && named([text].into_iter(), vocabulary).is_some() => keys = keys.saturating_add(1),
            _ => return None,
        }
    }
    let titled = labels == 0 && found.len() > 2;
    ((labels == 1 || titled) && keys > 0 && !found.is_empty()).then_some(found)
}

/// How many rows of headings such a table has here, with a column for each day or month. Without a column that names figures,
/// they stand above numbers.
pub(super) fn heads_across(row: &TextRow, below: &[TextRow], vocabulary: &Vocabulary) -> Option<usize> {
    let parted = below.first().and_then(|lower| parted(row, lower, vocabulary));
    let (row, heads) = parted.as_ref().map_or((row, 1_usize), |names| (names, 2));
    let labelled = || row.filled().any(|(_, text)| vocabulary.find(text).role() == Some(Role::Label));
    let numbers = |row: &TextRow| row.filled().any(|(column, text)| column > 0 && looks(text, vocabulary).is_number());
    // 一般 | 2 | 3 | 5 above 不满意 | 1 | 1 | 2 are figures themselves.
    let stands = |below: &TextRow| numbers(below) && !vocabulary.find(below.text(0)).is_figure();
    let first = below.get(heads.saturating_sub(1));
    (periods(row.filled(), vocabulary).is_some() && (labelled() || first.is_some_and(stands))).then_some(heads)
}

/// The rows of all figures, and their headings.
pub(super) fn gathered(
    heads: &[Head],
    rows: &[TextRow],
    columns: &LongColumns,
    vocabulary: &Vocabulary,
) -> (Vec<Head>, Vec<TurnedRow>) {
    let mut names: Vec<String> = Vec::new();
    let mut found: Vec<Gathered> = Vec::new();
    let (mut keys, mut by_key): (_, Vec<Vec<usize>>) = (Numbered::default(), Vec::new());
    let mut above: (Vec<String>, Vec<usize>) = Default::default();
    for row in rows {
        let name = match &columns.label {
            Label::Column(label) => row.text(*label),
            Label::Title(name) => name,
        };
        if name.is_empty() {
            continue;
        }
        let place = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len().saturating_sub(1)
        });
        let mut own: Vec<String> = columns.keys.iter().map(|column| row.text(*column).to_owned()).collect();
        // Below the first figure of a vendor the others go without its name.
        let merged = columns.period.is_some() && own.iter().all(String::is_empty) && !above.1.contains(&place);
        if merged {
            own.clone_from(&above.0);
        } else if own != above.0 {
            above = (own.clone(), Vec::new());
        }
        above.1.push(place);
        for (column, period) in &columns.values {
            let mut key = own.clone();
            key.extend(period.clone());
            let number = usize::try_from(keys.number(&key.join("\u{1f}")).get()).unwrap_or(usize::MAX);
            by_key.resize_with(by_key.len().max(keys.len()), Vec::new);
            let Some(known) = by_key.get_mut(number.saturating_sub(1)) else { continue };
            // The same figure once more is a row of its own: which of them counts is asked as it is of other rows.
            let free =
                known.iter().copied().find(|at| found.get(*at).is_some_and(|row| !row.values.contains_key(&place)));
            let at = free.unwrap_or_else(|| {
                known.push(found.len());
                found.push(Gathered { key, row: row.row, column: *column, values: Map::new() });
                found.len().saturating_sub(1)
            });
            if let Some(gathered) = found.get_mut(at) {
                gathered.values.insert(place, (row.text(*column).to_owned(), row.row));
            }
        }
    }
    let mut out: Vec<Head> = columns.keys.iter().filter_map(|column| heads.get(*column).cloned()).collect();
    // The name of the figure in the corner names no column; below it stand parts, such as hours.
    if let (Label::Title(_), Some(first)) = (&columns.label, out.first_mut())
        && named([first.leaf()].into_iter(), vocabulary).is_some()
    {
        first.path = vec![vocabulary.heading_of_role(Role::Group, first.leaf()).to_owned()];
    }
    let value = columns.values.first().and_then(|(column, _)| heads.get(*column)).cloned().unwrap_or_default();
    out.extend(columns.period.map(|period| Head { path: vec![period.to_owned()], ..value.clone() }));
    out.extend(names.iter().map(|name| Head { path: vec![name.clone()], ..value.clone() }));
    let number = |column: usize| heads.get(column).map_or(1, |head| head.column);
    let mut turned = Vec::with_capacity(found.len());
    for Gathered { key, row: first, column, values } in found {
        let mut places: Vec<(u32, u32)> = columns.keys.iter().map(|column| (first, number(*column))).collect();
        places.extend(columns.period.map(|_| (value.row, number(column))));
        let mut cells = key;
        for place in 0..names.len() {
            let (text, row) = values.get(&place).cloned().unwrap_or((String::new(), first));
            cells.push(text);
            places.push((row, number(column)));
        }
        turned.push(TurnedRow { cells, places });
    }
    (out, turned)
}

/// A row in the making.
struct Gathered {
    key: Vec<String>,
    row: u32,
    /// Where its values stand.
    column: usize,
    /// Text and row of each figure, by its place among the names.
    values: Map<usize, (String, u32)>,
}
