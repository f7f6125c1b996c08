//! The files of words and contracts: of two entries of one name in one place a reader takes the last without a word.

#![expect(clippy::disallowed_methods, reason = "a test that reads the files themselves")]

use std::collections::BTreeSet;
use std::fmt::{Formatter, Result as Written};
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Any JSON in which no object has two entries of one name.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Self;

    fn expecting(&self, text: &mut Formatter<'_>) -> Written {
        text.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut known = BTreeSet::new();
        while let Some((key, Self)) = entries.next_entry::<String, Self>()? {
            if known.contains(&key) {
                return Err(Error::custom(format!("“{key}” stands twice in one place")));
            }
            known.insert(key);
        }
        Ok(Self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(Self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(Self)
    }
}

/// The JSON files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    found
}

#[test]
fn no_name_stands_twice_in_one_place() {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts"));
    assert!(all.len() > 10);
    for file in all {
        let read = serde_json::from_str::<Unique>(&fs::read_to_string(&file).unwrap());
        assert!(read.is_ok(), "{}: {:?}", file.display(), read.err());
    }
    assert!(serde_json::from_str::<Unique>(r#"{"a": [{"b": 1, "b": null}]}"#).is_err());
}
