//! Tables whose cells ran together into one line: heads one behind the other, then the cells.

use super::columns::{Role, role_form};
use super::sentence::Last;
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::{Text, is_effect};
use crate::annex::letters::{Piece, Span, is_han};
use crate::annex::name::name;
use crate::annex::number::number;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Doubt, DoubtKind, Part, Source};
use crate::annex::token::{Token, tokens};

impl Reader<'_> {
    /// Reads a table that ran together into this clause; whether there was one.
    pub(super) fn ran_together(&mut self, piece: &Piece) -> bool {
        if piece.len() < 30 {
            return false;
        }
        let Some((from, roles, body)) = self.heads_in(piece) else { return self.prices_together(piece) };
        self.enter(&piece.slice(0, from));
        let body = piece.slice(body, piece.len());
        if roles.first() == Some(&Role::Result) {
            return self.tiers_together(&body);
        }
        self.rows_together(&roles, &body)
    }

    /// Where heads stand one behind the other: where the first begins, what they are, and where the cells begin.
    fn heads_in(&self, piece: &Piece) -> Option<(usize, Vec<Role>, usize)> {
        for from in 0..piece.len() {
            let mut roles = Vec::new();
            let mut at = from;
            while let Some((role, length)) = role_form(self.words, piece.letters.get(at..).unwrap_or_default()) {
                if roles.contains(&role) {
                    break;
                }
                roles.push(role);
                at = at.saturating_add(length);
            }
            let of_score =
                matches!(roles.as_slice(), [Role::Result, Role::Consequence | Role::Deduct | Role::Grade, ..]);
            let scored = roles.len() >= 4
                && roles.contains(&Role::Name)
                && (roles.contains(&Role::Weight) || roles.contains(&Role::Target));
            if of_score || scored {
                return Some((from, roles, at));
            }
        }
        None
    }

    /// 90分以上达到服务标准80分-89分…: a tier begins with each range that begins with a number.
    fn tiers_together(&mut self, body: &Piece) -> bool {
        let text = Text::of(self.words, body);
        let mut starts = Vec::new();
        for sentence in text.sentences() {
            for found in sentence.atoms {
                let begins = sentence.row.tokens.get(found.from).is_some_and(|token| token.quantity().is_some());
                if let Atom::Range(range) = &found.atom
                    && begins
                    && range.unit == Unit::Points
                    && let Some((from, to)) = sentence.row.bounds(found.from, found.to)
                {
                    starts.push((range.clone(), from, to));
                }
            }
        }
        if starts.len() < 2 || starts.first().is_some_and(|(_, from, _)| *from > 2) {
            return false;
        }
        let ends = starts.iter().skip(1).map(|(_, from, _)| *from).chain([body.len()]).collect::<Vec<_>>();
        for ((range, from, to), end) in starts.iter().zip(ends) {
            let mut tier = crate::annex::reading::Tier { range: Some(range.clone()), ..Default::default() };
            tier.source = Source::of(Part::Rule, body.spans(*from, *to));
            let cell = body.slice(*to, end);
            let text = Text::of(self.words, &cell);
            for sentence in text.sentences() {
                for found in sentence.atoms {
                    if is_effect(&found.atom) || matches!(found.atom, Atom::Grace(_) | Atom::Range(_)) {
                        tier.source.add(Part::Rule, sentence.spans(found));
                    }
                }
            }
            self.tier_cell(&mut tier, &cell);
            self.reading.tiers.push(tier);
        }
        self.borders(body);
        true
    }

    /// Cells of indicators: a row has as many numbers side by side as there are columns of numbers side by side.
    fn rows_together(&mut self, roles: &[Role], body: &Piece) -> bool {
        let numeric = |role: &Role| matches!(role, Role::Target | Role::Weight);
        let Some(first) = roles.iter().position(numeric) else { return false };
        let many = roles.iter().skip(first).take_while(|role| numeric(role)).count();
        let order: Vec<Role> = roles.iter().skip(first).take(many).copied().collect();
        let tokens = tokens(self.words, body);
        let anchors: Vec<usize> = (0..tokens.len()).filter(|at| is_anchor(&tokens, *at, &order)).collect();
        if anchors.is_empty() {
            return false;
        }
        let begin = |at: usize| tokens.get(at).map_or(body.len(), |token| token.from);
        let mut behind = 0;
        for (row, anchor) in anchors.iter().enumerate() {
            let named = self.name_before(body, behind, begin(*anchor));
            let place = self.indicator(&named);
            self.subject = Subject::Indicator(place);
            for (offset, role) in order.iter().enumerate() {
                let token = tokens.get(anchor.saturating_add(offset));
                if let Some((quantity, token)) = token.and_then(|token| Some((token.quantity()?, token))) {
                    self.number_cell(place, *role, quantity, body.spans(token.from, token.to));
                }
            }
            let cells = begin(anchor.saturating_add(many));
            let end = anchors.get(row.saturating_add(1)).map_or(body.len(), |next| begin(*next));
            behind = self.rule_together(place, body, cells, end);
            if row.saturating_add(1) < anchors.len() {
                self.shares(place, body, behind, end);
            }
        }
        self.borders(body);
        true
    }

    fn number_cell(&mut self, place: usize, role: Role, quantity: &Quantity, spans: Vec<Span>) {
        if role == Role::Target {
            return self.plain_target(place, &Piece::default(), quantity, spans);
        }
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.weight = Some(quantity.into());
            indicator.weight_percent = quantity.unit.is_percent();
            indicator.source.add(Part::Weight, spans);
        }
    }

    /// The rule in the cells of a row; where it ends.
    fn rule_together(&mut self, place: usize, body: &Piece, from: usize, to: usize) -> usize {
        let cell = body.slice(from, to);
        let text = Text::of(self.words, &cell);
        let mut end = from;
        let mut last = Last::Indicator(place);
        for sentence in text.sentences() {
            for clause in sentence.clauses() {
                let parts = super::parts::Parts::of(&clause);
                if parts.step.is_some() || parts.has_effect() && !parts.ranges.is_empty() {
                    self.indicator_clause(place, &sentence, &clause, &parts, &[], &mut last);
                } else {
                    self.modify_indicator(place, &sentence, &parts);
                }
                for found in clause.atoms.iter().filter(|found| {
                    is_effect(&found.atom) || matches!(found.atom, Atom::Floor(_) | Atom::Cap(_) | Atom::Partial(_))
                }) {
                    if let Some((_, behind)) = sentence.row.bounds(found.from, found.to) {
                        end = end.max(from.saturating_add(behind));
                    }
                }
            }
        }
        end
    }

    /// Another name behind the rule, before the name of the next row: it shares the numbers of the row, whose cells were
    /// joined.
    fn shares(&mut self, place: usize, body: &Piece, from: usize, to: usize) {
        let rest = body.slice(from, to);
        let ends = (2..=12.min(rest.len())).find(|end| {
            let start = rest.slice(0, *end);
            self.words.ends_with("name_ends", &start.alike(0, start.len())).is_some()
                && rest.letter(*end).is_none_or(|next| next == '(' || is_han(next))
        });
        let Some(mut end) = ends.filter(|end| end.saturating_add(6) < rest.len()) else { return };
        if rest.letter(end) == Some('(') {
            let close = rest.letters.iter().skip(end).take(12).position(|letter| *letter == ')');
            end = close.map_or(end, |close| end.saturating_add(close).saturating_add(1));
        }
        let shared = rest.slice(0, end);
        let above = self.reading.indicators.get(place).cloned();
        let other = self.indicator(&shared);
        if other == place {
            return;
        }
        if let (Some(above), Some(indicator)) = (above, self.reading.indicators.get_mut(other)) {
            indicator.target.clone_from(&above.target);
            indicator.weight.clone_from(&above.weight);
            indicator.unit = above.unit.clone();
            indicator.lower = above.lower;
            indicator.weight_shared = true;
        }
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.weight_shared = true;
        }
    }

    /// The name right before the numbers of a row.
    fn name_before(&self, body: &Piece, from: usize, to: usize) -> Piece {
        let text = body.slice(from, to);
        let mut depth = 0_usize;
        let mut start = 0;
        for (at, letter) in text.letters.iter().enumerate() {
            match letter {
                '(' => depth = depth.saturating_add(1),
                ')' => {
                    depth = depth.saturating_sub(1);
                    // A remark ends the cell before, unless the name itself ends with one.
                    if at.saturating_add(1) < text.len() && at > 20 {
                        start = at.saturating_add(1);
                    }
                }
                ',' | ';' | '。' | ':' if depth == 0 => start = at.saturating_add(1),
                _ => {}
            }
        }
        name(self.words, &text.slice(start, text.len()))
    }

    /// 售前咨询服务价格(单位:元)电话客服费用(元)…单call3.5单次咨询1.6: columns of prices, and labels before each number.
    fn prices_together(&mut self, piece: &Piece) -> bool {
        let markers = self.words.list("unit_markers").iter().filter_map(|marker| find(&piece.letters, marker));
        let Some((start, behind)) = markers.max_by_key(|(_, behind)| *behind) else { return false };
        let body = piece.slice(behind, piece.len());
        let numbers = decimals(&body);
        let Some((first, ..)) = numbers.first() else { return false };
        let (columns, mut label) = Self::price_columns(&body.slice(0, *first));
        if columns.len() < 2 || numbers.len() < 2 {
            return false;
        }
        let title = name(self.words, &piece.slice(0, start)).text();
        let mut column = 0_usize;
        let mut before: Option<usize> = None;
        for (from, to, value) in numbers {
            if let Some(before) = before.filter(|before| *before < from) {
                let text = body.slice(before, from);
                // Another sentence: the prices are over.
                if text.letters.iter().any(|letter| matches!(letter, ':' | '。' | ';')) {
                    break;
                }
                label = text;
            }
            let head = columns.get(column.checked_rem(columns.len()).unwrap_or(0)).cloned().unwrap_or_default();
            let what = format!("{title} / {} {}", head.text(), label.text());
            // 单call, 电话客服单次咨询: for one.
            let single = label.letters.iter().position(|letter| matches!(letter, '单' | '每'));
            let per =
                single.map(|single| label.alike(single.saturating_add(1), label.len())).filter(|per| !per.is_empty());
            let per = per.into_iter().collect();
            let quantity =
                Quantity { value: Some(value), unit: Unit::Money(None), per, digits: true, ..Quantity::default() };
            self.add_price(&what, &quantity, body.spans(from, to));
            column = column.saturating_add(1);
            before = Some(to);
        }
        self.borders(piece);
        true
    }

    /// The heads of columns of prices, and the first label behind them.
    fn price_columns(heads: &Piece) -> (Vec<Piece>, Piece) {
        let mut columns = Vec::new();
        let mut from = 0;
        let mut at = 0;
        while at < heads.len() {
            let here = heads.letters.get(at..).unwrap_or_default();
            let end = ["费用", "价格", "单价"].iter().find(|word| here.starts_with(&word.chars().collect::<Vec<_>>()));
            if end.is_none() {
                at = at.saturating_add(1);
                continue;
            }
            at = at.saturating_add(2);
            columns.push(heads.slice(from, at));
            let remark: String = heads.letters.iter().skip(at).take(3).collect();
            if remark == "(元)" {
                at = at.saturating_add(3);
            }
            from = at;
        }
        (columns, heads.slice(from, heads.len()))
    }

    /// A table without borders is read as well as it can be, and said to be so.
    fn borders(&mut self, body: &Piece) {
        let quote: String = body.text().chars().take(60).collect();
        for span in body.spans(0, body.len()) {
            self.reading.doubts.push(Doubt { kind: DoubtKind::Borders, quote: quote.clone(), span, about: usize::MAX });
        }
    }
}

