//! Texts for people, in the page's languages.

use std::sync::Arc;

use crate::json::{FromJson, Reader, Value};
use crate::problem::shape;
use serde::Serialize;

/// A text for people: one for all languages, or one for each. In a contract `{name}` stands for a number of its terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Same(String),
    /// Simplified Chinese always; the others where they are written. Shared, because every result repeats them.
    Each(Arc<Translations>),
}

/// A text in the page's languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "declarations", schemars(deny_unknown_fields))]
pub struct Translations {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-TW", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub zh_tw: Option<String>,
    /// English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub en: Option<String>,
}

impl Text {
    /// The Simplified Chinese text.
    pub fn zh(&self) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => &texts.zh_cn,
        }
    }

    /// The Traditional Chinese text, or the Simplified Chinese one.
    pub fn tw(&self) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => texts.zh_tw.as_deref().unwrap_or(&texts.zh_cn),
        }
    }

    /// The English text, or the Simplified Chinese one.
    pub fn en(&self) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => texts.en.as_deref().unwrap_or(&texts.zh_cn),
        }
    }

    /// The text in the language of these words; without any the Chinese one.
    pub(crate) fn in_language_of(&self, words: &str) -> &str {
        if words.is_ascii() && !words.is_empty() { self.en() } else { self.zh() }
    }

    /// Puts what `of` knows in place of each `{name}`. The names it does not know stay, and come back.
    pub(crate) fn fill(&mut self, mut of: impl FnMut(&str) -> Option<String>) -> Vec<String> {
        let (first, others) = match self {
            Self::Same(text) => (text, [None, None]),
            Self::Each(texts) => {
                let texts = Arc::make_mut(texts);
                (&mut texts.zh_cn, [texts.zh_tw.as_mut(), texts.en.as_mut()])
            }
        };
        let mut unknown = Vec::new();
        for text in std::iter::once(first).chain(others.into_iter().flatten()) {
            let mut filled = String::new();
            let mut rest = text.as_str();
            while let Some((before, name, after)) = next_name(rest) {
                filled.push_str(before);
                match of(name) {
                    Some(value) => filled.push_str(&value),
                    None => unknown.push(name.to_owned()),
                }
                rest = after;
            }
            if !filled.is_empty() || rest.len() < text.len() {
                filled.push_str(rest);
                *text = filled;
            }
        }
        unknown
    }

    /// The text in each language it is written in.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (first, others) = match self {
            Self::Same(text) => (text, [None, None]),
            Self::Each(texts) => (&texts.zh_cn, [texts.zh_tw.as_deref(), texts.en.as_deref()]),
        };
        std::iter::once(first.as_str()).chain(others.into_iter().flatten())
    }
}

/// What stands before the next `{name}`, the name, and what stands after it.
fn next_name(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

impl FromJson for Text {
    fn blank() -> Self {
        Self::Same(String::new())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match json {
            Value::String(text) => *self = Self::Same(text.clone()),
            Value::Object(_) => {
                let mut each = Translations::blank();
                each.read(json, reader);
                *self = Self::Each(Arc::new(each));
            }
            _ => reader.expected(shape::LOCALIZED, json),
        }
    }
}
