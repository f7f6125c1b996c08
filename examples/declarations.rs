//! Writes what other languages know of the crate's types: `types` the TypeScript declarations of the npm package,
//! `schema` the JSON Schema of a contract. `scripts/declarations.sh` keeps the committed files in step.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::process::ExitCode;

use ts_rs::{Config, TS, TypeVisitor};
use yuekao::analysis::{Axis, BetterTier, BreakEven, Grid, ReadingEffect, Reconciliation};
use yuekao::annex::Proposal;
use yuekao::assessment::Assessment;
use yuekao::calendar::Dates;
use yuekao::contract::Contract;
use yuekao::engine::{FilledText, Template};
use yuekao::explain::Derivation;
use yuekao::paste::{Excerpt, Parsed};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("types") => print!("{}", types()),
        Some("schema") => println!("{}", schema()),
        _ => {
            eprintln!("usage: declarations types|schema");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What a contract file may hold.
fn schema() -> String {
    let mut schema = schemars::schema_for!(Contract);
    // By this key a file names its schema to an editor; the engine passes it over.
    if let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        properties.insert("$schema".into(), serde_json::json!({ "type": "string" }));
    }
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// The types that cross the boundary; what they are made of follows by itself.
fn types() -> String {
    // No result carries an integer beyond 2^53; decimals are strings by their own types.
    let config = Config::new().with_large_int("number");
    let mut found = Declarations { config: &config, by_name: BTreeMap::new() };
    found.visit::<Template>();
    found.visit::<Contract>();
    found.visit::<Proposal>();
    found.visit::<Parsed>();
    found.visit::<Excerpt>();
    found.visit::<Assessment>();
    found.visit::<Derivation>();
    found.visit::<ReadingEffect>();
    found.visit::<BetterTier>();
    found.visit::<BreakEven>();
    found.visit::<Reconciliation>();
    found.visit::<Axis>();
    found.visit::<Grid>();
    found.visit::<Dates>();
    found.visit::<FilledText>();
    let mut text = String::from("// Generated from the engine's Rust types: `npm run declarations`. Do not edit.\n");
    for (_, declaration) in found.by_name.into_values() {
        text.push('\n');
        text.push_str(&declaration);
    }
    text
}

struct Declarations<'a> {
    config: &'a Config,
    by_name: BTreeMap<String, (TypeId, String)>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types with an output path of their own are declared; strings, lists and maps are written in place.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if let Some((known, _)) = self.by_name.get(&name) {
                assert!(
                    *known == TypeId::of::<T::WithoutGenerics>(),
                    "two types would be declared as {name}: rename one with #[ts(rename)]"
                );
                return;
            }
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(self.config));
            self.by_name.insert(name, (TypeId::of::<T::WithoutGenerics>(), declaration));
            T::visit_dependencies(self);
        }
        // A list or map only leads on to what it holds: following its dependencies too would never end in a tree.
        T::visit_generics(self);
    }
}
