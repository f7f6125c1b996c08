//! Writes mutants into the source they were found in, each behind its number, so that one build has them all: `cargo mutants`
//! builds once for each, which takes minutes a mutant.
//!
//! `mutants <list> <tree> <left out>`: the list is what `cargo mutants --list --json` says, the tree a copy of the project that is changed in
//! place, and the third a file of numbers that are not written, one a line, because with them the program does not build. Prints,
//! as JSON, each mutant with its number, and whether it has been written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::Path;

use proc_macro2::{LineColumn, Span};
use serde::{Deserialize, Serialize};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Expr, ExprBinary, ExprMatch, ExprStruct, ExprUnary, ItemFn, Member, Pat, ReturnType, Type};

#[derive(Deserialize)]
struct Listed {
    file: String,
    genre: String,
    name: String,
    replacement: String,
    span: Place,
}

#[derive(Clone, Copy, Deserialize)]
struct Place {
    start: Point,
    end: Point,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Numbered<'l> {
    number: usize,
    name: &'l str,
    file: &'l str,
    written: bool,
}

/// Something of the source that has mutants.
enum Site {
    /// The body of a function.
    Body,
    Binary {
        left: Range<usize>,
        operator: String,
        right: Range<usize>,
        assigns: bool,
    },
    Unary {
        operand: Range<usize>,
    },
    /// A guard, or the place of one behind the pattern.
    Arm {
        guard: Option<Range<usize>>,
        binds_in_guard: bool,
    },
    Field {
        name: String,
        value: Option<Range<usize>>,
        base: Range<usize>,
    },
}

/// A site, what it replaces, and its mutants: number, kind, replacement.
struct Edit {
    range: Range<usize>,
    site: Site,
    mutants: Vec<(usize, String, String)>,
}

/// Finds the sites of a file; keyed by where `cargo mutants` says a mutant begins.
struct Sites<'t> {
    text: &'t Text<'t>,
    found: BTreeMap<(Point, &'static str), (Range<usize>, Site)>,
}

/// A source with the beginnings of its lines.
struct Text<'t> {
    source: &'t str,
    lines: Vec<usize>,
}

impl<'t> Text<'t> {
    fn new(source: &'t str) -> Self {
        let lines = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { source, lines }
    }

    /// The byte of a place; its column counts characters from 0.
    fn byte(&self, LineColumn { line, column }: LineColumn) -> usize {
        let start = self.lines[line - 1];
        let rest = &self.source[start..];
        start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
    }

    fn byte_of(&self, Point { line, column }: Point) -> usize {
        self.byte(LineColumn { line, column: column - 1 })
    }

    fn range(&self, span: Span) -> Range<usize> {
        self.byte(span.start())..self.byte(span.end())
    }
}

fn point(span: Span) -> Point {
    let LineColumn { line, column } = span.start();
    Point { line, column: column + 1 }
}

/// Whether it binds names with `let`, which no operator but `&&` may stand around.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) => has_let(left) || has_let(right),
        _ => false,
    }
}

impl<'a> Visit<'a> for Sites<'_> {
    // Computed while building, where nothing can be chosen.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_type(&mut self, _: &'a Type) {}

    fn visit_expr_binary(&mut self, node: &'a ExprBinary) {
        visit::visit_expr_binary(self, node);
        if has_let(&node.left) || has_let(&node.right) {
            return;
        }
        let operator = &self.text.source[self.text.range(node.op.span())];
        let compares = matches!(operator, "==" | "!=" | "<" | ">" | "<=" | ">=");
        let site = Site::Binary {
            left: self.text.range(node.left.span()),
            operator: operator.to_owned(),
            right: self.text.range(node.right.span()),
            assigns: operator.ends_with('=') && !compares,
        };
        self.found.insert((point(node.op.span()), "BinaryOperator"), (self.text.range(node.span()), site));
    }

    fn visit_expr_unary(&mut self, node: &'a ExprUnary) {
        visit::visit_expr_unary(self, node);
        let site = Site::Unary { operand: self.text.range(node.expr.span()) };
        self.found.insert((point(node.op.span()), "UnaryOperator"), (self.text.range(node.span()), site));
    }

    fn visit_expr_match(&mut self, node: &'a ExprMatch) {
        visit::visit_expr_match(self, node);
        // An arm with a guard does not count as one: without an arm for all the rest none can be taken away.
        let for_all_the_rest = |arm: &Arm| arm.guard.is_none() && matches!(arm.pat, Pat::Wild(_));
        let has_rest = node.arms.iter().any(for_all_the_rest);
        for arm in &node.arms {
            let after = self.text.range(arm.pat.span()).end;
            let guard = arm.guard.as_ref().map(|(_, guard)| self.text.range(guard.span()));
            let binds_in_guard = arm.guard.as_ref().is_some_and(|(_, guard)| has_let(guard));
            let place = guard.clone().unwrap_or(after..after);
            let site = || Site::Arm { guard: guard.clone(), binds_in_guard };
            if has_rest {
                self.found.insert((point(arm.span()), "MatchArm"), (place.clone(), site()));
            }
            if let Some((_, guard)) = &arm.guard {
                self.found.insert((point(guard.span()), "MatchArmGuard"), (place, site()));
            }
        }
    }

    fn visit_expr_struct(&mut self, node: &'a ExprStruct) {
        visit::visit_expr_struct(self, node);
        let Some(base) = &node.rest else { return };
        for field in &node.fields {
            let Member::Named(name) = &field.member else { continue };
            let value = field.colon_token.as_ref().map(|_| self.text.range(field.expr.span()));
            let site = Site::Field { name: name.to_string(), value, base: self.text.range(base.span()) };
            self.found.insert((point(field.span()), "StructField"), (self.text.range(field.span()), site));
        }
    }
}

