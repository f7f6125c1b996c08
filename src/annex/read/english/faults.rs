//! What English sentences say is paid for each thing that goes wrong.

use super::phrase::Phrase;
use crate::annex::atom::Partial;
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::read::{Reader, Subject};
use crate::annex::reading::{Damage, HowMuch, Part, Source};

impl Reader<'_> {
    /// Repair tickets raised against the wrong property are charged back at £35 per ticket.
    pub(super) fn english_charged_back(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        let Some((at, from)) = (1..phrase.len().min(14)).find_map(|at| Some((at, phrase.eat(at, "en_back")?))) else {
            return false;
        };
        let Some(quantity) = phrase.amount(from).filter(|quantity| quantity.unit.is_money()).cloned() else {
            return false;
        };
        let plain = (0..at).all(|at| {
            !phrase.text(at).is_empty()
                && ["en_conditions", "en_some_times"].iter().all(|list| phrase.eat(at, list).is_none())
        });
        let one = |per: &String| {
            crate::annex::token::is_period(per).is_none() || crate::annex::read::late_charges::is_short_time(per)
        };
        let counted = quantity.per.len() == 1 && quantity.per.iter().all(one);
        let behind = from.saturating_add(1);
        let most = phrase.cap_of_case(phrase.skip(behind, "en_comma"));
        let end = most.as_ref().map_or(behind, |most| most.1);
        if !plain || !counted || end != phrase.len() {
            return false;
        }
        self.english_damage(&sentence.piece(0, phrase.token(at)), &quantity, spans.to_vec());
        self.limit_of_case(most);
        true
    }

    /// We pay $40 for each order shipped to a wrong address, and $2,500 for every leak of customer data.
    pub(super) fn english_mistakes(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        let titled = title.is_some_and(|title| {
            let alike = title.alike(0, title.len());
            ["incident_heads", "en_punishments"].iter().any(|list| self.words.holds(list, &alike))
        });
        let punishes = titled || self.punishes();
        if self.head.is_some() && !titled || self.section.prices && !punishes {
            return false;
        }
        let pays = phrase.eat(0, "en_agents").and_then(|at| phrase.eat(phrase.skip(at, "en_must"), "en_pays"));
        // The Supplier shall pay: £35 for each lost recording.
        let damages = self.section.damages && !self.section.prices;
        let against = damages || self.words.holds("en_against", &self.heading);
        let first = phrase.skip_mark(usize::from(phrase.text(0) == "and"));
        let listed = Some(first).filter(|_| against && phrase.amount(first).is_some());
        // A payment of £25 is due for every wrong refund.
        let due = phrase.eat(0, "en_payment_of");
        let pays = pays.map(|at| phrase.skip_mark(phrase.skip(at, "en_agents")));
        let Some(mut at) = pays.or(due).or(listed) else { return false };
        let mut found = Vec::new();
        while at < phrase.len() {
            let Some(quantity) =
                phrase.amount(at).filter(|quantity| quantity.unit.is_money() && quantity.per.is_empty())
            else {
                return false;
            };
            let behind = at.saturating_add(1);
            let each =
                phrase.eat(phrase.eat(behind, "en_is_due").filter(|_| due.is_some()).unwrap_or(behind), "en_each");
            let step = |from: usize| {
                phrase.eat(from, "en_full").is_some()
                    || phrase.unit(from).is_some_and(|(unit, _)| !unit.unit.is_count() && !unit.unit.is_time())
            };
            let Some(each) = each.filter(|from| !step(*from)) else { return false };
            let hourly = phrase.each_hour(each);
            let from = hourly.as_ref().map_or(each, |hour| hour.end);
            let ends = |at: &usize| phrase.quantity(*at).is_some() || phrase.cap(*at).is_some();
            let to = (from..phrase.len()).find(ends).unwrap_or(phrase.len());
            // Up to a maximum of £1,800.
            let most = phrase.cap(to).filter(|(cap, end)| cap.unit.is_money() && *end == phrase.len());
            let next = if most.is_some() { phrase.len() } else { to };
            // Behind a comma and "and" comes the next.
            let mut to = to;
            while to > from && matches!(phrase.text(to.saturating_sub(1)), "," | "and") {
                to = to.saturating_sub(1);
            }
            let words = (from..to).all(|at| phrase.eat(at, "en_conditions").is_none() && phrase.text(at) != ",");
            let named = sentence.piece(phrase.token(from), phrase.token(to));
            if !words
                || to <= from
                || next < phrase.len() && to == next
                || most.is_some() && !found.is_empty()
                || self.mentioned(&phrase.said(from, to)).is_some()
            {
                return false;
            }
            let per = hourly.iter().map(|hour| hour.per.clone()).collect();
            let quantity = Quantity { per, ..quantity.clone() };
            found.push((named, quantity, most.map(|(cap, _)| cap), hourly.and_then(|hour| hour.partial)));
            at = next;
        }
        let fault = |named: &Piece| self.is_fault(&named.alike(0, named.len()));
        if found.is_empty() || !punishes && !found.iter().all(|(named, ..)| fault(named)) {
            return false;
        }
        for (named, quantity, most, partial) in found {
            self.english_damage(&named, &quantity, spans.to_vec());
            if let Some(damage) = self.reading.damages.last_mut() {
                damage.partial = partial;
                damage.cap = most.map(|most| ((&most).into(), None));
            }
        }
        true
    }

    /// Each repeat failure of the nightly backup: $400; missing call recording EUR 60 per recording, below a heading of penalties.
    pub(super) fn english_listed(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        let each = phrase.eat(0, "en_each");
        // Each case of agent fraud: $1,500, For each wrong refund: £20: the head of the line.
        let head = self.head.clone().map(|head| {
            let from = if head.alike(0, head.len()).starts_with("for ") { 4 } else { 0 };
            head.slice(from, head.len())
        });
        let led = head.filter(|head| {
            phrase.len() == 1 && self.words.begins_with("each_events", &head.alike(0, head.len())).is_some()
        });
        if let (Some(head), Some(quantity)) =
            (led, phrase.amount(0).filter(|quantity| quantity.unit.is_money() && quantity.per.is_empty()).cloned())
        {
            let space = head.letters.iter().position(|letter| *letter == ' ').unwrap_or(0);
            let named = head.slice(space, head.len()).trimmed();
            let alike = named.alike(0, named.len());
            let fault = self.is_fault(&alike);
            let nth = alike
                .split(' ')
                .next()
                .is_some_and(|word| self.words.list("en_some_times").iter().any(|known| known == word));
            let other = nth
                || alike.chars().any(|letter| letter.is_ascii_digit())
                || self.words.holds("price_nouns", &alike)
                || self.mentioned(&alike).is_some();
            let timed = self.words.holds("en_timed", &alike) || alike.starts_with("hour") || alike.starts_with("day");
            if other || timed || !(fault && !self.section.prices || self.punishes()) {
                return false;
            }
            let named = crate::annex::name::name(self.words, &named);
            self.english_damage(&named, &quantity, spans.to_vec());
            return true;
        }
        let head = self.head.is_some() && each.is_none();
        let Some(at) = (1..phrase.len()).find(|at| phrase.amount(*at).is_some()).filter(|_| !head) else {
            return false;
        };
        let Some(quantity) = phrase.amount(at).filter(|quantity| quantity.unit.is_money()).cloned() else {
            return false;
        };
        let from = each.unwrap_or(0);
        let mut to = at;
        while to > from && (phrase.text(to.saturating_sub(1)) == ":" || phrase.text(to.saturating_sub(1)) == "-") {
            to = to.saturating_sub(1);
        }
        let words = (from..to).all(|at| {
            let text = phrase.text(at);
            let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '\''));
            !text.is_empty()
                && plain
                && ["en_conditions", "en_some_times"].iter().all(|list| phrase.eat(at, list).is_none())
                && phrase.eat(at, "en_must").is_none()
        });
        let named = sentence.piece(phrase.token(from), phrase.token(to));
        let alike = named.alike(0, named.len());
        let fault = ["faults", "en_faults"].iter().any(|list| self.words.holds(list, &alike));
        let other = self.words.holds("price_nouns", &alike) || self.mentioned(&alike).is_some();
        if !words
            || to <= from
            || named.len() < 4
            || other
            || !(self.punishes() || fault && each.is_some() && !self.section.prices)
        {
            return false;
        }
        let behind = at.saturating_add(1);
        let (cap, end) = match phrase.cap(phrase.skip(behind, "en_comma")) {
            Some((cap, end)) if cap.unit.is_money() => (Some(cap), end),
            _ => (None, behind),
        };
        // So much for each hour: what a part of one costs, nothing here says.
        let timed = quantity
            .per
            .iter()
            .any(|per| matches!(crate::annex::token::is_period(per), Some(Unit::Hour)) || per == "minute");
        if end != phrase.len() || timed || quantity.per.len() > 1 {
            return false;
        }
        self.english_damage(&named, &quantity, spans.to_vec());
        if let Some(damage) = self.reading.damages.last_mut() {
            damage.cap = cap.map(|cap| ((&cap).into(), None));
        }
        true
    }

    /// Interest on arrears is 0.02% per day; Interest on late payments: 1% per month.
    pub(super) fn english_interest(
        &mut self,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
        spans: &[crate::annex::letters::Span],
    ) -> bool {
        let Some(at) = (0..phrase.len()).find(|at| phrase.quantity(*at).is_some()) else { return false };
        let Some(quantity) = phrase.amount(at).filter(|quantity| quantity.unit.is_percent()) else { return false };
        let head = title.filter(|_| at == 0).map(|title| title.alike(0, title.len())).unwrap_or_default();
        let said = if head.contains("interest") { head } else { phrase.said(0, at) };
        let stated = (0..at.min(5)).find(|at| phrase.text(*at) == "interest");
        let Some(interest) = stated.or((at == 0 && said.contains("interest")).then_some(0)) else { return false };
        let words = (0..at).all(|at| {
            at <= interest || ["en_interest", "en_filler", "en_be"].iter().any(|list| phrase.eat(at, list).is_some())
        });
        let late = ["late", "arrears", "overdue", "unpaid", "outstanding"].iter().any(|word| said.contains(word));
        let next = at.saturating_add(1);
        let per = quantity
            .per
            .first()
            .cloned()
            .or_else(|| phrase.unit(phrase.eat(next, "en_each")?).map(|(unit, _)| unit.word));
        let per = per.or_else(|| (phrase.len() == next.saturating_add(1)).then(|| phrase.text(next).to_owned()));
        let end = if quantity.per.is_empty() { phrase.len() } else { next };
        let how = match per.as_deref() {
            Some("day" | "daily") => HowMuch::PerDay(quantity.into(), None),
            Some("month" | "monthly") => HowMuch::PerMonth(quantity.into(), None),
            Some("year" | "annum") if at == 0 => HowMuch::PerYear(quantity.into(), None),
            _ => return false,
        };
        if !words || !late || end != phrase.len() || phrase.len() > next.saturating_add(2) {
            return false;
        }
        self.reading.damages.push(Damage::new(said, how, Source::of(Part::Whole, spans.iter().copied())));
        true
    }

    /// Whether the heading is one of what goes wrong and what that costs.
    pub(in crate::annex::read) fn punishes(&self) -> bool {
        // Other charges against the Vendor
        if self.words.holds("en_against", &self.heading) {
            return true;
        }
        let heading = self.heading.split('(').next().unwrap_or_default();
        let lists = ["deduct_heads", "incident_heads", "damage_sections", "en_punishments"];
        lists.iter().any(|list| self.words.holds(list, heading)) && !self.words.holds("price_sections", heading)
    }

    /// Whether words name what goes wrong.
    pub(super) fn is_fault(&self, alike: &str) -> bool {
        ["faults", "event_words", "en_faults"].iter().any(|list| self.words.holds(list, alike))
    }

    /// So much for each time something happens.
    pub(super) fn english_damage(
        &mut self,
        what: &Piece,
        quantity: &Quantity,
        spans: Vec<crate::annex::letters::Span>,
    ) {
        self.currency_of(quantity);
        let each = quantity.per.first().cloned().or_else(|| Some("occurrence".into()));
        self.reading.damages.push(Damage::new(
            what.text(),
            HowMuch::Amount(quantity.into(), each),
            Source::of(Part::Whole, spans),
        ));
        self.subject = Subject::None;
    }

    /// Loss of personal data: £7,500 per incident, among what is paid for mistakes. Whether it is that.
    pub(super) fn english_each_case(
        &mut self,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
        spans: Vec<crate::annex::letters::Span>,
    ) -> bool {
        let Some(head) = title else { return false };
        let alike = head.alike(0, head.len());
        let fault = self.is_fault(&alike);
        let priced = self.words.ends_with("price_nouns", alike.trim()).is_some();
        let known = self.mentioned(&alike).is_some() || self.words.holds("event_words", &alike);
        let quantity = phrase.amount(0).filter(|quantity| quantity.unit.is_money());
        let Some(quantity) =
            quantity.filter(|_| (self.punishes() || fault && !self.section.prices) && !priced && !known)
        else {
            return false;
        };
        let [per] = quantity.per.as_slice() else { return false };
        let letters: Vec<char> = per.chars().collect();
        let unit = self.words.unit(&letters).filter(|(_, length)| *length == letters.len());
        let counts = unit.is_none_or(|(unit, _)| unit.is_count());
        let digits = alike.chars().any(|letter| letter.is_ascii_digit());
        // US$500 per hour or part thereof
        let part = phrase.eat(1, "en_part_of").and_then(|of| phrase.unit(of)).map(|(_, end)| end);
        let part = part.or_else(|| phrase.eat(1, "en_part_thereof"));
        let most = phrase.cap_of_case(phrase.skip(part.unwrap_or(1), "en_comma"));
        let started =
            part.is_some_and(|end| end == phrase.len() || most.as_ref().is_some_and(|most| most.1 == phrase.len()));
        if started && !digits && matches!(crate::annex::token::is_period(per), Some(Unit::Hour | Unit::Day)) {
            let quantity = quantity.clone();
            self.english_damage(head, &quantity, spans);
            if let Some(damage) = self.reading.damages.last_mut() {
                damage.partial = Some(Partial::Started);
            }
            self.limit_of_case(most);
            return true;
        }
        // Late monthly report: $100 per business day, up to $800
        let most = most.filter(|(_, end, _)| *end == phrase.len());
        if most.is_some() && !digits && crate::annex::read::late_charges::is_short_time(per) {
            let quantity = quantity.clone();
            self.english_damage(head, &quantity, spans);
            self.limit_of_case(most);
            return true;
        }
        if phrase.len() != 1
            || !counts
            || digits
            || self.section.damages
            || crate::annex::token::is_period(per).is_some()
        {
            return false;
        }
        let (quantity, per) = (quantity.clone(), per.clone());
        if !self.punishes() && self.section.indicators && self.words.holds("faults", &alike) {
            return false;
        }
        if !self.punishes() {
            self.english_damage(head, &quantity, spans);
            return true;
        }
        self.currency_of(&quantity);
        let place = self.indicator(&crate::annex::name::name(self.words, head));
        if self.reading.indicators.get(place).is_none_or(|known| known.target.is_some() || !known.rule.is_empty()) {
            return false;
        }
        let loss = self.loss_of(&Quantity { per: Vec::new(), ..quantity }, None);
        let mut last = crate::annex::read::sentence::Last::None;
        self.per_unit(place, &per, loss, None, Source::of(Part::Rule, spans), &mut last)
    }
}

