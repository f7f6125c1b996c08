//! What the columns of a table are for: by their heads, and by what stands in them.

use super::price_shapes::is_priced;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
pub(in crate::annex) use crate::annex::role::Role;
use crate::annex::token::What;
use crate::annex::words::Words;

/// What a head says its column is for, and whether it says just that: the longest of the words it is, or holds.
pub(in crate::annex) fn role_of(words: &Words, head: &Piece) -> Option<(Role, bool)> {
    if head.len() > 60 {
        return None;
    }
    let bare = strip(&head.alike(0, head.len()));
    if bare.is_empty() || bare.chars().count() > 30 {
        return None;
    }
    match words.heads.role(&bare) {
        Some((role, true)) => Some((role, true)),
        // Target 目标: the same in two languages.
        found => in_one_language(words, head).or(found),
    }
}

/// What the half of a head in two languages says that is a head by itself; where both are, what comes first.
fn in_one_language(words: &Words, head: &Piece) -> Option<(Role, bool)> {
    let han = |letter: &char| crate::annex::letters::is_han(*letter);
    let latin = |letter: &char| letter.is_ascii_alphabetic();
    if !(head.letters.iter().any(han) && head.letters.iter().any(latin)) {
        return None;
    }
    let of = |other: &dyn Fn(&char) -> bool| {
        let half: String = head.letters.iter().map(|letter| if other(letter) { ' ' } else { *letter }).collect();
        words.heads.role(&strip(&half)).filter(|(_, exact)| *exact)
    };
    let (chinese, english) = (of(&latin), of(&han));
    if head.letters.first().is_some_and(han) { chinese.or(english) } else { english.or(chinese) }
}

/// The longest head that stands here as it is written in the lists, and its length.
pub(in crate::annex) fn role_form(words: &Words, letters: &[char]) -> Option<(Role, usize)> {
    words.heads.standing(letters)
}

