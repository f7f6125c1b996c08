use super::{Choice, Evaluation, Kind, Scope, Term};
use crate::json::{FromJson, Keyword};
use crate::number::{Exact, Interval, Rounding, TooLarge};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

/// Which part of a step short of the target costs points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Partial {
    /// Only full steps.
    #[default]
    Whole,
    /// A started step counts in full.
    Started,
    /// In proportion.
    ProRata,
}

/// Which side of the target is the good one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Better {
    /// Rates, satisfaction.
    #[default]
    Higher,
    /// Response times, complaints.
    Lower,
}

/// Points lost for every step short of a target, never below a floor: "每少1%扣2分，最低0分" is
/// `{"shortfall": {"of": "satisfaction", "points": "2", "per": "1"}}`.
///
/// At the target the full points stand. While what is measured is open, so are the points, between the fewest and the most
/// it can still earn. The comparison is exact: 88 % against 90 % is two steps of one point, never
/// one and a bit.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Shortfall {
    /// What is measured.
    pub of: Term,
    /// From where on the full points stand; left out: the target of the metric that `of` names.
    pub target: Option<Term>,
    /// Points lost per step.
    pub points: Term,
    /// Size of a step, in the unit of what is measured.
    pub per: Term,
    /// Full points; left out: the weight of the item.
    pub full: Option<Term>,
    /// The fewest points; left out: none.
    pub floor: Option<Term>,
    /// What counts of a step that is not full.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<Partial>>"))]
    pub partial: Choice<Partial>,
    /// Which side of the target is the good one.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Better>"))]
    pub better: Better,
    /// The metric whose target it takes over.
    #[serde(skip)]
    metric: Option<usize>,
}

impl Shortfall {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        self.metric = scope.target_of(&self.of);
        for (key, term, taken_over) in [
            ("target", &mut self.target, self.metric.is_some()),
            ("full", &mut self.full, scope.in_item),
            ("floor", &mut self.floor, true),
        ] {
            match term {
                Some(term) => scope.one(key, term, Kind::Number),
                None if taken_over => {}
                None => scope.report(Problem::new(Code::TermIncomplete).with("key", key)),
            }
        }
        scope.one("points", &mut self.points, Kind::Number);
        scope.one("per", &mut self.per, Kind::Number);
        if scope.constant(&self.per).is_some_and(|per| per <= Exact::ZERO) {
            scope.within("per", |scope| scope.report(Problem::new(Code::StepNotPositive)));
        }
        scope.within("partial", |scope| self.partial.resolve(scope));
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let target = match &self.target {
            Some(target) => target.evaluate(cx)?,
            None => cx.target(self.metric),
        };
        let full = match &self.full {
            Some(full) => full.evaluate(cx)?,
            None => cx.weight.clone().unwrap_or_else(|| cx.absent()),
        };
        let (points, per) = (self.points.evaluate(cx)?, self.per.evaluate(cx)?);
        let floor = match &self.floor {
            Some(floor) => floor.evaluate(cx)?,
            None => Term::Number(Exact::ZERO).evaluate(cx)?,
        };
        let mut steps_short = None;
        let given = [&of, &target, &full, &points, &per, &floor];
        let value = if given.iter().any(|found| found.value.is_open()) {
            self.open(given.map(|found| &found.value))
        } else if let (Some(of), Some(target)) = (of.value.number(), target.value.number()) {
            let short = self.short(of, target)?;
            if short <= Exact::ZERO {
                full.value.clone()
            } else if let [Some(per), Some(points), Some(full), Some(floor)] =
                [&per, &points, &full, &floor].map(|found| found.value.number())
            {
                let counted = self.counted(&short.over(per)?)?;
                let lost = counted.times(points)?;
                steps_short = Some(counted);
                full.minus(&lost)?.max(floor.clone()).into()
            } else {
                Value::NoData
            }
        } else {
            Value::NoData
        };
        let node = cx.recorder.record(
            || {
                let step = Step::new("shortfall", &value)
                    .term("partial", self.partial.value().word())
                    .term("better", self.better.word());
                steps_short.iter().fold(step, |step, steps| step.term("steps", steps.shown()))
            },
            &[of.node, target.node, full.node, points.node, per.node, floor.node],
        );
        Ok(Found { value, counts: None, node })
    }

    /// How far a number is on the wrong side of the target.
    fn short(&self, of: &Exact, target: &Exact) -> Result<Exact, TooLarge> {
        match self.better {
            Better::Higher => target.minus(of),
            Better::Lower => of.minus(target),
        }
    }

    /// How many steps count.
    fn counted(&self, steps: &Exact) -> Result<Exact, TooLarge> {
        match self.partial.value().rounding() {
            Some(rounding) => steps.round(0, rounding).map(Exact::from),
            None => Ok(steps.clone()),
        }
    }

    /// What the points can be while something they rest on is open.
    #[cold]
    fn open(&self, given: [&Value; 6]) -> Value {
        let [of, target, full, points, per, floor] = given.map(Open::of);
        let mut possible = Open { no_data: of.no_data || target.no_data || full.no_data, ..Open::default() };
        for open in [&of, &target, &full, &points, &per, &floor] {
            possible = possible.because_of(open.gaps.clone());
        }
        let (Some(of), Some(target), Some(full)) = (of.numbers, target.numbers, full.numbers) else {
            return Value::NoData;
        };
        let short = match self.better {
            Better::Higher => target.minus(&of),
            Better::Lower => of.minus(&target),
        };
        if short.low.as_ref().is_none_or(|low| *low <= Exact::ZERO) {
            possible.numbers = Some(full.clone());
        }
        if let Some(short) = short.and(&Interval::at_least(Exact::ZERO)).filter(|short| short.high != Some(Exact::ZERO))
        {
            possible.no_data |= points.no_data || per.no_data || floor.no_data;
            if let (Some(points), Some(per), Some(floor)) = (points.numbers, per.numbers, floor.numbers) {
                let mut steps = short.over(&per);
                if let Some(rounding) = self.partial.value().rounding() {
                    steps = steps.round(0, rounding);
                }
                let left = full.minus(&steps.times(&points)).max(&floor);
                possible.numbers = Some(possible.numbers.map_or_else(|| left.clone(), |full| full.or(&left)));
            }
        }
        possible.into()
    }
}

impl Partial {
    /// How a number of steps is made whole; `None`: it need not be.
    fn rounding(self) -> Option<Rounding> {
        match self {
            Self::Whole => Some(Rounding::TowardsZero),
            Self::Started => Some(Rounding::AwayFromZero),
            Self::ProRata => None,
        }
    }
}
