//! The mechanisms a contract is written in: small, orthogonal, one file each.
//!
//! A [`Term`] is a number (`"0.9"`), a name (`"calls_offered"`), or one mechanism with its parameters
//! (`{"ratio": {"of": ["calls_answered"], "to": ["calls_offered"]}}`). Terms nest. A term is read from the contract
//! file, resolved once (names become slots, readings become choices), and then evaluated for any number of months.
//!
//! A number that cannot be known stays unknown: [open](crate::trace::Value::Open) where a figure was not given, with all it
//! can still be; [no data](crate::trace::Value::NoData) where there was nothing to measure. Each mechanism says what it can
//! come to where something it rests on is open; where that is only one thing, it is known.

mod agreed_time;
mod arithmetic;
mod bands;
mod by_date;
mod by_day;
mod by_row;
mod calendar;
mod choice;
mod closes;
mod condition;
mod de_minimis;
#[cfg(feature = "declarations")]
mod declared;
mod evaluation;
mod held;
mod is_given;
mod linear;
mod names;
mod over_months;
mod over_rows;
mod pooled;
mod prorated;
mod range;
mod ratio;
mod reach;
mod resolve;
mod rounded;
mod seats;
mod select;
pub(crate) mod several;
mod shortfall;
mod take;
mod term;
mod usage;
mod window;

pub use agreed_time::{AgreedMinutes, Over};
pub use arithmetic::{FirstKnown, Highest, Lowest, Mean, Minus, Percent, Product, Quotient, Sum, Weight, Weighted};
pub use bands::{Band, Bands};
pub(crate) use bands::{bounds, check, cover};
pub use by_date::{ByDate, Version};
pub use by_day::{ByDay, DayVersion};
pub use by_row::ByRow;
pub use calendar::{Calendar, CalendarNumber};
pub use choice::Choice;
pub use closes::Closes;
pub use condition::{Above, All, Any, AtLeast, AtMost, Below, InTier, Not};
pub use de_minimis::DeMinimis;
pub use evaluation::{Earlier, Evaluation, Memory, Standing, Tiers};
pub(crate) use evaluation::{RowFound, RowsKnown, Scored, TableFound};
pub use held::{Count, Held, InARow};
pub use is_given::IsGiven;
pub use linear::{Linear, Point};
pub use names::Kind;
pub(crate) use names::{Meaning, Names, RowNames};
pub use over_months::{MonthBefore, OverMonths, YearToDate};
pub use over_rows::OverRows;
pub use pooled::Pooled;
pub use prorated::Prorated;
pub(crate) use range::Bounds;
pub use range::{Edge, Range};
pub use ratio::Ratio;
pub(crate) use reach::{is_whole, percent};
pub use resolve::Scope;
pub(crate) use resolve::constant_at;
pub use rounded::{How, Rounded};
pub use seats::{DayCount, PerSeat};
pub use select::{ByReading, If, PerTier, ReadAs};
pub use shortfall::{Better, Partial, Shortfall};
pub use take::Take;
pub use term::{Name, Term};
pub use usage::{Graduated, PackagePrice, PriceStep, Volume};
pub use window::{Since, Window};

use crate::json::{FromJson, Reader, Value};
use crate::near;
use crate::number::TooLarge;
use crate::problem::shape;
use crate::trace::Found;

/// Lists the mechanisms once: the name in contract files, the type, and what kind of value it gives.
macro_rules! mechanisms {
    ($($(#[$doc:meta])* $name:ident: $type:ident -> $kind:ident,)+) => {
        /// One mechanism with its parameters; in a contract file an object with the mechanism's name as its only key.
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
        pub enum Mechanism {
            $($(#[$doc])* $type($type),)+
        }

        impl Mechanism {
            /// Reads a mechanism, if it is one.
            fn read(json: &Value, reader: &mut Reader<'_>) -> Option<Box<Self>> {
                let entry = json.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
                let Some((name, parameters)) = entry else {
                    let has = |key: &str| json.get(key).is_some();
                    let instead = near::unnamed(&has).map(|name| format!("{{\"{name}\": {{…}}}}"));
                    reader.expected_instead(shape::ONE_MECHANISM, json, instead);
                    return None;
                };
                let Some(mut mechanism) = Self::blank(name).map(Box::new) else {
                    let all = [$(stringify!($name)),+];
                    let near = near::mechanism(name, &all);
                    reader.expected_near(&if near.is_some() { shape::MECHANISM.to_owned() } else { all.join(", ") }, json, near);
                    return None;
                };
                reader.below(name, mechanism.parameters(), parameters);
                Some(mechanism)
            }

            /// Whether something has the form of one; what it says may still be wrong.
            pub(crate) fn is_one(json: &Value) -> bool {
                let only = json.as_object().filter(|object| object.len() == 1).and_then(|object| object.keys().next());
                only.is_some_and(|name| [$(stringify!($name)),+].contains(&name.as_str()))
            }

            /// The mechanism with this name, without its parameters.
            fn blank(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$type(FromJson::blank())),)+
                    _ => None,
                }
            }

            fn parameters(&mut self) -> &mut dyn FromJson {
                match self { $(Self::$type(inner) => inner,)+ }
            }

            /// The name it has in contract files.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$type(_) => stringify!($name),)+ }
            }

            /// Whether it gives a number or a yes or no.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$type(_) => Kind::$kind,)+ }
            }

            /// Turns names into slots and readings into choices.
            pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>) {
                let name = self.name();
                scope.within(name, |scope| match self { $(Self::$type(inner) => inner.resolve(scope),)+ });
            }

            fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
                match self { $(Self::$type(inner) => inner.evaluate(cx),)+ }
            }
        }
    };
}

