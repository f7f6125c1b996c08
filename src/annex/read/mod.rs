//! From text to reading: line by line, each in the light of the headings and indicators before it.

mod account;
mod amended;
mod at_risk;
mod bands;
mod border_rows;
mod borders;
mod caps;
mod case_columns;
mod cell_amounts;
mod cells;
mod cells_joined;
mod clause_words;
mod columns;
mod commission_steps;
mod commissions;
mod conflicts;
mod contradictions;
mod damages;
mod dates;
mod doubts;
mod edges;
mod effects;
mod either;
mod english;
mod events;
mod finish;
mod grade_tiers;
mod grades;
mod grouped_results;
mod guards;
mod headed;
mod headless;
mod heads;
mod indicator_sentences;
mod indicators;
mod joined;
mod kinds;
mod known_costs;
mod known_indicators;
mod late_charges;
mod level_bands;
mod level_lines;
mod level_rules;
mod line_by_line;
mod money;
mod no_fees;
mod pages;
mod parts;
mod party;
mod payout_tiers;
mod plausible;
mod price_changes;
mod price_columns;
mod price_names;
mod price_rows;
mod price_series;
mod price_shapes;
mod price_steps;
mod prices;
mod respective;
mod results;
mod rising;
mod sections;
mod sentence;
mod spaced;
mod step_cells;
mod steps;
mod subject;
mod table;
mod tier_months;
mod tiers;
mod time_limits;
mod two_languages;
mod units;
mod wages;
mod whole;
mod wrapped;

use super::clause::Text;
use super::letters::{Piece, Span};
use super::lines::{Line, lines};
use super::numbering;
use super::reading::{Amount, Ladder, Left, Reading, UnreadReason};
use super::words::Words;

pub(super) use subject::Subject;

/// What the headings say a part of the text is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a heading may name several of them")]
pub(super) struct Section {
    pub(super) prices: bool,
    pub(super) indicators: bool,
    pub(super) tiers: bool,
    pub(super) damages: bool,
    pub(super) term: bool,
}

/// The reading so far, and what it is read in the light of.
#[expect(clippy::struct_excessive_bools, reason = "what is known of the text as a whole")]
pub(super) struct Reader<'w> {
    pub(super) words: &'w Words,
    pub(super) reading: Reading,
    pub(super) section: Section,
    /// The words of the last headings: what a table under them is about.
    pub(super) heading: String,
    /// The same as it is written.
    pub(super) title: String,
    /// What the line is about.
    pub(super) subject: Subject,
    /// The name a line begins with, before its colon.
    pub(super) head: Option<Piece>,
    /// A base that percentages in the same line or row are of.
    pub(super) base: Option<String>,
    /// Whether the text is English.
    pub(super) english: bool,
    /// Whether 甲方 is the one who provides the services.
    pub(super) swapped: bool,
    /// Whether the text counts points against the provider: 每低1个百分点计1点.
    penalty_points: bool,
    /// Whether the client is the one who is entrusted with the work at hand.
    pub(super) client_works: bool,
    /// The term before: what a limit in a sentence of its own belongs to.
    last: sentence::Last,
    /// The sentences of the line before the one at hand.
    pub(super) said: String,
    /// The indicator that lines such as “Target: …” are about.
    pub(super) block: Option<usize>,
    /// Levels beside the target, and where they stand: whether it is the upper one, and its value.
    pub(super) levels: Vec<(usize, bool, Amount, Vec<Span>)>,
    /// What the columns of a table call the lowest level and the target.
    pub(super) level_names: Option<(String, String)>,
    /// What the levels are worth, once a sentence has said so.
    pub(super) level_points: Option<Levels>,
    /// What the columns of a table call its levels, from the lowest on, and what lies between them is worth.
    levels_named: Vec<Option<String>>,
    worth_between: Vec<level_bands::BetweenLevels>,
    /// Cells under the heads of grades, and what the grades are worth.
    graded: Vec<grades::Graded>,
    worths: Vec<grades::Worth>,
    /// The indicator whose name is the heading above the lines at hand, and how that heading is numbered.
    under: Option<(usize, String)>,
    /// What the shares in the items below a sentence are of: 未达标的，按以下标准扣减当月服务费：.
    base_below: Option<String>,
    /// How the heading is numbered whose points are those of the items below it, and the indicator that the item at hand is.
    items_under: Option<String>,
    item: Option<usize>,
    /// Indicators that stand below such a heading, each behind its own.
    below: Vec<(usize, usize)>,
    /// How the prices at hand are climbed, as a note says.
    pub(super) ladder_hint: Option<Ladder>,
    /// Where the name of the prices at hand stands.
    pub(super) named_price: Option<Vec<Span>>,
    /// The share of a commission that steps may follow: its line, what it is of, and where it stands.
    plain_share: Option<(usize, String, super::quantity::Quantity, Vec<Span>)>,
    /// Shares that targets put at risk, and whether a sentence has said when they are lost.
    at_risk: Vec<at_risk::AtRisk>,
    risk_told: Option<Span>,
    /// What the text calls indicators beside their names: SL1, KPI 3.
    pub(super) codes: Vec<(String, usize)>,
    /// Indicators that are asked for another number further down, and where.
    pub(super) again: Vec<(usize, Span)>,
    /// Points behind the last sentence of a line, and where.
    weight_of_line: Option<(super::quantity::Quantity, Vec<Span>)>,
    /// The indicator whose step was read last, and what it counts.
    named_step: Option<(usize, String)>,
    /// How wide a line of prose is, where the page was narrow.
    page: Option<usize>,
    /// Lines that are one with those before.
    joined: wrapped::Joined,
    /// The number of the clause before.
    pub(super) current: Vec<u32>,
    /// The lines as they were pasted.
    pub(super) written: Vec<String>,
}

