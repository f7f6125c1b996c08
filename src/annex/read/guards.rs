//! Clauses that look like terms and are none: what does not count, what bears on others, what is measured otherwise.

use super::parts::Parts;
use super::{Reader, Subject};
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence, is_effect};
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, name};
use crate::annex::quantity::Unit;
use crate::annex::reading::UnreadReason;

impl Reader<'_> {
    /// 大促期间的数据不计入考核: what does not count, in which no number is a term of its own.
    pub(super) fn excludes(&self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let parts = whole.split(|letter| letter == ',');
        let says = parts.last().is_some_and(|part| self.words.holds("excluding", &part.alike(0, part.len())));
        let heading = |text: &str| self.words.holds("excluding_heads", text);
        let headed = self.head.as_ref().is_some_and(|head| head.len() <= 20 && heading(&head.alike(0, head.len())))
            || self.heading.chars().count() <= 20 && heading(&self.heading);
        let asks = |range: &crate::annex::range::Range| says && range.asks != crate::annex::range::Asks::Nothing;
        (says || headed)
            && sentence.atoms.iter().all(|found| match &found.atom {
                Atom::Range(range) => !asks(range),
                Atom::Step(_) | Atom::Partial(_) | Atom::InARow(_) | Atom::Times { .. } | Atom::Cap(_)
                // 合同期限两年，试运行期内不考核
                | Atom::Span { .. } | Atom::Length(_) | Atom::Trial(_) => false,
                atom => !is_effect(atom),
            })
    }

    /// 低于80%本维度不得分: what follows for more than the indicator at hand, which nothing computes: it is asked about.
    pub(super) fn bears_on_others(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let Some(effect) = parts.effects.first().copied() else { return false };
        // 超出该区间每10秒扣3分: beyond which end, and from where on, one step does not tell.
        let lead = Self::lead(sentence, clause);
        let lead = lead.alike(0, lead.len());
        let beyond = parts.step.is_some()
            && self
                .words
                .ends_with("range_pronouns", lead.trim_end_matches(['的', '者', ',', ' ', '部', '分']))
                .is_some();
        // 保持在75%-85%之间，超出区间扣1000元: outside of it, whatever the range says.
        let outside = parts.ranges.last().filter(|(range, _)| range.from.is_some() && range.to.is_some()).is_some_and(
            |(_, found)| {
                let between = sentence.piece(found.to, effect.from.max(found.to)).alike(0, usize::MAX);
                self.words.holds("range_pronouns", &between)
            },
        );
        // 低于达标线的，每低1个百分点扣4分, where nothing says of which indicator.
        let named = name(self.words, &Self::lead(sentence, clause));
        let of_none = self.subject == Subject::None && self.is_level_alone(&named);
        if !beyond
            && !outside
            && !of_none
            && !self.words.holds("groups_of", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX))
        {
            return false;
        }
        self.unclear(sentence, effect);
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    /// 按95%—99%线性计分，99%得25分，95%得10分: points on a line that no levels name are told apart by a person.
    pub(super) fn straight_line(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let keeps = sentence.atoms.iter().find(|found| matches!(found.atom, Atom::Keep(_)));
        let (Some(keeps), true) = (keeps, self.words.holds("linear_words", &whole.alike(0, whole.len()))) else {
            return false;
        };
        self.unclear(sentence, keeps);
        self.leave(&whole, UnreadReason::NoMechanism);
        true
    }

    /// 每月培训不少于2次；考试成绩80分以上得满分: a range in another measure than the indicator has is about something else.
    pub(super) fn other_measure(
        &mut self,
        place: usize,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
    ) -> bool {
        let Some(found) = self.measured_otherwise(place, parts) else { return false };
        self.unclear(sentence, found);
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    fn measured_otherwise<'f>(&self, place: usize, parts: &Parts<'f>) -> Option<&'f Found> {
        let indicator = self.reading.indicators.get(place)?;
        let known = indicator.rule.step.is_some() && indicator.target.is_some() || !indicator.rule.bands.is_empty();
        let kind = |unit: &Unit| {
            let kinds = [unit.is_percent(), *unit == Unit::Points, unit.is_time(), unit.is_count(), unit.is_money()];
            kinds.iter().position(|kind| *kind)
        };
        let own = kind(&indicator.unit).filter(|_| known && parts.step.is_none() && parts.has_effect())?;
        let other = parts.ranges.iter().find(|(range, _)| kind(&range.unit).is_some_and(|kind| kind != own));
        other.map(|(_, found)| *found)
    }

    /// 每超1%扣罚500元/人: for each of something that the step does not count; a shortfall fee the client pays is no loss.
    pub(super) fn counted_otherwise(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
    ) -> bool {
        let of_share = parts.step.is_some_and(|(step, _)| step.per.unit.is_percent());
        let each = |found: &&&Found| match &found.atom {
            Atom::Lose(amount) => {
                amount.quantity.per.iter().any(|per| crate::annex::token::is_period(per).is_none() && per != "%")
            }
            _ => false,
        };
        let lead = Self::lead(sentence, clause);
        let lead = lead.alike(0, lead.len());
        let pays = |list| {
            let mut words = self.words.list(list).iter();
            words.any(|word| {
                lead.rfind(word.as_str())
                    .is_some_and(|at| lead.get(at..).is_some_and(|rest| self.words.holds("payments", rest)))
            })
        };
        let by_client = parts.step.is_some() && !self.swapped && pays("client_words") && !pays("provider_words");
        let effect = parts.effects.iter().find(|found| of_share && each(found) || by_client).copied();
        let Some(effect) = effect.filter(|effect| matches!(effect.atom, Atom::Lose(_) | Atom::Share(_))) else {
            return false;
        };
        if let Atom::Lose(amount) = &effect.atom
            && amount.damages
        {
            return false;
        }
        self.unclear(sentence, effect);
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    /// 满意度达95%以上且无投诉的，奖励…; 全年平均达95%的…: a condition, or a time, that no number of the month tells. It is asked about.
    /// A bonus under such conditions is left: half of them would pay it too often. Whether it is.
    pub(super) fn more_conditions(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let Some(effect) = parts.effects.first().copied() else { return false };
        let Some((_, range)) = parts.ranges.first().copied().filter(|(_, range)| range.to <= effect.from) else {
            return false;
        };
        let between = sentence.piece(range.to, effect.from);
        let joined = between.split(|letter| matches!(letter, ',' | ';')).iter().any(|part| {
            let alike = part.alike(0, part.len());
            let alike = alike.trim_start_matches(['的', '者', ' ']);
            let rest = self.words.begins_with("and_conditions", alike).and_then(|word| alike.strip_prefix(word));
            rest.is_some_and(|rest| rest.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
        });
        let taken = |found: &&Found| range.to <= found.from && found.to <= effect.from;
        let other = clause.atoms.iter().filter(taken).any(|found| !matches!(found.atom, Atom::Bare(_)));
        let lead = sentence.piece(clause.from, range.from).alike(0, usize::MAX);
        let longer = self.words.holds("year_conditions", &lead) && parts.times.is_none() && parts.in_a_row.is_none();
        if joined && !other || longer {
            self.unclear(sentence, range);
        }
        let leaves = joined && matches!(effect.atom, Atom::Gain(_));
        if leaves {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        leaves
    }

    /// 满意度≥98%、接通率≥95%，两项同时达到的，奖励5000元: where several things lie decides, and a bonus has one.
    pub(super) fn gained_by_several(&mut self, sentence: &Sentence<'_>) -> bool {
        let mut effects = sentence.atoms.iter().filter(|found| is_effect(&found.atom));
        let (Some(gain), None) = (effects.next(), effects.next()) else { return false };
        let is_range = |found: &&Found| matches!(found.atom, Atom::Range(_)) && found.to <= gain.from;
        let ranges: Vec<&Found> = sentence.atoms.iter().filter(is_range).collect();
        let [first, .., last] = ranges.as_slice() else { return false };
        let between = sentence.piece(first.to, last.from);
        let other = between.letters.iter().filter(|letter| letter.is_alphabetic()).count() >= 2;
        let whole = sentence.whole();
        let joined = self.words.holds("all_of_them", &sentence.piece(first.to, gain.from).alike(0, usize::MAX));
        if self.english || !matches!(gain.atom, Atom::Gain(_)) || !other || !joined {
            return false;
        }
        self.unclear(sentence, gain);
        self.leave(&whole, UnreadReason::NoMechanism);
        true
    }

    /// 次月得分达到95分的，返还上月扣款的50%: what one month gives back of another, no line of a month computes.
    pub(super) fn earned_back(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        let says = |list| self.words.holds(list, &alike);
        let changes = |found: &&Found| is_effect(&found.atom) || matches!(found.atom, Atom::Range(_));
        let Some(found) = sentence.atoms.iter().find(changes) else { return false };
        // 返还之前扣减服务费的50%: what was taken is given back, whenever that was.
        let mut parts = alike.split([',', ';', '。']);
        let taken_back = |part: &str| {
            let repaid = self.words.list("repaid_words").iter().find_map(|word| part.split_once(word.as_str()));
            let denied = |before: &str| before.ends_with(['不', '予']);
            repaid.is_some_and(|(before, rest)| !denied(before) && self.words.holds("deducted_before", rest))
        };
        let later = says("months_apart") && says("deducted_before");
        if !(says("repaid_words") && (later || !self.english && parts.any(taken_back))) {
            return false;
        }
        self.unclear(sentence, found);
        self.leave(&whole, UnreadReason::NoMechanism);
        true
    }

    /// 90分以上全额支付浮动费，80分以上支付80%: of a part of the fee or of all of it, the second does not say. It is asked about.
    pub(super) fn part_paid(&mut self, sentence: &Sentence<'_>, parts: &Parts<'_>) {
        let open = parts.effects.iter().find(|found| {
            matches!(&found.atom, Atom::Pay(amount) if amount.base.is_none() && amount.quantity.unit.is_percent())
        });
        if let Some(found) = open.copied()
            && self.words.holds("part_fees", &sentence.row.alike(0, sentence.row.tokens.len()))
        {
            self.unclear(sentence, found);
        }
    }

    /// 平日应达90%、假日应达80%，每低1%扣3000元: several targets for several kinds of days, and one rule.
    pub(super) fn of_several_kinds(&mut self, sentence: &Sentence<'_>) -> bool {
        let effects = sentence.atoms.iter().filter(|found| is_effect(&found.atom));
        let Some(effect) = effects.clone().next().filter(|_| effects.count() == 1) else { return false };
        let mut leads = Vec::new();
        let mut from = 0;
        for found in sentence.atoms.iter().filter(|found| found.to <= effect.from) {
            let asked = match &found.atom {
                Atom::Range(range) => range.unit.is_percent() || range.unit.is_time(),
                Atom::Target(quantity) | Atom::Bare(quantity) => quantity.unit.is_percent(),
                _ => false,
            };
            if asked {
                leads.push(sentence.piece(from, found.from).alike(0, usize::MAX));
            }
            from = found.to;
        }
        let kinds = leads.iter().filter(|lead| self.words.holds("day_kinds", lead)).count();
        if kinds < 2 {
            return false;
        }
        self.unclear(sentence, effect);
        self.leave(&sentence.whole(), UnreadReason::NoMechanism);
        true
    }

    /// 月度回访满意率按抽样计算，95分以上不罚；90分以下罚3000元: the points of what the line began with, and not the score.
    pub(super) fn points_of_other(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let lead = sentence.piece(0, clause.from).alike(0, usize::MAX);
        let said = if self.said.is_empty() { lead } else { self.alike(&self.said) };
        let first = said.split([',', '。', ';', '按']).next().unwrap_or_default();
        let first = Piece::of(self.words, first, 0, 0);
        let named = name(self.words, &first);
        let measured = named.letters.last() == Some(&'率') || named.letters.ends_with(&['满', '意', '度']);
        !self.english && self.head.is_none() && measured && is_metric(self.words, &named)
    }

    /// 每比上月下降1个百分点, compared with the previous quarter: how far from another month, which no target tells.
    pub(super) fn compares_months(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let said = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let Some(found) = parts.effects.first().copied().filter(|_| self.words.holds("other_months", &said)) else {
            return false;
        };
        self.unclear(sentence, found);
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    /// Whether a clause has conditions of several things, or of each person (同一人当月累计3次的), which no number of the month
    /// tells.
    pub(super) fn is_of_others(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let counts = parts.times.is_some() || parts.in_a_row.is_some();
        counts && self.words.holds("single_ones", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX))
            || sentence.is_compound(clause)
            || self.is_respective(sentence, clause)
    }
}
