//! Laws that hold for every date, and the edges of what is read.

use proptest::prelude::*;

use super::*;

const DAYS: i32 = 109_572; // 1900-01-01 to 2199-12-31

fn any_date() -> impl Strategy<Value = Date> {
    (0..=DAYS).prop_map(|days| Date::new(1900, 1, 1).unwrap().plus_days(days).unwrap())
}

fn recent_date() -> impl Strategy<Value = Date> {
    (0..=9_000_i32).prop_map(|days| Date::new(2004, 1, 1).unwrap().plus_days(days).unwrap())
}

fn sessions() -> impl Strategy<Value = WorkingHours> {
    let edges = prop::collection::btree_set(0..=1440_u16, 2..9);
    let days = prop_oneof![Just(Workdays::EveryDay), Just(Workdays::MondayToFriday), Just(Workdays::WorkingDays)];
    (edges, days).prop_map(|(edges, days)| {
        let edges: Vec<ClockTime> = edges.into_iter().map(|minute| ClockTime::new(minute).unwrap()).collect();
        WorkingHours::new(days, edges.chunks_exact(2).map(|pair| Session(pair[0], pair[1])).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn print_and_parse_are_inverse(date in any_date(), minute in 0..1440_u16) {
        let moment = Moment::new(date, minute).unwrap();
        let time = ClockTime::new(minute).unwrap();
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(date.month().to_string().parse(), Ok(date.month()));
        prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        prop_assert_eq!(time.to_string().parse(), Ok(time));
        prop_assert_eq!(Date::read_loosely(&date.to_string()), Some(date));
        prop_assert_eq!(Month::read_loosely(&date.to_string()), Some(date.month()));
        prop_assert_eq!(Month::read_loosely(&date.month().to_string()), Some(date.month()));
        let json = |written: &dyn std::fmt::Display| serde_json::Value::String(written.to_string());
        prop_assert_eq!(serde_json::to_value(moment).unwrap(), json(&moment));
        prop_assert_eq!(crate::json::from(&json(&moment)), Ok(moment));
        prop_assert_eq!(crate::json::from(&json(&date)), Ok(date));
        prop_assert_eq!(crate::json::from(&json(&date.month())), Ok(date.month()));
    }

    #[test]
    fn every_way_of_writing_a_month_says_the_same(date in any_date()) {
        let (month, year, number) = (date.month(), date.year(), date.month().number());
        for text in [
            format!("{year}/{number}"),
            format!("{year}.{number:02}"),
            format!("{year}年{number}月"),
            format!("{year} 年 {number} 月份"),
            format!("{year}{number:02}"),
            format!("{number}/{year}"),
            format!("{year}/{number}/{} 0:00", date.day()),
            format!("\u{feff}{year}-{number:02}\u{3000}"),
        ] {
            prop_assert_eq!(Month::read_loosely(&text), Some(month), "{}", text);
        }
        let wide: String = format!("{year}-{number:02}").chars().map(|c| match c {
            '-' => '－',
            digit => "０１２３４５６７８９".chars().nth(digit.to_digit(10).unwrap() as usize).unwrap(),
        }).collect();
        prop_assert_eq!(Month::read_loosely(&wide), Some(month));
        for text in [format!("{year}年{number}月{}日", date.day()), format!("{year}/{number}/{}", date.day())] {
            prop_assert_eq!(Date::read_loosely(&text), Some(date), "{}", text);
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>(), near in "[0-9０-９]{0,6}[-/.年 －]?[A-Za-z0-9]{0,5}[-/.月 ]?[0-9]{0,12}[日 T:0-9]{0,9}") {
        for text in [text.as_str(), near.as_str()] {
            let _ = (Month::read_loosely(text), Date::read_loosely(text));
            let _ = (text.parse::<Month>(), text.parse::<Date>(), text.parse::<Moment>(), text.parse::<ClockTime>());
        }
    }

    #[test]
    fn days_and_months_are_counted_back(date in any_date(), days in -200_000..200_000_i32, months in -4000..4000_i32) {
        if let Some(later) = date.plus_days(days) {
            prop_assert_eq!(later.days_since(date), days);
        }
        if let Some(later) = date.month().plus(months) {
            prop_assert_eq!(later.months_since(date.month()), months);
        }
        let month = date.month();
        prop_assert!(month.first_day() <= date && date <= month.last_day());
        if let Some(next) = month.next() {
            prop_assert_eq!(month.last_day().plus_days(1), Some(next.first_day()));
        }
    }

    #[test]
    fn working_days_are_worked_and_monotone(date in recent_date(), (n, more) in (1..60_i32, 1..9_i32), later in 0..30_i32) {
        let mut calendar = WorkingCalendar::built_in().consult();
        let due = calendar.add_working_days(date, n).unwrap();
        prop_assert!(calendar.is_working_day(due) && due > date);
        prop_assert!(calendar.add_working_days(date, n.saturating_add(more)).unwrap() > due);
        prop_assert!(calendar.add_working_days(date.plus_days(later).unwrap(), n).unwrap() >= due);
        // Counting back from it by as many lands on the date or on the working day before it.
        let back = calendar.add_working_days(due, n.saturating_neg()).unwrap();
        prop_assert!(back <= date && calendar.is_working_day(back));
        let moved = calendar.after_holidays(date).unwrap();
        prop_assert!(moved >= date && !calendar.is_holiday(moved));
        let worked = calendar.on_or_after_working_day(date).unwrap();
        prop_assert!(worked >= moved || calendar.is_working_day(date));
    }

    #[test]
    fn a_deadline_lies_in_a_session_and_never_before_the_receipt(
        hours in sessions(), date in recent_date(), minute in 0..1440_u16, minutes in 0..3000_u32,
    ) {
        let mut calendar = WorkingCalendar::built_in().consult();
        let received = Moment::new(date, minute).unwrap();
        let due = hours.deadline(received, minutes, &mut calendar).unwrap();
        prop_assert!(due >= received);
        prop_assert!(hours.deadline(received, minutes.saturating_add(1), &mut calendar).unwrap() > due);
        let within = |minute: u16| hours.sessions.iter().any(|Session(a, b)| (a.minutes()..=b.minutes()).contains(&minute));
        let today = within(due.minute()) && hours.works_on(due.date(), &mut calendar);
        let midnight = due.minute() == 0 && within(1440)
            && hours.works_on(due.date().plus_days(-1).unwrap(), &mut calendar);
        prop_assert!(today || midnight, "{}", due);
    }

    #[test]
    fn any_holiday_table_is_read_without_panic(json in r#"\{"years":\{"20(27|26|x)":(\{"holidays":\["[-0-9/]{0,21}"(,7)?\]\}|\[\]|null)\}\}"#) {
        if let Ok(table) = serde_json::from_str(&json) {
            let (calendar, _) = WorkingCalendar::built_in().with_table(&table);
            prop_assert!(calendar.covers(2026));
        }
    }
}

#[test]
fn what_is_strict_stays_strict() {
    for text in ["", "2026", "2026-1", "2026-13", "2026-00", "2026/10", "2026-10 ", "1899-12", "2200-01", "２０２６-10"]
    {
        assert!(text.parse::<Month>().is_err(), "{text}");
    }
    for text in ["2026-2-1", "2026-02-29", "2026-02-00", "2026-02-30", "2026-02-01T", "+026-02-01", "20260201"] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
    for text in ["2026-02-01", "2026-02-01T24:00", "2026-02-01T9:00", "2026-02-01T09:60", "2026-02-01t09:00"] {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
    assert!("24:01".parse::<ClockTime>().is_err());
    assert_eq!("24:00".parse::<ClockTime>().map(ClockTime::minutes), Ok(1440));
    let problem = "2026-13".parse::<Month>().unwrap_err();
    assert_eq!(problem.message(), "“2026-13” is not a month.");
    assert_eq!("2026-02-29".parse::<Date>().unwrap_err().code, crate::problem::Code::DateInvalid);
}

#[test]
fn months_in_words_and_what_is_never_guessed() {
    let october = Month::new(2026, 10);
    for text in
        ["Oct 2026", "october 2026", "OCT. 2026", "Oct, 2026", "Oct-26", "Oct-2026", "2026 Oct", "2026-Oct", "26年10月"]
    {
        assert_eq!(Month::read_loosely(text), october, "{text}");
    }
    assert_eq!(Month::read_loosely("Sept 2026"), Month::new(2026, 9));
    for text in ["2026-10-01 00:00:00", "2026-10-01T11:30", "2026年10月1号", "2026 / 10 / 01", "20261001"] {
        assert_eq!(Date::read_loosely(text), Date::new(2026, 10, 1), "{text}");
    }
    for text in [
        "",
        "-",
        "2026",
        "10",
        "10月",
        "Oct",
        "Oct 26",
        "26-10",
        "10/1/2026",
        "1-10-2026",
        "2026-",
        "2026-10-",
        "2026年10",
        "2026-10/01",
        "2026-02-30",
        "264010",
        "190000",
        "2026-13",
        "2026-10-01x",
        "2026-10-01 25:00",
        "2026-10-0111:30",
        "1月2026",
        "calls 2026",
        "2026-10-01 11",
        "99999999999999",
    ] {
        assert_eq!(Month::read_loosely(text), None, "{text}");
        assert_eq!(Date::read_loosely(text), None, "{text}");
    }
    assert_eq!(Date::read_loosely("2026-10"), None);
}

#[test]
fn the_calendar_ends_with_2199() {
    let last = Date::new(2199, 12, 31).unwrap();
    assert_eq!(last.days_since(Date::new(1900, 1, 1).unwrap()), DAYS);
    assert_eq!((last.plus_days(1), last.plus_months(1), last.month().next()), (None, None, None));
    assert_eq!((last.plus_days(i32::MAX), last.plus_months(i32::MIN)), (None, None));
    assert_eq!(Month::new(2026, 5).unwrap().quarter_end(), Month::new(2026, 6).unwrap());
    assert_eq!(Month::new(2026, 12).unwrap().quarter_end(), Month::new(2026, 12).unwrap());
}

#[cfg(feature = "declarations")]
#[test]
fn the_declarations_say_string() {
    let config = ts_rs::Config::default();
    assert_eq!(<Date as ts_rs::TS>::name(&config), "string");
    assert!(<DateTerm as ts_rs::TS>::decl(&config).contains("from: Anchor"));
    let schema = schemars::schema_for!(DateTerm);
    assert!(schema.as_value().to_string().contains("day_of_month"));
    let hours = schemars::schema_for!(WorkingHours).as_value().to_string();
    assert!(hours.contains("24:00"), "{hours}");
}
