//! How a heading is compared: by its letters and digits alone.

use crate::full_width;

/// Longest heading that is looked up, in bytes; anything longer is prose.
const LONGEST: usize = 240;

/// A character as it would be on a keyboard set to half width.
pub(crate) fn half_width(letter: char) -> char {
    match letter {
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}' | '\u{2003}' => ' ',
        '\u{2212}' => '-',
        '￥' => '¥',
        _ => full_width::to_ascii(letter),
    }
}

/// A word in small letters. Only Latin ones have them here: the standard library's tables of all others are eight
/// kilobytes of what a browser loads.
pub(crate) fn small(word: &str) -> String {
    word.to_ascii_lowercase()
}

/// Whether a character is a letter or a digit: beyond ASCII, whatever is no space, punctuation mark or symbol of the blocks
/// that Chinese and European texts take theirs from.
pub(crate) fn is_letter_or_digit(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || !matches!(letter, '\0'..='\u{bf}' | '×' | '÷'
            | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{214f}' | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2bff}'
            | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '・'
            | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{ff5b}'..='\u{ff65}'
            | '\u{ffe0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}')
}

/// What remains of a heading when width, case, spaces and punctuation do not count. Empty if nothing remains or the
/// text is too long to be a heading.
///
/// `電話接起量：` → `電話接起量`, `Pre-Sales  Calls` → `presalescalls`, `ＵＰＶ` → `upv`.
pub(crate) fn normalised(text: &str) -> String {
    letters(text, |letter| is_letter_or_digit(letter) || letter == '#')
}

fn letters(text: &str, counts: impl Fn(char) -> bool) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let mut out = String::with_capacity(text.len());
    let counts = |letter: &char| counts(*letter);
    out.extend(text.chars().map(half_width).filter(counts).map(|letter| letter.to_ascii_lowercase()));
    out
}

/// How names are compared: [`normalised`], with the traditional characters of this field as their simplified ones, so that
/// one name serves both. A percent sign counts: “Answer” is a number of calls, and “Answer %” a rate.
pub(crate) fn plain_form(text: &str) -> String {
    let mut name = letters(unnumbered(text), |letter| is_letter_or_digit(letter) || matches!(letter, '#' | '%'));
    if !name.is_ascii() {
        name = name.chars().map(simplified).collect();
    }
    name
}

