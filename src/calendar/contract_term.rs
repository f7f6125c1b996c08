use serde::Serialize;

use super::{Date, Month, Whole};
use crate::json::FromJson;
use crate::problem::{Code, Problem};

/// How long a contract runs: until a date or for a number of years, and for how long it renews unless somebody objects
/// (000 4.1–4.2, 001 二, 002 3.1–3.2). The last day for notice is a date of its own, counted back from
/// [`Anchor::ContractEnd`](super::Anchor::ContractEnd).
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ContractTerm {
    /// The clause it stands in.
    pub clause: String,
    /// Last day, if the contract names one; it goes before `years`.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub end: Option<Date>,
    /// Length in years from the start; the last day is the day before the anniversary.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub years: Option<Whole>,
    /// Years it renews for, again and again, unless somebody objects.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub renews_years: Option<Whole>,
    /// The contract leaves a part of it blank and this is only an example.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub example: bool,
}

/// The stretch of a contract's term that a month lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TermInForce {
    /// First day of the contract.
    pub start: Date,
    /// Last day, with the renewals so far; nothing if the contract names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub end: Option<Date>,
    /// Last day after the next renewal; nothing if it does not renew.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub renewed_end: Option<Date>,
    /// How often it has renewed.
    pub renewals: u16,
}

impl ContractTerm {
    /// The term as it stands in the month, renewed as often as needed for its first day if the contract renews.
    ///
    /// # Errors
    /// An end lies after 2199.
    ///
    /// ```
    /// use yuekao::calendar::ContractTerm;
    /// let (years, renews_years) = (Some(1.into()), Some(2.into()));
    /// let term = ContractTerm { clause: "二".into(), end: None, years, renews_years, example: false };
    /// let now = term.in_force("2024-03-01".parse().unwrap(), "2026-10".parse().unwrap()).unwrap();
    /// assert_eq!(now.end.unwrap().to_string(), "2027-02-28");
    /// assert_eq!(now.renewed_end.unwrap().to_string(), "2029-02-28");
    /// ```
    pub fn in_force(&self, start: Date, month: Month) -> Result<TermInForce, Box<Problem>> {
        self.in_force_on(start, month.first_day())
    }

    /// The term as it stands on a day.
    pub(crate) fn in_force_on(&self, start: Date, day: Date) -> Result<TermInForce, Box<Problem>> {
        self.renewed(start, day)
            .ok_or_else(|| Box::new(Problem::new(Code::DateOutOfRange).with("what", "contract_end")))
    }

    /// The last day, if the contract ends and does not renew; the start is needed where it names only years.
    pub(crate) fn last_day(&self, start: Option<Date>) -> Option<Date> {
        match self.renews() {
            Some(_) => None,
            None => self.end.or_else(|| {
                let years = self.years.as_ref()?.number();
                day_after(start?, years.checked_mul(12)?)?.plus_days(-1)
            }),
        }
    }

    fn renews(&self) -> Option<i32> {
        self.renews_years.as_ref().map(Whole::number).filter(|years| *years > 0)
    }

    /// The numbers in it, each with its key.
    pub(crate) fn numbers(&mut self) -> impl Iterator<Item = (&'static str, &mut Whole)> {
        let years = self.years.as_mut().map(|years| ("years", years));
        years.into_iter().chain(self.renews_years.as_mut().map(|years| ("renews_years", years)))
    }

    fn renewed(&self, start: Date, day: Date) -> Option<TermInForce> {
        let mut now = TermInForce { start, end: None, renewed_end: None, renewals: 0 };
        // The first day after the first stretch; the ends are counted from it, so that no short February adds up.
        let begun = match (self.end, self.years.as_ref().map(Whole::number)) {
            (Some(end), _) => end.plus_days(1)?,
            (None, Some(years)) => day_after(start, years.checked_mul(12)?)?,
            (None, None) => return Some(now),
        };
        now.end = Some(begun.plus_days(-1)?);
        let Some(years) = self.renews() else { return Some(now) };
        let mut renewals = 0_u16;
        loop {
            renewals = renewals.checked_add(1)?;
            let months = years.checked_mul(12)?.checked_mul(i32::from(renewals))?;
            let next = day_after(begun, months)?.plus_days(-1)?;
            if now.end >= Some(day) {
                return Some(TermInForce { renewed_end: Some(next), ..now });
            }
            now = TermInForce { end: Some(next), renewals, ..now };
        }
    }
}

