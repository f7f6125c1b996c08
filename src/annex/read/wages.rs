//! Wages, and what is paid to people who work under the contract: no fee of it, so a share of them is none of the fee.

use super::Reader;
use super::parts::Parts;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};

impl Reader<'_> {
    /// 绩效工资发放90%, 扣减当班坐席工资10%, the agent's bonus is reduced by 20%: whether a clause is about wages.
    pub(super) fn of_wages(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        // 节假日按日工资3倍结算
        let multiplied = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Multiple(_)));
        let times = |found: &Found| self.wages_between(sentence, near(sentence, clause, found), found.to);
        multiplied.into_iter().any(times)
            || parts.effects.iter().any(|found| match &found.atom {
                Atom::Pay(_) | Atom::Factor(_) => self.pays_wages(sentence, clause),
                Atom::Lose(amount) | Atom::Share(amount) => {
                    let percent = amount.quantity.unit.is_percent();
                    self.wages_between(
                        sentence,
                        if percent { near(sentence, clause, found) } else { found.from },
                        found.to,
                    )
                }
                Atom::Gain(_) => {
                    let from = near(sentence, clause, found);
                    self.wages_between(sentence, from, found.to) || self.is_lessened(sentence, clause, found)
                }
                _ => false,
            })
    }

    /// Whether the clause, what stands before it in the sentence, its head or the heading says that wages are paid.
    fn pays_wages(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let heading = self.alike(&self.title);
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let says = |text: &str| self.words.holds("wages", text);
        says(&sentence.row.alike(0, clause.to)) || says(&head) || says(&heading)
    }

    fn wages_between(&self, sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
        self.words.holds("wages", &sentence.row.alike(from, to))
    }

    /// 扣减项目经理奖金的5%: what looks like a bonus is what something is taken from.
    fn is_lessened(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> bool {
        let less = self.words.meaning("lose") | self.words.meaning("reduces");
        let other =
            |at: usize| clause.atoms.iter().any(|one| one.from != found.from && (one.from..one.to).contains(&at));
        let from = near(sentence, clause, found);
        (from..found.to).any(|at| !other(at) && sentence.row.tokens.get(at).is_some_and(|token| token.means(less)))
    }
}

/// Where the words that lead up to an effect begin: behind the comma or the atom before it.
fn near(sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> usize {
    let atom = clause.atoms.iter().map(|before| before.to).filter(|to| *to <= found.from).max();
    sentence.row.behind_comma(clause.from.max(atom.unwrap_or(0)), found.from)
}
