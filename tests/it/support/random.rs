//! Choices that a printed seed makes again.

use std::time::Duration;

/// SplitMix64: small, good enough to choose, the same everywhere.
#[derive(Debug, Clone)]
pub struct Random(u64);

/// The seed of this run: `COLLEGIUM_TEST_SEED`, or a new one. Printed, so that a failure can be played again.
pub fn seed() -> u64 {
    let given = std::env::var("COLLEGIUM_TEST_SEED").ok();
    let seed = given.map_or_else(
        || u64::from_le_bytes(collegium::base::id::random::<8>()),
        |text| text.parse().expect("COLLEGIUM_TEST_SEED is a number"),
    );
    println!("COLLEGIUM_TEST_SEED={seed}");
    seed
}

impl Random {
    /// A stream of choices of its own for each part of a test.
    pub fn new(seed: u64, part: u64) -> Random {
        let mut random = Random(seed ^ part.wrapping_mul(0xA076_1D64_78BD_642F));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn millis(&mut self, from: usize, to: usize) -> Duration {
        Duration::from_millis(u64::try_from(from + self.below(to - from)).unwrap())
    }
}
