//! What a number counts.

/// What a number counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// None is written.
    #[default]
    None,
    /// A share: `%`, or words for it.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Points of a score.
    Points,
    Second,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    Year,
    /// Money, with its currency where it is written.
    Money(Option<String>),
    /// So many times as much.
    Times,
    /// Things that are counted, by their word.
    Count(String),
}

impl Unit {
    /// The unit of a list in the word file.
    pub(super) fn named(list: &str, word: &str) -> Self {
        match list {
            "percent" => Self::Percent,
            "percentage_point" => Self::PercentagePoint,
            "points" => Self::Points,
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "working_day" => Self::WorkingDay,
            "week" => Self::Week,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "times" => Self::Times,
            "money" => Self::Money(None),
            _ => match list.strip_prefix("money ") {
                Some(currency) => Self::Money(Some(currency.into())),
                None => Self::Count(word.into()),
            },
        }
    }

    pub(super) fn is_money(&self) -> bool {
        matches!(self, Self::Money(_))
    }

    pub(super) fn is_count(&self) -> bool {
        matches!(self, Self::Count(_))
    }

    /// A length of time.
    pub(super) fn is_time(&self) -> bool {
        matches!(
            self,
            Self::Second
                | Self::Minute
                | Self::Hour
                | Self::Day
                | Self::WorkingDay
                | Self::Week
                | Self::Month
                | Self::Quarter
                | Self::Year
        )
    }

    pub(super) fn is_percent(&self) -> bool {
        matches!(self, Self::Percent | Self::PercentagePoint)
    }
}
