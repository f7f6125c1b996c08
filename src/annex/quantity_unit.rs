//! The unit behind a number, and what it is for each of.

use super::letters::is_han;
use super::quantity::{Quantity, Unit, rest, skip_spaces};
use super::words::Words;

/// The unit behind a number: one of the lists, or an English noun.
pub(super) fn unit_at(words: &Words, letters: &[char], at: usize, found: &Quantity) -> (Option<(Unit, String)>, usize) {
    let start = skip_spaces(letters, at);
    let mut place = start;
    if let Some((unit, length)) = words.unit(rest(letters, place)) {
        let end = place.saturating_add(length);
        let word: String = rest(letters, place).iter().take(length).collect();
        // 整 behind an amount, 名 and 个 before what is counted.
        let behind = rest(letters, end);
        // 88 80 EUR 250: the currency is that of the next number.
        let next = letters.get(skip_spaces(letters, end));
        if unit.is_money()
            && word.chars().all(|letter| letter.is_ascii_alphabetic())
            && next.is_some_and(char::is_ascii_digit)
        {
            return (None, 0);
        }
        if matches!(word.as_str(), "个" | "名" | "位") {
            let next = skip_spaces(letters, end);
            if let Some((unit, length)) = words.unit(rest(letters, next)) {
                let word: String = rest(letters, next).iter().take(length).collect();
                return (Some((unit.clone(), word)), next.saturating_add(length).saturating_sub(at));
            }
        }
        let whole = usize::from(unit.is_money() && behind.first() == Some(&'整'));
        return (Some((unit.clone(), word)), end.saturating_add(whole).saturating_sub(at));
    }
    // An English noun: what is counted.
    if place == at || found.unit != Unit::None || !found.digits {
        return (None, 0);
    }
    for _ in 0..3 {
        let word: String = rest(letters, place).iter().take_while(|letter| letter.is_ascii_alphabetic()).collect();
        if word.len() < 3 || words.list("english_stops").contains(&word) {
            return (None, 0);
        }
        let end = place.saturating_add(word.len());
        if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous") {
            let phrase: String = letters.get(start..end).unwrap_or_default().iter().collect();
            return (Some((Unit::Count(phrase), word)), end.saturating_sub(at));
        }
        if letters.get(end) != Some(&' ') {
            return (None, 0);
        }
        place = end.saturating_add(1);
    }
    (None, 0)
}

/// 第三条 and the like say where something stands.
pub(super) fn is_reference(word: &str) -> bool {
    matches!(word, "条" | "项" | "款" | "章" | "节" | "页" | "期" | "档" | "名" | "类" | "级" | "位" | "批" | "个")
}

/// 元/席/月, $5 per call, US$0.74 per handled minute.
pub(super) fn per(words: &Words, letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let mut end = at;
    loop {
        let mut place = skip_spaces(letters, end);
        let english: String = rest(letters, place).iter().take(4).collect();
        if matches!(letters.get(place), Some('/' | '·' | '•'))
            && (letters.get(place) == Some(&'/') || !found.per.is_empty())
        {
            place = skip_spaces(letters, place.saturating_add(1));
        } else if found.unit.is_money() && found.per.is_empty() && letters.get(place) == Some(&'一') {
            // 4.1元一通
            let counts = words.unit(rest(letters, place.saturating_add(1))).is_some_and(|(unit, _)| unit.is_count());
            if !counts {
                return end;
            }
            place = place.saturating_add(1);
        } else if found.unit.is_money() && found.per.is_empty() && letters.get(place) == Some(&'每') {
            // 1.2元每分钟; 扣200元每超1次 is a step.
            if words.unit(rest(letters, place.saturating_add(1))).is_none_or(|(unit, _)| unit.is_money()) {
                return end;
            }
            place = place.saturating_add(1);
        } else if english == "per " {
            place = place.saturating_add(4);
            for more in ["additional ", "full ", "extra ", "further "] {
                let says: String = rest(letters, place).iter().take(more.len()).collect();
                place = place.saturating_add(if says == more { more.len() } else { 0 });
            }
        } else {
            return end;
        }
        let start = place;
        if let Some((_, length)) = words.unit(rest(letters, place)).filter(|(unit, _)| !unit.is_money()) {
            place = place.saturating_add(length);
        } else {
            // 元/有效会话: words before what is counted.
            let more = (1..=4_usize).find(|more| {
                let han = rest(letters, place).iter().take(*more).all(|letter| is_han(*letter));
                let unit = words.unit(rest(letters, place.saturating_add(*more)));
                han && unit.is_some_and(|(unit, length)| unit.is_count() && length >= 2)
            });
            if let Some(more) = more {
                let unit = words.unit(rest(letters, place.saturating_add(more))).map_or(0, |(_, length)| length);
                place = place.saturating_add(more).saturating_add(unit);
                found.per.push(letters.get(start..place).unwrap_or_default().iter().collect());
                end = place;
                continue;
            }
            let is_word = |letter: char| letter.is_ascii_alphabetic();
            let mut many = rest(letters, place).iter().take_while(|letter| is_word(**letter)).count();
            // per e-form
            let hyphen = place.saturating_add(many);
            let joined = rest(letters, hyphen.saturating_add(1)).iter().take_while(|letter| is_word(**letter)).count();
            if many > 0 && joined > 1 && letters.get(hyphen) == Some(&'-') {
                many = many.saturating_add(1).saturating_add(joined);
            }
            let mut length = many;
            // One more word: per handled minute.
            if many > 0 && letters.get(place.saturating_add(many)) == Some(&' ') {
                let next = place.saturating_add(many).saturating_add(1);
                let word: String = rest(letters, next).iter().take_while(|letter| is_word(**letter)).collect();
                let is_unit = words.unit(rest(letters, next)).is_some_and(|(_, length)| length == word.len());
                if !word.is_empty() && is_unit {
                    length = many.saturating_add(1).saturating_add(word.len());
                }
            }
            if length == 0 {
                return end;
            }
            place = place.saturating_add(length);
        }
        found.per.push(letters.get(start..place).unwrap_or_default().iter().collect());
        end = place;
    }
}