/// A head without spaces and what stands in brackets.
fn strip(alike: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for letter in alike.chars() {
        match letter {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            ' ' | ':' | '*' | '"' => {}
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// Whether a row of cells is the head of a table.
pub(in crate::annex) fn is_head(words: &Words, cells: &[Piece]) -> bool {
    let filled: Vec<&Piece> = cells.iter().filter(|cell| !cell.is_blank()).collect();
    let exact = |cell: &Piece| role_of(words, cell).filter(|(_, exact)| *exact).map(|(role, _)| role);
    let first = filled.first().and_then(|cell| exact(cell));
    let known = filled.iter().filter_map(|cell| exact(cell)).filter(|role| *role != Role::Grade).count();
    let bands = filled.iter().filter(|cell| is_band_head(words, cell)).count();
    let so_many = |cell: &&&Piece| band_head(words, cell).is_some_and(|head| head.range.unit.is_count());
    // 工单类型 | 0-5000张 | 5001-15000张 | 15001张以上: all but the name say for how many.
    let lead = filled.first().filter(|cell| !is_number(words, cell) && cell.len() <= 12);
    let many_bands = filled.iter().filter(so_many).count();
    let by_quantity = many_bands >= 2 && lead.is_some() && many_bands.saturating_add(1) == filled.len();
    let banded = bands >= 2 && (known >= 2 || first == Some(Role::Name)) || by_quantity;
    let many = filled.iter().filter(|cell| is_grade_head(words, cell)).count();
    let points = filled.iter().filter(|cell| is_number(words, cell) && is_grade_head(words, cell)).count();
    let graded = known >= 1 && many >= 2 && (points == 0 || points >= 3 && first == Some(Role::Name));
    let is_of_table = |cell: &Piece| {
        role_of(words, cell).is_some()
            || is_priced(words, Some(cell))
            || banded && is_band_head(words, cell)
            || graded && is_grade_head(words, cell)
    };
    let heads = filled.iter().filter(|cell| is_of_table(cell)).count();
    let exact = filled.iter().filter(|cell| exact(cell).is_some()).count();
    let own = |cell: &Piece| banded && is_band_head(words, cell) || graded && is_grade_head(words, cell);
    let numbers = filled.iter().filter(|cell| is_number(words, cell) && !own(cell)).count();
    // 最终得分区间 | 当月服务费系数: each holds the word of a head.
    let roles: Vec<Role> = filled.iter().filter_map(|cell| role_of(words, cell)).map(|(role, _)| role).collect();
    let of_result = roles.len() == filled.len()
        && matches!(roles.as_slice(), [Role::Result, .., Role::Consequence | Role::Deduct | Role::Reward]);
    // 岗位名称 | 人数 | 月单价（元/人）: what is per what is a head by itself.
    let priced = filled.iter().any(|cell| is_priced(words, Some(cell)));
    filled.len() >= 2
        && numbers == 0
        && (exact >= 1 || of_result || by_quantity || priced)
        && heads.saturating_mul(2) >= filled.len()
}

/// Whether a head is a grade, with or without what it is worth: 优秀（100分）, 良好 80分.
fn is_grade_head(words: &Words, head: &Piece) -> bool {
    let head = head.trimmed();
    let digits = head.letters.iter().position(|letter| letter.is_ascii_digit() || matches!(letter, '(' | ':' | '/'));
    let grade = head.slice(0, digits.unwrap_or(head.len())).trimmed();
    // Needs improvement (50): whatever the grade is called.
    let worth = in_brackets(&head).and_then(|inner| lone(words, &inner));
    let points = matches!(worth, Some(Lone::Quantity(quantity)) if matches!(quantity.unit, Unit::None | Unit::Points));
    // 5分 | 4分 | 3分: the points themselves.
    let bare = matches!(lone(words, &head), Some(Lone::Quantity(quantity)) if quantity.unit == Unit::Points && quantity.per.is_empty());
    bare || head.len() <= 16 && words.list("grades").contains(&grade.alike(0, grade.len()))
        || head.len() <= 30 && head.letters.last() == Some(&')') && points && role_of(words, &head).is_none()
}

/// A head that is a range, and what that gives where it says so: ≥95% 得10分, 完成率≥100%.
#[derive(Clone, Debug)]
pub(in crate::annex) struct BandHead {
    pub(in crate::annex) range: crate::annex::range::Range,
    /// Whether it is one of how much of the target is reached.
    pub(in crate::annex) of_target: bool,
    /// What stands behind the range.
    pub(in crate::annex) behind: Piece,
}

/// The range a head is.
pub(in crate::annex) fn band_head(words: &Words, head: &Piece) -> Option<BandHead> {
    let head = head.trimmed();
    if head.len() > 30 {
        return None;
    }
    let text = Text::of(words, &head);
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return None };
    let found = sentence.atoms.first()?;
    let Atom::Range(range) = &found.atom else { return None };
    let before = strip(&sentence.piece(0, found.from).alike(0, usize::MAX));
    let inside = sentence.piece(found.from, found.to).alike(0, usize::MAX);
    let of_target = words.holds("attainments", &before) || words.holds("attainments", &inside);
    let plain = before.is_empty() || words.list("range_names").contains(&before);
    let behind = sentence.piece(found.to, sentence.row.tokens.len()).trimmed();
    (plain || of_target && before.chars().count() <= 8).then(|| BandHead { range: range.clone(), of_target, behind })
}

fn is_band_head(words: &Words, head: &Piece) -> bool {
    band_head(words, head).is_some()
}

/// Whether a cell is a quantity or a range and nothing else.
pub(in crate::annex) fn is_number(words: &Words, cell: &Piece) -> bool {
    lone(words, cell).is_some()
}

/// The atom or quantity that a cell consists of.
#[derive(Clone, Debug)]
pub(in crate::annex) enum Lone {
    Quantity(Quantity),
    Range(crate::annex::range::Range),
}

/// The quantity or range a cell consists of, if there is nothing else in it.
pub(in crate::annex) fn lone(words: &Words, cell: &Piece) -> Option<Lone> {
    let text = Text::of(words, cell);
    if text.tokens.is_empty() || text.tokens.len() > 12 {
        return None;
    }
    if let [token] = text.tokens
        && let What::Quantity(quantity) = &token.what
    {
        return Some(Lone::Quantity(quantity.clone()));
    }
    if let Some(range) = super::price_steps::up_to(&text, cell) {
        return Some(Lone::Range(range));
    }
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return None };
    let [found] = sentence.atoms else { return None };
    // X≥35%: the letter stands for what the column is about.
    let variable = found.from == 1
        && sentence.row.tokens.first().is_some_and(|token| token.to == 1 && token.first.is_ascii_lowercase());
    let all = (found.from == 0 || variable) && found.to >= sentence.row.tokens.len();
    match &found.atom {
        Atom::Range(range) if all => Some(Lone::Range(range.clone())),
        _ => None,
    }
}

/// The columns of a table: what each is for, its head, and what its head says beside.
#[derive(Clone, Debug)]
pub(in crate::annex) struct Column {
    pub(in crate::annex) role: Option<Role>,
    pub(in crate::annex) head: Piece,
}

/// The columns of a table with these heads and rows.
#[expect(clippy::too_many_lines, reason = "one look at all columns after the other")]
pub(in crate::annex) fn columns(words: &Words, head: &[Piece], rows: &[Vec<Piece>]) -> Vec<Column> {
    let mut columns: Vec<Column> = head
        .iter()
        .map(|head| {
            let role = if is_band_head(words, head) {
                Some(Role::Band)
            } else {
                role_of(words, head).map(|(role, _)| role).filter(|_| !is_grade_head(words, head))
            };
            Column { role, head: head.clone() }
        })
        .collect();
    // 级别 | 首次响应 | 恢复时限: what the times are for is named by its grade.
    let timed = columns.iter().any(|column| matches!(column.role, Some(Role::Response | Role::Resolution)));
    if timed
        && columns.iter().all(|column| column.role != Some(Role::Name))
        && let Some(column) = columns.iter_mut().find(|column| column.role == Some(Role::Grade))
    {
        column.role = Some(Role::Name);
    }
    let scored = columns.iter().any(|column| matches!(column.role, Some(Role::Weight | Role::Target)))
        && columns.iter().any(|column| column.role == Some(Role::Name));
    let ruled = columns.iter().any(|column| matches!(column.role, Some(Role::Rule | Role::Deduct | Role::Band)));
    let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.is_blank());
    for place in 0..columns.len() {
        let mut tally = Tally::default();
        for cell in cells(place) {
            tally.add(words, cell);
        }
        let Some(column) = columns.get_mut(place) else { continue };
        let most = tally.cells.div_ceil(2).max(1);
        column.role = match column.role {
            Some(Role::Target | Role::Measure | Role::Name | Role::Group) | None if tally.rules >= most => {
                Some(Role::Rule)
            }
            // 评分 beside a weight says how points fall; 未达标准之处理 beside a target what each step below it costs.
            Some(Role::Result) if scored && tally.rules >= most => Some(Role::Rule),
            Some(Role::Consequence | Role::Billing | Role::Note) if scored && !ruled && tally.rules >= most => {
                Some(Role::Rule)
            }
            // 扣分标准（分/件） | 10: what each costs, and no target.
            Some(Role::Rule) if tally.rules == 0 && tally.numbers >= most => {
                let loses = words.holds("deduct_heads", &column.head.alike(0, column.head.len()));
                Some(if loses { Role::Deduct } else { Role::Target })
            }
            Some(Role::Grade) if tally.counted => Some(Role::Index),
            // Resource | Day shift | Night shift: plain numbers name nothing.
            Some(Role::Name) if place > 0 && tally.plain >= 2 && tally.plain == tally.cells && !tally.counted => None,
            None if tally.numbers >= most && is_priced(words, head.get(place)) => Some(Role::Price),
            None if tally.money >= most => Some(Role::Price),
            None if tally.ranges >= most => Some(Role::Result),
            // 月度可用率 | 服务抵扣（占当月服务费）
            None | Some(Role::Name)
                if place > 0
                    && tally.numbers >= most
                    && words.holds("deduct_heads", &column.head.alike(0, column.head.len())) =>
            {
                Some(Role::Deduct)
            }
            role => role,
        };
    }
    super::step_cells::mark(words, &mut columns, rows);
    super::price_steps::mark_turns(words, &mut columns, rows);
    super::price_shapes::prices_beside_units(words, &mut columns, rows);
    quantities(&mut columns);
    super::price_shapes::sums(words, &mut columns, rows);
    // 差错级别 | 每起扣分: the grades are the things that cost so much each.
    // 级别 | 定义 | 扣罚, with 30,000元/次 in each cell: the same.
    let each = |cell: &Piece| matches!(lone(words, cell), Some(Lone::Quantity(quantity)) if quantity.unit.is_money() && !quantity.per.is_empty());
    let all_each = |place: usize| cells(place).next().is_some() && cells(place).all(each);
    let costs = |(place, column): (usize, &Column)| {
        column.role == Some(Role::Deduct) && (per_of_head(&column.head).is_some() || all_each(place))
    };
    if columns.iter().enumerate().any(costs)
        && !columns.iter().any(|column| matches!(column.role, Some(Role::Name | Role::Result)))
        && let Some(column) = columns.iter_mut().find(|column| matches!(column.role, Some(Role::Grade | Role::Group)))
    {
        column.role = Some(Role::Name);
    }
    super::english::standards(words, &mut columns, rows);
    // A first column of texts whose head is left blank names the rows.
    let open = columns.first().is_some_and(|column| column.role.is_none() && column.head.is_blank());
    let measured = columns.iter().any(|column| matches!(column.role, Some(Role::Weight | Role::Target | Role::Band)));
    let has = |wanted: &[Role]| columns.iter().any(|column| column.role.is_some_and(|role| wanted.contains(&role)));
    if open
        && measured
        && !has(&[Role::Name, Role::Group, Role::Price])
        && cells(0).count() > 0
        && cells(0).all(|cell| !is_number(words, cell))
        && let Some(column) = columns.first_mut()
    {
        column.role = Some(Role::Name);
    }
    super::known_indicators::codes_beside_measures(&mut columns, rows);
    // Ref | Measure | Target | Service credit: where nothing else names what is asked for, it is what is measured.
    if let Some(place) = columns.iter().position(|column| column.role == Some(Role::Measure))
        && measured
        && columns.iter().all(|column| !matches!(column.role, Some(Role::Name | Role::Group | Role::Price)))
        && cells(place).count() > 0
        && cells(place).all(|cell| !is_number(words, cell))
        && let Some(column) = columns.get_mut(place)
    {
        column.role = Some(Role::Name);
    }
    // Of two columns of names the first groups the second.
    let named: Vec<usize> = (0..columns.len())
        .filter(|place| columns.get(*place).is_some_and(|column| column.role == Some(Role::Name)))
        .collect();
    // 服务项目 | 服务水准: where one of two holds what is asked for, it names nothing.
    let asks = |cell: &Piece| {
        let text = Text::of(words, cell);
        let mut atoms = text.sentences().into_iter().flat_map(|sentence| sentence.atoms);
        let ask = |found: &crate::annex::atom::Found| matches!(&found.atom, Atom::Range(range) if range.asks != crate::annex::range::Asks::Nothing);
        lone(words, cell).is_some() || atoms.any(ask)
    };
    let asked = |place: usize| cells(place).filter(|cell| asks(cell)).count().saturating_mul(2) > cells(place).count();
    let targets: Vec<usize> = named.iter().copied().filter(|place| asked(*place)).collect();
    // Performance Guarantee | Standard: words under a head nobody knows are the names, and what is asked for is none.
    let words_before = |place: usize| {
        let open = columns.first().is_some_and(|column| column.role.is_none() && !column.head.is_blank());
        let bare = cells(0).count() > 0 && cells(0).all(|cell| lone(words, cell).is_none() && !asks(cell));
        place == 1 && open && bare
    };
    if let ([only], true) = (named.as_slice(), targets.len() == 1)
        && words_before(*only)
        && cells(*only).count() == cells(0).count()
    {
        for (place, role) in [(0, Role::Name), (*only, Role::Target)] {
            if let Some(column) = columns.get_mut(place) {
                column.role = Some(role);
            }
        }
    } else if let ([first, last], [target]) = (named.as_slice(), targets.as_slice())
        && target == last
        && target != first
    {
        if let Some(column) = columns.get_mut(*target) {
            column.role = Some(Role::Target);
        }
    } else if let [first, .., last] = named.as_slice() {
        for place in named.iter().filter(|place| *place != last) {
            if let Some(column) = columns.get_mut(*place) {
                column.role = Some(if place == first { Role::Group } else { Role::Measure });
            }
        }
    }
    columns
}

