//! What the glossary holds, and what a contract adds to it.

use super::*;
use crate::json;

#[test]
fn the_glossary_is_sound() {
    let glossary = Glossary::built_in();
    assert!(!glossary.figures.is_empty());
    let vocabulary = Vocabulary::new(&[]);
    assert_eq!(vocabulary.clashes().count(), 0);
    for figure in &glossary.figures {
        let slot = vocabulary.slot(&figure.id).unwrap();
        let known = vocabulary.known(slot).unwrap();
        assert_eq!(known.whole.is_some(), figure.part_of.is_some(), "{}", figure.id);
        assert_eq!(known.of.is_some(), figure.of.is_some(), "{}", figure.id);
        assert_eq!(known.parts.len(), figure.sum_of.len(), "{}", figure.id);
        for name in names(&figure.label, &figure.aliases) {
            assert_eq!(vocabulary.find(name).sure(), Some(Meaning::Figure(slot)), "{name}");
        }
    }
    let scale = vocabulary.scale();
    let ids = scale.levels.iter().chain(&scale.good).chain([&scale.answers, &scale.rate]);
    let counts = vocabulary.logs().iter().flat_map(|log| log.counts.iter().map(|count| &count.figure));
    for id in ids.chain(glossary.names.keys()).chain(counts) {
        assert!(vocabulary.slot(id).is_some(), "{id}");
    }
    assert_eq!(scale.levels.len(), scale.words.len());
}

#[test]
fn a_figure_of_the_contract_has_its_name_before_those_of_channels() {
    let own: Figure = json::from(&serde_json::json!({
        "id": "gate_rate", "label": "接起率", "unit": "%", "scope": "month", "kind": "percent"
    }))
    .unwrap();
    assert!(Vocabulary::new(&[]).find("接起率").by_channel.is_some());
    let found = Vocabulary::new(std::slice::from_ref(&own));
    assert!(found.find("接起率").by_channel.is_none());
    assert_eq!(found.find("接起率").sure(), found.slot("gate_rate").map(Meaning::Figure));
}

#[test]
fn own_figures_are_added_and_clashes_are_not_guessed() {
    let own: Figure = json::from(&serde_json::json!({
        "id": "callbacks", "label": {"zh-CN": "回拨量", "zh-TW": "回撥量", "en": "callbacks"},
        "aliases": ["UPV"], "unit": "calls", "scope": "month", "kind": "count"
    }))
    .unwrap();
    let vocabulary = Vocabulary::new(&[own]);
    let slot = vocabulary.slot("callbacks").unwrap();
    assert_eq!(vocabulary.find("回撥量").sure(), Some(Meaning::Figure(slot)));
    assert_eq!(vocabulary.find("UPV").sure(), None);
    let owners = ["chats_offered".to_owned(), "callbacks".to_owned()];
    assert_eq!(vocabulary.clashes().collect::<Vec<_>>(), [("upv", owners)]);
}

#[test]
fn what_a_contract_calls_its_own_figure_is_that_alone() {
    let figure = |id: &str, label: &str| -> Figure {
        json::from(&serde_json::json!({ "id": id, "label": label, "unit": "", "kind": "number" })).unwrap()
    };
    // "rank" and "得分" head columns that are not read, "resolved" is what the glossary calls another figure.
    let vocabulary =
        Vocabulary::new(&[figure("rank", "排名"), figure("quality", "得分"), figure("resolved", "解决量")]);
    for (heading, id) in [("rank", "rank"), ("排名", "rank"), ("得分", "quality"), ("resolved", "resolved")] {
        assert_eq!(vocabulary.find(heading).sure(), vocabulary.slot(id).map(Meaning::Figure), "{heading}");
    }
    assert_eq!(vocabulary.clashes().count(), 0);
    // Two of its own, and a column that tables cannot do without, are told.
    for own in [[figure("one", "质量"), figure("two", "质量")], [figure("one", "月份"), figure("two", "质量")]]
    {
        assert_eq!(Vocabulary::new(&own).clashes().count(), 1);
    }
}
