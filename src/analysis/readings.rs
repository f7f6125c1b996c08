use serde::Serialize;

use super::Outcome;
use crate::assessment::NumbersBetween;
use crate::contract::{Plan, Text};
use crate::month::Record;
use crate::number::Exact;
use crate::settle::{remember, settle};
use crate::trace::Recorder;

/// A clause that can be read in more than one way, and what each way would make of the month.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct ReadingEffect {
    /// Which reading.
    pub id: String,
    /// The clause.
    pub clause: String,
    /// What is open.
    pub question: Text,
    /// The choice in force.
    pub current: String,
    /// Whether any other choice changes score, tier or money.
    pub matters: bool,
    /// Every choice, in the contract's order, the one in force among them.
    pub choices: Vec<ChoiceEffect>,
}

/// What one choice makes of the month, the other readings staying as they are.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceEffect {
    /// The choice.
    pub id: String,
    /// What it means.
    pub label: Text,
    /// The score, at most six decimal places; `null`: not assessable, or open.
    pub score: Option<String>,
    /// What the score can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub score_between: Option<NumbersBetween>,
    /// The tier; `null`: none, or open.
    pub tier: Option<String>,
    /// What the provider pays; `null`: open.
    pub provider_pays: Option<String>,
    /// What the client pays; `null`: open.
    pub client_pays: Option<String>,
    /// How much more the provider is left with than under the choice in force; negative: less. Yuan, two decimals. `null`:
    /// open.
    pub difference: Option<String>,
    /// Whether score, tier or money differ from those under the choice in force; while they are open, whether what they can
    /// be does.
    pub changes: bool,
}

/// What each other reading of the contract would change this month; options are no readings.
pub fn readings(plan: &Plan, record: &Record<'_>) -> Vec<ReadingEffect> {
    let current = Outcome::of(plan, &settle(plan, record, &remember(plan, &record.history), &mut Recorder::off()));
    plan.contract
        .ambiguities
        .iter()
        .filter(|ambiguity| !ambiguity.option)
        .map(|ambiguity| {
            let in_force = plan.contract.readings.get(&ambiguity.id);
            let choices: Vec<ChoiceEffect> = ambiguity
                .choices
                .iter()
                .filter_map(|choice| {
                    let outcome = if in_force == Some(&choice.id) {
                        current.clone()
                    } else {
                        let other = plan.read_as(&ambiguity.id, &choice.id)?;
                        Outcome::of(
                            &other,
                            &settle(&other, record, &remember(&other, &record.history), &mut Recorder::off()),
                        )
                    };
                    Some(outcome.effect(&current, choice))
                })
                .collect();
            ReadingEffect {
                id: ambiguity.id.clone(),
                clause: ambiguity.clause.clone(),
                question: ambiguity.question.clone(),
                current: in_force.cloned().unwrap_or_default(),
                matters: choices.iter().any(|choice| choice.changes),
                choices,
            }
        })
        .collect()
}

impl Outcome {
    fn effect(&self, current: &Self, choice: &crate::contract::ChoiceTerm) -> ChoiceEffect {
        let difference = self.gain(current);
        ChoiceEffect {
            id: choice.id.clone(),
            label: choice.label.clone(),
            score: self.score.as_ref().map(Exact::shown),
            score_between: self.score_between.clone(),
            tier: self.tier.clone(),
            provider_pays: self.provider.map(|amount| amount.to_string()),
            client_pays: self.client.map(|amount| amount.to_string()),
            difference: difference.map(|amount| amount.to_string()),
            changes: self != current,
        }
    }
}
