//! The journeys in the real window: builds the program with the feature `e2e` and runs the tests
//! of `tests/` that drive it, one after the other, on a display without a screen and a message bus
//! of their own.

use crate::tool::{Outcome, cargo, run, target_dir};
use crate::{setup, steps};
use std::process::Command;

/// Builds and walks.
pub fn walk() -> Outcome {
    setup::for_journeys()?;
    steps::built_page()?;
    steps::nextest()?;
    steps::built_programs()?;
    let program = target_dir().join("debug").join("cairn");
    let program = std::fs::canonicalize(&program)
        .map_err(|error| format!("{}: {error}", program.display()))?;

    let journeys = ["--test", "journeys"];
    let tests = cargo(&[&["nextest", "run"], &steps::EVERYTHING[..], &journeys].concat());
    let mut on_display = on_display(&tests);
    on_display.env("CAIRN_APP_BINARY", program);
    run(on_display)
}

/// `command` on a display and a message bus of its own.
pub fn on_display(command: &Command) -> Command {
    // The screen is larger than the largest window, so that nothing is cut off.
    let screen = "--server-args=-screen 0 1600x1200x24";
    let mut on_display = Command::new("xvfb-run");
    on_display
        .args(["--auto-servernum", screen, "dbus-run-session", "--"])
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(crate::tool::root());
    on_display
}