/// What the levels of performance are worth.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    pub(super) bottom: Option<Amount>,
    pub(super) target: Option<Amount>,
    pub(super) stretch: Option<Amount>,
    /// Whether there is nothing below the lowest.
    pub(super) nothing_below: bool,
    /// Whether straight lines join them.
    pub(super) linear: bool,
    /// Where it says so.
    pub(super) spans: Vec<Span>,
}

/// What a text says, and whether it is English.
pub(super) fn read(words: &Words, text: &str) -> (Reading, bool) {
    let lines = lines(words, text);
    let mut translated = line_by_line::translated(words, &lines);
    let is_translated = |line: &&Line| !translated.iter().any(|one| one.at == line.at);
    let mut kept: Vec<Line> = lines.iter().filter(is_translated).cloned().collect();
    translated.extend(line_by_line::halves(words, &mut kept));
    let alike = |line| Piece::of(words, line, 0, 0).alike(0, usize::MAX).replace(' ', "");
    let letters: Vec<String> = text.split('\n').map(alike).collect();
    let any_line = |list: &str| letters.iter().any(|line| words.holds(list, line));
    let mut reader = Reader {
        words,
        reading: Reading::default(),
        section: Section::default(),
        heading: String::new(),
        title: String::new(),
        subject: Subject::None,
        head: None,
        base: None,
        english: is_english(&kept),
        swapped: any_line("swapped_parties"),
        penalty_points: any_line("penalty_points"),
        client_works: false,
        last: sentence::Last::None,
        said: String::new(),
        block: None,
        levels: Vec::new(),
        level_names: None,
        level_points: None,
        levels_named: Vec::new(),
        worth_between: Vec::new(),
        graded: Vec::new(),
        worths: Vec::new(),
        under: None,
        base_below: None,
        items_under: None,
        item: None,
        below: Vec::new(),
        ladder_hint: None,
        named_price: None,
        plain_share: None,
        at_risk: Vec::new(),
        risk_told: None,
        codes: Vec::new(),
        again: Vec::new(),
        weight_of_line: None,
        named_step: None,
        page: None,
        joined: wrapped::Joined::default(),
        current: Vec::new(),
        written: text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect(),
    };
    reader.leave_translated(&translated);
    reader.leave_pages(&mut kept);
    reader.page = wrapped::page_of(&kept).filter(|_| !reader.english);
    reader.lines(&kept);
    reader.finish(&lines);
    (reader.reading, reader.english)
}

