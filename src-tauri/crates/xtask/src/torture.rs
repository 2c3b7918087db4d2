//! `cargo xtask torture` and `cargo xtask fuzz`: build the trials of `tests/torture` and the readers
//! of `tests/fuzz` and run them. What can be asked for they know themselves.

use crate::tool::{Outcome, command, run, target_dir};
use crate::{setup, steps};

/// Runs the trials that `words` name, or all of them.
pub fn torture(words: &[&str]) -> Outcome {
    build()?;
    play("cairn-tests-torture", words)
}

/// Feeds the readers that `words` name, or all of them.
pub fn fuzz(words: &[&str]) -> Outcome {
    build()?;
    play("cairn-tests-fuzz", words)
}

fn build() -> Outcome {
    setup::for_building()?;
    steps::built_page()?;
    steps::built_programs()
}

fn play(name: &str, words: &[&str]) -> Outcome {
    let program = target_dir().join("debug").join(name);
    run(command(&program.to_string_lossy(), words))
}

/// As many as every change has to pass: each kind of trial and each reader, at figures that
/// together take less than ten minutes on two cores, most of them the minute that each reader is fed.
/// A fault that shows once in a hundred cases is rather found by the figures of a release; these find
/// what a change broke.
pub fn trials() -> Outcome {
    if cfg!(not(target_os = "linux")) {
        println!("The trials run on Linux only: elsewhere nothing interrupts a single call.");
        return Ok(());
    }
    build()?;
    play("cairn-tests-torture", &["--figure", "ci"])?;
    play("cairn-tests-fuzz", &["--seconds", "60"])
}
