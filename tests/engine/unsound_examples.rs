//! Each way a contract can be unsound, continued: an example with one thing changed, the problem that is found, and its
//! place.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read its contract has failed"
)]

use serde_json::{Value, json};

/// An example, the place in its contract, what is put there, and the codes and pointers of what is found then.
type Mistake<'a> = (&'a str, &'a str, Value, &'a [(&'a str, &'a str)]);

fn each_is_found(mistakes: &[Mistake<'_>]) {
    for (example, pointer, value, expected) in mistakes {
        let file = format!("{}/contracts/examples/{example}.json", env!("CARGO_MANIFEST_DIR"));
        let mut read: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let mut contract = read["contract"].take();
        let (above, key) = pointer.rsplit_once('/').unwrap();
        match contract.pointer_mut(pointer) {
            Some(place) => place.clone_from(value),
            None => contract.pointer_mut(above).unwrap()[key] = value.clone(),
        }
        let found = crate::unsound(&contract);
        let found: Vec<(&str, &str)> = found.iter().map(|(code, place)| (code.as_str(), place.as_str())).collect();
        assert_eq!(found, *expected, "{example}{pointer} = {value}");
    }
}

/// Versions by date: a gap, an overlap, an end before the beginning, a hole at either end, and the wrong order.
#[test]
fn every_month_is_in_one_version() {
    each_is_found(&[
        (
            "by_date",
            "/values/1/value/by_date/1/from",
            json!("2026-08"),
            &[("versions_gap", "/values/1/value/by_date/1")],
        ),
        (
            "by_date",
            "/values/1/value/by_date/1/from",
            json!("2026-06"),
            &[("versions_overlap", "/values/1/value/by_date/1")],
        ),
        (
            "by_date",
            "/values/1/value/by_date/1/to",
            json!("2026-06"),
            &[("version_empty", "/values/1/value/by_date/1"), ("versions_overlap", "/values/1/value/by_date/2")],
        ),
        (
            "by_date",
            "/values/0/value/by_date",
            json!([{ "from": "2026-01", "value": "85" }]),
            &[("versions_gap", "/values/0/value/by_date/0")],
        ),
        (
            "by_date",
            "/values/0/value/by_date",
            json!([{ "to": "2026-12", "value": "85" }]),
            &[("versions_gap", "/values/0/value/by_date/0")],
        ),
        (
            "by_date",
            "/values/0/value/by_date",
            json!([{ "value": "85" }, { "value": "88" }]),
            &[("versions_overlap", "/values/0/value/by_date/1")],
        ),
        (
            "by_date",
            "/values/0/value/by_date",
            json!([{ "value": "85" }, { "from": "2026-09", "value": "88" }, { "from": "2026-07", "value": "87" }]),
            &[("versions_overlap", "/values/0/value/by_date/2")],
        ),
        (
            "by_date",
            "/values/0/value/by_date",
            json!([]),
            &[("list_empty", "/values/0/value/by_date"), ("range_edge", "/tiers/0/in"), ("range_edge", "/tiers/1/in")],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/from",
            json!("2026-13"),
            &[("month_invalid", "/values/0/value/by_date/1/from")],
        ),
    ]);
}

/// Versions by day: the first one begins with the contract, and each begins after the one before.
#[test]
fn every_day_is_in_one_version() {
    each_is_found(&[
        ("by_day", "/fees/0/amount/by_day/0/from", json!("2026-01-01"), &[("versions_gap", "/fees/0/amount/by_day/0")]),
        (
            "by_day",
            "/fees/0/amount/by_day",
            json!([{ "value": "1" }, { "from": "2026-10-15", "value": "2" }, { "from": "2026-10-15", "value": "3" }]),
            &[("versions_overlap", "/fees/0/amount/by_day/2")],
        ),
    ]);
}

/// A version may be in force for one month.
#[test]
fn a_version_of_one_month_is_sound() {
    each_is_found(&[(
        "by_date",
        "/values/0/value/by_date",
        json!([{ "to": "2026-07", "value": "85" }, { "from": "2026-08", "to": "2026-08", "value": "85" }, { "value": "85" }]),
        &[],
    )]);
}

/// What the month's own terms are called is not taken for a row's.
#[test]
fn a_row_has_no_name_of_the_month() {
    each_is_found(&[(
        "by_row",
        "/tables/0/values/2/id",
        json!("lowest_rate"),
        &[("id_duplicate", "/tables/0/values/2/id"), ("name_unknown", "/damages/0/amount/over_rows/of")],
    )]);
    // Nor for a figure of its own, nor what a row has beside its figures, nor a figure twice.
    for taken in ["longest", "name", "minutes"] {
        each_is_found(&[(
            "over_rows",
            "/tables/0/figures/1/id",
            json!(taken),
            &[("id_duplicate", "/tables/0/figures/1"), ("name_unknown", "/damages/0/amount/over_rows/when/not")],
        )]);
    }
}

/// The lower tier ends at 85: sound up to June, a gap from July on, when the other begins at 88.
#[test]
fn a_version_is_checked_as_it_will_be_in_force() {
    each_is_found(&[
        ("by_date", "/tiers/1/in", json!("(, 85)"), &[("ranges_gap", "/tiers/0")]),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("csat_rate"),
            &[("range_edge", "/tiers/0/in"), ("range_edge", "/tiers/1/in")],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("target"),
            &[
                ("name_itself", "/values/0/value/by_date/1/value"),
                ("range_edge", "/tiers/0/in"),
                ("range_edge", "/tiers/1/in"),
            ],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("deduction_amount"),
            &[
                ("name_later", "/values/0/value/by_date/1/value"),
                ("range_edge", "/tiers/0/in"),
                ("range_edge", "/tiers/1/in"),
            ],
        ),
    ]);
}

