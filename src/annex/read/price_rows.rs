//! Rows of prices.

use super::Reader;
use super::columns::{Column, Lone, Role, in_brackets, lone};
use super::prices::currency;
use super::sentence::Last;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Range};
use crate::annex::reading::{Amount, Ladder, Part, Price, Source, UnreadReason};

impl Reader<'_> {
    pub(super) fn price_rows(&mut self, columns: &[Column], rows: &[Vec<Piece>]) {
        let nameless = columns.iter().all(|column| !matches!(column.role, Some(Role::Name | Role::Group)));
        let mut what = if nameless { without_brackets(&self.title) } else { String::new() };
        let mut first_of_block = self.reading.prices.len();
        let first = first_of_block;
        let mut per: Vec<String> = Vec::new();
        let packages = columns.iter().any(|column| self.package_head(column) == Some(false));
        let called = self.names_of_rows(columns, rows);
        for (at, row) in rows.iter().enumerate() {
            // 合计: what the rows come to is no price of its own.
            let lead = row.iter().find(|cell| !cell.is_blank());
            if lead
                .is_some_and(|cell| self.words.begins_with("no_price", &cell.trimmed().alike(0, usize::MAX)).is_some())
            {
                for cell in row {
                    self.leave(cell, UnreadReason::Other);
                }
                continue;
            }
            let mut cells: Vec<(&Column, &Piece)> =
                columns.iter().zip(row).filter(|(_, cell)| !cell.is_blank()).collect();
            // Included in base | Base fee | Overage: what is included is of the price behind it.
            if packages {
                crate::sort::sort_by_key(&mut cells, |(column, _)| match self.package_head(column) {
                    None => 0_u8,
                    Some(false) => 1,
                    Some(true) => 2,
                });
            }
            let of = |role: Role| cells.iter().find(|(column, _)| column.role == Some(role)).copied();
            let name = of(Role::Name).or_else(|| of(Role::Group));
            let named = name.is_some();
            if let Some((_, cell)) = name {
                let next = called.as_ref().and_then(|called| called.get(at).cloned()).unwrap_or_else(|| cell.text());
                // The same name once more goes on with its steps.
                if next != what {
                    self.ladder(first_of_block);
                    first_of_block = self.reading.prices.len();
                }
                what = next;
                self.named_price = Some(cell.spans(0, cell.len()));
            }
            let before = self.reading.prices.len();
            let priced = cells.iter().filter(|(column, _)| column.role == Some(Role::Price));
            let several =
                priced.clone().count() > 1 && priced.clone().filter(|(column, _)| self.taxed(column)).count() < 2;
            if let Some((_, cell)) = of(Role::Unit) {
                per = self.per_of_unit(cell);
            } else if named {
                per.clear();
            }
            for (column, cell) in cells
                .iter()
                .filter(|(column, _)| !matches!(column.role, Some(Role::Name | Role::Index | Role::Group | Role::Unit)))
            {
                if column.role == Some(Role::Sum) {
                    self.leave(cell, UnreadReason::Total);
                    continue;
                }
                let at = self.reading.prices.len();
                if self.package_cell(&what, before, column, cell)
                    || self.other_tax(before, &cells, column, cell)
                    || self.least_cell(before, column, cell)
                {
                    continue;
                }
                self.price_cell(&what, column, cell);
                for price in self.reading.prices.iter_mut().skip(at).filter(|_| column.role == Some(Role::Price)) {
                    if price.per.is_empty() {
                        price.per.clone_from(&per);
                    }
                    // 淡季, 旺季: each column is a price of its own.
                    if several && !packages && price.what == what {
                        price.what = format!("{what} {}", column.head.text());
                    }
                }
            }
            let range = of(Role::Quantity).and_then(|(_, cell)| match lone(self.words, cell) {
                Some(Lone::Range(range)) => Some((range, cell)),
                _ => None,
            });
            let range = range.or_else(|| self.range_in_note(before, &cells));
            if let (Some((range, cell)), Some(price)) = (range, self.reading.prices.get_mut(before)) {
                price.from = range.from.as_ref().map(Amount::from);
                price.to = range.to.as_ref().map(Amount::from);
                price.ladder = Some(Ladder::Unstated);
                price.source.add(Part::Whole, cell.spans(0, cell.len()));
            } else if let Some((column, cell)) = of(Role::Quantity) {
                self.part_in_turn(before, &column.head, cell);
            }
            self.hint_of_ladder(row);
        }
        self.ladder(first_of_block);
        self.priced_twice(first);
        self.named_price = None;
        // Of several packages one applies.
        let word = |price: &Price| price.includes.as_ref().map(|(_, word)| word.clone());
        let said = self.reading.prices.get(first..).unwrap_or_default().iter().find_map(word);
        // 4,000 calls for one price and 6,500 chats for another: each is paid.
        let mut plans = self.reading.prices.iter_mut().skip(first);
        let mut plans = plans.by_ref().filter(|price| price.includes.is_some() && word(price) == said);
        if let (Some(one), Some(two)) = (plans.next(), plans.next()) {
            (one.plan, two.plan) = (true, true);
            plans.for_each(|price| price.plan = true);
        }
    }

    /// Whether a price of a row is for its part alone or for all: said in any of its cells.
    fn hint_of_ladder(&mut self, row: &[Piece]) {
        for cell in row {
            let alike = cell.alike(0, cell.len());
            self.ladder_hint = self.ladder_said(&alike).or(self.ladder_hint);
        }
    }

    /// How prices are climbed, in these words: 分段累进, 不分段累计, 按所在档.
    pub(super) fn ladder_said(&self, alike: &str) -> Option<Ladder> {
        let holds = |list| self.words.holds(list, alike);
        let parts = holds("ladder_progressive") && !holds("not_progressive");
        if parts {
            return Some(Ladder::Progressive);
        }
        (holds("ladder_whole") || holds("not_progressive")).then_some(Ladder::Whole)
    }

    /// 1.95 | 3万会话以内, 1.7 | 3万会话以上部分: how many a price is for, in the remark of its row.
    fn range_in_note<'c>(&mut self, place: usize, cells: &[(&Column, &'c Piece)]) -> Option<(Range, &'c Piece)> {
        let open = self.reading.prices.get(place).filter(|price| price.from.is_none() && price.to.is_none())?;
        let notes = cells.iter().filter(|(column, _)| matches!(column.role, Some(Role::Note | Role::Measure)));
        let (range, is_part, cell) = notes.copied().find_map(|(_, cell)| {
            let bare = cell.trimmed();
            let is_part = self.words.ends_with("part_words", &bare.alike(0, bare.len())).is_some();
            let ends = bare.letters.iter().rposition(|letter| !matches!(letter, '的' | '之' | '部' | '分'));
            let end = ends.filter(|_| is_part).map_or(bare.len(), |end| end.saturating_add(1));
            match lone(self.words, &bare.slice(0, end)) {
                // 30万次以上 asks for nothing where it goes on from the row above.
                Some(Lone::Range(range))
                    if open.per.contains(&range.word)
                        && (range.asks == Asks::Nothing || self.goes_on_from(place, &range)) =>
                {
                    Some((range, is_part, cell))
                }
                _ => None,
            }
        })?;
        if is_part {
            self.ladder_hint = Some(Ladder::Progressive);
        }
        Some((range, cell))
    }

    /// Whether a range begins where that of the price before ends, which is of the same thing.
    fn goes_on_from(&self, place: usize, range: &Range) -> bool {
        let price = |place: usize| self.reading.prices.get(place);
        let (Some(own), Some(before)) = (price(place), place.checked_sub(1).and_then(price)) else { return false };
        let begins = range.from.as_ref().filter(|_| range.to.is_none()).and_then(|edge| edge.value);
        own.what == before.what && begins.is_some() && before.to.as_ref().and_then(|to| to.value) == begins
    }

    /// Two prices of one name, where nothing says which holds when: it is asked.
    fn priced_twice(&mut self, first: usize) {
        let prices = self.reading.prices.get(first..).unwrap_or_default();
        let plain = |price: &&Price| {
            price.price.is_some()
                && price.ladder.is_none()
                && price.by.is_none()
                && !price.over
                && !price.what.is_empty()
        };
        let again = prices.iter().enumerate().filter(|(_, price)| plain(price)).find_map(|(at, price)| {
            let mut before = prices.iter().take(at).filter(plain);
            let twice = before.any(|other| other.what == price.what && other.per == price.per);
            price.source.0.first().filter(|_| twice).map(|(_, span)| *span)
        });
        if let Some(span) = again {
            self.ask_about(span);
        }
    }

    /// 不含税单价 | 含税单价: the price of the row once more, with the tax or without it: which one counts is asked.
    fn other_tax(&mut self, first: usize, cells: &[(&Column, &Piece)], column: &Column, cell: &Piece) -> bool {
        let (Some(Lone::Quantity(quantity)), true) = (lone(self.words, cell), self.taxed(column)) else { return false };
        let Some((head, one)) = cells.iter().find(|(column, _)| self.taxed(column)) else { return false };
        match self.reading.prices.get_mut(first).filter(|_| !std::ptr::eq(*one, cell)) {
            Some(price) => {
                if let Some(amount) = price.price.as_mut().filter(|amount| amount.value != quantity.value) {
                    amount.twin = quantity.value;
                    price.taxed = Some((head.head.text(), column.head.text()));
                }
                price.source.add(Part::Whole, cell.spans(0, cell.len()));
                true
            }
            None => false,
        }
    }

    /// Whether the head of a column of prices says whether the tax is in them.
    fn taxed(&self, column: &Column) -> bool {
        column.role == Some(Role::Price) && self.words.holds("tax_heads", &column.head.alike(0, column.head.len()))
    }

    /// 最低起订 | 每月20场: the least that is billed of what the row is about.
    fn least_cell(&mut self, first: usize, column: &Column, cell: &Piece) -> bool {
        if !self.words.holds("least_heads", &column.head.alike(0, column.head.len())) {
            return false;
        }
        let text = Text::of(self.words, cell);
        let mut found = text.tokens.iter().filter_map(crate::annex::token::Token::quantity);
        let (Some(quantity), None) = (found.next(), found.next()) else { return false };
        let counted = |price: &&mut Price| {
            price.per.first().is_some_and(|per| *per == quantity.word || quantity.unit == Unit::None)
        };
        match self.reading.prices.get_mut(first).filter(counted) {
            Some(price) => {
                price.minimum = Some(quantity.into());
                price.source.add(Part::Whole, cell.spans(0, cell.len()));
                true
            }
            None => false,
        }
    }

    /// Whether a column says what a package includes, or (true) what goes beyond it.
    fn package_head(&self, column: &Column) -> Option<bool> {
        let alike = column.head.alike(0, column.head.len());
        // Included in base fee: no word on the tax.
        let taxed = alike.strip_prefix("included").or_else(|| alike.strip_prefix("includes")).unwrap_or(&alike);
        if self.words.holds("tax_heads", taxed) {
            return None;
        }
        let begins = |list| self.words.begins_with(list, &alike).is_some();
        if begins("over_heads") { Some(true) } else { begins("included_heads").then_some(false) }
    }

    /// 含话务量（通） | 超出单价（元/通）: what the price of the row includes, and what goes beyond it.
    fn package_cell(&mut self, what: &str, first: usize, column: &Column, cell: &Piece) -> bool {
        let (Some(beyond), Some(Lone::Quantity(quantity))) = (self.package_head(column), lone(self.words, cell)) else {
            return false;
        };
        let Some(price) = self.reading.prices.get_mut(first).filter(|price| price.price.is_some()) else {
            return false;
        };
        let spans = cell.spans(0, cell.len());
        if !beyond {
            let unit = in_brackets(&column.head).map(|unit| unit.alike(0, unit.len()));
            let word = if quantity.word.is_empty() { unit.unwrap_or_default() } else { quantity.word.clone() };
            price.includes = Some(((&quantity).into(), word));
            if price.per.is_empty() {
                price.per.push("月".into());
            }
            price.source.add(Part::Whole, spans);
            return true;
        }
        let from = price.includes.as_ref().map(|(included, _)| included.clone());
        self.currency_of(&quantity);
        let per = if quantity.per.is_empty() { Self::per_of_head(&column.head) } else { quantity.per.clone() };
        self.reading.prices.push(Price {
            what: format!("{what} / 超出部分"),
            price: Some((&quantity).into()),
            per,
            over: true,
            from,
            currency: currency(&quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans),
            ..Price::default()
        });
        true
    }

    /// Settles how the prices of one thing are climbed, by what its rows say.
    pub(super) fn ladder(&mut self, from: usize) {
        let by_heading = self.ladder_said(&self.heading).filter(|ladder| *ladder == Ladder::Progressive);
        let hint = self.ladder_hint.take().or(by_heading);
        for price in self.reading.prices.iter_mut().skip(from) {
            if price.ladder == Some(Ladder::Unstated) {
                price.ladder = hint.or(Some(Ladder::Unstated));
            }
        }
    }

    /// 每通 9.5 under a head that says the currency: what it is per stands in the cell.
    fn per_in_cell(&self, cell: &Piece) -> Option<Quantity> {
        let cell = cell.trimmed();
        let digit = cell.letters.iter().position(char::is_ascii_digit)?;
        let per = cell.alike(0, digit);
        let per = per.strip_prefix('每').or_else(|| per.strip_prefix("per "))?.trim();
        let Some(Lone::Quantity(quantity)) = lone(self.words, &cell.slice(digit, cell.len())) else { return None };
        let plain = quantity.unit == Unit::None && quantity.per.is_empty();
        (plain && (1..=8).contains(&per.chars().count())).then(|| Quantity { per: vec![per.to_owned()], ..quantity })
    }

    fn price_cell(&mut self, what: &str, column: &Column, cell: &Piece) {
        if let Some(quantity) = self.per_in_cell(cell).filter(|_| column.role == Some(Role::Price)) {
            return self.add_price(what, &quantity, cell.spans(0, cell.len()));
        }
        if let Some(Lone::Quantity(quantity)) = lone(self.words, cell)
            && column.role == Some(Role::Price)
            && (quantity.unit == Unit::None || quantity.unit.is_money())
        {
            // The head may say what the price is per: 结算单价（元/会话）.
            let mut quantity = quantity;
            let heading = self.priced_heading();
            let inner = heading.as_ref().and_then(in_brackets);
            let unit = inner.and_then(|inner| self.words.unit(&inner.letters)).map(|(unit, _)| unit);
            if let Some(unit) = unit.filter(|unit| quantity.unit == Unit::None && unit.is_money()) {
                quantity.unit = unit.clone();
            }
            self.currency_of(&quantity);
            if quantity.per.is_empty() {
                quantity.per = Self::per_of_head(&column.head);
            }
            if let Some(heading) = heading.filter(|_| quantity.per.is_empty()) {
                quantity.per = Self::per_of_head(&heading);
            }
            return self.add_price(what, &quantity, cell.spans(0, cell.len()));
        }
        if column.role == Some(Role::Quantity) && lone(self.words, cell).is_some() {
            return;
        }
        let text = Text::of(self.words, cell);
        for sentence in text.sentences() {
            let mut last = self.reading.prices.len().checked_sub(1).map_or(Last::None, Last::Price);
            // 1.8元/单 | 含两次改派: what is done for it, and no package.
            let beyond = sentence.atoms.iter().any(|found| matches!(found.atom, Atom::Over(_) | Atom::Price(_)));
            let counted = self.reading.prices.last().is_some_and(|price| {
                price.price.is_some() && price.per.iter().any(|per| crate::annex::token::is_period(per).is_none())
            });
            let takes = |found: &&Found| {
                !(matches!(found.atom, Atom::Range(_)) || matches!(found.atom, Atom::Includes(_)) && counted && !beyond)
            };
            let atoms: Vec<Found> = sentence.atoms.iter().filter(takes).cloned().collect();
            self.prices(what, &atoms, &sentence, &mut last);
        }
    }

    pub(super) fn add_price(&mut self, what: &str, quantity: &Quantity, spans: Vec<crate::annex::letters::Span>) {
        self.reading.prices.push(Price {
            what: what.to_owned(),
            price: Some(quantity.into()),
            per: quantity.per.clone(),
            currency: currency(quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans),
            ..Price::default()
        });
    }

    /// 元/通, 通, per call: what the prices of a row are per.
    fn per_of_unit(&self, cell: &Piece) -> Vec<String> {
        let alike = cell.alike(0, cell.len());
        // 元/席/月 RMB per seat per month: the same in two languages.
        let han = alike.starts_with(crate::annex::letters::is_han);
        let alike = if han {
            alike.split(|letter: char| letter.is_ascii_alphabetic()).next().unwrap_or_default()
        } else {
            &alike
        };
        let alike = alike.replace("per ", "/");
        let letters: Vec<char> = alike.chars().collect();
        let money = self.words.unit(&letters).is_some_and(|(unit, _)| unit.is_money());
        let parts = alike.split('/').skip(usize::from(money));
        let parts = parts.map(|per| per.trim().trim_start_matches('每').to_owned());
        parts.filter(|per| !per.is_empty() && !self.words.list("nothing").contains(per)).collect()
    }

    /// What a head says a price is per: in brackets, or Per contact 每次联络.
    pub(super) fn per_of_head(head: &Piece) -> Vec<String> {
        let alike = head.alike(0, head.len());
        if let Some(rest) = alike.strip_prefix("per ") {
            let word = rest.split(|letter: char| !letter.is_ascii_alphabetic() && letter != ' ').next();
            return word.map(|word| word.trim().to_owned()).into_iter().filter(|word| !word.is_empty()).collect();
        }
        // Fee per store per month
        if let Some((_, rest)) = alike.split('(').next().unwrap_or_default().split_once(" per ") {
            return rest.split(" per ").map(|per| per.trim().to_owned()).filter(|per| !per.is_empty()).collect();
        }
        let Some(open) = head.letters.iter().position(|letter| *letter == '(') else { return Vec::new() };
        let inner = head.slice(open.saturating_add(1), head.len());
        let alike = inner.alike(0, inner.len()).replace("per ", "/");
        alike
            .split([')', ',', ';'])
            .next()
            .unwrap_or_default()
            .split('/')
            .skip(1)
            .map(|per| per.trim().to_owned())
            .filter(|per| !per.is_empty())
            .collect()
    }

    /// A price that another figure decides: 转化率≥35% … 3.60.
    pub(super) fn price_row_by(&mut self, figure: &str, range: &Range, cells: &[(&Column, &Piece)]) {
        for (column, cell) in cells.iter().filter(|(column, _)| column.role == Some(Role::Price)) {
            let Some(Lone::Quantity(mut quantity)) = lone(self.words, cell) else { continue };
            self.currency_of(&quantity);
            if quantity.per.is_empty() {
                quantity.per = Self::per_of_head(&column.head);
            }
            let mut spans = cell.spans(0, cell.len());
            for (_, other) in cells.iter().filter(|(column, _)| column.role == Some(Role::Result)) {
                spans.extend(other.spans(0, other.len()));
            }
            let what = without_brackets(&column.head.text());
            self.add_price(&what, &quantity, spans);
            if let Some(price) = self.reading.prices.last_mut() {
                price.by = Some((figure.to_owned(), range.clone()));
            }
        }
    }
}

/// A name without what stands in brackets.
pub(super) fn without_brackets(text: &str) -> String {
    text.split(['(', '（']).next().unwrap_or(text).trim().to_owned()
}
