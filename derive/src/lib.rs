//! `#[derive(FromJson)]` for the types of contract files. Each field stands once, in its type; the engine's `json` room
//! holds the trait and the reader that reports every misfit with its place.
//!
//! | type | how it is read |
//! |---|---|
//! | struct with named fields | an object with these keys; `#[serde(rename = "…")]` gives a key another name |
//! | struct around one value | as that value |
//! | enum of plain words | one of its variants, in `snake_case` or as `#[serde(rename = "…")]` calls it; with a `#[default]` variant its key may be left out |
//!
//! A field with `#[serde(skip)]` is not in the file; it begins as its default.
//!
//! `json_text!("contracts/mall/terms.json")` is the text of such a file without the blanks between its parts, which a person needs and
//! a browser would load.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Error, Fields, FieldsNamed, Ident, LitStr, Result, parse_macro_input,
};

/// Implements `json::FromJson`, and `json::Keyword` for an enum.
#[proc_macro_derive(FromJson, attributes(serde))]
pub fn from_json(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implementation(&input).unwrap_or_else(Error::into_compile_error).into()
}

/// The text of a JSON file of this package, as short as it can be written.
#[proc_macro]
pub fn json_text(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let path = parse_macro_input!(input as LitStr);
    shortened(&path).unwrap_or_else(Error::into_compile_error).into()
}

#[expect(clippy::disallowed_methods, reason = "it reads while the core is compiled; the core itself reads nothing")]
fn shortened(path: &LitStr) -> Result<TokenStream> {
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let file = std::path::Path::new(&root).join(path.value());
    let text = std::fs::read_to_string(&file).map_err(|cause| Error::new_spanned(path, cause))?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|cause| Error::new_spanned(path, cause))?;
    let short = json.to_string();
    // Named once more, so that a change of the file is noticed.
    Ok(quote!({
        const _: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", #path));
        #short
    }))
}

fn implementation(input: &DeriveInput) -> Result<TokenStream> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => object(&input.ident, fields),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Ok(transparent(&input.ident)),
            _ => Err(Error::new_spanned(&input.ident, "a struct with named fields, or around one value, can be read")),
        },
        Data::Enum(data) => words(&input.ident, data),
        Data::Union(_) => Err(Error::new_spanned(&input.ident, "a union cannot be read")),
    }
}

fn object(name: &Ident, fields: &FieldsNamed) -> Result<TokenStream> {
    let (mut blanks, mut entries) = (Vec::new(), Vec::new());
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        let Told { rename, skip } = told(&field.attrs)?;
        if skip {
            blanks.push(quote!(#ident: ::core::default::Default::default()));
            continue;
        }
        let key = rename.unwrap_or_else(|| LitStr::new(&ident.to_string(), ident.span()));
        blanks.push(quote!(#ident: crate::json::FromJson::blank()));
        entries.push(quote!((#key, &mut self.#ident)));
    }
    Ok(quote! {
        impl crate::json::FromJson for #name {
            fn blank() -> Self {
                Self { #(#blanks),* }
            }

            fn read(&mut self, json: &crate::json::Value, reader: &mut crate::json::Reader<'_>) {
                reader.fields(json, &mut [#(#entries),*]);
            }
        }
    })
}

fn transparent(name: &Ident) -> TokenStream {
    quote! {
        impl crate::json::FromJson for #name {
            fn blank() -> Self {
                Self(crate::json::FromJson::blank())
            }

            fn read(&mut self, json: &crate::json::Value, reader: &mut crate::json::Reader<'_>) {
                self.0.read(json, reader);
            }
        }
    }
}

fn words(name: &Ident, data: &DataEnum) -> Result<TokenStream> {
    let (mut words, mut variants, mut default) = (Vec::new(), Vec::new(), None);
    for variant in &data.variants {
        let ident = &variant.ident;
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(ident, "only an enum of plain words can be read"));
        }
        let name = told(&variant.attrs)?.rename;
        words.push(name.unwrap_or_else(|| LitStr::new(&snake_case(&ident.to_string()), ident.span())));
        if variant.attrs.iter().any(|attribute| attribute.path().is_ident("default")) {
            default = Some(ident);
        }
        variants.push(ident);
    }
    let Some(first) = default.or_else(|| variants.first().copied()) else {
        return Err(Error::new_spanned(name, "an enum without variants cannot be read"));
    };
    let optional = default.is_some();
    Ok(quote! {
        impl crate::json::Keyword for #name {
            const WORDS: &'static [&'static str] = &[#(#words),*];
            const MEANINGS: &'static [Self] = &[#(Self::#variants),*];
        }

        impl crate::json::FromJson for #name {
            fn blank() -> Self {
                Self::#first
            }

            fn read(&mut self, json: &crate::json::Value, reader: &mut crate::json::Reader<'_>) {
                if let ::core::option::Option::Some(meaning) = reader.keyword::<Self>(json) {
                    *self = meaning;
                }
            }

            fn is_optional(&self) -> bool {
                #optional
            }
        }
    })
}

/// What the `serde` attributes of a field or variant say.
#[derive(Default)]
struct Told {
    rename: Option<LitStr>,
    skip: bool,
}

fn told(attributes: &[Attribute]) -> Result<Told> {
    let mut told = Told::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                told.rename = Some(meta.value()?.parse()?);
            } else if meta.path.is_ident("skip") {
                told.skip = true;
            } else if meta.input.peek(syn::Token![=]) {
                // What serde is told besides does not concern reading.
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        })?;
    }
    Ok(told)
}

/// `HalfUp` → `half_up`.
fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