/// Whether a row of numbers fits the columns of numbers.
fn is_anchor(tokens: &[Token], at: usize, order: &[Role]) -> bool {
    let mut end: Option<usize> = None;
    order.iter().enumerate().all(|(offset, role)| {
        let Some(token) = tokens.get(at.saturating_add(offset)) else { return false };
        let Some(quantity) = token.quantity() else { return false };
        let side_by_side = end.is_none_or(|end| end == token.from);
        end = Some(token.to);
        let fits = match role {
            Role::Target => {
                quantity.unit.is_percent()
                    || quantity.unit.is_time()
                    || quantity.unit.is_count()
                    || quantity.unit == Unit::Points
            }
            _ => matches!(quantity.unit, Unit::None | Unit::Percent | Unit::Points),
        };
        side_by_side && fits && quantity.digits
    }) && order.len() >= 2
}

/// Where a word stands, and where it ends; the last of them.
fn find(letters: &[char], word: &str) -> Option<(usize, usize)> {
    let word: Vec<char> = word.chars().collect();
    let at = (0..letters.len()).rev().find(|at| letters.get(*at..).is_some_and(|rest| rest.starts_with(&word)))?;
    Some((at, at.saturating_add(word.len())))
}

/// The numbers of a text, wherever they stand: where each begins and ends.
fn decimals(body: &Piece) -> Vec<(usize, usize, rust_decimal::Decimal)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < body.len() {
        let letters = body.letters.get(at..).unwrap_or_default();
        match number(letters).filter(|number| number.digits && !number.percent) {
            Some(number) => {
                let to = at.saturating_add(number.length);
                found.push((at, to, number.value));
                at = to;
            }
            None => at = at.saturating_add(1),
        }
    }
    found
}