/// The first day after so many months that begin with a day: the corresponding day, and the first of the next month where that
/// month has none, since its last day is then the last of them (民法典 第二百零二条).
fn day_after(start: Date, months: i32) -> Option<Date> {
    let day = start.plus_months(months)?;
    if day.day() == start.day() { Some(day) } else { day.plus_days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn term(json: &str) -> ContractTerm {
        crate::json::from(&serde_json::from_str(json).unwrap()).unwrap()
    }

    #[test]
    fn from_to_and_renewal() {
        let courier = term(r#"{ "clause": "二", "end": "2025-12-31", "renews_years": 1 }"#);
        for (month, end, renewed, renewals) in [
            ("2025-06", "2025-12-31", "2026-12-31", 0),
            ("2025-12", "2025-12-31", "2026-12-31", 0),
            ("2026-01", "2026-12-31", "2027-12-31", 1),
            ("2028-05", "2028-12-31", "2029-12-31", 3),
        ] {
            let now = courier.in_force(date("2025-01-01"), month.parse().unwrap()).unwrap();
            assert_eq!(
                (now.end, now.renewed_end, now.renewals),
                (Some(date(end)), Some(date(renewed)), renewals),
                "{month}"
            );
        }
    }

    #[test]
    fn february_and_contracts_that_do_not_renew() {
        // Two years from 1 March 2026 end on the leap day; the renewals end on the last of February each time.
        let term_in = |month: &str| {
            let years = term(r#"{ "clause": "4.1", "years": 2, "renews_years": 1 }"#);
            years.in_force(date("2026-03-01"), month.parse().unwrap()).unwrap().end
        };
        assert_eq!(term_in("2026-03"), Some(date("2028-02-29")));
        assert_eq!(term_in("2028-03"), Some(date("2029-02-28")));
        assert_eq!(term_in("2032-01"), Some(date("2032-02-29")));
        // One that begins on a leap day ends with February where there is none; each renewal begins the day after.
        let leap = |months: &str| {
            let years = term(r#"{ "clause": "4.1", "years": 1, "renews_years": 1 }"#);
            years.in_force(date("2024-02-29"), months.parse().unwrap()).unwrap()
        };
        assert_eq!(leap("2024-06").end, Some(date("2025-02-28")));
        assert_eq!(leap("2025-02").renewed_end, Some(date("2026-02-28")));
        assert_eq!(leap("2027-06").end, Some(date("2028-02-29")));
        let renewed_from_a_leap_day = term(r#"{ "clause": "4.1", "years": 4, "renews_years": 2 }"#);
        let now = renewed_from_a_leap_day.in_force(date("2024-02-29"), "2027-01".parse().unwrap()).unwrap();
        assert_eq!((now.end, now.renewed_end), (Some(date("2028-02-28")), Some(date("2030-02-28"))));
        let four = term(r#"{ "clause": "4.1", "years": 4, "renews_years": 0 }"#);
        assert_eq!(four.last_day(Some(date("2024-02-29"))), Some(date("2028-02-28")));
        let one = term(r#"{ "clause": "4.1", "years": 1, "renews_years": 0 }"#);
        assert_eq!(one.last_day(Some(date("2024-02-29"))), Some(date("2025-02-28")));
        let fixed = term(r#"{ "clause": "3.1", "end": "2025-12-31", "renews_years": 0 }"#);
        let after = fixed.in_force(date("2025-01-01"), "2030-01".parse().unwrap()).unwrap();
        assert_eq!((after.end, after.renewed_end), (Some(date("2025-12-31")), None));
        let open = term(r#"{ "clause": "3.1" }"#).in_force(date("2025-01-01"), "2030-01".parse().unwrap()).unwrap();
        assert_eq!((open.end, open.renewed_end), (None, None));
        let far = term(r#"{ "clause": "3.1", "years": 255 }"#).in_force(date("2025-01-01"), "2030-01".parse().unwrap());
        assert_eq!(far.unwrap_err().code, Code::DateOutOfRange);
    }
}
