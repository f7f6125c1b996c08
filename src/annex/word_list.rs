//! Lists of words, so that they are found fast.

use std::collections::BTreeMap;

use super::role::Role;

/// Forms by their first letter, the longest first.
#[derive(Debug)]
pub(super) struct Forms<T>(BTreeMap<char, Vec<(Vec<char>, T)>>);

impl<T> Default for Forms<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Forms<T> {
    pub(super) fn add(&mut self, form: &str, meaning: T, join: impl Fn(&mut T, T)) {
        let letters: Vec<char> = form.chars().collect();
        let Some(first) = letters.first() else { return };
        let forms = self.0.entry(*first).or_default();
        if let Some((_, known)) = forms.iter_mut().find(|(known, _)| *known == letters) {
            join(known, meaning);
        } else {
            let place = forms.partition_point(|(known, _)| known.len() >= letters.len());
            forms.insert(place, (letters, meaning));
        }
    }

    /// The longest form that stands here, and how many letters it has. A Latin word must end where it ends.
    pub(super) fn longest(&self, letters: &[char]) -> Option<(&T, usize)> {
        let forms = self.0.get(letters.first()?)?;
        let stands = |form: &[char]| {
            let is_word = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphanumeric);
            letters.starts_with(form) && !(is_word(form.last()) && is_word(letters.get(form.len())))
        };
        forms.iter().find(|(form, _)| stands(form)).map(|(form, meaning)| (meaning, form.len()))
    }
}

/// Words that are looked for in a text, at its beginning, or at its end.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Vec<String>,
    /// Places of the words that begin with a letter, and of those that end with one, the longest first.
    by_first: BTreeMap<char, Vec<usize>>,
    by_last: BTreeMap<char, Vec<usize>>,
    /// One bit for each of 256 kinds of letters that a word begins with, and that one ends with: most letters do neither.
    firsts: [u64; 4],
    lasts: [u64; 4],
}

impl WordList {
    pub(super) fn of(words: Vec<String>) -> Self {
        let mut list = Self { words, ..Self::default() };
        let mut places: Vec<usize> = (0..list.words.len()).collect();
        crate::sort::sort_by_key(&mut places, |place| std::cmp::Reverse(list.words.get(*place).map_or(0, String::len)));
        for place in places {
            let Some(word) = list.words.get(place) else { continue };
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                list.by_first.entry(first).or_default().push(place);
                list.by_last.entry(last).or_default().push(place);
                mark(&mut list.firsts, first);
                mark(&mut list.lasts, last);
            }
        }
        list
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    fn at<'w>(&'w self, places: Option<&'w Vec<usize>>) -> impl Iterator<Item = &'w str> {
        places.into_iter().flatten().filter_map(|place| self.words.get(*place)).map(String::as_str)
    }