/// The most that a case costs, where it ends, and whether it is said to be of each case.
type Limit = (Quantity, usize, bool);

/// For each hour or part of an hour of downtime: which time is counted, what a part of it does, and where its name ends.
struct EachHour {
    per: String,
    partial: Option<Partial>,
    end: usize,
}

impl Reader<'_> {
    /// A limit behind the damages that were read last.
    fn limit_of_case(&mut self, most: Option<Limit>) {
        let (Some((most, _, each)), Some(damage)) = (most, self.reading.damages.last_mut()) else { return };
        damage.cap = Some(((&most).into(), None));
        if each {
            damage.cap_each = damage.source.0.iter().map(|(_, span)| *span).collect();
        }
    }
}

impl Phrase<'_> {
    /// Up to $800; up to €3,600 per interruption.
    fn cap_of_case(&self, at: usize) -> Option<Limit> {
        let from = self.eat(at, "en_cap")?;
        let amount = self.amount(from).filter(|amount| amount.unit.is_money())?;
        let each = amount.per.iter().any(|per| crate::annex::token::is_period(per).is_none());
        let monthly = amount.per.iter().all(|per| per == "month");
        let end = self.skip(from.saturating_add(1), "en_monthly");
        (each || monthly).then(|| (Quantity { per: Vec::new(), ..amount.clone() }, end, each))
    }

    fn each_hour(&self, at: usize) -> Option<EachHour> {
        let full = self.eat(at, "en_full");
        let begun = self.eat(full.unwrap_or(at), "en_started");
        let (unit, next) = self.unit(begun.or(full).unwrap_or(at))?;
        let hour = unit.unit == Unit::Hour || unit.word == "minute";
        let part = self.eat(next, "en_part_of").and_then(|of| self.unit(of)).map(|(_, end)| end);
        let part = part.or_else(|| self.eat(next, "en_part_thereof"));
        let end = part.unwrap_or(next);
        let partial = match (begun.or(part), full) {
            (Some(_), None) => Some(Partial::Started),
            (None, Some(_)) => Some(Partial::Whole),
            (Some(_), Some(_)) => return None,
            (None, None) => None,
        };
        (hour && self.text(end) == "of").then(|| EachHour { per: unit.word, partial, end: end.saturating_add(1) })
    }
}
