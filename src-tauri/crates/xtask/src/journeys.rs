//! The journeys in the real window: builds the program with the feature `e2e` and runs the tests
//! of `tests/` that drive it, one after the other, on a display without a screen and a message bus
//! of their own, and without a network where the system lets it be taken away.

use crate::tool::{Outcome, cargo, run, succeeds, target_dir};
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
    let on_display = on_display(&tests);
    let mut alone = match without_network() {
        Some(first) => before(first, &on_display),
        None => {
            println!("This system lets nobody take the network away: the journeys have it.");
            on_display
        }
    };
    alone.env("CAIRN_APP_BINARY", program);
    run(alone)
}

/// What takes the network away from the command behind it: all but the loopback, over which the
/// driver of the window is spoken to. As root, or as root of a user namespace; `None` if neither may.
fn without_network() -> Option<&'static [&'static str]> {
    const AS_ROOT: [&str; 6] = ["unshare", "--net", "sh", "-c", UP, "sh"];
    const AS_ANYBODY: [&str; 8] = [
        "unshare",
        "--user",
        "--map-root-user",
        "--net",
        "sh",
        "-c",
        UP,
        "sh",
    ];
    const UP: &str = "ip link set lo up && CAIRN_ALONE=1 exec \"$@\"";
    [&AS_ROOT[..], &AS_ANYBODY]
        .into_iter()
        .find(|words| succeeds(words[0], &[&words[1..], &["true"]].concat()))
}

/// `command` with the words `first` in front of it.
fn before(first: &[&str], command: &Command) -> Command {
    let mut longer = Command::new(first[0]);
    longer
        .args(&first[1..])
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(crate::tool::root());
    longer
}

/// `command` on a display and a message bus of its own.
pub fn on_display(command: &Command) -> Command {
    // The screen is larger than the largest window, so that nothing is cut off.
    let screen = "--server-args=-screen 0 1600x1200x24";
    let display = [
        "xvfb-run",
        "--auto-servernum",
        screen,
        "dbus-run-session",
        "--",
    ];
    before(&display, command)
}