/// Windows of months.
#[test]
fn it_is_clear_which_months_count() {
    each_is_found(&[
        ("held", "/outcomes/1/when/held/months", json!({}), &[("window_form", "/outcomes/1/when/held/months")]),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "last": "6", "since": "year" }),
            &[("window_form", "/outcomes/1/when/held/months")],
        ),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "last": "0" }),
            &[("not_whole", "/outcomes/1/when/held/months/last")],
        ),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "last": "csat_rate" }),
            &[("not_whole", "/outcomes/1/when/held/months/last")],
        ),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "since": "week" }),
            &[("json_shape", "/outcomes/1/when/held/months/since")],
        ),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "last": "6", "reset": "nobody" }),
            &[("name_unknown", "/outcomes/1/when/held/months/reset")],
        ),
        (
            "held",
            "/outcomes/1/when/held/months",
            json!({ "last": "6", "reset": "csat_rate" }),
            &[("term_kind", "/outcomes/1/when/held/months/reset")],
        ),
        ("held", "/outcomes/1/when/held/times", json!("0"), &[("not_whole", "/outcomes/1/when/held/times")]),
        ("held", "/outcomes/1/when/held/of", json!("csat_rate"), &[("term_kind", "/outcomes/1/when/held/of")]),
        ("held", "/outcomes/1/when/held/of", json!("repeated"), &[("name_itself", "/outcomes/1/when/held/of")]),
        (
            "held",
            "/outcomes/1/when/held",
            json!({ "of": "low_month" }),
            &[("json_key_missing", "/outcomes/1/when/held")],
        ),
        (
            "in_a_row",
            "/outcomes/1/when/in_a_row/months",
            json!("2.5"),
            &[("not_whole", "/outcomes/1/when/in_a_row/months")],
        ),
        (
            "over_months",
            "/metrics/1/value/over_months/take",
            json!("average"),
            &[("json_shape", "/metrics/1/value/over_months/take")],
        ),
        (
            "over_months",
            "/metrics/1/value/over_months/of",
            json!("to_competitor"),
            &[("term_kind", "/metrics/1/value/over_months/of")],
        ),
        ("over_months", "/figures/0/part_of", json!("issues"), &[("figure_unknown", "/figures/0/part_of")]),
        (
            "month_before",
            "/metrics/1/value/mean/1/month_before",
            json!("last_month"),
            &[("name_unknown", "/metrics/1/value/mean/1/month_before")],
        ),
    ]);
}

