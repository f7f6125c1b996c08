//! Indicators whose name is a heading, with the lines under it: 1. 学员咨询30秒响应率（20分）.

use rust_decimal::Decimal;

use super::columns::{Lone, Role, in_brackets, lone};
use super::sentence::Last;
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::{Sentence, Text};
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::name::{is_metric, is_score, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::reading::{Indicator, Part};

/// How a mark is written, whichever number it has: 1. and 2. are alike, （1） is another.
pub(super) fn mark_kind(mark: Option<&str>) -> String {
    let mut kind = String::new();
    for letter in mark.unwrap_or_default().chars() {
        let letter = match letter {
            letter if letter.is_ascii_digit() => '1',
            '①'..='⑳' => '①',
            letter if crate::annex::number::is_numeral(letter) => '一',
            letter => letter,
        };
        if !kind.ends_with(letter) {
            kind.push(letter);
        }
    }
    kind
}

impl Reader<'_> {
    /// The indicator a line is the heading of: its name, and its weight in brackets or behind a space.
    pub(super) fn heads_indicator(&mut self, body: &Piece) -> Option<usize> {
        let body = body.trimmed();
        if body.len() > 40 || body.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。' | ':')) {
            return None;
        }
        let (named, inner) = if body.letters.last() == Some(&')') {
            let open = body.letters.iter().rposition(|letter| *letter == '(')?;
            (body.slice(0, open).trimmed(), in_brackets(&body.slice(open, body.len()))?)
        } else {
            let space = body.letters.iter().rposition(|letter| *letter == ' ')?;
            (body.slice(0, space).trimmed(), body.slice(space, body.len()).trimmed())
        };
        let weight = self.weight_alone(&inner)?;
        let alike = named.alike(0, named.len());
        let text = Text::of(self.words, &named);
        let plain = text.sentences().iter().flat_map(|sentence| sentence.atoms).all(|found| {
            matches!(&found.atom, Atom::Range(range) if range.unit.is_time())
                || matches!(&found.atom, Atom::Bare(quantity) if quantity.unit.is_time())
                || matches!(found.atom, Atom::Limit(_))
        });
        if !plain || named.len() < 2 || is_score(self.words, &alike) || self.words.list("totals").contains(&alike) {
            return None;
        }
        // 优秀（100分） names a grade, and nothing measured.
        if self.words.list("grades").contains(&alike) {
            return None;
        }
        // 一、考核指标（满分100分） is about all of them.
        let bare = name(self.words, &named);
        let is_head = matches!(super::columns::role_of(self.words, &bare), Some((_, true)));
        if bare.len() < 2 || is_head || self.words.list("indicator_sections").contains(&bare.alike(0, bare.len())) {
            return None;
        }
        let place = self.indicator(&bare);
        let indicator = self.reading.indicators.get_mut(place)?;
        indicator.weight = Some((&weight).into());
        indicator.weight_percent = weight.unit.is_percent();
        indicator.source.add(Part::Weight, inner.spans(0, inner.len()));
        Some(place)
    }

    /// 3. 满意度：目标92%, with what it costs in the lines below: the indicator, where a numbered line says no more of it.
    pub(super) fn only_targeted(&self, sentences: &[Sentence<'_>]) -> Option<usize> {
        let (Some(_), Subject::Indicator(place)) = (&self.head, &self.subject) else { return None };
        let mut atoms = sentences.iter().flat_map(|sentence| sentence.atoms);
        let target = matches!(atoms.next()?.atom, Atom::Target(_)) && atoms.next().is_none();
        let rule = &self.reading.indicators.get(*place)?.rule;
        let open = rule.step.is_none() && rule.bands.is_empty() && rule.classes.is_empty();
        (target && open).then_some(*place)
    }

    /// 接通率不低于92%。未达标的，按以下标准扣减：, with the bands in items below it: the indicator, where nothing costs anything yet.
    pub(super) fn leads_items(&self, body: &Piece) -> Option<usize> {
        let Subject::Indicator(place) = self.subject else { return None };
        let rule = &self.reading.indicators.get(place)?.rule;
        (body.trimmed().letters.last() == Some(&':') && rule.is_empty()).then_some(place)
    }

    /// What such a sentence says the shares below it are of.
    pub(super) fn base_of_items(&self, body: &Piece) -> Option<String> {
        let part = body.trimmed().split(|letter| matches!(letter, ',' | '。' | ';' | ':')).pop()?;
        let text = Text::of(self.words, &part);
        let taken = text.tokens.iter().find(|token| token.means(self.words.meaning("lose")))?;
        let base = part.slice(taken.to, part.len()).trimmed();
        self.words.ends_with("base_ends", &base.alike(0, base.len())).map(|_| base.text())
    }

    /// 【指标一】首次回复及时率, and 目标：… and 权重：… in lines of their own below it: the indicator these lines are about.
    pub(super) fn heads_block(&mut self, lines: &[Line]) -> bool {
        let Some(named) = self.block_head(lines) else { return false };
        let place = self.indicator(&name(self.words, &named));
        self.block = Some(place);
        self.under = None;
        true
    }

    /// Service level: 80% of calls answered in 20 seconds, below a heading of targets: what is asked for, and nothing else.
    pub(super) fn target_line(&mut self, head: &Piece, rest: &Piece) -> bool {
        let named = name(self.words, head);
        if !self.english || !self.words.holds("target_headings", &self.heading) || !is_metric(self.words, &named) {
            return false;
        }
        let text = Text::of(self.words, rest);
        let plain = |found: &crate::annex::atom::Found| {
            matches!(&found.atom, Atom::Range(_) | Atom::Bare(_) | Atom::Limit(_) | Atom::ShareIn { .. })
        };
        let mut numbers = text.tokens.iter().filter_map(|token| Some((token.quantity()?, token.to)));
        let Some((first, end)) = numbers.next() else { return false };
        let scale = rest.alike(end, rest.len()).trim_start().starts_with("out of");
        let fits = first.unit.is_percent() && numbers.next().is_some() || scale;
        let sentences = text.sentences();
        let all = sentences.iter().flat_map(|sentence| sentence.atoms).all(plain);
        if !(fits && all) || sentences.len() != 1 {
            return false;
        }
        let place = self.indicator(&named);
        if !self.unset(place) {
            return false;
        }
        self.target_cell(place, &Piece::default(), rest);
        true
    }

    /// The name that the first of these lines gives to the lines below it, without what only numbers it: 【指标一】.
    pub(super) fn block_head(&self, lines: &[Line]) -> Option<Piece> {
        let [first, rest @ ..] = lines else { return None };
        let whole = first.whole();
        let (_, body) = crate::annex::numbering::marked(&whole);
        if first.is_row() || body.len() > 40 || body.is_blank() {
            return None;
        }
        let is_part = |line: &&Line| {
            let whole = line.whole();
            let (_, body) = crate::annex::numbering::marked(&whole);
            let head = self.split_head(&body).0;
            head.and_then(|head| super::columns::role_of(self.words, &head)).is_some_and(|(role, exact)| {
                exact && matches!(role, Role::Target | Role::Weight | Role::Rule | Role::Deduct | Role::Measure)
            })
        };
        if rest.iter().take(2).filter(is_part).count() < 2 || is_part(&first) {
            return None;
        }
        let numbered = body.letters.iter().take(8).position(|letter| matches!(letter, ']' | '】' | ':'));
        let numbered = numbered.filter(|at| at.saturating_add(3) <= body.len());
        let named = body.slice(numbered.map_or(0, |at| at.saturating_add(1)), body.len()).trimmed();
        let alike = named.alike(0, named.len());
        let sentence = named.letters.iter().any(|letter| matches!(letter, ':' | '。' | ';' | ','));
        let text = Text::of(self.words, &named);
        let plain = text.sentences().iter().flat_map(|sentence| sentence.atoms).all(|found| match &found.atom {
            Atom::Limit(_) => true,
            Atom::Range(range) => range.unit.is_time(),
            Atom::Bare(quantity) => quantity.unit.is_time(),
            _ => false,
        });
        let heads = matches!(super::columns::role_of(self.words, &named), Some((_, true)));
        let own = !sentence && plain && !heads && named.len() >= 2 && !self.words.list("score_words").contains(&alike);
        own.then_some(named)
    }

    /// Where the weight of a short name begins: its points in brackets, or right behind it.
    pub(super) fn weight_at(&self, text: &Piece) -> Option<usize> {
        let text = text.trimmed();
        if text.letters.last() == Some(&')') {
            let open = text.letters.iter().rposition(|letter| *letter == '(').filter(|open| (2..=20).contains(open))?;
            let inner = text.slice(open.saturating_add(1), text.len().saturating_sub(1));
            return self.weight_alone(&inner).map(|_| open);
        }
        let points = text.letters.strip_suffix(&['分'])?;
        let digits = points.iter().rev().take_while(|letter| letter.is_ascii_digit() || **letter == '.').count();
        let at = points.len().saturating_sub(digits);
        let named = text.slice(0, at);
        let alike = named.alike(0, named.len());
        let scores = is_score(self.words, &alike) || self.words.holds("base_scores", &alike);
        // 抽测平均分85分: of a name that is one of points they are what is reached.
        let own = is_metric(self.words, &named) && !scores && !alike.ends_with('分');
        let parsed = Text::of(self.words, &named);
        let plain = parsed.sentences().iter().flat_map(|sentence| sentence.atoms).all(|found| {
            matches!(&found.atom, Atom::Range(range) if range.unit.is_time())
                || matches!(&found.atom, Atom::Bare(quantity) if quantity.unit.is_time())
        });
        let weighed = digits > 0 && (2..=20).contains(&at) && own && plain;
        (weighed && self.weight_alone(&text.slice(at, text.len())).is_some()).then_some(at)
    }

    /// Where a weight behind a comma ends, if that is all that stands between a short name and the rest: 接通率，分值30分。
    pub(super) fn weight_ends(&self, body: &Piece, comma: usize) -> Option<usize> {
        let behind = body.letters.iter().skip(comma.saturating_add(1)).take(12);
        let length = behind.clone().position(|letter| matches!(letter, '。' | ';' | ':' | ','))?;
        let end = comma.saturating_add(1).saturating_add(length);
        let named = body.slice(0, comma);
        let weight = self.weight_alone(&body.slice(comma.saturating_add(1), end));
        (is_metric(self.words, &named) && weight.is_some()).then_some(end)
    }

    /// 首响≤15s（20%）: the name a head begins with, what it asks for, and what stands in brackets behind.
    pub(super) fn asked_in_head(&self, head: &Piece) -> Option<(Piece, Range, Vec<crate::annex::letters::Span>)> {
        let open = head.letters.iter().rposition(|letter| *letter == '(').filter(|_| head.letters.last() == Some(&')'));
        let (before, bracket) = open.map_or((head.clone(), Piece::default()), |open| {
            (head.slice(0, open).trimmed(), head.slice(open, head.len()))
        });
        let text = Text::of(self.words, &before);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        let [found] = sentence.atoms else { return None };
        let Atom::Range(range) = &found.atom else { return None };
        let mut named = sentence.piece(0, found.from).trimmed();
        let asks = range.asks != crate::annex::range::Asks::Nothing && range.only_edge().is_some();
        if !asks
            || named.len() < 2
            || found.to < sentence.row.tokens.len()
            || is_score(self.words, &named.alike(0, named.len()))
        {
            return None;
        }
        let spans = sentence.spans(found);
        named.append(&bracket);
        Some((named, range.clone(), spans))
    }

    /// 询单转化率（40%）, 平均响应时间（60%）: shares in brackets behind the names of all indicators are their weights where they
    /// sum to a hundred.
    pub(super) fn weights_in_names(&mut self) {
        let bracket = |indicator: &Indicator| {
            let name: Vec<char> = indicator.name.chars().collect();
            let open = name.iter().rposition(|letter| matches!(letter, '(' | '（')).filter(|open| *open > 1)?;
            let inner: String = name.get(open.saturating_add(1)..name.len().saturating_sub(1))?.iter().collect();
            let ends = matches!(name.last(), Some(')' | '）'));
            let inner = Piece::of(self.words, &inner, 0, 0);
            match lone(self.words, &inner).filter(|_| ends)? {
                Lone::Quantity(quantity) if quantity.unit.is_percent() && quantity.per.is_empty() => {
                    Some((name.get(..open)?.iter().collect::<String>().trim().to_owned(), quantity))
                }
                _ => None,
            }
        };
        let all = &self.reading.indicators;
        let found: Vec<Option<(String, Quantity)>> =
            all.iter().map(|indicator| bracket(indicator).filter(|_| indicator.weight.is_none())).collect();
        let mut weights = found.iter().flatten().filter_map(|(_, weight)| weight.value);
        let sum = weights.try_fold(Decimal::ZERO, Decimal::checked_add);
        let weighed = found.iter().flatten().count();
        if weighed < 2 || sum != Some(Decimal::ONE_HUNDRED) || all.iter().any(|indicator| indicator.weight.is_some()) {
            return;
        }
        for (indicator, found) in self.reading.indicators.iter_mut().zip(found) {
            let Some((name, weight)) = found else { continue };
            indicator.alike = indicator.alike.split('(').next().unwrap_or_default().trim().to_owned();
            indicator.name = name;
            indicator.weight = Some((&weight).into());
            indicator.weight_percent = true;
            let spans: Vec<_> =
                { indicator.source.0.iter() }.filter(|(part, _)| *part == Part::Whole).map(|(_, span)| *span).collect();
            indicator.source.add(Part::Weight, spans.into_iter().take(1));
        }
    }

    /// 会话接待率：标准值98%，每低1%扣2分（20分）: points in brackets behind a rule are the weight. What is left without them.
    pub(super) fn weight_behind(&mut self, body: &Piece) -> Piece {
        self.weight_of_line = None;
        let body = body.trimmed();
        let stops = body.letters.iter().rev().take_while(|letter| matches!(letter, '。' | ';' | ' ')).count();
        let end = body.len().saturating_sub(stops);
        let open = body.letters.get(..end).unwrap_or_default().iter().rposition(|letter| *letter == '(');
        let named = self.head.as_ref().map(|head| name(self.words, head)).filter(|head| is_metric(self.words, head));
        let Some(open) = open.filter(|open| *open > 0 && body.letter(end.saturating_sub(1)) == Some(')')) else {
            return body;
        };
        let inner = body.slice(open.saturating_add(1), end.saturating_sub(1));
        let Some(weight) = self.weight_alone(&inner) else { return body };
        let Some(named) = named else {
            // 接通率不低于98%，每下降1个百分点扣2分。（20分）: of what the sentence before is about.
            let before = body.slice(0, open).trimmed();
            let apart = self.head.is_none() && before.letters.last().is_some_and(|last| matches!(last, '。' | ';'));
            self.weight_of_line = apart.then(|| (weight, inner.spans(0, inner.len())));
            return if apart { before } else { body };
        };
        let place = self.indicator(&named);
        if let Some(indicator) = self.reading.indicators.get_mut(place).filter(|indicator| indicator.weight.is_none()) {
            indicator.weight = Some((&weight).into());
            indicator.source.add(Part::Weight, inner.spans(0, inner.len()));
        }
        self.subject = Subject::Indicator(place);
        body.slice(0, open)
    }

    /// 增加考核指标：患者满意度，目标值96%: the name stands behind the head, up to the comma.
    pub(super) fn added_indicator(&self, head: Option<Piece>, rest: Piece) -> (Option<Piece>, Piece) {
        let adds = |head: &Piece| {
            let alike = head.alike(0, head.len());
            let lead = self.words.begins_with("name_adds", &alike).map_or(0, |lead| lead.chars().count());
            let bare = head.slice(lead, head.len());
            lead > 0
                && super::columns::role_of(self.words, &bare).is_some_and(|(role, exact)| exact && role == Role::Name)
        };
        let comma = rest.letters.iter().position(|letter| *letter == ',').filter(|comma| (2..=20).contains(comma));
        match (head, comma) {
            (Some(head), Some(comma)) if adds(&head) => {
                (Some(rest.slice(0, comma)), rest.slice(comma.saturating_add(1), rest.len()))
            }
            (head, _) => (head, rest),
        }
    }

    /// 20分, 权重20%, 满分30分, and nothing else.
    pub(super) fn weight_alone(&self, piece: &Piece) -> Option<Quantity> {
        if let Some(Lone::Quantity(quantity)) = lone(self.words, piece) {
            return Some(quantity).filter(|quantity| quantity.unit == Unit::Points && quantity.per.is_empty());
        }
        let text = Text::of(self.words, piece);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        match sentence.atoms {
            [found] => match &found.atom {
                Atom::Weight(quantity) | Atom::FullScore(quantity) if found.to >= sentence.row.tokens.len() => {
                    Some(quantity.clone())
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the words before a colon say where the score lies, and name nothing: 80 ≤ Score < 90.
    pub(super) fn is_range(&self, head: &Piece) -> bool {
        let text = Text::of(self.words, head);
        let sentences = text.sentences();
        let mut ranges =
            sentences.iter().flat_map(|sentence| sentence.atoms.iter().map(move |found| (sentence, found)));
        ranges.any(|(sentence, found)| {
            let Atom::Range(range) = &found.atom else { return false };
            let around = sentence.piece(0, found.from);
            matches!(range.unit, Unit::Points | Unit::None)
                && (around.is_blank() || is_score(self.words, &around.alike(0, around.len())))
                && found.to >= sentence.row.tokens.len()
                && !is_one_number(range)
        })
    }

    /// VIP专席：12人，9800元/人/月；普通客服：30人，6500元/人/月: a sentence of a line with a name of its own before its colon.
    pub(super) fn headed_sentence(&mut self, sentence: &Sentence<'_>) -> bool {
        if self.head.is_none() {
            return false;
        }
        let whole = sentence.whole();
        let (Some(head), rest) = self.split_head(&whole) else { return false };
        // Credit: 2% for each … is about what the line begins with.
        // Failure to do so: …, too.
        let refers = head.alike(0, head.len()).ends_with(" so");
        if self.english && (refers || matches!(super::columns::role_of(self.words, &head), Some((_, true)))) {
            return false;
        }
        let marks = |letter: &char| letter.is_ascii_digit() || matches!(letter, '(' | '=');
        if !(2..=if self.english { 40 } else { 12 }).contains(&head.len())
            || head.letters.iter().any(marks)
            || self.is_range(&head)
        {
            return false;
        }
        let before = (self.head.replace(head.clone()), std::mem::take(&mut self.subject), self.last);
        self.last = Last::None;
        self.look_at_head(&head);
        let text = Text::of(self.words, &rest);
        for sentence in &text.sentences() {
            self.sentence(sentence);
        }
        (self.head, self.subject, self.last) = before;
        true
    }

    /// 目标90% 权重30%: what stands behind a name and a space.
    pub(super) fn begins_with_parts(&self, rest: &Piece) -> bool {
        let text = Text::of(self.words, rest);
        let sentences = text.sentences();
        let Some(sentence) = sentences.first() else { return false };
        let parts = sentence.atoms.iter().filter(|found| matches!(found.atom, Atom::Target(_) | Atom::Weight(_)));
        let first = sentence.atoms.first().is_some_and(|found| found.from == 0);
        first && parts.count() >= 2
    }

    /// Whether a text is only a word for what is asked for: 指标值, 目标.
    pub(super) fn is_target_word(&self, piece: &Piece) -> bool {
        let text = Text::of(self.words, piece);
        matches!(text.tokens, [token] if token.means(self.words.signs.target))
    }
}

/// Whether a range is one number, which may be part of a name.
fn is_one_number(range: &Range) -> bool {
    range.from.is_some() && range.from == range.to
}