    /// Whether one of them stands somewhere in a text.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, letter)| {
            is_marked(&self.firsts, letter)
                && self
                    .at(self.by_first.get(&letter))
                    .any(|word| text.get(at..).is_some_and(|rest| rest.starts_with(word)))
        })
    }

    /// The longest that stands here, whatever follows it.
    pub(super) fn stands_at(&self, letters: &[char]) -> Option<&str> {
        let first = letters.first()?;
        if !is_marked(&self.firsts, *first) {
            return None;
        }
        let stands = |word: &&str| {
            let mut there = letters.iter();
            word.chars().all(|letter| there.next() == Some(&letter))
        };
        self.at(self.by_first.get(first)).find(stands)
    }

    /// Whether letters end with one of them. A Latin word must begin where it begins.
    pub(super) fn ends_letters(&self, letters: &[char]) -> bool {
        let Some(last) = letters.last().filter(|last| is_marked(&self.lasts, **last)) else { return false };
        self.at(self.by_last.get(last)).any(|word| {
            let mut there = letters.iter().rev();
            let stands = word.chars().rev().all(|letter| there.next() == Some(&letter));
            stands && !(is_latin(word.chars().next()) && is_latin(there.next().copied()))
        })
    }

    /// The longest that a text begins with. A Latin word must end where it ends.
    pub(super) fn begins(&self, text: &str) -> Option<&str> {
        let first = text.chars().next().filter(|first| is_marked(&self.firsts, *first))?;
        self.at(self.by_first.get(&first)).find(|word| {
            let after = text.strip_prefix(word).map(|after| after.chars().next());
            let ends = |after: Option<char>| match after {
                Some(after) if word.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ') => {
                    !after.is_alphanumeric()
                }
                after => !(is_latin(word.chars().next_back()) && is_latin(after)),
            };
            after.is_some_and(ends)
        })
    }

    /// The longest that a text ends with. A Latin word must begin where it begins.
    pub(super) fn ends(&self, text: &str) -> Option<&str> {
        let last = text.chars().next_back().filter(|last| is_marked(&self.lasts, *last))?;
        self.at(self.by_last.get(&last)).find(|word| {
            let before = text.strip_suffix(word).map(|before| before.chars().next_back());
            before.is_some_and(|before| !(is_latin(word.chars().next()) && is_latin(before)))
        })
    }
}

/// Which of 256 bits a letter has.
fn bit(letter: char) -> (usize, u64) {
    let place = u32::from(letter) & 255;
    (usize::try_from(place >> 6).unwrap_or(0), 1_u64.wrapping_shl(place & 63))
}

fn mark(bits: &mut [u64; 4], letter: char) {
    let (group, bit) = bit(letter);
    if let Some(bits) = bits.get_mut(group) {
        *bits |= bit;
    }
}

fn is_marked(bits: &[u64; 4], letter: char) -> bool {
    let (group, bit) = bit(letter);
    bits.get(group).is_some_and(|bits| bits & bit != 0)
}

fn is_latin(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_alphanumeric())
}

/// The heads that columns of tables have.
#[derive(Debug, Default)]
pub(super) struct Heads {
    whole: BTreeMap<String, Role>,
    starts: Forms<Role>,
    /// The same backwards.
    ends: Forms<Role>,
    standing: Forms<Role>,
}

impl Heads {
    pub(super) fn add(&mut self, form: &str, role: Role) {
        self.standing.add(form, role, |_, _| {});
        let form: String = form.chars().filter(|letter| *letter != ' ').collect();
        self.whole.entry(form.clone()).or_insert(role);
        // A head that holds the word: never a Latin one, which may be part of anything.
        if !form.is_ascii() && form.chars().nth(1).is_some() {
            self.starts.add(&form, role, |_, _| {});
            self.ends.add(&form.chars().rev().collect::<String>(), role, |_, _| {});
        }
    }

    /// What a head is for, and whether it is just that word; otherwise it begins or ends with it.
    pub(super) fn role(&self, bare: &str) -> Option<(Role, bool)> {
        if let Some(role) = self.whole.get(bare) {
            return Some((*role, true));
        }
        // credit per missed response
        if let Some(role) =
            bare.find("per").and_then(|per| self.whole.get(bare.get(..per)?)).filter(|_| bare.is_ascii())
        {
            return Some((*role, false));
        }
        let letters: Vec<char> = bare.chars().collect();
        if letters.len() > 8 {
            return None;
        }
        let backwards: Vec<char> = letters.iter().rev().copied().collect();
        let found = [self.starts.longest(&letters), self.ends.longest(&backwards)];
        found
            .into_iter()
            .flatten()
            .max_by_key(|(role, length)| (*length, std::cmp::Reverse(**role)))
            .map(|(role, _)| (*role, false))
    }

    /// The longest head that stands here, and its length.
    pub(super) fn standing(&self, letters: &[char]) -> Option<(Role, usize)> {
        self.standing.longest(letters).filter(|(_, length)| *length >= 2).map(|(role, length)| (*role, length))
    }
}
