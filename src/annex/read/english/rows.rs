//! Rows of English tables that lost their cells: a line a row, or what costs how much one below the other.

use super::phrase::Phrase;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span};
use crate::annex::lines::Line;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::read::Reader;
use crate::annex::read::columns::{Column, Role, role_form};
use crate::annex::reading::{Part, Price, Source, Tier, UnreadReason};
use crate::annex::words::Words;

/// A row: its name, its numbers with where they stand, and where its rule begins.
type Row = (usize, Vec<(Quantity, usize)>, usize);

impl Reader<'_> {
    /// The rows below a line of heads, with nothing between the cells; or pairs of lines. How many lines they are.
    pub(in crate::annex::read) fn english_rows(&mut self, lines: &[Line]) -> Option<usize> {
        if !self.english {
            return None;
        }
        self.rows_of_rules(lines).or_else(|| self.rows_of_prices(lines)).or_else(|| self.pairs_of_lines(lines))
    }

    /// Metric Target Threshold Remedy, and below it: Repeat contact rate 12% 16% 0.8% of charges per point above target.
    fn rows_of_rules(&mut self, lines: &[Line]) -> Option<usize> {
        let first = lines.first().filter(|line| !line.is_row())?.whole();
        let roles = heads(self.words, &first)?;
        let numeric = |role: &Role| matches!(role, Role::Target | Role::Bottom | Role::Weight | Role::Stretch);
        let (Role::Name, numbers, Some(Role::Rule | Role::Deduct)) =
            (*roles.first()?, roles.get(1..roles.len().saturating_sub(1))?, roles.last())
        else {
            return None;
        };
        if numbers.is_empty() || !numbers.iter().all(numeric) || !numbers.contains(&Role::Target) {
            return None;
        }
        let mut taken = 1_usize;
        let mut rows = Vec::new();
        for line in lines.iter().skip(1) {
            let whole = line.whole();
            if line.is_blank() || line.is_row() || !self.is_rule_row(&whole, numbers.len()) {
                break;
            }
            rows.push(whole);
            taken = taken.saturating_add(1);
        }
        if rows.is_empty() {
            return None;
        }
        self.leave(&first, UnreadReason::TableHead);
        for row in rows {
            self.rule_row(&row, numbers);
        }
        Some(taken)
    }

    fn is_rule_row(&self, line: &Piece, many: usize) -> bool {
        let text = Text::of(self.words, line);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        Phrase::of(self.words, sentence).row(many).is_some()
    }

    fn rule_row(&mut self, line: &Piece, roles: &[Role]) {
        let text = Text::of(self.words, line);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return };
        let phrase = Phrase::of(self.words, sentence);
        let Some((to, numbers, rule)) = phrase.row(roles.len()) else { return };
        let named = sentence.piece(0, phrase.token(to));
        let place = self.indicator(&named);
        for ((quantity, at), role) in numbers.iter().zip(roles) {
            let token = phrase.token(*at);
            let cell = sentence.piece(token, token.saturating_add(1));
            let spans = cell.spans(0, cell.len());
            match role {
                Role::Target if self.unset(place) => self.plain_target(place, &Piece::default(), quantity, spans),
                Role::Weight => {
                    if let Some(indicator) = self.reading.indicators.get_mut(place) {
                        indicator.weight = Some(quantity.into());
                        indicator.weight_percent = quantity.unit.is_percent();
                        indicator.source.add(Part::Weight, spans);
                    }
                }
                _ => self.leave(&cell, UnreadReason::Other),
            }
        }
        let cell = sentence.piece(phrase.token(rule), sentence.row.tokens.len());
        if !self.english_rule(place, &cell) {
            self.leave(&cell, UnreadReason::Other);
        }
    }

    /// Item Unit Price (EUR), and below it: Chat session per session 2.35.
    fn rows_of_prices(&mut self, lines: &[Line]) -> Option<usize> {
        let head = lines.first().filter(|line| !line.is_row())?.whole();
        let inner = crate::annex::read::columns::in_brackets(&head)?;
        let letters: Vec<char> = inner.alike(0, inner.len()).chars().collect();
        let (unit, _) =
            self.words.unit(&letters).filter(|(unit, length)| unit.is_money() && *length == letters.len())?;
        let unit = unit.clone();
        let priced = heads(self.words, &head)?.contains(&Role::Price);
        let mut rows: Vec<(Piece, Piece, Quantity, Vec<Span>)> = Vec::new();
        for line in lines.iter().skip(1) {
            let whole = line.whole().trimmed();
            let Some(space) = whole.letters.iter().rposition(|letter| *letter == ' ').filter(|_| !line.is_row()) else {
                break;
            };
            let (named, cell) = (whole.slice(0, space), whole.slice(space, whole.len()).trimmed());
            let text = Text::of(self.words, &cell);
            let [token] = text.tokens else { break };
            let Some(quantity) = token.quantity().filter(|quantity| quantity.digits && quantity.unit == Unit::None)
            else {
                break;
            };
            if named.letters.iter().any(|letter| letter.is_ascii_digit() || matches!(letter, ',' | ';' | '.')) {
                break;
            }
            let alike: String = named.letters.iter().collect();
            let per = alike.find(" per ").map(|at| alike.get(..at).unwrap_or_default().chars().count());
            let (what, per) = match per {
                Some(at) => (named.slice(0, at).trimmed(), named.slice(at.saturating_add(5), named.len()).trimmed()),
                None => (named, Piece::default()),
            };
            rows.push((what, per, quantity.clone(), whole.spans(0, whole.len())));
        }
        if rows.len() < 2 || !priced {
            return None;
        }
        self.leave(&head, UnreadReason::TableHead);
        let taken = rows.len().saturating_add(1);
        for (what, per, quantity, spans) in rows {
            let quantity = Quantity { unit: unit.clone(), ..quantity };
            self.currency_of(&quantity);
            let per = per.alike(0, per.len());
            self.reading.prices.push(Price {
                what: what.text(),
                per: if per.is_empty() { Vec::new() } else { vec![per] },
                price: Some((&quantity).into()),
                currency: crate::annex::read::prices::currency(&quantity),
                by_provider: self.client_works,
                source: Source::of(Part::Whole, spans),
                ..Price::default()
            });
        }
        Some(taken)
    }

    /// Wrong refund issued, and in the next line: USD 50 per case. Two such pairs and more are a list.
    fn pairs_of_lines(&mut self, lines: &[Line]) -> Option<usize> {
        let mut pairs = Vec::new();
        for two in lines.chunks(2) {
            let [name, amount] = two else { break };
            if !self.is_line_name(name) || !self.is_line_amount(amount) {
                break;
            }
            pairs.push((name.whole(), amount.whole()));
        }
        if pairs.len() < 2 {
            return None;
        }
        let many = pairs.len().saturating_mul(2);
        for (name, amount) in pairs {
            if self.paid_by_score(&name, &amount) {
                continue;
            }
            let mut whole = name.trimmed();
            let place = whole.spans(whole.len().saturating_sub(1), whole.len()).first().copied().unwrap_or_default();
            whole.join(&Piece::of(self.words, ": ", place.line, place.from));
            whole.join(&amount.trimmed());
            self.clause(&whole);
        }
        Some(many)
    }

    /// 95 and above, and in the next line 102% of the management fee, below Payment: what is paid where the score lies there.
    fn paid_by_score(&mut self, name: &Piece, amount: &Piece) -> bool {
        let (text, paid) = (Text::of(self.words, name), Text::of(self.words, amount));
        let (sentences, amounts) = (text.sentences(), paid.sentences());
        let ([sentence], [amount]) = (sentences.as_slice(), amounts.as_slice()) else { return false };
        let (phrase, amount) = (Phrase::of(self.words, sentence), Phrase::of(self.words, amount));
        let (Some(mut range), Some(share)) = (phrase.range(), amount.amount(0)) else { return false };
        let pays =
            ["payment", "pay", "payable", "paid"].iter().any(|word| self.heading.split(' ').any(|said| said == *word));
        if !pays || !share.unit.is_percent() || !matches!(range.unit, Unit::None | Unit::Points) {
            return false;
        }
        range.unit = Unit::Points;
        let spans = name.spans(0, name.len()).into_iter().chain(paid.piece.spans(0, paid.piece.len()));
        let source = Source::of(Part::Rule, spans);
        self.reading.tiers.push(Tier { range: Some(range), pay: Some(share.into()), source, ..Tier::default() });
        true
    }

    /// Whether a line that costs so much, and how much in the next line, begins here.
    pub(in crate::annex::read) fn begins_pair(&self, lines: &[Line]) -> bool {
        matches!(lines, [name, amount, ..] if self.is_line_name(name) && self.is_line_amount(amount))
    }

    /// A short line of words, or a range.
    fn is_line_name(&self, line: &Line) -> bool {
        let whole = line.whole();
        let ends = whole.trimmed().letters.last().copied().unwrap_or('.');
        let text = Text::of(self.words, &whole);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let phrase = Phrase::of(self.words, sentence);
        let numbers = (0..phrase.len()).any(|at| phrase.quantity(at).is_some());
        let ranged = numbers && phrase.range().is_some();
        !line.is_row() && whole.len() <= 60 && !matches!(ends, '.' | '。' | ':' | ';' | ',') && (!numbers || ranged)
    }

    /// USD 200 per case, 102% of the management fee: an amount and nothing else.
    fn is_line_amount(&self, line: &Line) -> bool {
        let whole = line.whole();
        let text = Text::of(self.words, &whole);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let phrase = Phrase::of(self.words, sentence);
        let Some(quantity) = phrase.amount(0) else { return false };
        let share = || phrase.base(1).is_some_and(|(base, end)| base.is_some() && end == phrase.len());
        let money = quantity.unit.is_money() && phrase.len() == 1;
        !line.is_row() && (money || quantity.unit.is_percent() && share())
    }

    /// Whether a cell asks for a share in English words: 80% in 20 sec, 4.5 out of 5.
    pub(in crate::annex::read) fn english_asks(words: &Words, cell: &Piece) -> bool {
        if !cell.letters.iter().any(char::is_ascii_alphabetic)
            || cell.letters.iter().copied().any(crate::annex::letters::is_han)
        {
            return false;
        }
        let text = Text::of(words, cell);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let phrase = Phrase::of(words, sentence);
        let bound = phrase.bound(0, false);
        bound.is_some_and(|(_, next)| phrase.tail(next) == Some(phrase.len()))
    }
}

