//! Tiers by their grades: 90分以上为优秀, and what follows from 优秀.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::Atom;
use crate::annex::clause::{Clause, Sentence};
use crate::annex::name::name;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Bonus, Loss, Part, Source, UnreadReason};
use crate::sort;

impl Reader<'_> {
    /// 优秀、良好的，全额支付: what follows from several grades. Whether the clause names several.
    pub(super) fn several_grades(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) -> bool {
        let grades = self.grades_of(sentence, clause);
        if grades.len() < 2 {
            return false;
        }
        // 连续2个月C级或当月D级: which counts for what, is not told apart.
        if parts.in_a_row.is_some() || parts.times.is_some() {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        for grade in &grades {
            self.consequence_of_grade(grade, sentence, parts, labels, last);
        }
        true
    }

    /// 优秀、良好的: the grades that a clause names one behind the other, all of them known.
    pub(super) fn grades_of(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Vec<String> {
        let first = clause.atoms.iter().find(|found| crate::annex::clause::is_effect(&found.atom));
        let to = first.map_or(clause.to, |found| found.from);
        let alike = sentence.piece(clause.from, to).alike(0, usize::MAX);
        let mut found: Vec<(usize, String)> = Vec::new();
        for grade in self.reading.tiers.iter().filter(|tier| tier.range.is_some()).filter_map(|tier| tier.grade.clone())
        {
            let named = self.alike(&grade);
            let at = alike.match_indices(&named).map(|(at, _)| at).find(|at| {
                let before = alike.get(..*at).unwrap_or_default();
                !before.ends_with(['不', '非', '未', '无', '基', '待'])
            });
            if let Some(at) = at
                && found.iter().all(|(_, known)| *known != grade)
            {
                found.push((at, grade));
            }
        }
        sort::sort_by_key(&mut found, |(at, _)| *at);
        found.into_iter().map(|(_, grade)| grade).collect()
    }

    /// The grade a clause gives its range: what stands before the colon, or behind 为.
    pub(super) fn grade_of(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        range: Option<&Range>,
    ) -> Option<String> {
        range?;
        let is_grade = |text: &str| self.words.list("grades").iter().any(|grade| grade == text);
        if let Some(head) = &self.head {
            let named = name(self.words, head);
            let alike = head.alike(0, head.len());
            if is_grade(&alike)
                || is_grade(&named.alike(0, named.len()))
                || head.len() <= 6
                    && !self.words.holds("score_words", &alike)
                    && !self.words.holds("no_grades", &alike)
                    && !self.words.holds("factor_heads", &alike)
                    && !self.words.holds("price_sections", &alike)
                    && !matches!(super::columns::role_of(self.words, head), Some((role, exact)) if exact || role == super::columns::Role::Grade)
                    && self.reading.tiers.iter().all(|tier| tier.grade.as_deref() != Some(&head.text()))
                    && clause.from == 0
            {
                return Some(head.text());
            }
        }
        // A级95分及以上
        let lead = name(self.words, &Self::lead(sentence, clause));
        if is_grade(&lead.alike(0, lead.len())) {
            return Some(lead.text());
        }
        // A档 评估得分≥95
        let alike = lead.alike(0, lead.len());
        if let Some(grade) = self.words.begins_with("grades", &alike)
            && alike.get(grade.len()..).is_some_and(|rest| {
                rest.starts_with([' ', ',', ':'])
                    && crate::annex::name::is_score(self.words, rest.trim_matches([' ', ',', ':']))
            })
        {
            return Some(lead.slice(0, grade.chars().count()).text());
        }
        let behind = clause.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_))).map(|found| found.to)?;
        let rest = sentence.piece(behind, clause.to);
        let first = rest.split(|letter| matches!(letter, ',' | '、' | ':')).into_iter().next()?.trimmed();
        let alike = first.alike(0, first.len());
        let lead = self.words.begins_with("grade_leads", &alike).map_or(0, |lead| lead.chars().count());
        let grade = first.slice(lead, first.len());
        let found = self.words.begins_with("grades", &grade.alike(0, grade.len()))?;
        Some(grade.slice(0, found.chars().count()).text())
    }

    /// A grade the reading knows that a clause names, and where it lies.
    pub(super) fn named_grade(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        grade: Option<&String>,
    ) -> Option<(String, Range)> {
        if grade.is_some() {
            return None;
        }
        let named = self.grade_in(sentence, clause)?;
        let tier = self.reading.tiers.iter().find(|tier| tier.grade.as_deref() == Some(&named))?;
        let mut range = tier.range.clone()?;
        // 无甲等: months in which the grade is not reached.
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let negated = ["无", "未获", "未达到", "没有", "未评为", "非"]
            .iter()
            .any(|not| alike.contains(&format!("{not}{}", self.alike(&named))));
        if negated {
            let edge = range.from.take()?;
            range = Range {
                to: Some(Edge { closed: !edge.closed, ..edge }),
                unit: range.unit,
                word: range.word,
                ..Range::default()
            };
        }
        // “差”及以下: the grades beyond it, too.
        let behind = alike.split_once(&self.alike(&named)).map_or("", |(_, behind)| behind);
        let behind = behind.trim_start_matches(['"', '\'', '级', '档', '等']);
        let behind = behind.trim_start_matches(['及', '或', '(', '含', ')']);
        if behind.starts_with("以下") {
            range.from = None;
        } else if behind.starts_with("以上") {
            range.to = None;
        }
        Some((named, range))
    }

    /// Adds a consequence to the tier of a grade.
    pub(super) fn consequence_of_grade(
        &mut self,
        grade: &str,
        sentence: &Sentence<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        let Some(place) =
            self.reading.tiers.iter().position(|tier| tier.grade.as_deref() == Some(grade) && tier.range.is_some())
        else {
            return;
        };
        for found in &parts.effects {
            let spans = sentence.spans(found);
            match &found.atom {
                Atom::Gain(amount) => {
                    let range = self.reading.tiers.get(place).and_then(|tier| tier.range.clone());
                    let gain = self.loss(amount);
                    let source = Source::of(Part::Rule, spans);
                    self.reading.bonus.push(Bonus { range, ..Bonus::of(gain, source) });
                }
                Atom::Lose(amount) | Atom::Share(amount) => {
                    let loss = match self.loss(amount) {
                        Loss::Percent(amount, None) => Loss::Percent(amount, self.last_base()),
                        loss => loss,
                    };
                    if let Some(tier) = self.reading.tiers.get_mut(place) {
                        tier.loss = Some(loss);
                        tier.source.add(Part::Rule, spans);
                    }
                }
                Atom::Pay(amount) => {
                    if let Some(tier) = self.reading.tiers.get_mut(place) {
                        tier.pay = Some((&amount.quantity).into());
                        tier.source.add(Part::Rule, spans);
                    }
                }
                Atom::Factor(factor) => {
                    if let Some(tier) = self.reading.tiers.get_mut(place) {
                        tier.multiply = Some(factor.into());
                        tier.source.add(Part::Rule, spans);
                    }
                }
                _ => {}
            }
        }
        if let Some(tier) = self.reading.tiers.get_mut(place).filter(|_| !labels.is_empty()) {
            tier.label = Some(labels.join("；"));
        }
        *last = Last::Tier(place);
    }

    /// The base the tier before has: 扣减当月服务费1.5%；评为丙等的，扣减4%.
    pub(super) fn last_base(&self) -> Option<String> {
        self.reading.tiers.iter().rev().find_map(|tier| match &tier.loss {
            Some(Loss::Percent(_, base)) => base.clone(),
            _ => None,
        })
    }
}
