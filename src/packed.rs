//! Results on their way to JavaScript, without what they say in every month alike.
//!
//! Of the text of a month's result nearly all is the contract's: labels and clauses in three languages, names, prices.
//! What a result borrows is the contract's: it crosses once, as JSON ([`Parts`]), and is a number from then on. A
//! packed result is a list of 32-bit words, and behind them all its own texts, one after the other, so that a single
//! one is decoded and the others are cut out of it (`package/packed.ts` does):
//!
//! | word | means |
//! |---|---|
//! | the first two | how many parts the words count on; how many words follow |
//! | 0, 1, 2 | nothing, no, yes |
//! | 3 and more | a part, counted from 3 |
//! | below 0 | the next text; it ends before the complement of the word, in UTF-16 units |
//!
//! A list begins with its length; a struct is its fields in order, without their names. A result in which something is open
//! has no words: its JSON text follows.

use std::borrow::Cow;
use std::ptr;

use serde::Serialize;

use crate::assessment::Assessment;
use crate::json::{self, Keyword as _};
use crate::problem::Problem;
use crate::quantity::{Exact, Money};
use crate::settle::Status;
use crate::terms::Payer;

/// The parts of results that have crossed, each known by where it lies.
#[derive(Debug, Default)]
pub struct Parts {
    /// Address, length and number of each, wherever [`Parts::first`] finds the first free place; half of them are free.
    places: Vec<Option<(usize, usize, i32)>>,
    count: i32,
    /// The JSON texts of those nobody has fetched yet, with commas between.
    news: String,
}

impl Parts {
    /// A result packed.
    ///
    /// All that it borrows must live as long as these parts are used, unchanged and in its place: what lay where
    /// another part lies would be taken for it.
    pub fn pack(&mut self, result: &Assessment<'_>) -> Vec<u8> {
        if result.is_open() {
            return self.unpacked(&json::text(result));
        }
        let mut packer =
            Packer { words: Vec::with_capacity(4096), text: Vec::with_capacity(2048), end: 0, parts: self };
        packer.words.resize(HEAD, 0);
        result.pack(&mut packer);
        let Packer { mut words, text, .. } = packer;
        let count = i32::try_from(words.len().saturating_sub(HEAD) / 4).unwrap_or(0);
        let head = [self.count, count].into_iter().flat_map(i32::to_le_bytes);
        words.iter_mut().zip(head).for_each(|(byte, of_head)| *byte = of_head);
        words.extend_from_slice(&text);
        words
    }

    /// A result that is seldom and of many shapes: no words, and its JSON text behind them.
    fn unpacked(&self, json: &str) -> Vec<u8> {
        let mut out: Vec<u8> = [self.count, 0].into_iter().flat_map(i32::to_le_bytes).collect();
        out.extend_from_slice(json.as_bytes());
        out
    }

    /// A JSON list of the parts that are new since this was asked last, in the order of their numbers.
    pub fn take_news(&mut self) -> String {
        ["[", &std::mem::take(&mut self.news), "]"].concat()
    }

    fn number<T: Serialize + ?Sized>(&mut self, part: &T) -> i32 {
        let (address, length) = (ptr::from_ref(part).addr(), size_of_val(part));
        self.known(address, length).unwrap_or_else(|| self.add(address, length, &json::text(part)))
    }

    fn known(&self, address: usize, length: usize) -> Option<i32> {
        let mut place = self.first(address);
        while let Some(Some((known, its_length, number))) = self.places.get(place) {
            if (*known, *its_length) == (address, length) {
                return Some(*number);
            }
            place = self.next(place);
        }
        None
    }

    fn add(&mut self, address: usize, length: usize, json: &str) -> i32 {
        let comma = if self.news.is_empty() { "" } else { "," };
        self.news.extend([comma, json]);
        let number = self.count;
        self.count = number.saturating_add(1);
        if usize::try_from(self.count).unwrap_or(0) > self.places.len() / 2 {
            let twice = self.places.len().saturating_mul(2).max(256);
            let before = std::mem::replace(&mut self.places, vec![None; twice]);
            before.into_iter().flatten().for_each(|part| self.put(part));
        }
        self.put((address, length, number));
        number
    }

    fn put(&mut self, part: (usize, usize, i32)) {
        let mut place = self.first(part.0);
        while self.places.get(place).is_some_and(Option::is_some) {
            place = self.next(place);
        }
        if let Some(free) = self.places.get_mut(place) {
            *free = Some(part);
        }
    }

    /// Where to look first: bits of the address, well mixed. The count of places is a power of two.
    fn first(&self, address: usize) -> usize {
        address.wrapping_mul(0x9e37_79b9).wrapping_shr(15) & self.places.len().saturating_sub(1)
    }

    fn next(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.places.len().saturating_sub(1)
    }
}

/// Bytes of the first two words.
const HEAD: usize = 8;
const NOTHING: i32 = 0;
const NO: i32 = 1;
const YES: i32 = 2;
/// The first part.
const PART: i32 = 3;

pub(crate) struct Packer<'c> {
    words: Vec<u8>,
    text: Vec<u8>,
    /// Where the text ends, in UTF-16 units: what JavaScript counts in.
    end: usize,
    parts: &'c mut Parts,
}

impl Packer<'_> {
    fn word(&mut self, word: i32) {
        self.words.extend_from_slice(&word.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
        self.ends(text.encode_utf16().count());
    }

    fn number(&mut self, show: impl FnOnce(&mut Vec<u8>)) {
        let before = self.text.len();
        show(&mut self.text);
        self.ends(self.text.len().saturating_sub(before));
    }

    fn ends(&mut self, units: usize) {
        self.end = self.end.saturating_add(units);
        self.word(!i32::try_from(self.end).unwrap_or(i32::MAX));
    }

    fn part<T: Serialize + ?Sized>(&mut self, part: &T) {
        let number = self.parts.number(part);
        self.word(number.saturating_add(PART));
    }
}

