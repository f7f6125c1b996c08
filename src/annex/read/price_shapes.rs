//! Tables of prices whose heads nobody knows: what they are, their cells tell.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Lone, Role, in_brackets, lone, role_of};
use super::price_rows::without_brackets;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Ladder, Part};
use crate::annex::words::Words;

/// As many times as much is the same price for a longer time, and no other price.
const SAME_FOR_LONGER: i64 = 8;

impl Reader<'_> {
    /// Whether the first of some rows is the head of the others: it has no numbers, and below it whole columns are money.
    pub(super) fn is_head_by_shape(&self, rows: &[Vec<Piece>]) -> bool {
        let [head, body @ ..] = rows else { return false };
        let filled = head.iter().filter(|cell| !cell.is_blank());
        // 月会话量≤3万条 | 免费 is a row of its own.
        let compares = |cell: &Piece| {
            has_digits(cell) && cell.letters.iter().any(|letter| matches!(letter, '≤' | '≥' | '<' | '>'))
        };
        let plain = filled.clone().all(|cell| cell.len() <= 40 && lone(self.words, cell).is_none() && !compares(cell));
        let of_money = |place: usize| {
            let cells: Vec<&Piece> = cells(body, place).collect();
            let priced = self.priced_heading().is_some() || self.heads_shifts(head);
            let is_price = |cell: &Piece| money(self.words, cell).is_some() || priced && is_plain(self.words, cell);
            cells.len() >= 2 && cells.iter().all(|cell| is_price(cell) || !has_digits(cell))
        };
        let priced = (1..head.len()).any(|place| of_money(place) && cells(body, place).any(has_digits));
        body.len() >= 2 && filled.count() >= 2 && plain && priced && body.iter().all(|row| row.len() == head.len())
    }

    /// The heading above a table, where it says what all its prices are in: Hourly rates (USD per hour).
    pub(super) fn priced_heading(&self) -> Option<Piece> {
        self.title.contains(['(', '（']).then(|| Piece::of(self.words, &self.title, 0, 0)).filter(|title| {
            let alike = title.alike(0, title.len());
            is_priced(self.words, Some(title)) && !self.words.holds("deduct_heads", &alike)
        })
    }

    /// 岗位 | 早班 | 晚班 | 通宵 below a heading of charges: what each row costs in each shift.
    fn heads_shifts(&self, heads: &[Piece]) -> bool {
        let [named, shifts @ ..] = heads else { return false };
        let is_name = matches!(role_of(self.words, named), Some((Role::Name, true)));
        let shift = |head: &Piece| self.words.holds("day_kinds", &head.alike(0, head.len()));
        self.section.prices && is_name && shifts.len() >= 2 && shifts.iter().all(shift)
    }

    /// Position | Voice | Chat below such a heading: all columns of plain numbers are prices.
    pub(super) fn prices_by_heading(&self, columns: &mut [Column], rows: &[Vec<Piece>]) {
        let plain = |column: &Column| matches!(column.role, None | Some(Role::Name | Role::Index));
        let heads: Vec<Piece> = columns.iter().map(|column| column.head.clone()).collect();
        if !columns.iter().all(plain) || self.priced_heading().is_none() && !self.heads_shifts(&heads) {
            return;
        }
        for (place, column) in columns.iter_mut().enumerate().skip(1).filter(|(_, column)| column.role.is_none()) {
            if cells(rows, place).next().is_some() && cells(rows, place).all(|cell| is_plain(self.words, cell)) {
                column.role = Some(Role::Price);
            }
        }
    }

    /// 月度可用率 | 服务抵扣: whether the first row names something measured, and what lies below it are its ranges with a number
    /// each.
    pub(super) fn heads_results(&self, rows: &[Vec<Piece>]) -> bool {
        let [head, body @ ..] = rows else { return false };
        let ([named, other], true) = (head.as_slice(), body.len() >= 2) else { return false };
        let plain =
            [named, other].iter().all(|cell| cell.len() <= 40 && !cell.is_blank() && lone(self.words, cell).is_none());
        let loses = self.words.holds("deduct_heads", &other.alike(0, other.len()));
        let of = crate::annex::name::name(self.words, named);
        let row = |row: &Vec<Piece>| match row.as_slice() {
            [range, number] => {
                let text = Text::of(self.words, number);
                let nothing = matches!(text.tokens, [only] if only.means(self.words.meaning("no_loss")));
                matches!(lone(self.words, range), Some(Lone::Range(_)))
                    && (nothing || matches!(lone(self.words, number), Some(Lone::Quantity(_))))
            }
            _ => false,
        };
        plain && loses && crate::annex::name::is_metric(self.words, &of) && body.iter().all(row)
    }

    /// Where no head says so, the first column of words names what the prices are for.
    pub(super) fn name_first(&self, columns: &mut [Column], rows: &[Vec<Piece>]) {
        let has = |columns: &[Column], roles: &[Role]| {
            columns.iter().any(|column| column.role.is_some_and(|role| roles.contains(&role)))
        };
        let named = has(columns, &[Role::Name, Role::Group, Role::Result, Role::Grade, Role::Quantity]);
        if named || !has(columns, &[Role::Price]) {
            return;
        }
        let words = |place: usize| {
            cells(rows, place).next().is_some() && cells(rows, place).all(|cell| lone(self.words, cell).is_none())
        };
        let first = (0..columns.len()).find(|place| {
            columns.get(*place).is_some_and(|column| matches!(column.role, None | Some(Role::Measure))) && words(*place)
        });
        // 单价 | 金额: words below the first head, prices below the second.
        let priced = columns.iter().filter(|column| column.role == Some(Role::Price)).count() > 1;
        let first = first.or_else(|| (priced && words(0) && !cells(rows, 0).any(has_digits)).then_some(0));
        if let Some(column) = first.and_then(|place| columns.get_mut(place)) {
            column.role = Some(Role::Name);
        }
    }

    /// 技能组 | 语言 | 单价: what each row is for, where the names of rows are not told apart without the words before them.
    pub(super) fn names_of_rows(&self, columns: &[Column], rows: &[Vec<Piece>]) -> Option<Vec<String>> {
        let last = columns.iter().rposition(|column| column.role == Some(Role::Name)).filter(|last| *last > 0)?;
        let nothing = |cell: &Piece| self.words.list("nothing").contains(&cell.alike(0, cell.len()));
        let names: Vec<String> = rows.iter().filter_map(|row| row.get(last)).map(Piece::text).collect();
        let clear =
            |(at, name): (usize, &String)| !name.is_empty() && names.iter().position(|one| one == name) == Some(at);
        let whole = cells(rows, last).all(|cell| !nothing(cell)) && names.iter().enumerate().all(clear);
        let leads: Vec<usize> = (0..=last)
            .filter(|place| {
                columns.get(*place).is_some_and(|column| matches!(column.role, None | Some(Role::Group | Role::Name)))
            })
            .filter(|place| cells(rows, *place).all(|cell| lone(self.words, cell).is_none()))
            .collect();
        if whole || leads.len() < 2 || names.len() != rows.len() {
            return None;
        }
        // What is merged downwards goes on.
        let mut above: Vec<String> = vec![String::new(); leads.len()];
        let mut all = Vec::new();
        for row in rows {
            for (place, above) in leads.iter().zip(&mut above) {
                if let Some(cell) = row.get(*place).filter(|cell| !cell.is_blank()) {
                    *above = if nothing(cell) { String::new() } else { cell.text() };
                }
            }
            let words: Vec<&str> = above.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            all.push(words.join(" "));
        }
        Some(all)
    }

    /// 评价要点 beside 分值 and 扣分情形: where no head says what is asked for, the column of cells that ask does.
    pub(super) fn targets_by_shape(&self, columns: &mut [Column], rows: &[Vec<Piece>]) {
        let has = |columns: &[Column], role: Role| columns.iter().any(|column| column.role == Some(role));
        if has(columns, Role::Target)
            || !has(columns, Role::Name)
            || !(has(columns, Role::Weight) && has(columns, Role::Rule))
        {
            return;
        }
        let asks = |cell: &&Piece| match lone(self.words, cell) {
            Some(Lone::Range(range)) => range.asks != crate::annex::range::Asks::Nothing,
            Some(Lone::Quantity(quantity)) => quantity.unit.is_percent() || quantity.unit.is_count(),
            None => false,
        };
        let open = |columns: &[Column], place: usize| {
            columns.get(place).is_some_and(|column| matches!(column.role, None | Some(Role::Measure | Role::Name)))
        };
        let asking = (1..columns.len()).find(|place| {
            let many = cells(rows, *place).count();
            open(columns, *place)
                && many >= 2
                && cells(rows, *place).filter(asks).count().saturating_mul(3) >= many.saturating_mul(2)
        });
        if let Some(column) = asking.and_then(|place| columns.get_mut(place)) {
            column.role = Some(Role::Target);
        }
    }

    /// Tier | Agents | Rate: ranges under a head that is none of scores, beside prices, say for how many.
    pub(super) fn quantity_beside_prices(&self, columns: &mut [Column], rows: &[Vec<Piece>]) {
        let priced = columns.iter().enumerate().any(|(place, column)| {
            column.role == Some(Role::Price) && cells(rows, place).any(|cell| money(self.words, cell).is_some())
        });
        let about = self.section.prices || self.words.holds("price_sections", &self.heading);
        // 1 - 10,000, 10,001 - 25,000: no score comes to as much.
        let thousand = Decimal::from(1_000);
        let many = |place: usize| {
            cells(rows, place).all(|cell| match lone(self.words, cell) {
                Some(Lone::Range(range)) => {
                    let plain = range.unit == Unit::None || range.unit.is_count();
                    plain && [&range.from, &range.to].into_iter().flatten().any(|edge| edge.value >= Some(thousand))
                }
                _ => false,
            })
        };
        let results = columns.iter_mut().enumerate().filter(|(_, column)| priced && column.role == Some(Role::Result));
        for (place, column) in results {
            let other = about && !matches!(role_of(self.words, &column.head), Some((Role::Result, _)));
            if other || many(place) {
                column.role = Some(Role::Quantity);
            }
        }
    }

    /// 日均咨询量 | 白班 | 全天, Monthly contacts | Voice | Chat: a price for each band of the first and each of the others.
    pub(super) fn price_bands(&mut self, columns: &[Column], rows: &[Vec<Piece>]) -> bool {
        let named = columns.iter().any(|column| matches!(column.role, Some(Role::Name | Role::Group | Role::Unit)));
        let range_of = |cell: &Piece| match lone(self.words, cell) {
            Some(Lone::Range(range)) => Some(range),
            _ => None,
        };
        let banded =
            |place: usize| cells(rows, place).count() >= 2 && cells(rows, place).all(|cell| range_of(cell).is_some());
        let banding: Vec<usize> = (0..columns.len()).filter(|place| banded(*place)).collect();
        let priced: Vec<usize> = (0..columns.len())
            .filter(|place| columns.get(*place).is_some_and(|column| column.role == Some(Role::Price)))
            .collect();
        let ([axis], false) = (banding.as_slice(), named || priced.is_empty()) else { return false };
        let Some(axis) = columns.get(*axis).zip(Some(*axis)) else { return false };
        let ranges: Vec<Option<Range>> = rows.iter().map(|row| row.get(axis.1).and_then(range_of)).collect();
        if ranges.iter().flatten().any(|range| range.unit == Unit::Points || range.unit.is_money()) {
            return false;
        }
        let head = axis.0.head.alike(0, axis.0.head.len());
        if matches!(role_of(self.words, &axis.0.head), Some((role, _)) if role != Role::Quantity) {
            return false;
        }
        // A month has one price by how much there is on average; what is counted has one for each.
        let periods = |quantity: &Quantity| {
            !quantity.per.is_empty() && quantity.per.iter().all(|per| crate::annex::token::is_period(per).is_some())
        };
        let by_average = self.words.holds("averages", &head)
            || priced
                .iter()
                .flat_map(|place| cells(rows, *place))
                .filter_map(|cell| amount(self.words, cell))
                .all(|quantity| periods(&quantity));
        if priced.len() == 1 && !by_average {
            return false;
        }
        for place in &priced {
            let first = self.reading.prices.len();
            let Some(column) = columns.get(*place) else { continue };
            let what = if priced.len() == 1 && by_average {
                self.title.clone()
            } else {
                without_brackets(&column.head.text())
            };
            let mut above: Option<Amount> = None;
            for (row, range) in rows.iter().zip(&ranges) {
                let (Some(cell), Some(range)) = (row.get(*place).filter(|cell| !cell.is_blank()), range) else {
                    continue;
                };
                let Some(mut quantity) = amount(self.words, cell) else {
                    self.leave(cell, crate::annex::reading::UnreadReason::Other);
                    continue;
                };
                self.currency_of(&quantity);
                if quantity.per.is_empty() {
                    quantity.per = Self::per_of_head(&column.head);
                }
                self.add_price(&what, &quantity, cell.spans(0, cell.len()));
                let Some(price) = self.reading.prices.last_mut() else { continue };
                let spans = row.get(axis.1).map(|cell| cell.spans(0, cell.len())).unwrap_or_default();
                price.source.add(Part::Whole, spans);
                if by_average {
                    price.by = Some((without_brackets(&axis.0.head.text()), range.clone()));
                } else {
                    price.from = range.from.as_ref().map(Amount::from).or(above.take());
                    price.to = range.to.as_ref().map(Amount::from);
                    price.ladder = Some(Ladder::Unstated);
                    above.clone_from(&price.to);
                }
            }
            self.ladder(first);
        }
        // Whether each is counted for itself, the head that they share does not say.
        if let (true, false, Some(span)) =
            (priced.len() > 1, by_average, axis.0.head.spans(0, axis.0.head.len()).first().copied())
        {
            self.ask_about(span);
        }
        true
    }
}