/// Functions that return `impl …`: another value would be of another type.
struct Opaque<'t> {
    text: &'t Text<'t>,
    bodies: Vec<Range<usize>>,
}

impl<'a> Opaque<'_> {
    fn note(&mut self, output: &'a ReturnType, body: Span) {
        if let ReturnType::Type(_, returned) = output {
            let returned = &self.text.source[self.text.range(returned.span())];
            if returned.contains("impl ") {
                self.bodies.push(self.text.range(body));
            }
        }
    }
}

impl<'a> Visit<'a> for Opaque<'_> {
    fn visit_item_fn(&mut self, node: &'a ItemFn) {
        self.note(&node.sig.output, node.block.span());
    }

    fn visit_impl_item_fn(&mut self, node: &'a syn::ImplItemFn) {
        self.note(&node.sig.output, node.block.span());
    }
}

/// The source of a range, with the mutants in it or without.
struct Writer<'t> {
    text: &'t Text<'t>,
    /// In the order of their beginnings; of those that begin together the longer ones first.
    edits: Vec<Edit>,
}

impl Writer<'_> {
    fn plain(&self, range: &Range<usize>) -> &str {
        &self.text.source[range.clone()]
    }

    /// With the mutants of the edits after `from` that lie in the range.
    fn with_mutants(&self, range: &Range<usize>, from: usize) -> String {
        let mut made = String::new();
        let mut at = range.start;
        for (place, edit) in self.edits.iter().enumerate().skip(from) {
            if edit.range.start < at || edit.range.end > range.end {
                continue;
            }
            made += &self.text.source[at..edit.range.start];
            made += &self.written(edit, place + 1);
            at = edit.range.end;
        }
        made + &self.text.source[at..range.end]
    }

    fn written(&self, edit: &Edit, next: usize) -> String {
        let numbers = || edit.mutants.iter().map(|(number, ..)| *number);
        let (first, last) = (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0));
        let chosen = format!("match crate::mutant::chosen({first}, {last})");
        let arms = |of: &dyn Fn(&str) -> String| {
            edit.mutants.iter().fold(String::new(), |mut arms, (number, _, replacement)| {
                let _ = write!(arms, "{number} => {}, ", of(replacement));
                arms
            })
        };
        let inner = |range: &Range<usize>| self.with_mutants(range, next);
        match &edit.site {
            Site::Body => {
                let returns = arms(&|replacement| format!("return {replacement}"));
                format!("{chosen} {{ {returns}_ => {{}} }}\n{}", inner(&edit.range))
            }
            Site::Binary { left, operator, right, assigns: true } => {
                let arms = arms(&|other| format!("{{ {} {other} {} }}", self.plain(left), self.plain(right)));
                format!("{chosen} {{ {arms}_ => {{ {} {operator} {} }} }}", inner(left), inner(right))
            }
            Site::Binary { left, operator, right, .. } => {
                let arms = arms(&|other| format!("({}) {other} ({})", self.plain(left), self.plain(right)));
                format!("({chosen} {{ {arms}_ => ({}) {operator} ({}) }})", inner(left), inner(right))
            }
            Site::Unary { operand } => {
                let arms = arms(&|_| self.plain(operand).to_owned());
                let operator = &self.text.source[edit.range.start..operand.start];
                format!("({chosen} {{ {arms}_ => {operator}{} }})", inner(operand))
            }
            Site::Field { name, value, base } => {
                let arms = arms(&|_| format!("({}).{name}", self.plain(base)));
                let value = value.as_ref().map_or_else(|| name.clone(), &inner);
                format!("{name}: {chosen} {{ {arms}_ => {value} }}")
            }
            Site::Arm { guard, binds_in_guard } => {
                let fixed = edit.mutants.iter().filter(|(_, kind, _)| kind == "MatchArmGuard");
                let fixed = fixed.fold(String::new(), |mut arms, (number, _, value)| {
                    let _ = write!(arms, "{number} => {value}, ");
                    arms
                });
                let deleted = edit.mutants.iter().find(|(_, kind, _)| kind == "MatchArm");
                let there =
                    deleted.map(|(number, ..)| format!("crate::mutant::chosen({number}, {number}) != {number}"));
                let held = guard.as_ref().map(|guard| match (fixed.is_empty(), binds_in_guard) {
                    (true, true) => inner(guard),
                    (true, false) => format!("({})", inner(guard)),
                    _ => format!("({chosen} {{ {fixed}_ => {} }})", inner(guard)),
                });
                let all: Vec<String> = there.into_iter().chain(held).collect();
                format!("{}{}", if guard.is_none() { " if " } else { "" }, all.join(" && "))
            }
        }
    }
}

