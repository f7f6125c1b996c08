use super::WorkingCalendar;
use crate::json::{FromJson, Reader, Value};

/// A holiday table a contract brings along, in the form of `contracts/holidays.json`. Its years go before those compiled
/// in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayTable(WorkingCalendar);

impl HolidayTable {
    /// The calendar compiled in, with this table laid over it.
    pub fn calendar(&self) -> &WorkingCalendar {
        &self.0
    }
}

impl FromJson for HolidayTable {
    fn blank() -> Self {
        Self(WorkingCalendar::default())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let (calendar, problems) = WorkingCalendar::built_in().with_table(json);
        self.0 = calendar;
        reader.report_below(problems);
    }
}

#[cfg(feature = "declarations")]
mod declared {
    use super::HolidayTable;

    crate::ts_types::ts_as!(
        HolidayTable,
        "{ years: { [year: string]: { holidays: Array<string>, makeup?: Array<string> } } }"
    );

    impl schemars::JsonSchema for HolidayTable {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "HolidayTable".into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            let days = schemars::json_schema!({
                "type": "array",
                "items": { "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$" }
            });
            schemars::json_schema!({
                "description": "Holiday notices by year: days off and make-up working days, each a date or first/last.",
                "type": "object",
                "required": ["years"],
                "properties": { "years": {
                    "type": "object",
                    "propertyNames": { "pattern": r"^\d{4}$" },
                    "additionalProperties": {
                        "type": "object", "required": ["holidays"], "properties": { "holidays": days, "makeup": days }
                    }
                } }
            })
        }
    }
}