/// What a result is made of.
pub(crate) trait Pack {
    fn pack(&self, out: &mut Packer<'_>);
}

/// Declares how results are packed: their fields, in order.
macro_rules! packed {
    ($($type:ty { $($field:ident),+ })+) => {$(
        impl $crate::packed::Pack for $type {
            fn pack(&self, out: &mut $crate::packed::Packer<'_>) {
                let Self { $($field,)+ .. } = self;
                $($crate::packed::Pack::pack($field, out);)+
            }
        }
    )+};
}

pub(crate) use packed;

/// What is borrowed is the contract's.
impl<T: Serialize + ?Sized> Pack for &T {
    fn pack(&self, out: &mut Packer<'_>) {
        out.part(*self);
    }
}

impl<T: Serialize + ToOwned<Owned: Pack> + ?Sized> Pack for Cow<'_, T> {
    fn pack(&self, out: &mut Packer<'_>) {
        match self {
            Cow::Borrowed(part) => out.part(*part),
            Cow::Owned(value) => value.pack(out),
        }
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Packer<'_>) {
        out.text(self);
    }
}

impl Pack for Money {
    fn pack(&self, out: &mut Packer<'_>) {
        out.number(|text| self.show(text));
    }
}

impl Pack for Exact {
    fn pack(&self, out: &mut Packer<'_>) {
        out.number(|text| self.show(text));
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Packer<'_>) {
        out.word(if *self { YES } else { NO });
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Packer<'_>) {
        match self {
            Some(value) => value.pack(out),
            None => out.word(NOTHING),
        }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Packer<'_>) {
        out.word(i32::try_from(self.len()).unwrap_or(0));
        for value in self {
            value.pack(out);
        }
    }
}

/// Seldom there, and of many shapes: its JSON text.
impl Pack for Problem {
    fn pack(&self, out: &mut Packer<'_>) {
        out.text(&json::text(self));
    }
}

impl Pack for Payer {
    fn pack(&self, out: &mut Packer<'_>) {
        out.part(self.word());
    }
}

impl Pack for Status {
    fn pack(&self, out: &mut Packer<'_>) {
        out.part(self.word());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Engine, template};

    #[test]
    fn what_is_the_contracts_crosses_once() {
        let engine = Engine::new(template("mall").unwrap());
        let volumes =
            r#""presales_calls":5,"presales_chats":0,"aftersales_calls":0,"aftersales_chats":0,"service_orders":0"#;
        let month = format!(
            r#"{{"month":"2026-10","figures":{{"calls_offered":3000,"calls_answered":2640,"chats_offered":0,"chats_handled":0,
            "very_satisfied":4,"satisfied":3,"neutral":2,"dissatisfied":1,"very_dissatisfied":0}},
            "categories":[{{"category":"手机",{volumes}}},{{"category":"宠物用品","package":"one",{volumes}}}]}}"#
        );
        let mut parts = Parts::default();
        let first = parts.pack(&engine.assess(&month));
        let news = parts.take_news();
        for part in [r#""en":"Phone answer rate""#, r#""fallback:手机""#, r#""3.5""#] {
            assert_eq!(news.matches(part).count(), 1, "{part} in {news}");
        }
        assert!(!news.contains("宠物用品") && String::from_utf8_lossy(&first).contains("宠物用品"));
        assert_eq!(parts.pack(&engine.assess(&month)), first);
        assert_eq!(parts.take_news(), "[]");
        // What was not in the first month is new in another.
        let other = month.replace("手机", "女装");
        parts.pack(&engine.assess(&other));
        assert_eq!(parts.take_news().matches("女装").count(), 2);
    }

    #[test]
    fn what_is_open_crosses_as_it_is() {
        let engine = Engine::new(template("mall").unwrap());
        let month = r#"{"figures":{"calls_offered":3000,"calls_answered":2640}}"#;
        let mut parts = Parts::default();
        let packed = parts.pack(&engine.assess(month));
        assert_eq!(packed.get(..8), Some(&[0; 8][..]));
        let json = packed.get(8..).map(String::from_utf8_lossy);
        assert_eq!(json.as_deref(), Some(&*json::text(&engine.assess(month))));
    }

    #[test]
    fn parts_are_known_by_where_they_lie_however_many_there_are() {
        let names: Vec<String> = (0..5_000).map(|number| number.to_string()).collect();
        let mut parts = Parts::default();
        let numbers = |parts: &mut Parts| names.iter().map(|name| parts.number(name.as_str())).collect::<Vec<_>>();
        let first = numbers(&mut parts);
        assert_eq!(first, (0..5_000).collect::<Vec<_>>());
        assert_eq!(numbers(&mut parts), first);
        assert_eq!(parts.take_news().matches(',').count(), 4_999);
    }

    #[test]
    fn a_text_ends_where_javascript_counts_it_to() {
        let mut parts = Parts::default();
        let mut packer = Packer { words: Vec::new(), text: Vec::new(), end: 0, parts: &mut parts };
        packer.text("a𠮷蓝");
        packer.text("");
        packer.number(|text| text.extend_from_slice(b"2.5"));
        let ends = [4_i32, 4, 7].map(|end| (!end).to_le_bytes());
        assert_eq!(packer.words, ends.concat());
    }
}