mechanisms! {
    /// Sums of counts divided by sums of counts.
    ratio: Ratio -> Number,
    /// One rate over the counts of several.
    pooled: Pooled -> Number,
    /// All parts added up.
    sum: Sum -> Number,
    /// All parts multiplied.
    product: Product -> Number,
    /// The first less the others.
    minus: Minus -> Number,
    /// The first divided by the second.
    quotient: Quotient -> Number,
    /// Brought to a multiple of a step.
    rounded: Rounded -> Number,
    /// A percentage of a base.
    percent: Percent -> Number,
    /// The mean of the parts that have data.
    mean: Mean -> Number,
    /// Their mean, each with its weight.
    weighted: Weighted -> Number,
    /// The lowest of the parts that have data.
    lowest: Lowest -> Number,
    /// The highest of the parts that have data.
    highest: Highest -> Number,
    /// Points lost for every step short of a target.
    shortfall: Shortfall -> Number,
    /// A step table: the value of the row whose range holds the number.
    bands: Bands -> Number,
    /// Between points in a straight line.
    linear: Linear -> Number,
    /// Each unit at the price of the step it falls in.
    graduated: Graduated -> Number,
    /// All units at the price of the step the whole quantity falls in.
    volume: Volume -> Number,
    /// A price per started package.
    package_price: PackagePrice -> Number,
    /// Seats times a monthly price, each for the days it was staffed.
    per_seat: PerSeat -> Number,
    /// A month's price for the days the contract was in force.
    prorated: Prorated -> Number,
    /// An amount too small to be paid is none.
    de_minimis: DeMinimis -> Number,
    /// The minutes of agreed service hours.
    agreed_minutes: AgreedMinutes -> Number,
    /// A number of the calendar.
    calendar: Calendar -> Number,
    /// The first part that is known.
    first_known: FirstKnown -> Number,
    /// The sum of a figure over the calendar year so far.
    year_to_date: YearToDate -> Number,
    /// One number out of several months.
    over_months: OverMonths -> Number,
    /// One number out of the rows of a table.
    over_rows: OverRows -> Number,
    /// One for each row, by its name.
    by_row: ByRow -> Number,
    /// What a name came to in the month before.
    month_before: MonthBefore -> Number,
    /// One of two, by a condition.
    if: If -> Number,
    /// One for each tier.
    per_tier: PerTier -> Number,
    /// One for each choice of a reading.
    by_reading: ByReading -> Number,
    /// One version after another, by month.
    by_date: ByDate -> Number,
    /// One version after another, each from a day on.
    by_day: ByDay -> Number,
    /// How many conditions hold.
    count: Count -> Number,
    /// At or above.
    at_least: AtLeast -> Flag,
    /// Above, not at.
    above: Above -> Flag,
    /// At or below.
    at_most: AtMost -> Flag,
    /// Below, not at.
    below: Below -> Flag,
    /// Every one of them.
    all: All -> Flag,
    /// At least one of them.
    any: Any -> Flag,
    /// The opposite.
    not: Not -> Flag,
    /// A figure of the month was given.
    is_given: IsGiven -> Flag,
    /// A reading has this choice.
    read_as: ReadAs -> Flag,
    /// An outcome holds so many months in a row.
    in_a_row: InARow -> Flag,
    /// A condition held so many times in a window of months.
    held: Held -> Flag,
    /// The month is in one of these tiers.
    in_tier: InTier -> Flag,
    /// The month is the last one of its quarter, half-year or year.
    closes: Closes -> Flag,
}
