//! Vendor-months as a spreadsheet's clipboard has them: a table of months, a blank line, a table of categories.

use std::fmt::Write;

const MONTHS: &str =
    "商家\t月份\t电话转人工进线量\t电话接起量\tUPV\t在线客服接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n";
const CATEGORIES: &str = "\n商家\t月份\t品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n";
const NAMES: [&str; 11] =
    ["家用电器", "手机", "数码", "营养保健", "男装", "女装", "个护化妆", "运动户外", "图书", "生鲜", "票务"];

/// A month of so many agents, day by day: what a help desk exports.
pub(crate) fn days(agents: u32) -> String {
    let mut text = String::from(
        "商家\t日期\t客服\t电话转人工进线量\t电话接起量\tUPV\t在线客服接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n",
    );
    for day in 1..=31 {
        for agent in 0..agents {
            let (calls, chats) = (20 + (day * 7 + agent * 3) % 30, 30 + (day * 5 + agent * 11) % 40);
            let lost = (day + agent) % 4;
            writeln!(
                text,
                "商家1\t2025-10-{day:02}\t客服{agent}\t{calls}\t{}\t{chats}\t{}\t9\t{lost}\t3\t2\t1",
                calls - lost,
                chats - lost
            )
            .unwrap();
        }
    }
    text
}

/// So many vendor-months, twelve to a vendor, eight categories each. The same numbers every time (`months.mjs` makes
/// the same text).
pub(crate) fn pasted(count: u32) -> String {
    let mut seed = 20_261_121_u32;
    let mut below = |limit: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % limit
    };
    let (mut months, mut categories) = (String::from(MONTHS), String::from(CATEGORIES));
    for month in 0..count {
        let key = format!("商家{}\t2025-{:02}", month / 12 + 1, month % 12 + 1);
        let (calls, chats) = (200 + below(30_000), 200 + below(30_000));
        let (answered, handled) = (calls - below(calls / 4), chats - below(chats / 4));
        write!(months, "{key}\t{calls}\t{answered}\t{chats}\t{handled}").unwrap();
        for limit in [9_000, 9_000, 2_000, 1_000, 500] {
            write!(months, "\t{}", below(limit)).unwrap();
        }
        months.push('\n');
        let (first, step) = (below(11), 1 + below(10));
        for place in 0..8 {
            let name = NAMES[usize::try_from((first + place * step) % 11).unwrap()];
            write!(categories, "{key}\t{name}").unwrap();
            for _ in 0..5 {
                write!(categories, "\t{}", below(20_000)).unwrap();
            }
            categories.push('\n');
        }
    }
    months + &categories
}
