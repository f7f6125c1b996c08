//! Every text of a contract that people read, with its place in the file.

use super::Text;
use super::account::LineTerm;
use super::model::Contract;

impl Contract {
    /// Visits each text with its JSON pointer. What a pasted table is recognised by is left out: the names of figures,
    /// packages and categories.
    pub(super) fn each_text(&mut self, visit: &mut dyn FnMut(&str, &mut Text)) {
        let mut at = |pointer: String, text: &mut Text| visit(&pointer, text);
        if let Some(titles) = &mut self.titles {
            at("/titles".into(), titles);
        }
        if let Some(parties) = &mut self.parties {
            at("/parties/client".into(), &mut parties.client);
            at("/parties/provider".into(), &mut parties.provider);
        }
        for (place, ambiguity) in self.ambiguities.iter_mut().enumerate() {
            at(format!("/ambiguities/{place}/question"), &mut ambiguity.question);
            for (index, choice) in ambiguity.choices.iter_mut().enumerate() {
                at(format!("/ambiguities/{place}/choices/{index}/label"), &mut choice.label);
            }
        }
        for (place, value) in self.values.iter_mut().enumerate() {
            at(format!("/values/{place}/label"), &mut value.label);
        }
        for (place, metric) in self.metrics.iter_mut().enumerate() {
            at(format!("/metrics/{place}/label"), &mut metric.label);
            if let Some(counts) = &mut metric.counts {
                at(format!("/metrics/{place}/counts"), counts);
            }
            if let Some(hours) = &mut metric.hours {
                at(format!("/metrics/{place}/hours/text"), &mut hours.text);
            }
        }
        for (place, item) in self.items.iter_mut().enumerate() {
            at(format!("/items/{place}/label"), &mut item.label);
        }
        for (place, group) in self.groups.iter_mut().enumerate() {
            at(format!("/groups/{place}/label"), &mut group.label);
        }
        if let Some(score) = &mut self.score {
            at("/score/label".into(), &mut score.label);
        }
        for (place, tier) in self.tiers.iter_mut().enumerate() {
            at(format!("/tiers/{place}/label"), &mut tier.label);
            if let Some(note) = &mut tier.note {
                at(format!("/tiers/{place}/note"), note);
            }
        }
        for (place, outcome) in self.outcomes.iter_mut().enumerate() {
            at(format!("/outcomes/{place}/label"), &mut outcome.label);
            if let Some(note) = &mut outcome.note {
                at(format!("/outcomes/{place}/note"), note);
            }
        }
        for (key, lines) in [("fees", &mut self.fees), ("damages", &mut self.damages)] {
            for (place, line) in lines.iter_mut().enumerate() {
                texts_of_line(line, &format!("/{key}/{place}"), &mut at);
            }
        }
        for (place, cap) in self.caps.iter_mut().enumerate() {
            at(format!("/caps/{place}/label"), &mut cap.label);
        }
        if let Some(settlement) = &mut self.settlement {
            at("/settlement/label".into(), &mut settlement.label);
            if let Some(document) = &mut settlement.document {
                at("/settlement/document/text".into(), &mut document.text);
            }
        }
        for (place, date) in self.dates.iter_mut().enumerate() {
            at(format!("/dates/{place}/label"), &mut date.label);
            at(format!("/dates/{place}/rule"), &mut date.rule);
            if let Some(label) = date.event_label() {
                at(format!("/dates/{place}/from/event/label"), label);
            }
        }
    }
}

fn texts_of_line(line: &mut LineTerm, pointer: &str, at: &mut dyn FnMut(String, &mut Text)) {
    at(format!("{pointer}/label"), &mut line.label);
    if let Some(document) = &mut line.document {
        at(format!("{pointer}/document/text"), &mut document.text);
    }
    for (index, price) in line.rate_card.iter_mut().flat_map(|card| &mut card.prices).enumerate() {
        at(format!("{pointer}/rate_card/prices/{index}/label"), &mut price.label);
    }
}
