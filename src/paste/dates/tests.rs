//! What cells, titles and names say.

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn dates_in_cells() {
    use Said::{Clock, Day, DayOfMonth, DayOfYear, Either, EitherOfYear, Month, MonthOfYear, Range, Week, Year};
    for (text, expected) in [
        ("2026-10-01", Day(day("2026-10-01"))),
        ("2026/10/1", Day(day("2026-10-01"))),
        ("2026年10月1日", Day(day("2026-10-01"))),
        ("２０２６－１０－０１", Day(day("2026-10-01"))),
        ("20261001", Day(day("2026-10-01"))),
        ("2026-10-01 (周四)", Day(day("2026-10-01"))),
        ("2026-10-01 星期四", Day(day("2026-10-01"))),
        ("01.10.2026", Day(day("2026-10-01"))),
        ("Thu, Oct 1, 2026", Day(day("2026-10-01"))),
        ("Thursday, October 1, 2026", Day(day("2026-10-01"))),
        ("2026-10-01 Thu", Day(day("2026-10-01"))),
        ("2026年10月第2周", Said::WeekOfMonth(month("2026-10"), 2)),
        ("10月第2周", Said::WeekOfYear(10, 2)),
        ("10月5日-10月11日", Said::RangeOfYear((10, 5), (10, 11))),
        ("10月5日-11日", Said::RangeOfYear((10, 5), (10, 11))),
        ("10.5-10.11", Said::RangeOfYear((10, 5), (10, 11))),
        ("10/5-10/11", Said::RangeOfYear((10, 5), (10, 11))),
        ("10/1/2026 - 10/31/2026", Range(day("2026-10-01"), day("2026-10-31"))),
        ("2026.10.1-10.31", Range(day("2026-10-01"), day("2026-10-31"))),
        ("13/10/2026", Day(day("2026-10-13"))),
        ("10/13/26", Day(day("2026-10-13"))),
        ("1-Oct-2026", Day(day("2026-10-01"))),
        ("Oct 1, 2026", Day(day("2026-10-01"))),
        ("10/10/2026", Day(day("2026-10-10"))),
        ("2026-10", Month(month("2026-10"))),
        ("2026.10", Month(month("2026-10"))),
        ("202610", Month(month("2026-10"))),
        ("2026年10月份", Month(month("2026-10"))),
        ("26年10月", Month(month("2026-10"))),
        ("10/2026", Month(month("2026-10"))),
        ("2026M10", Month(month("2026-10"))),
        ("2026-10月", Month(month("2026-10"))),
        ("二〇二六年十月", Month(month("2026-10"))),
        ("二零二六年十二月三十一日", Day(day("2026-12-31"))),
        ("十月二十一日", DayOfYear(10, 21)),
        ("115年10月", Month(month("2026-10"))),
        ("115/10/01", Day(day("2026-10-01"))),
        ("Oct-26", Month(month("2026-10"))),
        ("October 2026", Month(month("2026-10"))),
        ("2026-04-01~2026-04-30", Range(day("2026-04-01"), day("2026-04-30"))),
        ("2026-09-21 至 2026-10-20", Range(day("2026-09-21"), day("2026-10-20"))),
        ("2026年10月1日-10月31日", Range(day("2026-10-01"), day("2026-10-31"))),
        ("2026年10月1日至31日", Range(day("2026-10-01"), day("2026-10-31"))),
        ("2026-10-01 to 2026-10-31", Range(day("2026-10-01"), day("2026-10-31"))),
        ("2026-10-01T00:00:00.000+08:00/2026-10-02T00:00:00.000+08:00", Range(day("2026-10-01"), day("2026-10-01"))),
        ("2026-10-01T00:00Z/2026-11-01T00:00Z", Range(day("2026-10-01"), day("2026-10-31"))),
        ("2026-10-01T09:00Z/2026-10-01T09:30Z", Range(day("2026-10-01"), day("2026-10-01"))),
        ("3/4/2026", Either(3, 4, 2026)),
        ("1/10/2026", Either(1, 10, 2026)),
        ("10-01", EitherOfYear(10, 1)),
        ("10-31", DayOfYear(10, 31)),
        ("10月1日", DayOfYear(10, 1)),
        ("10月", MonthOfYear(10)),
        ("10月份", MonthOfYear(10)),
        ("1日", DayOfMonth(1)),
        ("第1周", Week(1)),
        ("W40", Week(40)),
        ("2026年", Year(2026)),
        ("09:00", Clock),
        ("9:00 AM- 9:30 AM", Clock),
        ("09:00-09:30", Clock),
        ("9时", Clock),
    ] {
        assert_eq!(read(text).map(|moment| moment.said), Some(expected), "{text}");
    }
    for text in [
        "",
        "2640",
        "3.5",
        "12.31",
        "2026-13",
        "2026-02-30",
        "2026",
        "kf01",
        "W",
        "31",
        "1,234",
        "88.00%",
        "0:00:17x",
        "第",
        "10月汇总",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn times_in_cells() {
    for (text, minute, utc) in [
        ("2026-10-01T09:00:00Z", 540, true),
        ("2026-10-01T09:00:00.123Z", 540, true),
        ("2026-10-01T09:00:00+08:00", 540, false),
        ("2026-10-01 09:05", 545, false),
        ("2026-10-01 09:05:59", 545, false),
        ("10/01/26 09:00 AM", 540, false),
        ("10/13/2026 12:30 pm", 750, false),
        ("2026-10-01 12:05 AM", 5, false),
    ] {
        let moment = read(text).unwrap();
        assert_eq!((moment.minute, moment.utc), (Some(minute), utc), "{text}");
    }
    let late = read("2026-10-31T16:00:00Z").unwrap();
    assert_eq!(late.moved(480).said, Said::Day(day("2026-11-01")));
    assert_eq!(late.moved(0).said, Said::Day(day("2026-10-31")));
}

#[test]
fn numbers_that_stand_for_days() {
    for (text, expected, minute) in [
        ("46296", "2026-10-01", None),
        ("46327", "2026-11-01", None),
        ("46296.375", "2026-10-01", Some(540)),
        ("1790816400", "2026-10-01", Some(60)),
        ("1790816400000", "2026-10-01", Some(60)),
    ] {
        let moment = serial(text).unwrap();
        assert_eq!((moment.said, moment.minute), (Said::Day(day(expected)), minute), "{text}");
    }
    for text in ["2640", "12", "462960", "abc", "-46296", "1e5"] {
        assert_eq!(serial(text), None, "{text}");
    }
}

#[test]
fn periods_in_titles_and_names() {
    let october = Some(Carried::Span(day("2026-10-01"), day("2026-10-31")));
    for (text, expected) in [
        ("XX公司2026年10月热线话务报表", october),
        ("02-jd-agents_20261001-20261031.tsv", october),
        ("03-sycm-agent-performance_20261001_20261031.tsv", october),
        ("Reporting period 2026-10-01 to 2026-10-31", october),
        ("Date: 10/2026", october),
        ("客服数据202610.xlsx", october),
        ("report-2026-10.csv", october),
        ("2026年9月21日-10月20日", Some(Carried::Span(day("2026-09-21"), day("2026-10-20")))),
        ("10月客服月报", Some(Carried::MonthOfYear(10))),
        ("统计周期：2026-10-01 00:00:00 至 2026-10-31 23:59:59", october),
        ("2026-10-01 00:00 - 2026-11-01 00:00", october),
        ("From 10/1/26 12:00:00 AM To 10/31/26 11:59:59 PM", october),
        ("01/10/2026 - 31/10/2026", october),
        ("数据周期 2026.10.1-10.31", october),
        ("数据周期：10.1-10.31", Some(Carried::MonthOfYear(10))),
        ("10月1日-10月31日 热线", Some(Carried::MonthOfYear(10))),
        ("10月5日-10月11日", None),
        ("v3.2", None),
        ("10.5版", None),
        ("2026年9-10月对比", Some(Carried::Span(day("2026-09-01"), day("2026-10-31")))),
        ("2026年9月-10月", Some(Carried::Span(day("2026-09-01"), day("2026-10-31")))),
        ("Oct 1 - Oct 31, 2026", october),
        ("2026年客服数据汇总表", Some(Carried::Year(2026))),
        ("export-2026-11-03.csv", None),
        ("report_20261103.csv", None),
        ("41-boundary-89.5.tsv", None),
        ("06-douyin-feige.tsv", None),
        ("13800000000", None),
        ("2026年9月 2026年10月", Some(Carried::Span(day("2026-09-01"), day("2026-10-31")))),
        ("数据", None),
        // No month of the second number and the year.
        ("Report 10/1/2026", None),
        ("Date: 01/10/2026", None),
        ("二〇二六年十月客服月报", october),
        ("115年10月客服月報", october),
        // A name, and no month of March.
        ("张三月报", None),
    ] {
        assert_eq!(carried(text), expected, "{text}");
    }
}

#[test]
fn years_of_two_digits_that_come_first() {
    for cells in [
        &["26/10/01", "26/10/31"][..],
        &["26-10-28", "26-10-29"],
        &["", "26.9.30 08:00", "26.10.1 09:00"],
        &["26/08", "26/09"],
        &["25/12/31", "26/1/1"],
    ] {
        assert_eq!(is_year_first(cells.iter().copied()), Some(true), "{cells:?}");
    }
    for cells in [
        &["13/10/26", "14/10/26", "15/10/26"][..],
        &["01/10/26", "02/10/26", "13/10/26"],
        &["31/01/26", "28/02/26"],
        &["13.5", "14.6"],
        &["26/10"],
        &["26/13/01", "26/13/02"],
        &["88", "26/10/01"],
        &[],
    ] {
        assert_eq!(is_year_first(cells.iter().copied()), Some(false), "{cells:?}");
    }
    for cells in [&["26/10/31"][..], &["31/10/26"], &["26-10-31", "26-10-31"]] {
        assert_eq!(is_year_first(cells.iter().copied()), None, "{cells:?}");
    }
    for (text, day) in [("26/10/01", "2026-10-01"), ("26-9-3", "2026-09-03"), ("26.10.31 09:05", "2026-10-31")] {
        assert_eq!(with_century(text).map(|moment| moment.said), Some(Said::Day(day.parse().unwrap())), "{text}");
    }
    assert_eq!(with_century("26/08").map(|moment| moment.said), Some(Said::Month("2026-08".parse().unwrap())));
}