/// Credit per missed response, 每起扣分, 扣款（元/件）: what each of costs as much.
pub(in crate::annex) fn per_of_head(head: &Piece) -> Option<String> {
    let alike = head.alike(0, head.len());
    let behind = |mark: char| Some(alike.split_once(mark)?.1.trim());
    let counted = if let Some((_, per)) = alike.split_once(" per ") {
        per.split(' ').next_back()?.trim_end_matches(')')
    } else if let Some(each) = behind('每') {
        each.split(['扣', '罚', '减', '(', ')']).next()?
    } else {
        behind('/').filter(|_| alike.contains('('))?.split(')').next()?
    };
    (!counted.is_empty() && counted.chars().count() <= 12).then(|| counted.trim().to_owned())
}

/// What stands in the brackets of a head.
pub(in crate::annex) fn in_brackets(head: &Piece) -> Option<Piece> {
    let open = head.letters.iter().position(|letter| *letter == '(')?;
    let close = head.letters.iter().rposition(|letter| *letter == ')').unwrap_or(head.len());
    Some(head.slice(open.saturating_add(1), close))
}

/// Where the prices of a table are per the unit that another column counts, that column is how many there are.
fn quantities(columns: &mut [Column]) {
    let priced =
        columns.iter().find(|column| column.role == Some(Role::Price)).and_then(|column| in_brackets(&column.head));
    let Some(priced) = priced.map(|inner| inner.alike(0, inner.len())) else { return };
    let Some((_, per)) = priced.split_once('/') else { return };
    for column in columns.iter_mut().filter(|column| column.role == Some(Role::Result)) {
        let counts = in_brackets(&column.head).map(|inner| inner.alike(0, inner.len()));
        if counts.is_some_and(|counts| counts == per.trim()) {
            column.role = Some(Role::Quantity);
        }
    }
}

