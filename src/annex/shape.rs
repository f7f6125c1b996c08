//! A reading as data, in the shape annexes are compared by: sections of terms, numbers as decimal strings, each with its
//! line and the words it was read from. A section without terms is left out.

use serde_json::{Map, Value, json};

use super::atom::{Partial, Which};
use super::quantity::Unit;
use super::range::plain;
use super::reading::{
    Amount, Band, Bonus, Cap, Class, Damage, Deadline, Doubt, Gives, HowMuch, Indicator, Ladder, Loss, Price, Reading,
    Rule, Source, StepRule, Term, Tier, UnreadReason, When,
};

type Object = Map<String, Value>;

/// The reading as JSON.
pub(super) fn shape(reading: &Reading, clauses: &super::clauses::Clauses) -> Value {
    let shape = Shape { written: clauses.lines() };
    let mut all = Object::new();
    if let Some(currency) = &reading.currency {
        all.insert("currency".into(), json!(currency));
    }
    if let Some(period) = reading.period {
        all.insert("period".into(), json!(period));
    }
    let mut section = |name: &str, terms: Vec<Value>| {
        if !terms.is_empty() {
            all.insert(name.into(), Value::Array(terms));
        }
    };
    section("indicators", reading.indicators.iter().map(|indicator| shape.indicator(indicator)).collect());
    section("tiers", reading.tiers.iter().map(|tier| shape.tier(tier)).collect());
    section("bonus", reading.bonus.iter().map(|bonus| shape.bonus(bonus)).collect());
    section("prices", reading.prices.iter().map(|price| shape.price(price, reading)).collect());
    section("damages", reading.damages.iter().map(|damage| shape.damage(damage)).collect());
    section("deadlines", reading.deadlines.iter().map(|deadline| shape.deadline(deadline)).collect());
    section("caps", reading.caps.iter().map(|cap| shape.cap(cap)).collect());
    let texts = |reason: &dyn Fn(UnreadReason) -> bool| -> Vec<Value> {
        reading.left.iter().filter(|left| reason(left.reason)).map(|left| json!(left.text)).collect()
    };
    let mut other = texts(&|reason| reason == UnreadReason::Other);
    for (_, source) in reading.full.iter().chain(&reading.base_points) {
        other.extend(source.0.first().map(|(_, span)| json!(shape.line(span.line))));
    }
    section("other", other);
    section("blanks", reading.blanks.iter().map(|(text, _)| json!(text)).collect());
    section(
        "notComputed",
        texts(&|reason| matches!(reason, UnreadReason::NotComputed | UnreadReason::PageNumber | UnreadReason::NoRule)),
    );
    section("ambiguous", reading.doubts.iter().map(doubt).collect());
    if let Some((months, _)) = &reading.trial {
        all.insert("trialMonths".into(), number(months).unwrap_or(Value::Null));
    }
    if let Some(term) = &reading.term {
        all.insert("term".into(), shape.term(term));
    }
    Value::Object(all)
}

struct Shape<'a> {
    written: &'a [String],
}

fn doubt(doubt: &Doubt) -> Value {
    json!(format!("「{}」: {}", doubt.quote, super::draft::name_of(doubt.kind)))
}

fn number(amount: &Amount) -> Option<Value> {
    amount.value.map(|value| json!(plain(value)))
}

fn put(object: &mut Object, key: &str, amount: Option<&Amount>) {
    if let Some(value) = amount.and_then(number) {
        object.insert(key.into(), value);
    }
}

fn text(object: &mut Object, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        object.insert(key.into(), json!(value));
    }
}

/// What a unit is called in a reading.
pub(super) fn unit(unit: &Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::None | Unit::Times => return None,
        Unit::Percent | Unit::PercentagePoint => "%",
        Unit::Points => "points",
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "hours",
        Unit::Day => "days",
        Unit::WorkingDay => "working days",
        Unit::Week => "weeks",
        Unit::Month => "months",
        Unit::Quarter => "quarters",
        Unit::Year => "years",
        Unit::Money(_) => "money",
        Unit::Count(_) => "count",
    })
}

