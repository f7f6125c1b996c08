//! The sums of all groups of a table, kept in little room: there are as many of them as a text has cells.

use rust_decimal::Decimal;

use super::blocks::Blocks;

/// A sum, and how many cells are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) sum: Decimal,
    pub(super) cells: u32,
}

/// A sum in eight bytes, or where it stands among the long ones.
#[derive(Clone, Copy, Debug)]
enum Kept {
    Short { digits: u32, cells: u8, scale: u8, negative: bool },
    Long(u32),
}

impl Kept {
    /// A sum that is short enough.
    fn short(Sum { sum, cells }: Sum) -> Option<Self> {
        let parts = sum.unpack();
        // A zero with a sign would lose it.
        let fits = parts.mid == 0 && parts.hi == 0 && !(parts.lo == 0 && parts.negative);
        let (cells, scale) = (u8::try_from(cells).ok()?, u8::try_from(parts.scale).ok()?);
        fits.then_some(Self::Short { digits: parts.lo, cells, scale, negative: parts.negative })
    }
}

/// Sums by their places.
#[derive(Debug, Default)]
pub(super) struct Sums {
    kept: Blocks<Kept>,
    long: Vec<Sum>,
}

impl Sums {
    /// Adds so many of nothing.
    pub(super) fn add(&mut self, count: usize) {
        for _ in 0..count {
            self.kept.push(Kept::Short { digits: 0, cells: 0, scale: 0, negative: false });
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<Sum> {
        match *self.kept.get(place)? {
            Kept::Short { digits, cells, scale, negative } => {
                Some(Sum { sum: Decimal::from_parts(digits, 0, 0, negative, scale.into()), cells: cells.into() })
            }
            Kept::Long(at) => self.long.get(usize::try_from(at).ok()?).copied(),
        }
    }

    pub(super) fn set(&mut self, place: usize, sum: Sum) {
        let Some(kept) = self.kept.get_mut(place) else { return };
        if let Kept::Long(at) = *kept {
            if let Some(own) = usize::try_from(at).ok().and_then(|at| self.long.get_mut(at)) {
                *own = sum;
            }
        } else if let Some(short) = Kept::short(sum) {
            *kept = short;
        } else if let Ok(at) = u32::try_from(self.long.len()) {
            *kept = Kept::Long(at);
            self.long.push(sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_takes_eight_bytes() {
        assert_eq!(size_of::<Kept>(), 8);
    }

    #[test]
    fn a_sum_is_given_back_as_it_was_put() {
        let numbers = [
            "0",
            "-0",
            "0.00",
            "12345",
            "-7.50",
            "4294967295",
            "4294967296",
            "-4294967296.5",
            "0.0000000000000000000000000001",
            "79228162514264337593543950335",
        ];
        let mut sums = Sums::default();
        sums.add(numbers.len() * 3);
        let mut expected = Vec::new();
        for cells in [1, 255, 256] {
            expected.extend(numbers.map(|number| Sum { sum: number.parse().unwrap(), cells }));
        }
        // Twice: the second time each has been another one, long or short.
        for put in [expected.iter().rev().copied().collect(), expected.clone()] as [Vec<Sum>; 2] {
            for (place, sum) in put.iter().enumerate() {
                sums.set(place, *sum);
            }
            for (place, sum) in put.iter().enumerate() {
                let found = sums.get(place).unwrap();
                assert_eq!((found.sum.unpack(), found.cells), (sum.sum.unpack(), sum.cells), "{}", sum.sum);
            }
        }
        assert_eq!(sums.get(expected.len()), None);
    }
}
