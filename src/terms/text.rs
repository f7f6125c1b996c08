use serde::{Deserialize, Serialize};

/// A text for people: one for all languages, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Same(String),
    /// Simplified Chinese always; the others where they are written.
    Each(Translations),
}

/// A text in the page's languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Translations {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-TW", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub zh_tw: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

    /// The English text, or the Simplified Chinese one.
    pub fn en(&self) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => texts.en.as_deref().unwrap_or(&texts.zh_cn),
        }
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