/// Whether a head names money in brackets: 酬金（元/户）.
pub(in crate::annex) fn is_priced(words: &Words, head: Option<&Piece>) -> bool {
    let Some(inner) = head.and_then(in_brackets) else { return false };
    // Onshore (per hour)
    let alike = inner.alike(0, inner.len());
    if let Some(per) = alike.strip_prefix("per ") {
        let per: Vec<char> = per.trim().chars().collect();
        return words.unit(&per).is_some_and(|(_, length)| length == per.len());
    }
    words.unit(&inner.letters).is_some_and(|(unit, _)| unit.is_money())
}

/// Whether a cell is a number without a unit.
fn is_plain(words: &Words, cell: &Piece) -> bool {
    matches!(lone(words, cell), Some(Lone::Quantity(quantity)) if quantity.unit == Unit::None && quantity.per.is_empty())
}

/// What a column comes to by others is no price of its own: so many times the price beside it, or the same for a longer time.
pub(super) fn sums(words: &Words, columns: &mut [Column], rows: &[Vec<Piece>]) {
    let values = |place: usize| -> Vec<Option<Decimal>> {
        let value = |row: &Vec<Piece>| match lone(words, row.get(place)?)? {
            Lone::Quantity(quantity) => quantity.value,
            Lone::Range(_) => None,
        };
        rows.iter().map(value).collect()
    };
    let all: Vec<Vec<Option<Decimal>>> = (0..columns.len()).map(values).collect();
    let is_price =
        |columns: &[Column], place: usize| columns.get(place).is_some_and(|column| column.role == Some(Role::Price));
    for place in 0..columns.len() {
        let named = columns.get(place).is_some_and(|column| {
            words.holds("no_price", &column.head.alike(0, column.head.len())) && column.role != Some(Role::Weight)
        });
        let Some(sums) = all.get(place) else { continue };
        let others = (0..columns.len()).filter(|other| *other != place && is_price(columns, *other));
        let others: Vec<usize> = others.collect();
        let follows = is_price(columns, place)
            && others.iter().filter_map(|other| all.get(*other)).any(|prices| {
                let counted = (0..columns.len()).filter(|other| *other != place && !is_price(columns, *other));
                counted.filter_map(|other| all.get(other)).any(|counts| is_product(sums, prices, counts))
                    || is_longer(sums, prices)
            });
        if let Some(column) = columns.get_mut(place).filter(|_| follows || named && !others.is_empty()) {
            column.role = Some(Role::Sum);
        }
    }
}

