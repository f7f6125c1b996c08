//! Inputs made from others: bytes changed anywhere, words of the field set in, parts of JSON exchanged.

use serde_json::Value;

/// Numbers drawn from a seed; the same seed draws the same (`SplitMix64`).
pub(crate) struct Draw(u64);

impl Draw {
    /// Begins with this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or_default()
    }

    fn of<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        list.get(self.below(list.len()))
    }
}

/// What tables, months and contracts have at their edges.
const WORDS: [&str; 48] = [
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    ",",
    ";",
    "\"",
    "\"\"",
    "-",
    "—",
    "0",
    "00",
    "0.5",
    ".5",
    "1e9",
    "-1",
    "99999999999999",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "100%",
    "88.5％",
    "１２",
    "1,234",
    "1.2万",
    "¥3",
    "null",
    "2026-02-29",
    "2025年3月",
    "2026/13",
    "10/11/2026",
    "46000",
    "24:00",
    "合计",
    "平均",
    "其中",
    "商家",
    "月份",
    "进线量",
    "接起量",
    "满意度",
    "品类",
    "{}",
    "[]",
    "\u{feff}",
    "\u{3000}",
    "𠮷",
    "\u{202e}",
    "\u{0}",
];

/// What may stand where something else belongs in JSON.
const VALUES: [&str; 16] = [
    "null",
    "true",
    "-1",
    "0",
    "0.5",
    "1e400",
    "79228162514264337593543950335",
    "\"\"",
    "\"x\"",
    "\"100\"",
    "\"2026-10\"",
    "\"2026-02-30\"",
    "[]",
    "{}",
    "[\"\"]",
    "\"[80, 90)\"",
];

/// Another input, made of this one and maybe of a part of a second one.
pub(crate) fn mutate(input: &[u8], other: &[u8], json: bool, draw: &mut Draw) -> Vec<u8> {
    // Most changed bytes of a JSON text leave none, and what is no JSON is soon refused.
    if json
        && draw.below(8) > 0
        && let Some(made) = exchange(input, other, draw)
    {
        return made;
    }
    let mut made = input.to_vec();
    for _ in 0..=draw.below(4) {
        change(&mut made, other, draw);
    }
    made
}

fn change(made: &mut Vec<u8>, other: &[u8], draw: &mut Draw) {
    let at = draw.below(made.len() + 1);
    let longest = 1 + draw.below(40);
    let to = (at + draw.below(longest)).min(made.len());
    match draw.below(6) {
        0 => drop(made.drain(at..to)),
        1 => {
            let part: Vec<u8> = made.get(at..to).unwrap_or_default().to_vec();
            drop(made.splice(at..at, part));
        }
        2 => {
            let from = draw.below(other.len() + 1);
            let part = other.get(from..(from + draw.below(60)).min(other.len())).unwrap_or_default().to_vec();
            drop(made.splice(at..to, part));
        }
        3 => {
            if let Some(byte) = made.get_mut(at) {
                *byte ^= 1 << draw.below(8);
            }
        }
        _ => {
            let word = draw.of(&WORDS).copied().unwrap_or_default();
            drop(made.splice(at..if draw.below(2) == 0 { at } else { to }, word.bytes()));
        }
    }
}

/// One to three values replaced: by a value of the list, or by one from anywhere in either text.
fn exchange(input: &[u8], other: &[u8], draw: &mut Draw) -> Option<Vec<u8>> {
    let mut json = serde_json::from_slice::<Value>(input).ok()?;
    for _ in 0..=draw.below(3) {
        let with = if draw.below(2) == 0 {
            let whole =
                if draw.below(2) == 0 { json.clone() } else { serde_json::from_slice(other).unwrap_or_default() };
            let place = draw.below(size(&whole));
            node(&whole, &mut place.clone()).cloned().unwrap_or_default()
        } else {
            draw.of(&VALUES).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
        };
        let mut place = draw.below(size(&json));
        replace(&mut json, &mut place, &with, draw.below(6) == 0);
    }
    serde_json::to_vec(&json).ok()
}

/// How many values there are, the outermost included.
fn size(json: &Value) -> usize {
    1 + match json {
        Value::Array(list) => list.iter().map(size).sum::<usize>(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// The value of this number, counted in the order of the text.
fn node<'j>(json: &'j Value, number: &mut usize) -> Option<&'j Value> {
    if *number == 0 {
        return Some(json);
    }
    *number -= 1;
    match json {
        Value::Array(list) => list.iter().find_map(|inner| node(inner, number)),
        Value::Object(map) => map.values().find_map(|inner| node(inner, number)),
        _ => None,
    }
}

/// Replaces the value of this number; of an object, its first key may be given up instead.
fn replace(json: &mut Value, number: &mut usize, with: &Value, shorter: bool) -> bool {
    if *number == 0 {
        match json {
            Value::Object(map) if shorter && !map.is_empty() => {
                let first = map.keys().next().cloned();
                first.map(|key| map.shift_remove(&key));
            }
            _ => json.clone_from(with),
        }
        return true;
    }
    *number -= 1;
    match json {
        Value::Array(list) => list.iter_mut().any(|inner| replace(inner, number, with, shorter)),
        Value::Object(map) => map.values_mut().any(|inner| replace(inner, number, with, shorter)),
        _ => false,
    }
}
