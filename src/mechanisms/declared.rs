//! How the types that are written in a short form are declared in TypeScript and JSON Schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use ts_rs::{Config, TS, TypeVisitor};

use super::{ByRow, Choice, InTier, Mechanism, Name, PerTier, Range, Term};
use crate::json::Keyword;

impl TS for Term {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "Term".into()
    }

    fn docs() -> Option<String> {
        Some("/**\n * A number in plain notation, a name, or a mechanism over further terms.\n */\n".into())
    }

    fn decl(config: &Config) -> String {
        format!("type Term = {};", Self::inline(config))
    }

    fn decl_concrete(config: &Config) -> String {
        Self::decl(config)
    }

    fn inline(_: &Config) -> String {
        "string | number | Mechanism".into()
    }

    fn inline_flattened(config: &Config) -> String {
        Self::inline(config)
    }

    fn visit_dependencies(visitor: &mut impl TypeVisitor) {
        visitor.visit::<Mechanism>();
    }

    fn output_path() -> Option<std::path::PathBuf> {
        Some("Term.ts".into())
    }
}

impl JsonSchema for Term {
    fn schema_name() -> Cow<'static, str> {
        "Term".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mechanism = generator.subschema_for::<Mechanism>();
        json_schema!({
            "description": "A number in plain notation, a name, or a mechanism over further terms.",
            "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "number" }, mechanism]
        })
    }
}

/// Declares a type as another one.
macro_rules! declared_as {
    ($type:ty, $ts:expr, $schema:expr) => {
        crate::ts_types::ts_as!($type, $ts);

        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    };
}

declared_as!(Name, "string", |_| json_schema!({ "type": "string", "minLength": 1 }));
declared_as!(Range, "string", |_| json_schema!({
    "type": "string", "pattern": r"^\s*[\[(][^,]*,[^,]*[\])]\s*$",
    "description": "A range such as [80, 90), [90, ) or (, 60); an edge is a number or the name of a stated value."
}));
declared_as!(InTier, "Array<string>", |generator| generator.subschema_for::<Vec<String>>());
declared_as!(PerTier, "{ [tier: string]: Term }", |generator| {
    generator.subschema_for::<crate::map::Map<String, Term>>()
});

declared_as!(ByRow, "{ [name: string]: Term }", |generator| {
    generator.subschema_for::<crate::map::Map<String, Term>>()
});

impl<T: Keyword> TS for Choice<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        let words: Vec<String> = T::WORDS.iter().map(|word| format!("\"{word}\"")).collect();
        format!("{} | {{ reading: string }}", words.join(" | "))
    }

    fn inline(config: &Config) -> String {
        Self::name(config)
    }
}

impl<T: Keyword> JsonSchema for Choice<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Choice".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = T::WORDS;
        json_schema!({ "anyOf": [
            { "enum": words },
            {
                "type": "object", "properties": { "reading": { "type": "string" } },
                "required": ["reading"], "additionalProperties": false
            }
        ] })
    }
}
