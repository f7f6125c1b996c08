//! Lists of objects as other programs export them, as a table: a row for each object, its keys for headings.

use serde_json::Value;

use crate::map::Map;

/// How deep a list of objects may lie in what is around it.
const DEEPEST: usize = 4;
/// Where the months of this package hold their figures: their names stand for themselves.
const FIGURES: &str = "figures";

/// The table of a JSON list of objects, of one object a line, or of an object that holds one such list: cells with tabs
/// between them. Numbers stand as they were written. `None`: it is no such list.
pub fn table_of_json(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with(['[', '{']) {
        return None;
    }
    if let Some(whole) = json(text) {
        return table(list_in(&whole, DEEPEST).ok()??);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    table(&lines.map(json).collect::<Option<Vec<_>>>()?)
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The one list of objects in a value. Several are an error: which of them is meant is not known.
fn list_in(value: &Value, deepest: usize) -> Result<Option<&[Value]>, ()> {
    match value {
        Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_object) => Ok(Some(list)),
        // A contract holds lists, too.
        Value::Object(fields) if deepest > 0 && !fields.contains_key("schema") => {
            let mut found = None;
            for field in fields.values() {
                match list_in(field, deepest.saturating_sub(1))? {
                    Some(_) if found.is_some() => return Err(()),
                    Some(list) => found = Some(list),
                    None => {}
                }
            }
            Ok(found)
        }
        _ => Ok(None),
    }
}

fn table(rows: &[Value]) -> Option<String> {
    let mut columns: Map<String, usize> = Map::new();
    let mut cells: Vec<Vec<String>> = vec![Vec::new()];
    for row in rows {
        let mut own = Vec::new();
        fill("", row, &mut columns, &mut own);
        row.as_object()?;
        cells.push(own);
    }
    if columns.is_empty() {
        return None;
    }
    let mut heads: Vec<(usize, String)> = columns.iter().map(|(name, place)| (*place, name.clone())).collect();
    crate::sort::sort(&mut heads);
    cells.first_mut()?.extend(heads.into_iter().map(|(_, name)| name));
    let mut text = String::new();
    for row in &cells {
        for place in 0..columns.len() {
            if place > 0 {
                text.push('\t');
            }
            push_cell(&mut text, row.get(place).map_or("", String::as_str));
        }
        text.push('\n');
    }
    Some(text)
}

/// Puts what an object holds into the cells of its row; what lies in an object of its own has both names.
fn fill(before: &str, value: &Value, columns: &mut Map<String, usize>, row: &mut Vec<String>) {
    let Some(fields) = value.as_object() else { return };
    for (key, value) in fields {
        let name = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        if value.is_object() {
            fill(if name == FIGURES { "" } else { &name }, value, columns, row);
            continue;
        }
        let next = columns.len();
        let place = columns.get_or_insert(name, next);
        if row.len() <= place {
            row.resize(place.saturating_add(1), String::new());
        }
        if let Some(cell) = row.get_mut(place) {
            *cell = shown(value);
        }
    }
}

/// What a cell says; of a list what is in it, and nothing of objects in a list.
fn shown(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Bool(yes) => if *yes { "true" } else { "false" }.into(),
        Value::Number(number) => number.as_str().to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
    }
}

/// Writes a cell as a spreadsheet copies it.
fn push_cell(text: &mut String, cell: &str) {
    let plain: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if plain.contains('"') {
        text.push('"');
        text.push_str(&plain.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&plain);
    }
}

#[cfg(test)]
mod tests {
    use super::table_of_json;

    #[test]
    fn lists_of_objects_are_tables() {
        for (json, table) in [
            (
                r#"[{"日期": "2026-10-01", "接起量": 90.10}, {"接起量": 1e2, "班组": "甲 \"一\""}]"#,
                "日期\t接起量\t班组\n2026-10-01\t90.10\t\n\t1e+2\t\"甲 \"\"一\"\"\"\n",
            ),
            ("{\"a\": 1}\n{\"a\": null, \"b\": true}\n", "a\tb\n1\t\n\ttrue\n"),
            (
                r#"{"code": 0, "data": {"list": [{"agent": {"name": "张\n三"}, "tags": [1, 2]}]}}"#,
                "agent.name\ttags\n张 三\t1, 2\n",
            ),
            (r#"[{"month": "2026-10", "figures": {"calls_offered": 3000}}]"#, "month\tcalls_offered\n2026-10\t3000\n"),
        ] {
            assert_eq!(table_of_json(json).as_deref(), Some(table), "{json}");
        }
    }

    #[test]
    fn what_is_no_list_of_objects_is_none() {
        for json in [
            "[1, 2]",
            "[]",
            "[{}, {}]",
            "{}",
            "[{\"a\": 1}, 2]",
            "{\"a\": 1}",
            "[{\"a\": 1}",
            "日期\t接起量\n",
            "",
            r#"{"one": [{"a": 1}], "other": [{"b": 1}]}"#,
            r#"{"schema": "yuekao.contract/1", "metrics": [{"id": "a"}]}"#,
        ] {
            assert_eq!(table_of_json(json), None, "{json}");
        }
    }
}
