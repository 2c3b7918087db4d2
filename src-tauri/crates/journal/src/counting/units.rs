//! Units of alcohol, as the United Kingdom counts them: 10 ml of ethanol, about 8 g.

/// Tenths of a UK unit in `volume_ml` of a drink of `abv_tenths` tenths of a percent by volume,
/// rounded half up: `ml x ABV % / 1000` ([NHS, alcohol units][nhs], AC-48).
///
/// [nhs]: https://www.nhs.uk/live-well/alcohol-advice/calculating-alcohol-units/
#[must_use]
pub fn uk_units_tenths(volume_ml: u16, abv_tenths: u16) -> u32 {
    // In thousandths of a tenth; both factors are below 2^16, so the product fits.
    (u32::from(volume_ml) * u32::from(abv_tenths)).saturating_add(500) / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_48_uk_units_are_rounded_half_up_to_one_decimal() {
        assert_eq!(uk_units_tenths(568, 50), 28);
        assert_eq!(uk_units_tenths(175, 130), 23);
        assert_eq!(uk_units_tenths(0, 130), 0);
        assert_eq!(uk_units_tenths(u16::MAX, u16::MAX), 4_294_836);
    }
}
