//! What is asked for: "no more than 4%", "shall not exceed 6%", "at least 94% of letters must be answered within 5 days".

use super::bounds::Bound;
use super::phrase::Phrase;
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::name::{is_lower_better, is_metric, is_score, is_time, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Asks;
use crate::annex::read::{Reader, Subject};

impl Reader<'_> {
    /// A sentence that only says what is asked for. Whether it is one.
    pub(super) fn english_target(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
    ) -> bool {
        // The Supplier will answer … and will acknowledge …: each is asked for.
        let agent = phrase.eat(0, "en_agents").filter(|at| phrase.eat(*at, "en_must").is_some());
        let joined = (1..phrase.len()).find(|at| {
            phrase.text(*at) == "and" && phrase.eat(at.saturating_add(1), "en_must").is_some() && agent.is_some()
        });
        if let (Some(joined), Some(agent)) = (joined, agent) {
            let who = phrase.all.get(..agent).unwrap_or_default().to_vec();
            let first = phrase.part(&[], 0, joined);
            let second = phrase.part(&who, joined.saturating_add(1), phrase.len());
            let both = [&first, &second].iter().all(|part| self.said_target(sentence, part, None).is_some());
            return both && self.one_target(sentence, &first, None) && self.one_target(sentence, &second, None);
        }
        // The Vendor will answer 80% of calls within 30 seconds and 90% of chats within 40 seconds.
        let share = |at: usize| phrase.quantity(at).is_some_and(|share| share.unit.is_percent());
        let of = (0..phrase.len()).find(|at| share(*at)).filter(|_| agent.is_some());
        let again = (1..phrase.len()).find(|at| phrase.text(*at) == "and" && share(at.saturating_add(1)));
        if let (Some(of), Some(again)) = (of, again) {
            let lead = phrase.all.get(..of).unwrap_or_default().to_vec();
            let first = phrase.part(&[], 0, again);
            let second = phrase.part(&lead, again.saturating_add(1), phrase.len());
            let both = [&first, &second].iter().all(|part| self.said_target(sentence, part, None).is_some());
            return both && self.one_target(sentence, &first, None) && self.one_target(sentence, &second, None);
        }
        // Not fewer than 82% of calls shall be answered …, and no more than 6% of calls shall be abandoned.
        let second = (1..phrase.len()).find(|at| {
            let next = at.saturating_add(1);
            let led = ["en_at_least", "en_at_most"].iter().find_map(|list| phrase.eat(next, list));
            phrase.text(*at) == "and"
                && led.is_some_and(|of| phrase.quantity(of).is_some_and(|share| share.unit.is_percent()))
        });
        if let Some(second) = second {
            let first = phrase.part(&[], 0, second);
            let second = phrase.part(&[], second.saturating_add(1), phrase.len());
            let both = [&first, &second].iter().all(|part| self.said_target(sentence, part, None).is_some());
            return both && self.one_target(sentence, &first, None) && self.one_target(sentence, &second, None);
        }
        self.one_target(sentence, phrase, title)
    }

    fn one_target(&mut self, sentence: &Sentence<'_>, phrase: &Phrase<'_>, title: Option<&Piece>) -> bool {
        let found = self.headed_target(phrase, title).or_else(|| self.said_target(sentence, phrase, title));
        let Some((named, bound)) = found else { return false };
        let alike = named.alike(0, named.len());
        let named = name(self.words, &named);
        let sums = ["deduct_heads", "gain_heads", "total_words", "en_no_metric"]
            .iter()
            .any(|list| self.words.holds(list, &alike));
        if named.len() < 2 || sums || is_score(self.words, &alike) {
            return false;
        }
        let place = self.indicator(&named);
        if !self.unset(place) {
            return false;
        }
        let spans = sentence.whole();
        let spans = spans.spans(0, spans.len());
        match &bound.plain {
            Some(quantity) => self.plain_target(place, &Piece::default(), quantity, spans),
            None => self.target(place, &bound.range, spans),
        }
        if let Some(indicator) = self.reading.indicators.get_mut(place).filter(|_| bound.plain.is_none()) {
            indicator.target_said = crate::annex::reading::Said::Asked;
        }
        self.subject = Subject::Indicator(place);
        true
    }

    /// Abandoned calls: no more than 4%.
    fn headed_target(&self, phrase: &Phrase<'_>, title: Option<&Piece>) -> Option<(Piece, Bound)> {
        let head = title?;
        let alike = head.alike(0, head.len());
        let lower = self.less_is_better(phrase, alike.trim());
        let from = phrase.skip(0, "en_target_leads");
        let from = phrase.eat(from, "en_must").unwrap_or(from);
        let from = phrase.score_of(from).unwrap_or(from);
        let (bound, next) = phrase.share_slash_time(from).or_else(|| phrase.bound(from, lower))?;
        let known = self.known(&alike).is_some();
        let fees = (next..phrase.len()).any(|at| self.words.list("en_fees").iter().any(|fee| fee == phrase.text(at)));
        if fees || alike.trim().starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let measured = is_metric(self.words, &name(self.words, head)) || self.section.indicators || known;
        let headed = self.words.ends_with("price_nouns", alike.trim()).is_some()
            || self.words.holds("rate_headings", &self.heading);
        let priced = self.section.prices || self.section.damages || headed;
        // 5 agents in a list of what is provided asks for nothing that is measured.
        let unit = &bound.range.unit;
        let plain = bound.plain.is_some();
        let kind = unit.is_percent() || unit.is_time() || *unit == Unit::Points || !plain;
        let asks = plain || bound.range.asks != Asks::Nothing || bound.range.only_edge().is_some();
        let end = phrase.tail(next)?;
        (measured && !priced && kind && asks && end == phrase.len()).then(|| (head.clone(), bound))
    }

    /// Whether less of what has such a name is better, and not the share of it that is in time.
    fn less_is_better(&self, phrase: &Phrase<'_>, alike: &str) -> bool {
        let share = (0..phrase.len()).any(|at| phrase.quantity(at).is_some_and(Quantity::is_most));
        let time = |at: usize| phrase.quantity(at).is_some_and(|time| time.unit.is_time());
        let within = || (0..phrase.len()).any(|at| phrase.eat(at, "en_within").is_some_and(time));
        is_lower_better(self.words, alike) == Some(true) && !(share && (is_time(self.words, alike) || within()))
    }

    /// The abandonment rate shall not exceed 6%; at least 94% of letters must be answered within five days.
    fn said_target(
        &self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
    ) -> Option<(Piece, Bound)> {
        // In at least 95% of cases, emails shall be answered within one day.
        let lead = phrase.bound(1, false).filter(|_| phrase.text(0) == "in").and_then(|(bound, next)| {
            let end = phrase.skip(phrase.eat(next, "en_cases")?, "en_comma");
            (bound.range.unit.is_percent() && bound.plain.is_none()).then_some((bound, end))
        });
        if let Some((bound, from)) = lead {
            let must = (from..phrase.len().min(from.saturating_add(8))).find(|at| phrase.eat(*at, "en_must").is_some());
            let what = sentence.piece(phrase.token(from), phrase.end());
            let whole = must.and_then(|must| phrase.tail(phrase.eat(must, "en_must")?)) == Some(phrase.len());
            let plain =
                (from..must?).all(|at| phrase.quantity(at).is_none() && phrase.eat(at, "en_conditions").is_none());
            return (whole && plain).then(|| (title.cloned().unwrap_or(what), bound));
        }
        // No more than 2% of tickets may be raised against the wrong property.
        let at_most = phrase.eat(0, "en_at_most").is_some();
        let verb = (0..phrase.len().min(16)).find_map(|at| {
            let may = at.checked_add(1).filter(|_| at_most && phrase.text(at) == "may");
            Some((at, phrase.eat(at, "en_must").or(may)?))
        });
        let (at, behind) = verb?;
        let numbers = (0..at).filter(|at| phrase.quantity(*at).is_some()).count();
        let title = title.filter(|title| {
            let alike = title.alike(0, title.len());
            is_metric(self.words, &name(self.words, title)) || !self.words.holds("en_titles", &alike)
        });
        if (0..at).any(|at| phrase.eat(at, "en_conditions").is_some()) {
            return None;
        }
        if let Some(found) = phrase.share_of_cases(sentence, (at, behind)).filter(|_| numbers == 0) {
            return Some(found);
        }
        // At least 94% of letters must be answered within five days.
        if numbers > 0 {
            let (bound, next) = phrase.bound(0, false)?;
            let share = bound.range.unit.is_percent() && phrase.text(next) == "of";
            let what = sentence.piece(phrase.token(next.saturating_add(1)), phrase.token(at));
            let tail = phrase.skip(behind, "en_be");
            let end = phrase.tail(tail)?;
            let stop = (next..phrase.len()).find(|at| phrase.text(*at) == ",").unwrap_or(phrase.len());
            let whole = sentence.piece(phrase.token(next.saturating_add(1)), phrase.token(stop));
            let within = end > tail || self.words.holds("en_done_measured", &whole.alike(0, whole.len()));
            return (share && numbers == 1 && within && end == phrase.len() && what.len() >= 2)
                .then(|| (title.cloned().unwrap_or(whole), bound));
        }
        // Satisfaction, as measured by the survey, is to be 4.3 or better.
        let aside = (0..at).all(|at| phrase.text(at) != ",");
        let subject = sentence.piece(0, phrase.token(at));
        let subject = subject.split(|letter| aside && letter == ',').into_iter().next().unwrap_or_default();
        let agent = phrase.eat(0, "en_agents") == Some(at);
        let lower = {
            let named = title.unwrap_or(&subject);
            self.less_is_better(phrase, named.alike(0, named.len()).trim())
        };
        // The Supplier shall answer at least 80% of calls within 25 seconds.
        if agent {
            let verb = phrase.eat(behind, "en_does")?;
            let of = (verb..phrase.len().min(verb.saturating_add(7)))
                .find(|at| phrase.quantity(*at).is_some() || phrase.bound(*at, lower).is_some())?;
            let object = (of > verb).then(|| sentence.piece(phrase.token(verb), phrase.token(of)));
            if (verb..of).any(|at| phrase.eat(at, "en_conditions").is_some()) {
                return None;
            }
            let (bound, next) = phrase.bound(of, lower)?;
            let end = phrase.tail(next)?;
            // Answer … calls within 25 seconds: what is done, and with what.
            let of_what = next.saturating_add(usize::from(phrase.text(next) == "of"));
            let done_to = phrase.token(verb.saturating_sub(1)).saturating_add(1);
            let mut done = sentence.piece(phrase.token(behind), done_to);
            let general = phrase.eat(behind, "en_keeps") == Some(verb);
            let stop = (of_what..phrase.len()).find(|at| phrase.text(*at) == ",").unwrap_or(phrase.len());
            let what = sentence.piece(phrase.token(of_what), phrase.token(stop));
            done.append(&what);
            let share = if general { what } else { done };
            let named = title.cloned().or(object).unwrap_or(share);
            let unit = &bound.range.unit;
            let kind = unit.is_percent() || *unit == Unit::Points || unit.is_time() && title.is_some();
            return (kind && end == phrase.len()).then_some((named, bound));
        }
        let (bound, next) = phrase.bound(behind, lower)?;
        let said = bound.plain.is_none() && (bound.range.asks != Asks::Nothing || bound.range.only_edge().is_some())
            || bound.plain.is_some();
        let end = phrase.tail(next)?;
        let alike = subject.alike(0, subject.len());
        let worded = alike.split(' ').any(|word| self.words.list("name_ends").iter().any(|end| end == word));
        // First-time fix must not fall below 70%: a share that is asked for of what has a short name.
        let asked = bound.plain.is_none()
            && bound.range.asks != Asks::Nothing
            && bound.range.unit.is_percent()
            && at <= 5
            && end == next
            && !self.section.prices
            && (0..at).all(|at| phrase.text(at).starts_with(|letter: char| letter.is_ascii_alphabetic()));
        let measured = title.is_some()
            || asked
            || worded
            || is_metric(self.words, &name(self.words, &subject))
            || self.known(subject.alike(0, subject.len()).trim()).is_some();
        let unit = &bound.range.unit;
        let kind = unit.is_percent() || unit.is_time() || matches!(unit, Unit::Points | Unit::None) || unit.is_count();
        (said && measured && kind && end == phrase.len() && at > 0).then(|| (title.cloned().unwrap_or(subject), bound))
    }
}