/// The file with its mutants, and the numbers of those that have a place in it.
fn rewritten(source: &str, listed: &[(usize, &Listed)]) -> (String, BTreeSet<usize>) {
    let text = Text::new(source);
    let file = syn::parse_file(source).expect("the engine is Rust");
    let mut sites = Sites { text: &text, found: BTreeMap::new() };
    sites.visit_file(&file);
    let mut opaque = Opaque { text: &text, bodies: Vec::new() };
    opaque.visit_file(&file);

    let mut edits: BTreeMap<(usize, std::cmp::Reverse<usize>, usize), Edit> = BTreeMap::new();
    let mut written = BTreeSet::new();
    for (number, mutant) in listed {
        let key = ["FnValue", "BinaryOperator", "UnaryOperator", "MatchArm", "MatchArmGuard", "StructField"];
        let Some(rank) = key.iter().position(|genre| *genre == mutant.genre) else { continue };
        let (range, site) = if rank == 0 {
            let range = text.byte_of(mutant.span.start)..text.byte_of(mutant.span.end);
            let is_opaque = opaque.bodies.iter().any(|body| body.start <= range.start && range.end <= body.end);
            if is_opaque {
                continue;
            }
            (range, Site::Body)
        } else {
            let Some((range, site)) =
                sites.found.remove(&(mutant.span.start, key[rank])).or_else(|| same_site(&edits, mutant, &text))
            else {
                continue;
            };
            (range, site)
        };
        // The two kinds of an arm are one edit, around what the guard is made of.
        let rank = match rank {
            0 => 0,
            3 | 4 => 1,
            _ => 2,
        };
        let edit = edits.entry((range.start, std::cmp::Reverse(range.end), rank)).or_insert_with(|| Edit {
            range,
            site,
            mutants: Vec::new(),
        });
        edit.mutants.push((*number, mutant.genre.clone(), mutant.replacement.clone()));
        written.insert(*number);
    }
    let writer = Writer { text: &text, edits: edits.into_values().collect() };
    (writer.with_mutants(&(0..source.len()), 0), written)
}

/// The site of a mutant beside another one of it.
fn same_site(
    edits: &BTreeMap<(usize, std::cmp::Reverse<usize>, usize), Edit>,
    mutant: &Listed,
    text: &Text<'_>,
) -> Option<(Range<usize>, Site)> {
    let at = text.byte_of(mutant.span.start);
    edits.values().find_map(|edit| {
        let same = match &edit.site {
            Site::Binary { left, right, .. } => {
                mutant.genre == "BinaryOperator" && (left.end..right.start).contains(&at)
            }
            Site::Arm { guard, .. } => {
                mutant.genre == "MatchArmGuard" && guard.as_ref().is_some_and(|guard| guard.start == at)
            }
            _ => false,
        };
        // Only its range and kind count: the edit is there.
        same.then(|| (edit.range.clone(), Site::Body))
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, tree, left_out] = arguments.as_slice() else { panic!("mutants <list> <tree> <left out>") };
    let listed: Vec<Listed> = serde_json::from_str(&fs::read_to_string(list).expect("the list is there"))
        .expect("it is what cargo mutants prints");
    let left_out: BTreeSet<usize> =
        fs::read_to_string(left_out).unwrap_or_default().lines().filter_map(|line| line.parse().ok()).collect();
    let mut by_file: BTreeMap<&str, Vec<(usize, &Listed)>> = BTreeMap::new();
    for (place, mutant) in listed.iter().enumerate() {
        if !left_out.contains(&(place + 1)) {
            by_file.entry(&mutant.file).or_default().push((place + 1, mutant));
        }
    }
    let mut written = BTreeSet::new();
    for (file, of_file) in &by_file {
        let path = Path::new(tree).join(file);
        let source = fs::read_to_string(&path).expect("a file of the list is in the tree");
        let (made, found) = rewritten(&source, of_file);
        written.extend(found);
        fs::write(&path, made).expect("the tree can be written");
    }
    let numbered: Vec<Numbered<'_>> = listed
        .iter()
        .enumerate()
        .map(|(place, mutant)| Numbered {
            number: place + 1,
            name: &mutant.name,
            file: &mutant.file,
            written: written.contains(&(place + 1)),
        })
        .collect();
    println!("{}", serde_json::to_string_pretty(&numbered).expect("plain data"));
}