/// Whether each sum is the price in its row times the count in it.
fn is_product(sums: &[Option<Decimal>], prices: &[Option<Decimal>], counts: &[Option<Decimal>]) -> bool {
    let mut rows = 0_usize;
    let mut more = false;
    for ((sum, price), count) in sums.iter().zip(prices).zip(counts) {
        let (Some(sum), Some(price), Some(count)) = (sum, price, count) else { continue };
        if price.checked_mul(*count) != Some(*sum) {
            return false;
        }
        rows = rows.saturating_add(1);
        more |= *count > Decimal::ONE;
    }
    rows >= 2 && more
}

/// Whether each sum is as many times the price in its row.
fn is_longer(sums: &[Option<Decimal>], prices: &[Option<Decimal>]) -> bool {
    let times: Vec<Option<Decimal>> =
        sums.iter().zip(prices).filter_map(|(sum, price)| Some((*sum)?.checked_div((*price)?))).collect();
    let [first, rest @ ..] = times.as_slice() else { return false };
    rest.len() >= 2 && rest.iter().all(|other| other == first) && *first >= Some(Decimal::from(SAME_FOR_LONGER))
}

/// The filled cells of a column.
fn cells(rows: &[Vec<Piece>], place: usize) -> impl Iterator<Item = &Piece> {
    rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.is_blank())
}