impl Phrase<'_> {
    /// Emails shall be answered within one day in at least 93% of cases: a share of what is named before it.
    fn share_of_cases(&self, sentence: &Sentence<'_>, (verb, behind): (usize, usize)) -> Option<(Piece, Bound)> {
        let (from, bound, end) = (behind..self.len()).find_map(|at| {
            let (bound, next) = self.bound(at.saturating_add(1), false).filter(|_| self.text(at) == "in")?;
            let share = bound.range.unit.is_percent() && bound.plain.is_none();
            Some((at, bound, self.eat(next, "en_cases").filter(|_| share)?))
        })?;
        let timed = |at: usize| self.quantity(at).is_none_or(|quantity| quantity.unit.is_time());
        let plain = (behind..from).all(|at| timed(at) && self.eat(at, "en_conditions").is_none());
        let mut named = Piece::default();
        if self.eat(0, "en_agents") != Some(verb) {
            named.append(&sentence.piece(0, self.token(verb)));
        }
        named.append(&sentence.piece(self.token(self.skip(behind, "en_be")), self.token(from)));
        (plain && from > behind && self.tail(end) == Some(self.len())).then_some((named, bound))
    }

    /// An average evaluation score of at least 91%: where the number begins, behind what it is one of.
    fn score_of(&self, at: usize) -> Option<usize> {
        let of = (at..self.len().min(at.saturating_add(5)))
            .find(|at| self.text(*at) == "of" || self.quantity(*at).is_some())?;
        let kind = self.text(of.checked_sub(1)?);
        let scored = matches!(kind, "score" | "rating" | "average" | "rate" | "level") && self.text(of) == "of";
        (scored && (at..of).all(|at| self.eat(at, "en_conditions").is_none())).then(|| of.saturating_add(1))
    }

    /// 85/20, 80% / 20 sec: a share, and within how many seconds.
    fn share_slash_time(&self, at: usize) -> Option<(Bound, usize)> {
        let (share, time) = (self.quantity(at)?, self.quantity(at.saturating_add(2))?);
        let again = at.saturating_add(3);
        let same = self.quantity(again).is_some_and(|again| again.unit.is_percent() && again.value == share.value);
        let bare = share.unit == Unit::None && time.unit == Unit::None;
        (self.text(at.saturating_add(1)) == "/" && bare && same).then(|| self.bound(again, false))?
    }

    /// Words behind a target that change nothing of it: of calls answered within 30 seconds, in each month. Where they end.
    pub(super) fn tail(&self, at: usize) -> Option<usize> {
        let mut at = at;
        let (mut timed, mut words) = (false, 0_usize);
        while at < self.len() {
            let behind = at.saturating_add(1);
            let comma = self.text(at) == ",";
            if let Some(next) = self.eat(at, "en_monthly") {
                at = next;
            } else if comma && (behind == self.len() || self.eat(behind, "en_monthly").is_some()) {
                at = behind;
            } else if let Some(next) = self.eat(at, "en_within").filter(|_| !timed)
                && self.quantity(next).is_some_and(|time| time.unit.is_time())
            {
                (at, timed) = (next.saturating_add(1), true);
            } else if self.text(at) == "/"
                && !timed
                && self.quantity(at.saturating_add(1)).is_some_and(|time| time.unit.is_time())
            {
                (at, timed) = (at.saturating_add(2), true);
            } else if ["en_conditions", "en_some_times"].iter().any(|list| self.eat(at, list).is_some())
                || self.quantity(at).is_some()
                || words > 10
            {
                return None;
            } else if self.text(at).chars().all(|letter| letter.is_ascii_alphabetic() || matches!(letter, '-' | '\'')) {
                words = words.saturating_add(1);
                at = at.saturating_add(1);
            } else {
                return None;
            }
        }
        Some(at)
    }
}
