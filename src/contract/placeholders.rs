//! The numbers that texts take over from the terms: `{name}` in a note, a rule, a label becomes the number of that name, so
//! that no text says another number than the one that is computed with.
//!
//! A name is looked for where the text stands first: a key of the same part of the contract (`{working_days}` in the rule
//! of a date), in a tier also the id of a line with an amount for each tier (`{deduction}`), in the question of a reading
//! and its choices a key beside what is left to it (`{points}`); then among the stated values; then in the whole contract
//! by keys and ids with dots between them (`{items.satisfaction.shortfall.points}`). The number stands alone, with
//! thousands set apart: its unit is written in the text, where each language has its own.

use super::Text;
use super::model::Contract;
use super::stated::{Number, Stated, at};
use crate::json::{Object, Value};
use crate::map::Set;
use crate::mechanisms::Scope;
use crate::number::Exact;
use crate::problem::{Code, Problem};

/// What a reading, or one of its choices, decides about.
type Decided = ((String, Option<String>), Vec<Number>);

/// What was found for the texts before: many say the same names, and in several languages.
#[derive(Default)]
pub(super) struct Found {
    /// What a name stands for in the whole contract.
    names: Vec<(String, Result<Exact, Code>)>,
    /// The numbers that a reading decides about, or one of its choices.
    decided: Vec<Decided>,
}

/// Fills all texts; those that were filled, with their places.
pub(super) fn fill(
    contract: &mut Contract,
    json: &Value,
    scope: &mut Scope<'_>,
    before: &mut Found,
) -> Vec<(String, Text)> {
    let mut filled = Vec::new();
    let mut problems = Vec::new();
    let stated = Stated { json, scope: &*scope };
    let (units, years) = (units(contract, contract.money_unit()), units(contract, "year"));
    let places = usize::try_from(contract.places().count()).unwrap_or(0);
    contract.each_text(&mut |pointer, text| {
        if text.all().all(|text| !text.contains('{')) {
            return;
        }
        let decided = decided_by(&stated, pointer, before);
        let unknown = text.fill(|name| {
            let money = units.contains(name) || is_amount(&stated, pointer, name);
            let year = years.contains(name);
            let numbers = numbers(&stated, &decided, pointer, name, before).ok()?;
            let written: Vec<String> =
                numbers.iter().map(|number| written(number, money.then_some(places), year)).collect();
            Some(written.join("/"))
        });
        let mut here = Vec::new();
        for name in unknown {
            let code = numbers(&stated, &decided, pointer, &name, before).err().unwrap_or(Code::NameUnknown);
            let problem = Problem::new(code).with("name", &name).at_pointer(pointer);
            if !here.contains(&problem) {
                here.push(problem);
            }
        }
        problems.append(&mut here);
        filled.push((pointer.to_owned(), text.clone()));
    });
    scope.problems.extend(problems);
    filled
}

/// The stated values of a unit.
fn units(contract: &Contract, unit: &str) -> Set<String> {
    contract.values.iter().filter(|value| value.unit == unit).map(|value| value.id.clone()).collect()
}

/// What a name stands for in the text at this place, or what is wrong with it. One number, but of what a reading decides
/// about each that there is.
fn numbers(
    stated: &Stated<'_, '_>,
    decided: &[Number],
    pointer: &str,
    name: &str,
    before: &mut Found,
) -> Result<Vec<Exact>, Code> {
    let mut found = Vec::new();
    for Number { number, .. } in decided.iter().filter(|number| number.name == name) {
        if !found.contains(number) {
            found.push(number.clone());
        }
    }
    if found.is_empty() { number(stated, pointer, name, before).map(|number| vec![number]) } else { Ok(found) }
}

