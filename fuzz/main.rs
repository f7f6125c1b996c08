//! One target, named in `YUEKAO_TARGET`, under libFuzzer. `YUEKAO_SEEDS` names a folder its seeds are written into first.
#![no_main]

mod mutate;
mod seeds;
mod targets;

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use mutate::{Draw, mutate};
use targets::{TARGETS, Target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("YUEKAO_TARGET").unwrap_or_default();
    TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("there is no target “{name}”"))
});
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| seeds::seeds(TARGET.name));

fuzz_target!(
    init: {
        if let Ok(folder) = std::env::var("YUEKAO_SEEDS") {
            for (number, seed) in SEEDS.iter().enumerate() {
                std::fs::write(Path::new(&folder).join(format!("seed-{number}")), seed).expect("the folder of seeds takes them");
            }
        }
    },
    |bytes: &[u8]| (TARGET.run)(bytes)
);

fuzz_mutator!(|bytes: &mut [u8], size: usize, room: usize, seed: u32| {
    let mut draw = Draw::new(seed.into());
    if draw.below(2) == 0 {
        return fuzzer_mutate(bytes, size, room);
    }
    let other = SEEDS.get(draw.below(SEEDS.len())).map_or(&[][..], Vec::as_slice);
    let made = mutate(&bytes[..size], other, TARGET.json, &mut draw);
    let length = made.len().min(room);
    bytes[..length].copy_from_slice(&made[..length]);
    length
});
