//! `cargo xtask torture`: builds the trials of `tests/torture` and runs them. What can be asked for
//! they know themselves.

use crate::tool::{Outcome, cargo, command, run, target_dir};
use crate::{setup, steps};

/// Runs the trials that `words` name, or all of them.
pub fn torture(words: &[&str]) -> Outcome {
    setup::for_building()?;
    steps::built_page()?;
    run(cargo(
        &[&["build", "--bins"], &steps::EVERYTHING[..]].concat(),
    ))?;
    let program = target_dir().join("debug").join("cairn-tests-torture");
    run(command(&program.to_string_lossy(), words))
}

/// As many as every change has to pass. The figures are chosen so that all of them together take
/// about three minutes on two cores; each kind of trial is among them.
pub fn trials() -> Outcome {
    if cfg!(not(target_os = "linux")) {
        println!("The trials run on Linux only: elsewhere nothing interrupts a single call.");
        return Ok(());
    }
    torture(&["--figure", "ci"])
}
