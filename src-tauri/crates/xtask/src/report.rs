//! The table at the end: each step, how it went, how long it took.

use std::time::{Duration, Instant};

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// It held.
    Well,
    /// It did not; the reason was printed.
    Wrong,
}

/// Rows of the table.
#[derive(Default)]
pub struct Report {
    rows: Vec<(&'static str, Went, Duration)>,
}

impl Report {
    /// Runs a step, times it, prints its reason when it did not hold.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<(), String>) {
        println!("\n== {name}");
        let began = Instant::now();
        let went = match work() {
            Ok(()) => Went::Well,
            Err(reason) => {
                eprintln!("{reason}");
                Went::Wrong
            }
        };
        self.rows.push((name, went, began.elapsed()));
    }

    /// Prints the table; an error when a step did not hold.
    pub fn close(&self) -> Result<(), String> {
        println!("\n{self}");
        let wrong: Vec<&str> = self
            .rows
            .iter()
            .filter(|row| row.1 == Went::Wrong)
            .map(|row| row.0)
            .collect();
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(format!("Not right: {}.", wrong.join(", ")))
        }
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut all = Duration::ZERO;
        for (name, went, took) in &self.rows {
            let mark = if *went == Went::Well { "ok" } else { "NOT OK" };
            writeln!(f, "{name:<14} {mark:<7} {:>7.1} s", took.as_secs_f64())?;
            all += *took;
        }
        write!(f, "{:<14} {:<7} {:>7.1} s", "all", "", all.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_step_makes_the_whole_wrong_and_is_named() {
        let mut report = Report::default();
        report.step("words", || Ok(()));
        report.step("rooms", || Err("sled is named twice".to_owned()));
        assert_eq!(report.close(), Err("Not right: rooms.".to_owned()));
        assert!(report.to_string().contains("rooms          NOT OK"));
    }
}