/// The clauses of a line, where it has several with numbers of their own.
pub(in crate::annex) fn clauses(line: &Piece, current: &mut Vec<u32>) -> Vec<Piece> {
    if line.len() > 60 { numbering::clauses(line, current) } else { vec![line.clone()] }
}

/// Whether a text is mostly written in Latin letters.
fn is_english(lines: &[Line]) -> bool {
    let (mut latin, mut han) = (0_usize, 0_usize);
    for letter in lines.iter().flat_map(|line| &line.cells).flat_map(|cell| cell.letters.iter().copied()) {
        latin = latin.saturating_add(usize::from(letter.is_ascii_alphabetic()));
        han = han.saturating_add(usize::from(super::letters::is_han(letter)));
    }
    latin > han.saturating_mul(4)
}

impl Reader<'_> {
    fn lines(&mut self, lines: &[Line]) {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let rest = lines.get(at..).unwrap_or_default();
            let taken = if line.is_blank() {
                1
            } else if line.is_row() {
                self.rows(rest)
            } else if let Some(taken) = self.without_borders(rest) {
                taken
            } else if let Some(taken) = self.joined_rows(rest).or_else(|| self.spaced_rows(rest)) {
                taken
            } else if self.heads_block(rest) {
                1
            } else {
                let many = self.wrapped(rest);
                self.line(rest.get(..many).unwrap_or_default());
                many
            };
            at = at.saturating_add(taken.max(1));
        }
    }

    /// A line of text, or several that are one.
    fn line(&mut self, lines: &[Line]) {
        let mut whole = Piece::default();
        for line in lines {
            whole.go_on(&line.whole());
        }
        self.joined.add(lines);
        if Self::is_page_number(&whole) {
            return self.leave(&whole, UnreadReason::PageNumber);
        }
        let mut current = std::mem::take(&mut self.current);
        let parts = self.pairs(&whole).unwrap_or_else(|| clauses(&whole, &mut current));
        self.current = current;
        for part in parts {
            let mut read = part;
            // One clause may put several things in the place of others.
            for _ in 0..4 {
                let Some(amended) = self.amended(&read) else { break };
                read = amended;
            }
            let held = self.withdrawn(read);
            if !held.is_blank() {
                self.clause(&held);
            }
        }
    }

    /// A line, or a clause of a line with several.
    fn clause(&mut self, piece: &Piece) {
        let (mark, body) = numbering::marked(piece);
        if let Some((inner, rest)) = self.heading_in_brackets(&body) {
            self.enter(&inner);
            self.leave(&inner, UnreadReason::Heading);
            return if rest.is_blank() { self.leave(piece, UnreadReason::Heading) } else { self.clause(&rest) };
        }
        if body.is_blank() {
            return self.leave(piece, UnreadReason::Heading);
        }
        let code = mark.as_ref().map(|mark| self.alike(mark));
        let mark = headed::mark_kind(mark.as_deref());
        if self.under.as_ref().is_some_and(|(_, above)| !mark.is_empty() && *above == mark) {
            self.under = None;
        }
        if self.heads_items(&body, &mark) {
            self.under = None;
            self.enter(&body);
            self.items_under = Some(mark);
            return self.leave(piece, UnreadReason::Heading);
        }
        if self.items_under.as_ref() == Some(&mark) {
            self.items_under = None;
        }
        if let Some(place) = self.heads_indicator(&body) {
            (self.under, self.base_below) = (Some((place, mark)), None);
            return;
        }
        self.run_in_title(&body);
        self.subject = Subject::None;
        self.last = sentence::Last::None;
        self.base = self.base_below.clone().filter(|_| self.under.is_some());
        if self.ran_together(&body) {
            return;
        }
        let (head, rest) = match self.split_head(&body) {
            (None, rest) => self.spaced_head(&rest),
            // Score ≥ 90: 100% of the fee: the range is no name.
            (Some(head), _) if self.is_range(&head) => (None, body.clone()),
            found => found,
        };
        // 附件四：… is a title, and 注：… a note.
        let titled = head.as_ref().is_some_and(|head| {
            let title = self.words.begins_with("references", &head.alike(0, head.len())).is_some() && head.len() <= 14;
            title || matches!(columns::role_of(self.words, head), Some((columns::Role::Note, true)))
        });
        let (head, rest) = self.added_indicator(head, rest);
        self.head = head.filter(|_| !titled);
        if let Some(head) = self.head.clone() {
            if self.block_line(&head, &rest) || self.term_of_head(&head, &rest) || self.target_line(&head, &rest) {
                return;
            }
            // CSAT at 95% or above: a bonus of …: where it lies, and no name.
            if !(self.english && self.range_in_title(&head).is_some()) {
                self.look_at_head(&head);
            }
            self.length_behind_head(&head, &rest);
        }
        let body = self.weight_behind(&rest);
        let body = self.with_breach(body);
        if self.levels_of_line(&body) {
            return;
        }
        let body = self.with_lowest_level(&body);
        self.scored_item(&body, &mark);
        let text = Text::of(self.words, &body);
        let sentences = text.sentences();
        if self.is_heading(&body, &sentences) {
            self.under = None;
            self.enter(&body);
            return self.leave(piece, UnreadReason::Heading);
        }
        self.block = None;
        if let (Some((place, _)), None) = (&self.under, &self.head) {
            self.subject = Subject::Indicator(*place);
        }
        self.said.clear();
        let known = self.reading.indicators.len();
        for (place, sentence) in sentences.iter().enumerate() {
            if place > 0 && self.headed_sentence(sentence) {
                continue;
            }
            match respective::each(self.words, sentence) {
                Some(pieces) => pieces.iter().for_each(|piece| self.respective(piece)),
                None => self.sentence(sentence),
            }
            self.said.push_str(&sentence.whole().alike(0, usize::MAX));
            self.said.push('。');
        }
        if let (Some(code), Subject::Indicator(place)) = (code, &self.subject) {
            self.coded(&code, *place);
        }
        if self.under.is_none() && !mark.is_empty() {
            self.base_below = self.base_of_items(&body);
            self.under = self.only_targeted(&sentences).or_else(|| self.leads_items(&body)).map(|place| (place, mark));
        } else if let Some((above, _)) = &self.under {
            self.below.extend((known..self.reading.indicators.len()).map(|place| (*above, place)));
        }
        if let (Some((weight, spans)), Subject::Indicator(place)) = (self.weight_of_line.take(), &self.subject)
            && let Some(indicator) = self.reading.indicators.get_mut(*place).filter(|one| one.weight.is_none())
        {
            indicator.weight = Some((&weight).into());
            indicator.source.add(super::reading::Part::Weight, spans);
        }
    }

    /// What a sentence says of one of the things it deals numbers out to.
    fn respective(&mut self, piece: &Piece) {
        self.subject = Subject::None;
        self.last = sentence::Last::None;
        let text = Text::of(self.words, piece);
        for sentence in &text.sentences() {
            self.sentence(sentence);
        }
    }

    /// Leaves a passage out, and says why.
    pub(super) fn leave(&mut self, piece: &Piece, reason: UnreadReason) {
        for span in piece.spans(0, piece.len()) {
            self.reading.left.push(Left { span, text: piece.text(), reason });
        }
    }

    pub(super) fn leave_spans(&mut self, spans: Vec<Span>, text: &str, reason: UnreadReason) {
        for span in spans {
            self.reading.left.push(Left { span, text: text.to_owned(), reason });
        }
    }
}
