//! Numbers that look random and are the same on every machine: a stone is drawn from nothing but
//! its seed. Good enough for a picture; not here: anything that protects something.

/// FNV-1a with 32 bits (Fowler, Noll and Vo) of `text`.
pub(super) fn seed(text: &str) -> u32 {
    const OFFSET_BASIS: u32 = 0x811C_9DC5;
    const PRIME: u32 = 0x0100_0193;
    text.bytes().fold(OFFSET_BASIS, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    })
}

/// The generator mulberry32 (Tommy Ettinger, public domain).
pub(super) struct Mulberry32(u32);

impl Mulberry32 {
    pub(super) fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number: at least 0, less than 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(mixed | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 61));
        f64::from(mixed ^ (mixed >> 14)) / (f64::from(u32::MAX) + 1.0)
    }

    /// The next number between `-most` and `most`.
    pub(super) fn around_zero(&mut self, most: f64) -> f64 {
        (2.0 * self.unit() - 1.0) * most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_1a_gives_the_values_of_its_authors() {
        assert_eq!(seed(""), 0x811C_9DC5);
        assert_eq!(seed("a"), 0xE40C_292C);
        assert_eq!(seed("foobar"), 0xBF9C_F968);
    }

    #[test]
    fn mulberry32_gives_what_the_function_in_javascript_gives() {
        let mut random = Mulberry32::new(0);
        let numbers = [(); 3].map(|()| random.unit());
        assert_eq!(
            numbers,
            [
                0.266_429_208_684_712_65,
                0.000_329_745_700_582_861_9,
                0.223_272_027_447_819_7
            ]
        );
    }
}
