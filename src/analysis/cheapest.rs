//! The fewest steps of several levers together that reach a goal.

use super::levers::Lever;

/// Most months that are settled to find one mix; a search that needs more is given up and says so.
const MOST_TRIES: u32 = 20_000;

/// Steps of each lever, in the order of the levers.
pub(super) type Steps = Vec<u32>;

/// A mix that reaches the goal.
#[derive(Clone, Debug)]
pub(super) struct Mix {
    pub(super) steps: Steps,
    /// Whether nothing cheaper reaches it; unknown where the search was given up.
    pub(super) least: bool,
}

/// Looks for the cheapest steps that `reach`: the fewest units in total, a unit of one lever being worth as much as a
/// unit of any other; among equals, those that need fewer levers.
///
/// Rests on one law: more steps never reach less. Then everything below steps that fall short falls short, and a box of
/// steps whose far corner does is done with in one try. Single levers first, pairs, then all: what is found early
/// bounds what is left to try.
pub(super) fn cheapest(levers: &[Lever], reach: &mut dyn FnMut(&[u32]) -> bool) -> Option<Mix> {
    let far: Steps = levers.iter().map(|lever| lever.most).collect();
    if !reach(&far) {
        return None;
    }
    let mut search = Search { most: far.clone(), prices: prices(levers), reach, tries: 0, best: far };
    search.improve();
    Some(Mix { least: search.tries < MOST_TRIES, steps: search.best })
}

/// What a step of each lever costs: steps of different fineness made comparable.
fn prices(levers: &[Lever]) -> Vec<u64> {
    let finest = levers.iter().map(|lever| lever.places).max().unwrap_or(0);
    let price = |lever: &Lever| 10_u64.checked_pow(finest.saturating_sub(lever.places)).unwrap_or(u64::MAX);
    levers.iter().map(price).collect()
}

struct Search<'s> {
    most: Steps,
    prices: Vec<u64>,
    reach: &'s mut dyn FnMut(&[u32]) -> bool,
    tries: u32,
    best: Steps,
}

impl Search<'_> {
    fn improve(&mut self) {
        let count = self.prices.len();
        let singles = (0..count).map(|one| (one, one));
        let pairs = (0..count).flat_map(|one| (0..one).map(move |other| (one, other)));
        for (one, other) in singles.chain(pairs) {
            self.among(&|lever| lever == one || lever == other);
        }
        self.among(&|_| true);
    }

    fn cost(&self, steps: &[u32]) -> u64 {
        let cost = |(steps, price): (&u32, &u64)| u64::from(*steps).saturating_mul(*price);
        steps.iter().zip(&self.prices).map(cost).fold(0, u64::saturating_add)
    }

    fn reaches(&mut self, steps: &[u32]) -> bool {
        self.tries = self.tries.saturating_add(1);
        (self.reach)(steps)
    }

    /// Looks for something cheaper than the best so far that uses only some of the levers.
    fn among(&mut self, uses: &dyn Fn(usize) -> bool) {
        let far: Steps = (0..).zip(&self.most).map(|(lever, most)| if uses(lever) { *most } else { 0 }).collect();
        let mut boxes = vec![(vec![0; far.len()], far)];
        while let Some((near, mut far)) = boxes.pop() {
            if self.tries >= MOST_TRIES {
                return;
            }
            // Only what costs less than the best is of interest.
            let Some(room) = self.cost(&self.best).checked_sub(self.cost(&near).saturating_add(1)) else { continue };
            for ((far, near), price) in far.iter_mut().zip(&near).zip(&self.prices) {
                let steps = room.checked_div(*price).and_then(|steps| u32::try_from(steps).ok());
                *far = (*far).min(near.saturating_add(steps.unwrap_or(u32::MAX)));
            }
            if !self.reaches(&far) {
                continue;
            }
            if self.reaches(&near) {
                self.best = near;
                continue;
            }
            boxes.extend(self.halves(near, far));
        }
    }

    /// Both halves of a box, cut across its widest side, the farther first.
    fn halves(&self, near: Steps, far: Steps) -> [(Steps, Steps); 2] {
        let width = |(near, far): (&u32, &u32)| far.saturating_sub(*near);
        let widths = near.iter().zip(&far).map(width).zip(&self.prices);
        let widths = widths.map(|(steps, price)| u64::from(steps).saturating_mul(*price)).zip(0..);
        let side = widths.max().map_or(0, |(_, side)| side);
        let (mut to, mut from) = (far.clone(), near.clone());
        if let (Some(to), Some(from)) = (to.get_mut(side), from.get_mut(side)) {
            *to = from.midpoint(*to);
            *from = to.saturating_add(1);
        }
        [(from, far), (near, to)]
    }
}