fn number(stated: &Stated<'_, '_>, pointer: &str, name: &str, before: &mut Found) -> Result<Exact, Code> {
    let path: Vec<&str> = name.split('.').collect();
    let of_tier = tier(stated, pointer).and_then(|tier| stated.in_tier(name, tier));
    let value = || stated.number(&Value::String(name.into()));
    let in_part = stated.part(pointer).map_or_else(Vec::new, |part| at(part, &path));
    if !in_part.is_empty() {
        return stated.one(&in_part).ok_or(Code::PlaceholderNumber);
    }
    if let Some(number) = of_tier.or_else(value) {
        return Ok(number);
    }
    if let Some((_, known)) = before.names.iter().find(|(known, _)| known == name) {
        return known.clone();
    }
    let found = at(stated.json, &path);
    let code = if found.is_empty() { Code::NameUnknown } else { Code::PlaceholderNumber };
    let number = stated.one(&found).ok_or(code);
    before.names.push((name.to_owned(), number.clone()));
    number
}

/// The tier a text stands in.
fn tier<'v>(stated: &Stated<'v, '_>, pointer: &str) -> Option<&'v str> {
    stated.part(pointer).filter(|_| pointer.starts_with("/tiers/"))?.get("id")?.as_str()
}

/// Whether a name is that of a line with an amount for the tier a text stands in.
fn is_amount(stated: &Stated<'_, '_>, pointer: &str, name: &str) -> bool {
    tier(stated, pointer).is_some_and(|tier| stated.in_tier(name, tier).is_some())
}

/// A number as it is written in contracts: 2,000; an amount of money that is not whole with its cents.
fn written(number: &Exact, money: Option<usize>, year: bool) -> String {
    let shown = number.shown();
    let (sign, digits) = shown.strip_prefix('-').map_or(("", shown.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, ""), |(whole, rest)| (whole, rest));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) && !year {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
        out.extend(std::iter::repeat_n('0', money.unwrap_or(0).saturating_sub(rest.len())));
    }
    out
}

/// Warns of numbers that a text says although a term beside it states them: when that is changed, the text is not.
pub(super) fn repeated(contract: &mut Contract, json: &Value, scope: &mut Scope<'_>, before: &mut Found) {
    let stated = Stated { json, scope: &*scope };
    let mut problems = Vec::new();
    contract.each_text(&mut |pointer, text| {
        let said: Vec<Exact> = text.all().flat_map(said).collect();
        if said.is_empty() {
            return;
        }
        let mut here = Vec::new();
        for Number { name, number } in numbers_of_part(&stated, pointer, before) {
            if number != Exact::ZERO && said.contains(&number) {
                let place = format!("{{{name}}}");
                let problem = Problem::new(Code::TextRepeatsNumber).with("number", &number).with("place", &place);
                let problem = problem.at_pointer(pointer);
                if !here.contains(&problem) {
                    here.push(problem);
                }
            }
        }
        problems.append(&mut here);
    });
    scope.problems.extend(problems);
}

/// The numbers that belong to a text: of the part it stands in, and of a reading those it decides about.
fn numbers_of_part(stated: &Stated<'_, '_>, pointer: &str, before: &mut Found) -> Vec<Number> {
    let mut found = Vec::new();
    let Some(part) = stated.part(pointer) else { return found };
    stated.below("", part, &mut found);
    if let Some(tier) = tier(stated, pointer) {
        found.extend(stated.of_tier(tier));
    }
    found.extend(decided_by(stated, pointer, before));
    found
}

/// Where the text is one of a reading, the numbers that it decides about.
fn decided_by(stated: &Stated<'_, '_>, pointer: &str, before: &mut Found) -> Vec<Number> {
    let part = stated.part(pointer).filter(|_| pointer.starts_with("/ambiguities/"));
    let Some((part, reading)) = part.and_then(|part| Some((part, part.get("id")?.as_str()?))) else {
        return Vec::new();
    };
    let choice =
        pointer.split('/').nth(4).and_then(|place| part.get("choices")?.as_array()?.get(place.parse::<usize>().ok()?));
    let choice = choice.and_then(|choice| choice.get("id")?.as_str());
    let same =
        |(known, _): &&((String, Option<String>), Vec<Number>)| known.0 == reading && known.1.as_deref() == choice;
    if let Some((_, known)) = before.decided.iter().find(same) {
        return known.clone();
    }
    let mut found = Vec::new();
    decided(stated, stated.json, reading, choice, &mut found);
    let sections = stated.json.as_object().into_iter().flat_map(Object::iter);
    for entry in sections.filter_map(|(_, section)| section.as_array()).flatten() {
        if choice.is_some_and(|choice| is_only_read_as(entry, reading, choice)) {
            stated.below("", entry, &mut found);
        }
    }
    before.decided.push(((reading.to_owned(), choice.map(str::to_owned)), found.clone()));
    found
}

