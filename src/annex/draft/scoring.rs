//! Items and the score: points by steps, bands, straight lines, kinds of events, and points added or taken.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::bands::Row;
use super::figures::part_of;
use super::of_weight::{band_points, by_rating, full_of_bands};
use super::steps::Counted;
use super::{Draft, by_reading, set};
use crate::annex::range::plain;
use crate::annex::reading::{Amount, DoubtKind, Gives, Indicator, Loss, Part, Source, StepRule, UnreadReason};

impl Draft<'_> {
    /// The items and the score, if the text keeps a score.
    pub(super) fn score(&mut self) {
        let mut indicators = self.reading.indicators.clone();
        indicators.iter_mut().for_each(weigh);
        by_rating(&mut indicators, &self.reading.tiers);
        let mut sum = Decimal::ZERO;
        let mut scored = false;
        let mut shared: Vec<(usize, Vec<usize>)> = Vec::new();
        for (place, indicator) in indicators.iter().enumerate() {
            let earns = earns_points(indicator);
            let Some(weight) =
                indicator.weight.as_ref().and_then(|weight| weight.value).filter(|_| earns || self.shares(place))
            else {
                continue;
            };
            if indicator.weight_shared {
                let before = shared.last_mut().filter(|(_, members)| {
                    members.last().copied() == place.checked_sub(1)
                        && indicators.get(place.saturating_sub(1)).and_then(|other| other.weight.as_ref())
                            == indicator.weight.as_ref()
                });
                match before {
                    Some((_, members)) => members.push(place),
                    None => shared.push((place, vec![place])),
                }
                scored = true;
                continue;
            }
            self.item(place, indicator, weight);
            sum = sum.checked_add(weight).unwrap_or(sum);
            scored = true;
        }
        for (first, members) in shared {
            if let Some(weight) = indicators.get(first).and_then(|indicator| indicator.weight.as_ref()?.value) {
                self.shared_item(&members, &indicators, weight);
                sum = sum.checked_add(weight).unwrap_or(sum);
            }
        }
        let taken = indicators
            .iter()
            .enumerate()
            .filter(|(_, indicator)| indicator.weight.is_none() && earns_points(indicator))
            .map(|(place, _)| place)
            .collect::<Vec<_>>();
        let adds = self.reading.bonus.iter().any(|bonus| matches!(bonus.gain, Loss::Points(_)));
        let tiers = self.reading.tiers.iter().any(|tier| tier.of.is_none());
        if !scored && (!taken.is_empty() || tiers && adds) {
            sum = self.starting_points();
        } else if !scored && tiers {
            // Only tiers: the score is a figure that is given.
            sum = self.given_score();
        } else if !scored {
            return;
        }
        for place in taken {
            if let Some(indicator) = indicators.get(place) {
                self.taken_points(place, indicator);
            }
        }
        self.added_points();
        self.score_term(sum);
        // A score is one of a month.
        self.unread.extend(self.reading.period_said.iter().map(|span| (*span, UnreadReason::NoMechanism)));
    }

    /// Whether an indicator shares a weight with one that earns points.
    pub(super) fn shares(&self, place: usize) -> bool {
        let indicators = &self.reading.indicators;
        let shared = |place: usize| indicators.get(place).is_some_and(|indicator| indicator.weight_shared);
        let neighbours = [place.checked_sub(1), place.checked_add(1)];
        shared(place)
            && neighbours
                .into_iter()
                .flatten()
                .any(|other| shared(other) && indicators.get(other).is_some_and(earns_points))
    }

    pub(super) fn score_term(&mut self, full: Decimal) {
        let source = self.reading.full.as_ref().map(|(_, source)| source.clone());
        let first = self
            .reading
            .indicators
            .first()
            .map(|indicator| indicator.source.clone())
            .or_else(|| self.reading.tiers.first().map(|tier| tier.source.clone()));
        let source = source.or(first).unwrap_or_default();
        let about = source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect::<Vec<_>>();
        let gaps: Vec<_> = self
            .reading
            .doubts
            .iter()
            .filter(|doubt| doubt.kind == DoubtKind::TierGap)
            .map(|doubt| (doubt.span, doubt.quote.clone()))
            .collect();
        let label = if self.english { "Total score" } else { "考核得分" };
        let mut term = json!({ "label": label, "clause": self.clause(&source), "full": plain(full) });
        if !gaps.is_empty() {
            set(&mut term, "rounding", json!({ "reading": self.reading(DoubtKind::TierGap, gaps) }));
        }
        if self.sections.get("items").is_some_and(|items| items.len() > 1) {
            set(&mut term, "no_data", json!({ "reading": self.reading_named("no_data", about) }));
        }
        self.other.insert("score".into(), term);
        if let Some((_, source)) = &self.reading.full {
            for (_, span) in &source.0 {
                self.became.push(super::Became { span: *span, section: "score", id: String::new(), key: Some("full") });
            }
        }
    }

    pub(super) fn item(&mut self, place: usize, indicator: &Indicator, weight: Decimal) {
        let Some(score) = self.points(place, indicator, weight) else {
            self.leave(&part_of(&indicator.source, Part::Rule));
            return;
        };
        let id = self.item_id(place);
        let term = json!({ "id": id, "label": indicator.name, "clause": self.clause(&indicator.source), "weight": plain(weight), "score": score });
        self.add(
            "items",
            &id,
            term,
            &with_bands(indicator),
            &[(Part::Weight, Some("weight")), (Part::Rule, Some("score"))],
        );
    }

    /// An item bears the name of its metric, where it has one.
    pub(super) fn item_id(&mut self, place: usize) -> String {
        self.metrics.get(place).cloned().flatten().unwrap_or_else(|| self.id("item"))
    }

    /// Several indicators with one weight.
    pub(super) fn shared_item(&mut self, members: &[usize], indicators: &[Indicator], weight: Decimal) {
        let rule = members.iter().find_map(|place| {
            indicators.get(*place).filter(|indicator| earns_points(indicator)).map(|indicator| indicator.rule.clone())
        });
        let mut parts = Vec::new();
        let mut sources = Source::default();
        let mut names = Vec::new();
        for place in members {
            let Some(indicator) = indicators.get(*place) else { continue };
            let mut own = indicator.clone();
            if !earns_points(&own)
                && let Some(rule) = &rule
            {
                own.rule = rule.clone();
            }
            names.push(own.name.clone());
            sources.0.extend(with_bands(&own).0);
            parts.extend(self.points(*place, &own, weight));
        }
        let about = sources
            .0
            .iter()
            .find(|(part, _)| *part == Part::Weight)
            .map(|(_, span)| (*span, self.clauses.text(*span)))
            .into_iter()
            .collect();
        let score = if let [one] = parts.as_slice() {
            one.clone()
        } else {
            let reading = self.reading_named("shared_weight", about);
            by_reading(&reading, &[("mean", json!({ "mean": parts })), ("lowest", json!({ "lowest": parts }))])
        };
        let id = self.id("item");
        let term = json!({ "id": id, "label": names.join(" / "), "clause": self.clause(&sources), "weight": plain(weight), "score": score });
        self.add("items", &id, term, &sources, &[(Part::Weight, Some("weight")), (Part::Rule, Some("score"))]);
    }

    /// The points an indicator earns of its weight.
    pub(super) fn points(&mut self, place: usize, indicator: &Indicator, weight: Decimal) -> Option<Value> {
        let rule = &indicator.rule;
        let mut term = None;
        if let Some(step) = &rule.step
            && matches!(step.loss, Loss::Points(_) | Loss::Percent(..))
        {
            term = Some(self.step_points(place, indicator, step, weight)?);
        }
        if !rule.linear.is_empty() {
            term = Some(self.line_points(place, indicator, weight)?);
        }
        if !rule.classes.is_empty() {
            term = Some(self.class_points(place, indicator, weight));
        }
        if let Some(formula) = &rule.ratio {
            term = Some(self.ratio_points(place, indicator, formula, weight)?);
        }
        let full = full_of_bands(indicator, weight);
        let doubts = if indicator.rule.loses { self.doubts(DoubtKind::WeightedPoints, place) } else { Vec::new() };
        if term.is_none() && !doubts.is_empty() {
            return self.lost_of(place, indicator, weight, doubts);
        }
        let rows = band_points(indicator, weight, full);
        match (term, rows.is_empty()) {
            (Some(term), true) => Some(term),
            (Some(term), false) => self.bands_around(place, &rows, term),
            (None, false) => self.bands(place, indicator, &rows, Some(json!(plain(weight)))),
            (None, true) => None,
        }
    }

    pub(super) fn step_points(
        &mut self,
        place: usize,
        indicator: &Indicator,
        step: &StepRule,
        weight: Decimal,
    ) -> Option<Value> {
        let counted = self.counted(place, indicator, step);
        let loss = match &step.loss {
            // 扣该项分值的10%
            Loss::Percent(percent, base)
                if base.as_deref().is_some_and(|base| self.words.holds("weight_bases", &self.alike(base))) =>
            {
                Loss::Points(Amount::of(percent.value?.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)?))
            }
            Loss::Percent(..) => return None,
            loss => loss.clone(),
        };
        let label = format!("{} · {}", indicator.name, if self.english { "points" } else { "每次扣分" });
        let each = match &loss {
            Loss::Points(Amount { value: Some(points), .. }) => self.of_weight(place, indicator, weight, *points),
            loss => self.each(loss, &label, &indicator.source),
        };
        let partial = self.partial(step.partial, self.doubts(DoubtKind::Partial, place));
        let per = self.per(place, indicator, step);
        let floor = self.floor(place, indicator, weight);
        match counted {
            Counted::Beyond { of, target, lower } => {
                let mut shortfall =
                    json!({ "of": of, "target": target, "points": each, "per": per, "partial": partial });
                if !super::is_zero(&floor) {
                    set(&mut shortfall, "floor", floor);
                }
                if lower {
                    set(&mut shortfall, "better", json!("lower"));
                }
                if step.from.is_none()
                    && let Some(object) = shortfall.as_object_mut()
                {
                    object.remove("target"); // that of the metric
                }
                Some(json!({ "shortfall": shortfall }))
            }
            things @ Counted::Things { .. } => {
                let most = rule_count(indicator);
                if step.per.value != Some(Decimal::ONE) {
                    return None;
                }
                let off = Self::lost(&limited(things, most), json!("1"), &each, None, partial);
                Some(json!({ "highest": [{ "minus": [plain(weight), off] }, floor] }))
            }
        }
    }

    /// The fewest points of an item.
    pub(super) fn floor(&mut self, place: usize, indicator: &Indicator, weight: Decimal) -> Value {
        let rule = &indicator.rule;
        if let Some(floor) = rule.floor.as_ref().and_then(|floor| floor.value) {
            return self.of_weight(place, indicator, weight, floor);
        }
        if let Some(cap) = rule.cap.as_ref().and_then(|cap| cap.value) {
            let left = match self.of_weight(place, indicator, weight, cap) {
                Value::String(cap) => cap.parse::<Decimal>().ok().and_then(|cap| weight.checked_sub(cap)),
                cap => return json!({ "minus": [plain(weight), cap] }),
            };
            return json!(plain(left.unwrap_or_default().max(Decimal::ZERO)));
        }
        let doubts = self.doubts(DoubtKind::Floor, place);
        if doubts.is_empty() {
            return json!("0");
        }
        let reading = self.reading(DoubtKind::Floor, doubts);
        by_reading(&reading, &[("zero", json!("0")), ("below_zero", json!("-99999999"))])
    }

    pub(super) fn line_points(&mut self, place: usize, indicator: &Indicator, weight: Decimal) -> Option<Value> {
        let metric = self.metrics.get(place).cloned().flatten()?;
        // Points of a hundred, brought to the weight; a weight that is no share of a hundred is the full points itself.
        let most = indicator.rule.linear.iter().filter_map(|(_, points)| points.value).max()?;
        let share = indicator.weight_percent || most > weight;
        let mut points = Vec::new();
        for (at, value) in &indicator.rule.linear {
            let value = value.value?;
            let scaled = if share { value.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)? } else { value };
            points.push(json!({ "at": plain(at.value?), "value": plain(scaled) }));
        }
        Some(json!({ "linear": { "of": metric, "points": points } }))
    }

    pub(super) fn class_points(&mut self, place: usize, indicator: &Indicator, weight: Decimal) -> Value {
        let mut lost = Vec::new();
        for class in &indicator.rule.classes {
            let figure = self.figure(&class.name, &indicator.unit, &indicator.word, "count");
            let label = format!("{} · {}", class.name, if self.english { "points" } else { "每次扣分" });
            let each = match &class.loss {
                Loss::Points(Amount { value: Some(points), .. }) => self.of_weight(place, indicator, weight, *points),
                other => self.each(other, &label, &class.source),
            };
            let count = match class.cap_count.as_ref().and_then(|count| count.value) {
                Some(most) => json!({ "lowest": [figure, plain(most)] }),
                None => json!(figure),
            };
            lost.push(json!({ "product": [count, each] }));
        }
        let floor = self.floor(place, indicator, weight);
        let sum = if let [one] = lost.as_slice() { one.clone() } else { json!({ "sum": lost }) };
        json!({ "highest": [{ "minus": [plain(weight), sum] }, floor] })
    }

    /// 完成值÷目标值×权重, where the formula holds no other number.
    pub(super) fn ratio_points(
        &mut self,
        place: usize,
        indicator: &Indicator,
        formula: &str,
        weight: Decimal,
    ) -> Option<Value> {
        let metric = self.metrics.get(place).cloned().flatten()?;
        let target = indicator.target.as_ref()?.value?;
        let piece = crate::annex::letters::Piece::of(self.words, formula, 0, 0);
        let tokens = crate::annex::token::tokens(self.words, &piece);
        let numbers: Vec<Decimal> = tokens.iter().filter_map(|token| token.quantity()?.value).collect();
        let known =
            numbers.iter().all(|number| *number == target || *number == weight || *number == Decimal::ONE_HUNDRED);
        let divides = formula.matches(['÷', '/']).count() == 1 && formula.matches(['×', '*']).count() == 1;
        if !known || !divides || indicator.lower == Some(true) {
            return None;
        }
        let share = plain(weight.checked_div(Decimal::ONE_HUNDRED)?);
        let term = json!({ "product": [{ "ratio": { "of": [metric], "to": [plain(target)] } }, share] });
        Some(match indicator.rule.cap.as_ref().and_then(|cap| cap.value) {
            Some(cap) => json!({ "lowest": [term, plain(cap)] }),
            None => term,
        })
    }

    /// Bands that hold where they apply, and a rule everywhere else.
    pub(super) fn bands_around(&mut self, place: usize, rows: &[Row], rule: Value) -> Option<Value> {
        let metric = self.metrics.get(place).cloned().flatten()?;
        let mut term = rule;
        for row in rows {
            let when = super::tiers::condition(&json!(metric), &row.range)?;
            term = json!({ "if": { "when": when, "then": row.value, "else": term } });
        }
        Some(term)
    }
}

