//! What a clause is about: an indicator, the score, a grade, or an event.

use super::Reader;
use super::columns::{Role, role_of};
use crate::annex::atom::{Atom, Step};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, is_score, name, spelled_out};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Range};
use crate::annex::reading::Part;

/// What a clause is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::annex) enum Subject {
    #[default]
    None,
    /// The score of the month.
    Score,
    /// An indicator, by its place.
    Indicator(usize),
    /// Something that happens, in the words of the text.
    Event(String),
}

impl Reader<'_> {
    /// Takes over what stands before the colon of a line.
    pub(super) fn look_at_head(&mut self, head: &Piece) {
        let alike = head.alike(0, head.len());
        self.period_of(&alike, head);
        let text = crate::annex::clause::Text::of(self.words, head);
        let mut weight = None;
        for sentence in text.sentences() {
            for found in sentence.atoms {
                if let Atom::Weight(quantity) = &found.atom {
                    weight = Some((quantity.clone(), sentence.spans(found)));
                }
            }
        }
        // 電話禮貌測試（30分）
        let ends = head.letters.last() == Some(&')');
        if let Some(open) = head.letters.iter().rposition(|letter| *letter == '(').filter(|_| ends && weight.is_none())
        {
            let inner = head.slice(open.saturating_add(1), head.len().saturating_sub(1));
            weight = self.weight_alone(&inner).map(|quantity| (quantity, inner.spans(0, inner.len())));
        }
        // 人工接通率，二十分
        if let Some(comma) = head.letters.iter().rposition(|letter| *letter == ',').filter(|_| weight.is_none()) {
            let inner = head.slice(comma.saturating_add(1), head.len());
            weight = self.weight_alone(&inner).map(|quantity| (quantity, inner.spans(0, inner.len())));
        }
        // 人工接通率25分
        let behind = self.weight_at(head).filter(|_| !ends && weight.is_none());
        if let Some(at) = behind {
            let inner = head.slice(at, head.len());
            weight = self.weight_alone(&inner).map(|quantity| (quantity, inner.spans(0, inner.len())));
        }
        let before = behind.map(|at| head.slice(0, at));
        let head = before.as_ref().unwrap_or(head);
        if let Some((named, range, spans)) = self.asked_in_head(head).filter(|_| weight.is_none()) {
            let place = self.indicator(&named);
            if self.unset(place) {
                self.target(place, &range, spans);
            }
            self.subject = Subject::Indicator(place);
            return;
        }
        // 接通率，分值30分: the name ends at the comma.
        let comma = head.letters.iter().position(|letter| *letter == ',').filter(|_| weight.is_some() && !ends);
        let cut = comma.map(|comma| head.slice(0, comma));
        if cut.is_some() {
            self.head.clone_from(&cut);
        }
        let head = cut.as_ref().unwrap_or(head);
        let bracketed = weight.is_some() && ends;
        let bare = name(self.words, &self.before_bracket(head, bracketed));
        if is_score(self.words, &alike) {
            self.subject = Subject::Score;
        } else if let Some((quantity, spans)) = weight {
            let place = self.weighed_indicator(&bare);
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                indicator.weight = Some((&quantity).into());
                indicator.weight_percent = quantity.unit.is_percent();
                indicator.source.add(Part::Weight, spans);
            }
            self.subject = Subject::Indicator(place);
        } else if let Some(place) = self.known(&alike) {
            if self.by_code(&alike) == Some(place) {
                self.leave(head, crate::annex::reading::UnreadReason::Numbering);
            }
            let other = self.is_narrower(place, &bare.alike(0, bare.len())) && is_metric(self.words, &bare);
            self.subject = Subject::Indicator(if other { self.indicator(&bare) } else { place });
        }
    }

    /// A name without brackets that hold more than a remark: 差错（权重30分）.
    fn before_bracket(&self, head: &Piece, weight: bool) -> Piece {
        if let Some(open) = head.letters.iter().rposition(|letter| *letter == '(').filter(|open| weight && *open > 0) {
            return head.slice(0, open);
        }
        let open = head.letters.iter().position(|letter| *letter == '(');
        let holds_weight = |from: usize| {
            let inner = head.alike(from, head.len());
            self.words.holds("weight_words", &inner)
        };
        match open.filter(|open| *open > 0 && holds_weight(*open)) {
            Some(open) => head.slice(0, open),
            None => head.clone(),
        }
    }

    /// The indicator that the head of a line weighs and says no more of: what happens in the line is of its kinds.
    pub(super) fn weighed_by_head(&self, sentence: &Sentence<'_>) -> Option<usize> {
        if let Some(place) = self.item {
            return Some(place);
        }
        // 投诉处理（30分） above, and 重复投诉每件扣3分 in a line of its own.
        if let (None, Some((place, _))) = (&self.head, &self.under) {
            let indicator = self.reading.indicators.get(*place)?;
            let bare = indicator.target.is_none() && indicator.rule.step.is_none() && indicator.rule.bands.is_empty();
            return (bare && self.weighed(*place)).then_some(*place);
        }
        let head = self.head.as_ref()?;
        let open = self.weight_at(head)?;
        let named = name(self.words, &head.slice(0, open));
        let alike = spelled_out(named.alike(0, named.len()).trim());
        let place = self.near().find(|(_, indicator)| indicator.alike == alike)?.0;
        let indicator = self.reading.indicators.get(place)?;
        let bare = indicator.target.is_none() && indicator.rule.step.is_none() && indicator.rule.bands.is_empty();
        (bare && self.joined.same(indicator.source.line(), sentence.piece(0, 1).line())).then_some(place)
    }

    /// What a clause is about; where it does not say so itself, what the one before is about.
    #[expect(clippy::too_many_lines, reason = "one way to tell what a clause is about after the other")]
    pub(super) fn subject_of(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Subject {
        // For every 10 seconds that average handle time exceeds the target: what is measured stands inside.
        let inside = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Step(step) => step.of.as_ref().filter(|_| self.english),
            _ => None,
        });
        if let Some(place) = inside.and_then(|of| self.known(&self.alike(of))) {
            return Subject::Indicator(place);
        }
        let bare = self.before_bare(sentence, clause);
        let bare_target = bare.is_some();
        let lead = bare.unwrap_or_else(|| Self::lead(sentence, clause));
        let alike = lead.alike(0, lead.len());
        let named = name(self.words, &lead);
        let named_alike = named.alike(0, named.len());
        if self.names_score(sentence, clause, &named_alike, &alike) || self.is_graded(sentence, clause, &alike) {
            // 電話禮貌測試（30分）：平均分數85分以上者得30分: the points of what the line is about.
            let of_head =
                self.head.is_some() && !alike.contains('总') && !alike.contains('月') && !alike.contains('季');
            // Quality score: at least 90. If the score is below 90: that of the head.
            let own = self.english
                && self.head.as_ref().is_some_and(|head| {
                    let head = head.alike(0, head.len());
                    head.trim().ends_with(" score") && !is_score(self.words, head.trim())
                });
            // CSAT score shall be at least 4.4. A score of 4.2 or higher results in …: that of the sentence before.
            let before = match &self.subject {
                Subject::Indicator(place) => self.reading.indicators.get(*place),
                _ => None,
            };
            let own = own
                || self.english
                    && before
                        .is_some_and(|known| known.alike.ends_with(" score") && !is_score(self.words, &known.alike))
                    && ["score", "a score", "the score"].contains(&named_alike.trim())
                || self.english && before.is_some() && alike.trim_start().starts_with("a score");
            return match &self.subject {
                Subject::Indicator(place) if own || of_head && self.weighed(*place) => self.subject.clone(),
                _ => Subject::Score,
            };
        }
        // A级95分及以上: a grade, and where the score lies for it.
        let of_points =
            clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Range(range) if range.unit == Unit::Points));
        if of_points && self.words.list("grades").contains(&named_alike) {
            return Subject::Score;
        }
        // 接通率：指标值≥93%: what is asked for is no name.
        if self.is_target_word(&lead.trimmed()) {
            if let Subject::Indicator(_) = self.subject {
                return self.subject.clone();
            }
            if let Some(head) = self.head.as_ref().map(|head| name(self.words, head)).filter(|head| head.len() >= 2) {
                return Subject::Indicator(self.indicator(&head));
            }
        }
        // 接通率：目标值93%。月度实际值每低于目标值1个百分点: what is reached is no name.
        if self.words.list("value_names").iter().any(|word| word == named_alike.trim())
            && matches!(self.subject, Subject::Indicator(_))
        {
            return self.subject.clone();
        }
        let has_range = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Range(range) => Some(range.clone()),
            _ => None,
        });
        let measures = has_range.as_ref().is_some_and(|range| {
            range.unit.is_percent()
                || range.unit.is_time()
                || range.unit.is_count()
                || matches!(range.unit, Unit::Points | Unit::None)
        });
        let steps = clause.atoms.iter().any(
            |found| matches!(&found.atom, Atom::Step(step) if step.per.unit.is_percent() || step.per.unit.is_time()),
        );
        // 接通率目标90%，每低1个百分点扣500元: what has a target is measured.
        // 接通率目标90%，未达标扣3000元: the same.
        let missed = clause.atoms.iter().any(|found| matches!(found.atom, Atom::Miss | Atom::Meet))
            && clause.atoms.iter().any(|found| crate::annex::clause::is_effect(&found.atom));
        // 办结率应为100%，每缺一单扣30元: of all, each one that is missing counts.
        let counted = clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Step(_)));
        let asked = |target: &Quantity| steps || missed || counted && target.is_all();
        let targeted = clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Target(target) if asked(target)));
        let measures = measures || targeted || bare_target;
        // 系统切换造成热线中断超过15分钟的，每次扣2000元: what happens, however long it takes.
        if self.stops(clause, has_range.as_ref(), &named_alike) {
            return Subject::Event(named.text());
        }
        if named.len() >= 2 && (has_range.is_some() || steps || targeted || bare_target || clause.atoms.is_empty()) {
            let asks = has_range.as_ref().is_some_and(|range| range.asks != Asks::Nothing);
            let other = asks && measures && is_metric(self.words, &named);
            if let Some(place) = self.known(&named_alike).filter(|at| !other || !self.is_narrower(*at, &named_alike)) {
                return Subject::Indicator(place);
            }
            // 客户满意度低于90%的，每低1个百分点扣…: a step below a share is one of something measured, wherever it stands.
            let falls = steps && has_range.as_ref().is_some_and(|range| range.unit.is_percent());
            let breaches = self.section.damages && !self.section.indicators && !falls;
            if measures && !self.section.term && !breaches && is_metric(self.words, &named) {
                // 服務水準（30分）：20秒內接聽率達85%以上得30分: what the head weighs.
                if let Subject::Indicator(place) = self.subject
                    && self.only_weighed(place, sentence)
                {
                    return self.subject.clone();
                }
                return Subject::Indicator(self.indicator(&named));
            }
        }
        if let Some(place) = self.known_in(&alike) {
            return Subject::Indicator(place);
        }
        // 机器人准确率：月度抽检不低于90%: what is asked of the share the line begins with.
        let asked = has_range.as_ref().is_some_and(|range| range.unit.is_percent());
        let head = self.head.as_ref().filter(|_| asked && !steps).map(|head| name(self.words, head));
        if let Some(head) = head.filter(|head| head.letters.last() == Some(&'率') && is_metric(self.words, head)) {
            return Subject::Indicator(self.indicator(&head));
        }
        if !clause.atoms.is_empty() && self.subject_changes(&named_alike) && !self.is_level_alone(&named) {
            return Subject::Event(named.text());
        }
        if has_range.is_some_and(|range| range.unit == Unit::Points)
            && matches!(self.subject, Subject::None | Subject::Event(_))
        {
            if let Some(place) = self.scored_by_head() {
                return Subject::Indicator(place);
            }
            if let Some(place) = self.before_range(sentence, clause) {
                return Subject::Indicator(place);
            }
            return if self.points_of_other(sentence, clause) { Subject::None } else { Subject::Score };
        }
        self.subject.clone()
    }

    /// 质检合格率95%，每降0.5%扣500元: the name before a share that stands right behind it, and before a comma.
    pub(super) fn before_bare(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<Piece> {
        let found = clause.atoms.first()?;
        let Atom::Bare(quantity) = &found.atom else { return None };
        let comma = sentence.row.tokens.get(found.to).is_some_and(|token| token.is(','));
        let mut before = sentence.piece(clause.from, found.from);
        // 培训覆盖率：100%，每缺1人扣50元
        if let Some(head) = self.head.as_ref().filter(|_| before.is_blank()) {
            before = head.clone();
        }
        let measured = quantity.unit.is_percent() && comma && is_metric(self.words, &name(self.words, &before));
        let counted = |step: &Step| step.per.unit.is_percent() || quantity.is_all();
        let steps = clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Step(step) if counted(step)));
        (measured && steps).then_some(before)
    }

    /// 质检分：月均低于88分，扣1000元: the indicator whose points a line is about by its head, which names no score of the month.
    pub(super) fn scored_by_head(&mut self) -> Option<usize> {
        let head = self.head.clone()?;
        let named = name(self.words, &head);
        let alike = named.alike(0, named.len());
        let headed = role_of(self.words, &named).is_some_and(|(role, exact)| {
            exact || matches!(role, Role::Consequence | Role::Result | Role::Grade | Role::Reward | Role::Deduct)
        });
        let points = is_metric(self.words, &named) && !headed && !self.words.holds("tier_sections", &alike);
        (points && !self.words.holds("score_words", &alike)).then(|| self.indicator(&named))
    }

    /// Whether a clause names the score: before what it says of it, or inside.
    fn names_score(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, named_alike: &String, alike: &String) -> bool {
        // 全年累计三次得分低于75分: the words right before the range.
        let before_range =
            clause.atoms.iter().position(|found| matches!(found.atom, Atom::Range(_))).and_then(|place| {
                let found = clause.atoms.get(place)?;
                let previous = place.checked_sub(1).and_then(|previous| clause.atoms.get(previous))?;
                Some(sentence.piece(previous.to, found.from).alike(0, usize::MAX))
            });
        // A档 评估得分≥95: the grade stands before the name of the score.
        let behind_grade = alike
            .trim()
            .split_once(' ')
            .filter(|(grade, _)| self.words.list("grades").iter().any(|known| known == grade));
        let behind_grade = behind_grade.map(|(_, rest)| rest.to_owned());
        let mut texts = [named_alike, alike].into_iter().chain(&before_range).chain(&behind_grade);
        // 月度得分 S 与服务费 above, and S ≥ 90: the letter stands for the score.
        let variable = |text: &str| {
            let mut letters = text.trim().chars();
            matches!((letters.next(), letters.next()), (Some('a'..='z'), None))
        };
        let scored = texts.any(|text| is_score(self.words, text))
            || variable(alike) && self.words.holds("score_words", &self.heading);
        let inside = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Range(_))).any(|found| {
            let text = sentence.piece(found.from, found.to).alike(0, usize::MAX);
            let words: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
            !words.is_empty() && words != "x" && is_score(self.words, &words)
        });
        scored || inside
    }

    /// A bonus is payable if the average quality score is 95 or more: the name stands behind the amount.
    fn before_range(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<usize> {
        let range = clause.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_)))?;
        self.known_in(&sentence.piece(clause.from, range.from).alike(0, usize::MAX))
    }

    /// Whether a clause is about months of a grade that is known: 评为乙等的, 累计两次丁等.
    fn is_graded(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, lead: &str) -> bool {
        if clause.atoms.iter().any(|found| matches!(found.atom, Atom::Range(_))) {
            return false;
        }
        let Some(grade) = self.grade_in(sentence, clause) else { return false };
        let counted = clause.atoms.iter().any(|found| matches!(found.atom, Atom::InARow(_) | Atom::Times { .. }));
        let lead = lead.trim_end_matches(['的', '者', '时', ',', ':', ' ']);
        counted && grade.chars().count() >= 2 || lead.ends_with(&self.alike(&grade))
    }

    /// Whether nothing but its weight is known of an indicator, which stands in the same line.
    fn only_weighed(&self, place: usize, sentence: &Sentence<'_>) -> bool {
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let bare = indicator.target.is_none() && indicator.rule.is_empty() && indicator.weight.is_some();
        bare && self.head.is_some() && self.joined.same(indicator.source.line(), sentence.piece(0, 1).line())
    }

    /// Whether an indicator has a weight.
    pub(super) fn weighed(&self, place: usize) -> bool {
        self.reading.indicators.get(place).is_some_and(|indicator| indicator.weight.is_some())
    }

    /// 低于达标线的: where something lies, and no name.
    pub(super) fn is_level_alone(&self, named: &Piece) -> bool {
        let signs = self.words.signs;
        let levels = ["challenge", "floor_value", "miss", "meet"]
            .iter()
            .fold(signs.target, |all, name| all | self.words.meaning(name));
        let compares = signs.below | signs.above | signs.at_least | signs.at_most;
        let alike = named.alike(0, named.len());
        let place = self.words.ends_with("range_pronouns", alike.trim_end_matches('的'));
        if let Some(before) = place.and_then(|place| alike.trim_end_matches('的').strip_suffix(place)) {
            return before.is_empty() || ["超出", "超过", "低于", "高于", "不在", "在"].contains(&before.trim());
        }
        let text = crate::annex::clause::Text::of(self.words, named);
        // 底线与目标之间每低1%扣3分
        let joins = signs.to | signs.amid | signs.between;
        text.tokens.iter().any(|token| token.means(levels))
            && text
                .tokens
                .iter()
                .all(|token| token.means(levels | compares | joins) || matches!(token.first, '的' | ' '))
    }

    /// Whether a clause charges each time for something that stops for longer than so long.
    fn stops(&self, clause: &Clause<'_>, range: Option<&Range>, named: &str) -> bool {
        let longer =
            range.is_some_and(|range| range.unit.is_time() && range.to.is_none() && range.asks != Asks::AtMost);
        let each = clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Step(step) if step.per.unit.is_count()));
        let money = clause
            .atoms
            .iter()
            .any(|found| matches!(&found.atom, Atom::Lose(amount) if amount.quantity.unit.is_money()));
        longer && each && money && self.words.ends_with("stops", named).is_some()
    }

    /// Whether words before a condition name something new.
    fn subject_changes(&self, alike: &str) -> bool {
        let known = self.words.list("no_subjects").iter().any(|word| word == alike.trim());
        !known && alike.chars().filter(|letter| letter.is_alphabetic()).count() >= 2
    }
}