/// Whether something stands in the contract only while a reading has this choice.
fn is_only_read_as(value: &Value, reading: &str, choice: &str) -> bool {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    match value {
        Value::Object(object) => object.iter().any(|(key, inner)| {
            let this = key == "read_as"
                && (text(inner, reading).as_deref() == Some(choice)
                    || (text(inner, "reading").as_deref() == Some(reading)
                        && text(inner, "choice").as_deref() == Some(choice)));
            this || is_only_read_as(inner, reading, choice)
        }),
        Value::Array(list) => list.iter().any(|inner| is_only_read_as(inner, reading, choice)),
        _ => false,
    }
}

/// The numbers that stand beside a parameter left to a reading, and those of one of its choices.
fn decided(stated: &Stated<'_, '_>, value: &Value, reading: &str, choice: Option<&str>, found: &mut Vec<Number>) {
    let is_left = |value: &Value| value.get("reading").and_then(Value::as_str) == Some(reading);
    match value {
        Value::Object(object) => {
            if object.iter().any(|(_, inner)| is_left(inner) && inner.as_object().is_some_and(|inner| inner.len() == 1))
            {
                for (key, inner) in object {
                    found.extend(stated.number(inner).map(|number| Number { name: key.into(), number }));
                }
            }
            let chosen = choice.and_then(|choice| value.get("choices")?.get(choice));
            if let Some(chosen) = chosen.filter(|_| is_left(value)) {
                stated.below("", chosen, found);
            }
            object.iter().for_each(|(_, inner)| decided(stated, inner, reading, choice, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| decided(stated, inner, reading, choice, found)),
        _ => {}
    }
}

/// The numbers a text says in digits, and those of months and days it says in Chinese: 2,000, 14.5, 两个月, but no times,
/// clauses, ordinals or last days, and nothing that is filled in.
fn said(text: &str) -> Vec<Exact> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push(' ');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut found: Vec<Exact> = in_digits(&plain).collect();
    found.extend(in_chinese(&plain));
    found
}

fn in_digits(text: &str) -> impl Iterator<Item = Exact> + '_ {
    let part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ':' | '：');
    text.split(move |letter| !part(letter)).filter_map(|word| {
        let word = word.trim_matches(['.', ',', ':', '：']);
        let number = word.replace(',', "");
        crate::number::plain(&number).map(Exact::from)
    })
}

fn in_chinese(text: &str) -> Vec<Exact> {
    const DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    const UNITS: [&str; 8] = ["个月", "個月", "个工作日", "個工作日", "天", "日", "年", "小时"];
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |letter: char| {
        if letter == '两' || letter == '兩' { Some(1) } else { DIGITS.iter().position(|known| *known == letter) }
    };
    let mut found = Vec::new();
    for (place, (start, letter)) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| letters.get(before)).map(|(_, letter)| *letter);
        let alone = before.is_none_or(|before| !matches!(before, '第' | '后' | '後') && digit(before).is_none());
        let after = text.get(start.saturating_add(letter.len_utf8())..).unwrap_or_default();
        if let Some(value) = digit(*letter).filter(|_| alone && UNITS.iter().any(|unit| after.starts_with(unit))) {
            found.push(Exact::from(i64::try_from(value).unwrap_or(0).saturating_add(1)));
        }
    }
    found
}