/// Ref | Measure | Standard: what is asked for stands below the only head of names, and the names below that of measures.
pub(in crate::annex::read) fn standards(words: &Words, columns: &mut [Column], rows: &[Vec<Piece>]) {
    let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.is_blank());
    let asks =
        |cell: &Piece| crate::annex::read::columns::lone(words, cell).is_some() || Reader::english_asks(words, cell);
    let of = |wanted: Role| {
        let found =
            columns.iter().enumerate().filter(|(_, column)| column.role == Some(wanted)).map(|(place, _)| place);
        found.collect::<Vec<usize>>()
    };
    let (named, measures) = (of(Role::Name), of(Role::Measure));
    let ([name], [measure], true) = (named.as_slice(), measures.as_slice(), of(Role::Target).is_empty()) else {
        return;
    };
    let (name, measure) = (*name, *measure);
    let asked = cells(name).count() > 0 && cells(name).all(asks);
    if asked && cells(measure).count() == cells(name).count() && !cells(measure).any(asks) {
        for (place, role) in [(measure, Role::Name), (name, Role::Target)] {
            if let Some(column) = columns.get_mut(place) {
                column.role = Some(role);
            }
        }
    }
}

/// Whether a line is the heads of a table, with nothing between them.
pub(in crate::annex::read) fn heads_row(words: &Words, line: &Piece) -> bool {
    heads(words, line).is_some_and(|roles| roles.len() >= 3)
}

