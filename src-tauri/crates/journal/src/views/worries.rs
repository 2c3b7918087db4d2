//! What is answered about worries taken together.

use serde::Serialize;

/// How many worries are open, and what became of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WorryNumbers {
    /// Nobody knows yet what becomes of them.
    pub open: u32,
    /// Those of which it was noted what became of them: the sum of the next three.
    pub answered: u32,
    /// They happened.
    pub happened: u32,
    /// They happened in part.
    pub partly: u32,
    /// They did not happen.
    pub did_not: u32,
    /// Shares of the answered ones; `None` below ten of them.
    pub shares: Option<WorryShares>,
}

/// Shares of answered worries, 0 to 100 percent, each rounded by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WorryShares {
    /// They happened.
    pub happened: u8,
    /// They happened in part.
    pub partly: u8,
    /// They did not happen.
    pub did_not: u8,
    /// How likely they felt, the mean; `None` below ten that say it.
    pub felt: Option<u8>,
}
