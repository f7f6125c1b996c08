use rust_decimal::RoundingStrategy;

/// How a number is brought to a number of decimal places. Contracts name one of these; there is no unnamed rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest, ties away from zero (四舍五入): 0.125 → 0.13, −0.125 → −0.13.
    HalfAwayFromZero,
    /// Towards zero: what is started does not count.
    TowardsZero,
    /// Away from zero: what is started counts in full.
    AwayFromZero,
}

impl Rounding {
    pub(super) fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
            Self::TowardsZero => RoundingStrategy::ToZero,
            Self::AwayFromZero => RoundingStrategy::AwayFromZero,
        }
    }
}