/// The name behind its number in a list: 1.接起率, (2) 好评率, 三、满意度. Of 2.5小时 the number is a part.
fn unnumbered(text: &str) -> &str {
    let circled = |letter: char| matches!(letter, '①'..='⑳');
    let digit = |letter: char| letter.is_ascii_digit() || matches!(letter, '０'..='９') || circled(letter);
    let counts = |letter: char| {
        digit(letter) || matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let bare = text.trim_start_matches(['(', '（', ' ']);
    if !bare.starts_with(counts) {
        return text;
    }
    let name = bare.trim_start_matches(counts);
    match name.strip_prefix(['.', '、', '．', ')', '）']).or_else(|| bare.starts_with(circled).then_some(name)) {
        Some(behind) if !behind.is_empty() && !behind.starts_with(digit) => behind,
        _ => text,
    }
}

/// The same with its spaces and marks, where Latin words must be told apart.
pub(crate) fn spaced_form(text: &str) -> String {
    text.chars().take(LONGEST).map(half_width).map(simplified).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Traditional characters that stand in headings of this field, in order, and their simplified forms.
#[rustfmt::skip]
const SIMPLIFIED: [(char, char); 155] = [
    ('佔', '占'), ('來', '来'), ('個', '个'), ('們', '们'), ('備', '备'), ('價', '价'), ('億', '亿'), ('內', '内'),
    ('別', '别'), ('動', '动'), ('務', '务'), ('匯', '汇'), ('區', '区'), ('參', '参'), ('員', '员'), ('問', '问'),
    ('單', '单'), ('圍', '围'), ('圓', '圆'), ('報', '报'), ('實', '实'), ('審', '审'), ('專', '专'), ('對', '对'),
    ('層', '层'), ('屬', '属'), ('帳', '账'), ('幣', '币'), ('幾', '几'), ('彙', '汇'), ('後', '后'), ('從', '从'),
    ('復', '复'), ('態', '态'), ('應', '应'), ('戶', '户'), ('掛', '挂'), ('損', '损'), ('撥', '拨'), ('擊', '击'),
    ('據', '据'), ('數', '数'), ('斷', '断'), ('時', '时'), ('暫', '暂'), ('會', '会'), ('東', '东'), ('條', '条'),
    ('棄', '弃'), ('業', '业'), ('標', '标'), ('機', '机'), ('檔', '档'), ('權', '权'), ('歷', '历'), ('決', '决'),
    ('洩', '泄'), ('滿', '满'), ('無', '无'), ('熱', '热'), ('爭', '争'), ('獲', '获'), ('產', '产'), ('眾', '众'),
    ('確', '确'), ('碼', '码'), ('稱', '称'), ('競', '竞'), ('節', '节'), ('範', '范'), ('紀', '纪'), ('約', '约'),
    ('級', '级'), ('終', '终'), ('組', '组'), ('結', '结'), ('絡', '络'), ('統', '统'), ('線', '线'), ('總', '总'),
    ('績', '绩'), ('繫', '系'), ('聯', '联'), ('聲', '声'), ('職', '职'), ('聽', '听'), ('臺', '台'), ('與', '与'),
    ('華', '华'), ('萬', '万'), ('處', '处'), ('號', '号'), ('製', '制'), ('複', '复'), ('覆', '复'), ('觀', '观'),
    ('訂', '订'), ('計', '计'), ('訊', '讯'), ('訪', '访'), ('註', '注'), ('評', '评'), ('詢', '询'), ('話', '话'),
    ('認', '认'), ('語', '语'), ('說', '说'), ('調', '调'), ('請', '请'), ('諮', '咨'), ('識', '识'), ('負', '负'),
    ('貨', '货'), ('責', '责'), ('買', '买'), ('費', '费'), ('資', '资'), ('賓', '宾'), ('賣', '卖'), ('質', '质'),
    ('賬', '账'), ('輪', '轮'), ('轉', '转'), ('週', '周'), ('進', '进'), ('過', '过'), ('達', '达'), ('適', '适'),
    ('選', '选'), ('郵', '邮'), ('鈴', '铃'), ('鋪', '铺'), ('錄', '录'), ('錢', '钱'), ('鐘', '钟'), ('長', '长'),
    ('門', '门'), ('開', '开'), ('間', '间'), ('隊', '队'), ('際', '际'), ('離', '离'), ('電', '电'), ('響', '响'),
    ('項', '项'), ('預', '预'), ('頻', '频'), ('題', '题'), ('額', '额'), ('願', '愿'), ('類', '类'), ('顧', '顾'),
    ('驗', '验'), ('體', '体'), ('點', '点'),
];

/// The simplified form of a traditional character; any other as it is.
fn simplified(letter: char) -> char {
    if letter < '\u{4e00}' {
        return letter;
    }
    let found = SIMPLIFIED.binary_search_by_key(&letter, |(traditional, _)| *traditional);
    found.ok().and_then(|place| SIMPLIFIED.get(place)).map_or(letter, |(_, simplified)| *simplified)
}

/// A heading and the unit it names in brackets or after a slash: `电话接起量（通）`, `通话时长/分钟`.
pub(crate) fn with_unit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches([':', '：']).trim_end();
    let (heading, unit) = match text.strip_suffix([')', '）', ']', '】']) {
        Some(inner) => inner.rsplit_once(['(', '（', '[', '【'])?,
        None => text.rsplit_once(['/', '／'])?,
    };
    Some((heading, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_letters_and_digits() {
        for (text, expected) in [
            ("  月 份 ", "月份"),
            ("電話接起量：", "電話接起量"),
            ("Pre-Sales  Calls", "presalescalls"),
            ("ＵＰＶ", "upv"),
            ("电话接起量\n（通）", "电话接起量通"),
            ("\u{feff}商家", "商家"),
            ("〇五月・合计（‰）℃①", "〇五月合计①"),
            ("---", ""),
        ] {
            assert_eq!(normalised(text), expected, "{text:?}");
        }
    }

    #[test]
    fn both_scripts_are_one_name() {
        for (traditional, simplified) in [
            ("電話轉人工進線量", "电话转人工进线量"),
            ("在線諮詢意願量（UPV）", "在线咨询意愿量upv"),
            ("非常滿意", "非常满意"),
            ("評價總數", "评价总数"),
            ("受理問題數", "受理问题数"),
            ("Answer Rate", "answerrate"),
        ] {
            assert_eq!(plain_form(traditional), simplified);
        }
    }

    #[test]
    fn finds_the_unit() {
        assert_eq!(with_unit("电话接起量（通）"), Some(("电话接起量", "通")));
        assert_eq!(with_unit("calls answered (calls):"), Some(("calls answered ", "calls")));
        assert_eq!(with_unit("通话时长/分钟"), Some(("通话时长", "分钟")));
        assert_eq!(with_unit("电话接起量"), None);
        assert_eq!(with_unit("）"), None);
    }
}