/// A length of time in words: 5 working days.
fn length(amount: &Amount, of: &Unit) -> String {
    let number = amount.value.map_or_else(|| "blank".into(), plain);
    let word = match of {
        Unit::Second => "seconds",
        Unit::Minute => "minutes",
        other => unit(other).unwrap_or("times"),
    };
    let word = if number == "1" { word.strip_suffix('s').unwrap_or(word) } else { word };
    format!("{number} {word}")
}

fn partial(value: Option<Partial>) -> &'static str {
    match value {
        Some(Partial::Whole) => "whole",
        Some(Partial::Started | Partial::As) => "started",
        Some(Partial::ProRata) => "pro_rata",
        None => "unstated",
    }
}

impl Shape<'_> {
    fn line(&self, line: usize) -> String {
        self.written.get(line).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    fn place(&self, object: &mut Object, source: &Source) {
        let line = source.line();
        let parts: Vec<String> = source
            .0
            .iter()
            .map(|(_, span)| {
                self.written
                    .get(span.line)
                    .map(|text| text.chars().skip(span.from).take(span.to.saturating_sub(span.from)).collect())
                    .unwrap_or_default()
            })
            .collect();
        object.insert("line".into(), json!(line.saturating_add(1)));
        object.insert("text".into(), json!(parts.join(" … ")));
    }

    fn loss(object: &mut Object, loss: &Loss, points: &str, money: &str, percent: &str) {
        match loss {
            Loss::Points(amount) => put(object, points, Some(amount)),
            Loss::Money(amount) => put(object, money, Some(amount)),
            Loss::Percent(amount, base) => {
                put(object, percent, Some(amount));
                text(object, "base", base.as_deref());
            }
        }
    }

    fn indicator(&self, indicator: &Indicator) -> Value {
        let mut object = Object::new();
        text(&mut object, "name", Some(&indicator.name));
        put(&mut object, "target", indicator.target.as_ref());
        text(&mut object, "unit", unit(&indicator.unit));
        if let Some(lower) = indicator.lower {
            object.insert("better".into(), json!(if lower { "lower" } else { "higher" }));
        }
        put(&mut object, "weight", indicator.weight.as_ref());
        if indicator.weight_shared {
            object.insert("weightShared".into(), json!(true));
        }
        put(&mut object, "atRisk", indicator.at_risk.as_ref());
        let rule = Self::rule(&indicator.rule);
        if !rule.is_empty() {
            object.insert("rule".into(), Value::Object(rule));
        }
        self.place(&mut object, &indicator.source);
        Value::Object(object)
    }

    fn rule(rule: &Rule) -> Object {
        let mut object = Object::new();
        if let Some(step) = &rule.step {
            Self::step(&mut object, step);
        }
        if !rule.rising.is_empty() {
            let steps = rule.rising.iter();
            let steps = steps.map(|step| json!({ "over": plain(step.over), "deduct": plain(step.loss) }));
            object.insert("rising".into(), steps.collect());
        }
        if !rule.bands.is_empty() {
            object.insert("bands".into(), rule.bands.iter().map(Self::band).collect());
        }
        if !rule.linear.is_empty() {
            let points = rule.linear.iter().map(|(at, points)| json!({ "at": number(at), "points": number(points) }));
            object.insert("linear".into(), points.collect());
        }
        if !rule.classes.is_empty() {
            object.insert("classes".into(), rule.classes.iter().map(Self::class).collect());
        }
        text(&mut object, "ratio", rule.ratio.as_deref());
        put(&mut object, "floor", rule.floor.as_ref());
        put(&mut object, "cap", rule.cap.as_ref());
        put(&mut object, "capCount", rule.cap_count.as_ref());
        object
    }

    fn step(object: &mut Object, step: &StepRule) {
        put(object, "per", Some(&step.per));
        text(object, "perUnit", step.per_unit.as_ref().and_then(unit));
        Self::loss(object, &step.loss, "points", "deduct", "deductPercent");
        if !step.counted {
            object.insert("partial".into(), json!(partial(step.partial)));
        }
        put(object, "from", step.from.as_ref());
    }

    fn band(band: &Band) -> Value {
        let mut object = Object::new();
        object.insert("in".into(), json!(band.range.shown()));
        match &band.gives {
            Gives::Points(points) => put(&mut object, "points", Some(points)),
            Gives::Share(share) => put(&mut object, "share", Some(share)),
            Gives::Full => {
                object.insert("points".into(), json!("full"));
            }
            Gives::Lose(loss) => Self::loss(&mut object, loss, "lose", "deduct", "deductPercent"),
            Gives::Nothing => {
                object.insert("deduct".into(), json!("0"));
            }
        }
        Value::Object(object)
    }

    fn class(class: &Class) -> Value {
        let mut object = Object::new();
        text(&mut object, "name", Some(&class.name));
        put(&mut object, "per", Some(&class.per));
        Self::loss(&mut object, &class.loss, "points", "deduct", "deductPercent");
        put(&mut object, "capCount", class.cap_count.as_ref());
        Value::Object(object)
    }

    fn tier(&self, tier: &Tier) -> Value {
        let mut object = Object::new();
        text(&mut object, "of", tier.of.as_deref());
        text(&mut object, "in", tier.range.as_ref().map(super::range::Range::shown).as_deref());
        put(&mut object, "consecutiveMonths", tier.in_a_row.as_ref());
        put(&mut object, "times", tier.times.as_ref());
        put(&mut object, "withinMonths", tier.within_months.as_ref());
        let mut consequence = Object::new();
        let label = tier.label.as_deref().or(tier.grade.as_deref());
        text(&mut consequence, "label", label);
        if let Some(grade) = tier.grade.as_deref().filter(|grade| label != Some(grade)) {
            consequence.insert("grade".into(), json!(grade));
        }
        put(&mut consequence, "payPercent", tier.pay.as_ref());
        put(&mut consequence, "multiply", tier.multiply.as_ref());
        if let Some(loss) = &tier.loss {
            Self::loss(&mut consequence, loss, "points", "deduct", "deductPercent");
        }
        if let Some(per) = &tier.per {
            let mut step = Object::new();
            Self::step(&mut step, per);
            consequence.insert("deductPer".into(), Value::Object(step));
        }
        put(&mut consequence, "graceMonths", tier.grace.as_ref());
        object.insert("consequence".into(), Value::Object(consequence));
        self.place(&mut object, &tier.source);
        Value::Object(object)
    }

    fn bonus(&self, bonus: &Bonus) -> Value {
        let mut object = Object::new();
        text(&mut object, "of", bonus.of.as_deref());
        text(&mut object, "in", bonus.range.as_ref().map(super::range::Range::shown).as_deref());
        put(&mut object, "consecutiveMonths", bonus.in_a_row.as_ref());
        put(&mut object, "per", bonus.per.as_ref());
        put(&mut object, "from", bonus.from.as_ref());
        Self::loss(&mut object, &bonus.gain, "points", "amount", "percent");
        if bonus.per.is_some() && !bonus.counted {
            object.insert("partial".into(), json!(partial(bonus.partial)));
        }
        put(&mut object, "cap", bonus.cap.as_ref());
        self.place(&mut object, &bonus.source);
        Value::Object(object)
    }

    fn price(&self, price: &Price, reading: &Reading) -> Value {
        let mut object = Object::new();
        text(&mut object, "what", Some(&price.what));
        if let Some(base) = &price.share_of {
            put(&mut object, "percent", price.price.as_ref());
            object.insert("base".into(), json!(base));
        } else if price.price.is_some() {
            let currency = price
                .currency
                .as_deref()
                .or(reading.currency.as_deref())
                .filter(|currency| *currency != "CNY")
                .unwrap_or("元");
            let unit: Vec<&str> = std::iter::once(currency).chain(price.per.iter().map(String::as_str)).collect();
            object.insert("unit".into(), json!(unit.join("/")));
            put(&mut object, "price", price.price.as_ref());
        }
        put(&mut object, "from", price.from.as_ref());
        put(&mut object, "to", price.to.as_ref());
        text(
            &mut object,
            "ladder",
            price.ladder.map(|ladder| match ladder {
                Ladder::Progressive => "progressive",
                Ladder::Whole => "whole",
                Ladder::Unstated => "unstated",
            }),
        );
        if let Some((includes, unit)) = &price.includes {
            object.insert("package".into(), json!({ "includes": number(includes), "unit": unit }));
        }
        if let Some((figure, range)) = &price.by {
            object.insert("by".into(), json!(figure));
            object.insert("in".into(), json!(range.shown()));
        }
        put(&mut object, "minimum", price.minimum.as_ref());
        put(&mut object, "uplift", price.uplift.as_ref());
        put(&mut object, "multiply", price.multiply.as_ref());
        self.place(&mut object, &price.source);
        Value::Object(object)
    }

    fn damage(&self, damage: &Damage) -> Value {
        let mut object = Object::new();
        text(&mut object, "what", Some(&damage.what));
        match &damage.how {
            HowMuch::Amount(amount, each) => {
                put(&mut object, "amount", Some(amount));
                text(&mut object, "each", each.as_deref());
            }
            HowMuch::PerDay(percent, base) => {
                put(&mut object, "percentPerDay", Some(percent));
                text(&mut object, "base", base.as_deref());
            }
            HowMuch::PerYear(percent, base) => {
                put(&mut object, "percentPerYear", Some(percent));
                text(&mut object, "base", base.as_deref());
            }
            HowMuch::PerMonth(percent, base) => {
                put(&mut object, "percentPerMonth", Some(percent));
                text(&mut object, "base", base.as_deref());
            }
            HowMuch::PercentOf(percent, base) => {
                object.insert("percentOf".into(), json!({ "percent": number(percent), "base": base }));
            }
        }
        if let Some((cap, base)) = &damage.cap {
            let key = if base.is_some() { "percent" } else { "amount" };
            object.insert("cap".into(), json!({ key: number(cap), "base": base }));
        }
        put(&mut object, "fromDay", damage.from_day.as_ref());
        if damage.is_timed() {
            object.insert("partial".into(), json!(partial(damage.partial)));
        }
        self.place(&mut object, &damage.source);
        Value::Object(object)
    }

    fn deadline(&self, deadline: &Deadline) -> Value {
        let mut object = Object::new();
        text(&mut object, "what", Some(&deadline.what));
        let mut rule = match &deadline.rule {
            When::Length { length: amount, unit, before, event } => {
                let event = event.as_deref().unwrap_or("unstated");
                format!("{} {} {event}", length(amount, unit), if *before { "before" } else { "after" })
            }
            When::Day { day, which } => {
                let day = day.value.map_or_else(|| "blank".into(), plain);
                let month = match which {
                    Which::This => "month",
                    Which::Every | Which::Next => "next_month",
                    Which::NextQuarter => "next_quarter",
                };
                format!("day {day} of {month}")
            }
        };
        if deadline.holiday_next {
            rule.push_str("; holiday: next");
        }
        object.insert("rule".into(), json!(rule));
        self.place(&mut object, &deadline.source);
        Value::Object(object)
    }

    fn term(&self, term: &Term) -> Value {
        let mut object = Object::new();
        text(&mut object, "start", term.start.as_deref());
        text(&mut object, "end", term.end.as_deref());
        for (key, part) in [("length", &term.length), ("renew", &term.renew), ("notice", &term.notice)] {
            if let Some((amount, unit)) = part {
                object.insert(key.into(), json!(length(amount, unit)));
            }
        }
        self.place(&mut object, &term.source);
        Value::Object(object)
    }

    fn cap(&self, cap: &Cap) -> Value {
        let mut object = Object::new();
        text(&mut object, "what", Some(&cap.what));
        Self::loss(&mut object, &cap.most, "points", "amount", "percent");
        self.place(&mut object, &cap.source);
        Value::Object(object)
    }
}