fn has_digits(cell: &Piece) -> bool {
    cell.letters.iter().any(char::is_ascii_digit)
}

/// The amount a cell under the head of a price consists of.
fn amount(words: &Words, cell: &Piece) -> Option<Quantity> {
    match lone(words, cell)? {
        Lone::Quantity(quantity) if quantity.unit.is_money() || quantity.unit == Unit::None => Some(quantity),
        _ => None,
    }
}

/// The money a cell consists of.
fn money(words: &Words, cell: &Piece) -> Option<Quantity> {
    match lone(words, cell)? {
        Lone::Quantity(quantity) if quantity.unit.is_money() => Some(quantity),
        _ => None,
    }
}

/// 项目 | 单位 | 淡季 | 旺季: where the unit of each row is money, all other columns of numbers are prices.
pub(super) fn prices_beside_units(words: &Words, columns: &mut [Column], rows: &[Vec<Piece>]) {
    let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.is_blank());
    let of_money = |cell: &Piece| {
        let money = cell.trimmed();
        words.unit(&money.letters).is_some_and(|(unit, length)| unit.is_money() && length < money.len())
    };
    let says = |place: &usize| {
        let role = columns.get(*place).and_then(|column| column.role);
        matches!(role, Some(Role::Unit | Role::Billing))
            && cells(*place).next().is_some()
            && cells(*place).all(of_money)
    };
    let Some(unit) = (0..columns.len()).find(says) else { return };
    if let Some(column) = columns.get_mut(unit) {
        column.role = Some(Role::Unit);
    }
    let open: Vec<usize> = (0..columns.len())
        .filter(|place| columns.get(*place).is_some_and(|column| column.role.is_none()))
        .filter(|place| cells(*place).next().is_some())
        .collect();
    let plain = |cell: &Piece| matches!(lone(words, cell), Some(Lone::Quantity(quantity)) if quantity.unit == Unit::None || quantity.unit.is_money());
    if open.iter().all(|place| cells(*place).all(plain)) {
        for place in open {
            if let Some(column) = columns.get_mut(place) {
                column.role = Some(Role::Price);
            }
        }
    }
}