/// What the heads in a line are, where it is nothing but heads.
fn heads(words: &Words, line: &Piece) -> Option<Vec<Role>> {
    let line = line.trimmed();
    let mut roles = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match line.letter(at) {
            Some(' ') => at = at.saturating_add(1),
            Some('(') => {
                let close = line.letters.iter().skip(at).position(|letter| *letter == ')')?;
                at = at.saturating_add(close).saturating_add(1);
            }
            _ => {
                let (role, length) = role_form(words, line.letters.get(at..)?)?;
                roles.push(role);
                at = at.saturating_add(length);
            }
        }
    }
    (roles.len() >= 2).then_some(roles)
}

impl Phrase<'_> {
    /// The one way to tell a row's name from its numbers: behind them, all is its rule.
    fn row(&self, many: usize) -> Option<Row> {
        let mut found = None;
        for from in 1..self.len().saturating_sub(many) {
            let numbers: Vec<(Quantity, usize)> = (from..from.saturating_add(many))
                .map_while(|at| Some((self.quantity(at)?.clone(), at)))
                .filter(|(quantity, _)| !quantity.unit.is_money() && quantity.per.is_empty())
                .collect();
            let unit = numbers.first().map(|(quantity, _)| quantity.unit.clone());
            let alike =
                numbers.len() == many && numbers.iter().all(|(quantity, _)| Some(&quantity.unit) == unit.as_ref());
            let rule = from.saturating_add(many);
            if alike && self.is_rule(rule) {
                if found.is_some() {
                    return None;
                }
                found = Some((from, numbers, rule));
            }
        }
        found
    }

    /// The range that is all there is: 95 and above, 85 to 94.99.
    fn range(&self) -> Option<Range> {
        let edge = |at: usize| {
            let quantity = self.quantity(at).filter(|quantity| !quantity.unit.is_money() && quantity.per.is_empty())?;
            Some((Edge { value: quantity.value, closed: true, settled: true }, quantity.unit.clone()))
        };
        if self.len() == 3 && matches!(self.text(1), "to" | "-" | "~") {
            let ((low, _), (high, unit)) = (edge(0)?, edge(2)?);
            return (low.value < high.value).then(|| Range {
                from: Some(low),
                to: Some(high),
                unit,
                span: true,
                ..Range::default()
            });
        }
        let (bound, end) = self.bound(0, false)?;
        (bound.plain.is_none() && end == self.len()).then_some(bound.range)
    }
}
