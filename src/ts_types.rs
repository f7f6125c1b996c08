//! How types that are written in another form than their own are declared in TypeScript.

/// Declares a type as another one.
macro_rules! ts_as {
    ($type:ty, $ts:expr) => {
        impl ts_rs::TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &ts_rs::Config) -> String {
                $ts.into()
            }

            fn inline(config: &ts_rs::Config) -> String {
                <Self as ts_rs::TS>::name(config)
            }
        }
    };
}

pub(crate) use ts_as;