#[derive(Default)]
struct Tally {
    /// Whether the cells are 1, 2, 3 ….
    counted: bool,
    cells: usize,
    rules: usize,
    money: usize,
    ranges: usize,
    numbers: usize,
    /// Numbers without a unit.
    plain: usize,
}

impl Tally {
    fn add(&mut self, words: &Words, cell: &Piece) {
        let counted = self.cells == 0 || self.counted;
        self.cells = self.cells.saturating_add(1);
        self.counted = counted && cell.alike(0, cell.len()).parse() == Ok(self.cells);
        match lone(words, cell) {
            Some(Lone::Quantity(quantity)) => {
                self.numbers = self.numbers.saturating_add(1);
                self.money = self.money.saturating_add(usize::from(quantity.unit.is_money()));
                self.plain = self.plain.saturating_add(usize::from(quantity.unit == Unit::None));
            }
            Some(Lone::Range(_)) => {
                self.ranges = self.ranges.saturating_add(1);
                self.numbers = self.numbers.saturating_add(1);
            }
            None => {
                let text = Text::of(words, cell);
                let sentences = text.sentences();
                let atoms = || sentences.iter().flat_map(|sentence| sentence.atoms).map(|found| &found.atom);
                let priced = |atom: &Atom| matches!(atom, Atom::Price(_) | Atom::Partial(_) | Atom::Bare(_));
                // 2600元/天（差旅另计）: an amount with a remark is no rule.
                if atoms().any(|atom| matches!(atom, Atom::Price(_))) && atoms().all(priced) {
                    self.money = self.money.saturating_add(1);
                } else if atoms().any(|atom| crate::annex::clause::is_effect(atom) || matches!(atom, Atom::Step(_))) {
                    self.rules = self.rules.saturating_add(1);
                }
            }
        }
    }
}