/// Lines and lists.
#[test]
fn a_line_rises_and_no_list_is_empty() {
    each_is_found(&[
        (
            "linear",
            "/items/0/score/linear/points/1/at",
            json!("80"),
            &[("points_order", "/items/0/score/linear/points/1/at")],
        ),
        (
            "linear",
            "/items/0/score/linear/points/2/at",
            json!("85"),
            &[("points_order", "/items/0/score/linear/points/2/at")],
        ),
        (
            "linear",
            "/items/0/score/linear/points/2/at",
            json!("csat_rate"),
            &[("range_edge", "/items/0/score/linear/points/2/at")],
        ),
        ("linear", "/items/0/score/linear/points", json!([]), &[("list_empty", "/items/0/score/linear/points")]),
        ("bands", "/items/0/score/bands/rows", json!([]), &[("list_empty", "/items/0/score/bands/rows")]),
        ("weighted", "/metrics/2/value/weighted", json!([]), &[("list_empty", "/metrics/2/value/weighted")]),
        (
            "weighted",
            "/metrics/2/value/weighted/1/weight",
            json!({ "not": "to_competitor" }),
            &[("term_kind", "/metrics/2/value/weighted/1/weight")],
        ),
        (
            "count",
            "/outcomes/0/when/at_least/0/count",
            json!([]),
            &[("list_empty", "/outcomes/0/when/at_least/0/count")],
        ),
        ("all", "/outcomes/0/when/all", json!([]), &[("list_empty", "/outcomes/0/when/all")]),
        ("ratio", "/metrics/0/value/ratio/to", json!([]), &[("list_empty", "/metrics/0/value/ratio/to")]),
        ("pooled", "/metrics/2/value/pooled", json!([]), &[("list_empty", "/metrics/2/value/pooled")]),
        ("in_tier", "/outcomes/0/when/in_tier", json!([]), &[("list_empty", "/outcomes/0/when/in_tier")]),
    ]);
}

/// Groups.
#[test]
fn weights_of_groups_sum_and_every_item_is_in_a_group_there_is() {
    each_is_found(&[
        (
            "groups",
            "/items/1/group",
            json!("qualitty"),
            &[("weights_sum", "/groups/0"), ("group_unknown", "/items/1/group")],
        ),
        ("groups", "/groups/0/full", json!("90"), &[("weights_sum", "/groups/0")]),
        ("groups", "/groups/0/weight", json!("50"), &[("weights_sum", "/groups")]),
        ("groups", "/items/2/group", json!("quality"), &[("weights_sum", "/groups/0"), ("group_empty", "/groups/1")]),
        (
            "groups",
            "/groups/1/id",
            json!("quality"),
            &[("id_duplicate", "/groups/1/id"), ("weights_sum", "/groups/1"), ("group_unknown", "/items/2/group")],
        ),
        (
            "groups",
            "/outcomes/0/when/below/0",
            json!("groups.efficient"),
            &[("name_unknown", "/outcomes/0/when/below/0")],
        ),
    ]);
}

/// Readings: whichever is in force, each choice must mean something wherever the reading decides.
#[test]
fn every_choice_means_something_wherever_its_reading_decides() {
    each_is_found(&[
        (
            "by_reading",
            "/fees/0/amount/by_reading/choices",
            json!({ "flat": "50000" }),
            &[("choice_unknown", "/fees/0/amount/by_reading")],
        ),
        (
            "by_reading",
            "/fees/0/amount/by_reading/choices",
            json!({ "flat": "1", "per_seat": "2", "per_day": "3" }),
            &[("choice_unknown", "/fees/0/amount/by_reading/choices/per_day")],
        ),
        (
            "read_as",
            "/outcomes/0/when/read_as/choice",
            json!("per_seats"),
            &[("choice_unknown", "/outcomes/0/when/read_as/choice")],
        ),
        (
            "read_as",
            "/outcomes/0/when/read_as/reading",
            json!("fee"),
            &[("reading_unknown", "/outcomes/0/when/read_as")],
        ),
        (
            "shortfall",
            "/ambiguities/0/choices/2/id",
            json!("in_part"),
            &[("choice_unknown", "/items/0/score/shortfall/partial")],
        ),
    ]);
}

/// A percentage of a base that depends on itself, at once or in a circle.
#[test]
fn nothing_depends_on_itself() {
    each_is_found(&[
        ("percent", "/fees/1/amount/percent/of", json!("bonus"), &[("name_itself", "/fees/1/amount/percent/of")]),
        (
            "percent",
            "/fees/0/amount",
            json!({ "percent": { "of": "bonus", "rate": "500" } }),
            &[("name_later", "/fees/0/amount/percent/of")],
        ),
    ]);
}

/// One name for two things.
#[test]
fn one_name_is_one_thing() {
    each_is_found(&[
        (
            "product",
            "/values/0/id",
            json!("seats"),
            &[("id_duplicate", "/values/0/id"), ("name_unknown", "/fees/0/amount/product/1")],
        ),
        ("percent", "/damages/0/id", json!("bonus"), &[("id_duplicate", "/damages/0/id")]),
        ("mean", "/metrics/2/id", json!("score"), &[("id_duplicate", "/metrics/2/id")]),
    ]);
}
