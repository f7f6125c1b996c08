//! Headings, and what a line begins with: a name before its colon, or one set off by spaces.

use super::table::Table;
use super::{Reader, Section, columns};
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::reading::Part;

impl Reader<'_> {
    /// Whether a line is a heading: short, without a sentence or anything that means something.
    pub(super) fn is_heading(&self, body: &Piece, sentences: &[Sentence<'_>]) -> bool {
        // 计价（元/张，未税，税率6%）: what a remark says of the tax is none.
        let open = body.letters.iter().rposition(|letter| *letter == '(').filter(|open| *open >= 2);
        // Hourly rates (USD per productive hour): nor is what all prices below are in.
        let remark = open.filter(|open| {
            let priced = || {
                super::price_shapes::is_priced(self.words, Some(body)) && !body.letters.iter().any(char::is_ascii_digit)
            };
            body.letters.last() == Some(&')')
                && (self.words.holds("tax_heads", &body.alike(*open, body.len())) || priced())
        });
        let within = |sentence: &Sentence<'_>, at: usize| {
            let token = sentence.row.tokens.get(at);
            remark.is_some_and(|open| token.is_some_and(|token| token.from > open))
        };
        let plain = sentences.iter().all(|sentence| sentence.atoms.iter().all(|found| within(sentence, found.from)));
        // An English sentence ends with a full stop, and a heading with none.
        let spaces = body.letters.iter().filter(|letter| **letter == ' ').count();
        let stops = self.english && spaces >= 5 && body.letters.last() == Some(&'.');
        let ends = stops || body.letters.iter().any(|letter| matches!(letter, '。' | ';' | '=' | '×' | '÷'));
        // 试用期一个月，服务费按七折: a sentence, though nothing of it is known.
        let says = body.letters.contains(&',') && body.letters.contains(&'折');
        plain && !ends && !says && body.len() <= 60 && self.head.is_none()
    }

    /// 【考核】每月一次: a heading in brackets, and what follows it. What else stands in such brackets is left open.
    pub(super) fn heading_in_brackets(&self, body: &Piece) -> Option<(Piece, Piece)> {
        let close = body.letters.iter().position(|letter| *letter == ']').filter(|close| (3..=13).contains(close))?;
        let inner = body.slice(1, close).trimmed();
        let alike = inner.alike(0, inner.len());
        let lists =
            ["price_sections", "indicator_sections", "tier_sections", "damage_sections", "term_sections", "headings"];
        let names = lists.iter().any(|list| self.words.holds(list, &alike));
        let plain = inner.letters.iter().all(|letter| letter.is_alphabetic() || *letter == ' ');
        let opens = body.letters.first() == Some(&'[') && plain && names;
        opens.then(|| (inner, body.slice(close.saturating_add(1), body.len()).trimmed()))
    }

    /// Service credits. If Partner misses …: a title before the first full stop of an English line.
    pub(super) fn run_in_title(&mut self, body: &Piece) {
        if !self.english {
            return;
        }
        let Some(stop) = body.letters.iter().take(40).position(|letter| *letter == '.') else { return };
        let title = body.slice(0, stop);
        let spaces = title.letters.iter().filter(|letter| **letter == ' ').count();
        let plain =
            title.letters.iter().all(|letter| letter.is_ascii_alphabetic() || matches!(letter, ' ' | '-' | '&'));
        let alike = title.alike(0, title.len());
        let lists = ["price_sections", "indicator_sections", "tier_sections", "damage_sections", "term_sections"];
        let names = lists.iter().any(|list| self.words.holds(list, &alike));
        if plain && spaces <= 3 && names && body.letter(stop.saturating_add(1)) == Some(' ') {
            self.enter(&title);
        }
    }

    /// Takes over what a heading says the text under it is about.
    pub(super) fn enter(&mut self, heading: &Piece) {
        let alike = heading.alike(0, heading.len());
        let holds = |list| self.words.holds(list, &alike);
        let found = Section {
            prices: holds("price_sections"),
            indicators: holds("indicator_sections"),
            tiers: holds("tier_sections"),
            damages: holds("damage_sections"),
            term: holds("term_sections"),
        };
        if found != Section::default() {
            self.section = found;
        }
        self.period_of(&alike, heading);
        self.heading = alike;
        self.title = heading.text();
    }

    /// Takes over the period that is scored, where a text says one.
    pub(super) fn period_of(&mut self, alike: &str, piece: &Piece) {
        if self.reading.period.is_none() {
            let holds = |list| self.words.holds(list, alike);
            self.reading.period = if holds("section_of_quarters") {
                Some("quarter")
            } else if holds("section_of_months") {
                Some("month")
            } else {
                None
            };
            if self.reading.period == Some("quarter") {
                self.reading.period_said = piece.spans(0, piece.len());
            }
        }
    }

    /// 指标名称：接通率    满分：20    目标：≥90%: several heads with what follows each, set off by wide spaces.
    pub(super) fn pairs(&self, line: &Piece) -> Option<Vec<Piece>> {
        let (_, body) = crate::annex::numbering::marked(line);
        let parts = super::borders::by_wide_spaces(&body);
        let headed = |part: &Piece| {
            let head = self.split_head(part).0.and_then(|head| columns::role_of(self.words, &head));
            matches!(head, Some((_, true)))
        };
        (parts.len() >= 2 && parts.iter().all(headed)).then_some(parts)
    }

    /// The name before a colon, and what follows it.
    pub(super) fn split_head(&self, body: &Piece) -> (Option<Piece>, Piece) {
        let none = || (None, body.clone());
        let mut depth = 0_usize;
        for (at, letter) in body.letters.iter().enumerate() {
            match letter {
                '(' | '[' => depth = depth.saturating_add(1),
                // 平均响应时长（25分） 30秒以内满分，31-45秒得18分
                ')' if depth == 1
                    && at <= 40
                    && body.letter(at.saturating_add(1)) == Some(' ')
                    && self.weight_at(&body.slice(0, at.saturating_add(1))).is_some() =>
                {
                    let rest = body.slice(at.saturating_add(1), body.len()).trimmed();
                    let end = at.saturating_add(1);
                    return if rest.is_blank() { none() } else { (Some(body.slice(0, end).trimmed()), rest) };
                }
                ')' | ']' => depth = depth.saturating_sub(1),
                ':' if depth == 0 => {
                    let time = body.letter(at.saturating_add(1)).is_some_and(|next| next.is_ascii_digit())
                        && at
                            .checked_sub(1)
                            .and_then(|before| body.letter(before))
                            .is_some_and(|before| before.is_ascii_digit());
                    // Failure to deliver … by the fifth Business Day of the following month: £500.
                    let one = !body.letters.iter().take(at).any(|letter| *letter == '.');
                    let most = match (self.english, one) {
                        (true, true) => 120,
                        (true, false) => 80,
                        _ => 40,
                    };
                    if time || at == 0 || at > most {
                        return none();
                    }
                    let rest = body.slice(at.saturating_add(1), body.len()).trimmed();
                    if rest.is_blank() {
                        return none();
                    }
                    // From 1 March 2030 to 28 February 2033. Notice period: …: two sentences, and no name.
                    let head = body.slice(0, at);
                    let days = || {
                        let tokens = crate::annex::clause::Text::of(self.words, &head).tokens;
                        tokens.iter().any(|token| matches!(token.what, crate::annex::token::What::Day(_)))
                    };
                    if self.english && !one && days() {
                        return none();
                    }
                    // Calls answered within 30 seconds. Target: 85%: the name ends at the full stop.
                    let stop =
                        body.letters.get(..at).and_then(|head| head.windows(2).rposition(|pair| pair == ['.', ' ']));
                    let stop = stop.filter(|stop| {
                        let part = body.slice(stop.saturating_add(1), at).trimmed();
                        self.english && *stop >= 3 && matches!(columns::role_of(self.words, &part), Some((_, true)))
                    });
                    let (end, from) = stop.map_or((at, at.saturating_add(1)), |stop| (stop, stop.saturating_add(1)));
                    return (Some(body.slice(0, end).trimmed()), body.slice(from, body.len()).trimmed());
                }
                // 3. Cap. Total Service Credits …
                '.' if depth == 0
                    && self.english
                    && (3..=30).contains(&at)
                    && body.letter(at.saturating_add(1)) == Some(' ') =>
                {
                    let head = body.slice(0, at);
                    let is_title = !head.letters.iter().any(|letter| letter.is_ascii_digit() || *letter == ',')
                        && head.letters.iter().filter(|letter| **letter == ' ').count() <= 2;
                    return if is_title {
                        (Some(head), body.slice(at.saturating_add(1), body.len()).trimmed())
                    } else {
                        none()
                    };
                }
                // 接通率（20分）。月接通率应达到98%以上，…
                // 人工接通率25分。目标92%，…
                '。' | ','
                    if depth == 0
                        && body.letter(at.saturating_sub(1)).is_some_and(|last| *letter == '。' || last == '分')
                        && self.weight_at(&body.slice(0, at)).is_some() =>
                {
                    let rest = body.slice(at.saturating_add(1), body.len()).trimmed();
                    return if rest.is_blank() { none() } else { (Some(body.slice(0, at).trimmed()), rest) };
                }
                // 接通率，分值30分。目标值92%，…
                ',' if depth == 0 && self.weight_ends(body, at).is_some() => {
                    let end = self.weight_ends(body, at).unwrap_or(at);
                    let rest = body.slice(end.saturating_add(1), body.len()).trimmed();
                    return if rest.is_blank() { none() } else { (Some(body.slice(0, end).trimmed()), rest) };
                }
                ',' | ';' | '。' if depth == 0 => return none(),
                _ => {}
            }
        }
        none()
    }

    /// 首次响应时长 30分 ≤25秒得30分; …: the name and the points that a line begins with, set off by spaces. The points become
    /// the weight.
    pub(super) fn spaced_head(&mut self, body: &Piece) -> (Option<Piece>, Piece) {
        let space = |from: usize| {
            body.letters.iter().skip(from).position(|letter| *letter == ' ').map(|at| from.saturating_add(at))
        };
        if let Some(first) = space(0).filter(|first| *first <= 20 && !self.english)
            && self.begins_with_parts(&body.slice(first, body.len()))
        {
            return (Some(body.slice(0, first)), body.slice(first, body.len()).trimmed());
        }
        let found = space(0).and_then(|first| Some((first, space(first.saturating_add(1))?)));
        let Some((first, second)) = found.filter(|_| !self.english) else { return (None, body.clone()) };
        let (named, points) = (body.slice(0, first).trimmed(), body.slice(first, second).trimmed());
        let quantity = match columns::lone(self.words, &points) {
            Some(columns::Lone::Quantity(quantity)) if quantity.unit == Unit::Points => quantity,
            _ => return (None, body.clone()),
        };
        if named.len() > 20 || named.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。' | '≥' | '≤')) {
            return (None, body.clone());
        }
        let place = self.indicator(&named);
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.weight = Some((&quantity).into());
            indicator.source.add(Part::Weight, points.spans(0, points.len()));
        }
        (Some(named), body.slice(second, body.len()).trimmed())
    }
}

/// Whether a row of heads is the lower part of the head before: some of its cells are merged with those above.
pub(super) fn goes_on(table: &Table, row: &[Piece]) -> bool {
    let merged = |(above, cell): (&Piece, &Piece)| cell.is_blank() && !above.is_blank();
    let below =
        |(above, cell): (&Piece, &Piece)| !cell.is_blank() && (above.is_blank() || above.letters != cell.letters);
    table.rows.is_empty()
        && table.head.len() == row.len()
        && table.head.iter().zip(row).any(merged)
        && table.head.iter().zip(row).any(below)
}