/// Whether an indicator earns or costs points.
pub(super) fn earns_points(indicator: &Indicator) -> bool {
    let rule = &indicator.rule;
    let of_weight = |loss: &Loss| {
        matches!(loss, Loss::Points(_))
            || matches!(loss, Loss::Percent(_, Some(base)) if base.ends_with("分值") || base.ends_with("权重") || base.ends_with("该项分"))
    };
    rule.step.as_ref().is_some_and(|step| of_weight(&step.loss))
        || !rule.linear.is_empty()
        || rule.ratio.is_some()
        || rule.classes.iter().any(|class| matches!(class.loss, Loss::Points(_)))
        || rule.bands.iter().any(|band| match &band.gives {
            Gives::Points(_) | Gives::Full | Gives::Share(_) => true,
            Gives::Lose(loss) => of_weight(loss),
            Gives::Nothing => false,
        })
}

/// ≤40秒，25分；40～60秒，20分: the most an indicator earns is its weight where the text states none.
fn weigh(indicator: &mut Indicator) {
    if indicator.weight.is_some() || indicator.rule.step.is_some() || !indicator.rule.classes.is_empty() {
        return;
    }
    let points = indicator.rule.bands.iter().map(|band| match &band.gives {
        Gives::Points(points) => points.value,
        _ => None,
    });
    let most = points.collect::<Option<Vec<_>>>().and_then(|points| points.into_iter().max());
    indicator.weight = most.filter(|most| !most.is_zero()).map(Amount::of);
}

/// The source of an indicator with those of its bands and classes.
pub(super) fn with_bands(indicator: &Indicator) -> Source {
    let mut source = indicator.source.clone();
    for band in &indicator.rule.bands {
        source.0.extend(band.source.0.iter().copied());
    }
    for class in &indicator.rule.classes {
        source.0.extend(class.source.0.iter().copied());
    }
    source
}

pub(super) fn rule_count(indicator: &Indicator) -> Option<Decimal> {
    indicator.rule.cap_count.as_ref().and_then(|count| count.value)
}

/// Things of which no more than so many are counted.
pub(super) fn limited(counted: Counted, most: Option<Decimal>) -> Counted {
    match (counted, most) {
        (Counted::Things { figure, beyond }, Some(most)) => {
            Counted::Things { figure: json!({ "lowest": [figure, plain(most)] }), beyond }
        }
        (counted, _) => counted,
    }
}
