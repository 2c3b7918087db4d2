//! `cargo xtask`: everything one does with a checkout. `run` sets up the machine, builds and opens
//! the window; `test` runs what CI runs. Each step of `test` is a command of its own too.
//!
//! Deliberately not here: anything that ships. Exit status 0 is done, 1 is refused or failed with
//! the reason above it, 2 is wrong usage.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "progress belongs on the terminal"
)]

mod bench;
#[cfg(feature = "demo")]
mod demo;
mod icons;
mod journeys;
mod message_ids;
mod node;
mod package;
mod report;
mod rooms;
mod run;
mod setup;
mod steps;
mod tool;
mod torture;
mod word_lint;

use std::process::ExitCode;
use tool::Outcome;

const USAGE: &str = "\
cargo xtask run [--demo] [--release]   set up, build, open the window
                                       --demo: with a throw-away journal of one invented year
cargo xtask test [--fast]              what CI runs; --fast leaves out the window and the benches
cargo xtask STEP                       one step of `test`:
                                       fmt words rooms deny ui-tests lint rust-tests contract
                                       trials journeys bench-smoke
cargo xtask torture [--figure ci|release] [--count N] [--case N] [NAME...]
                                       programs that are killed, disks that fail, files that rot;
                                       docs/RELIABILITY.md has what came of it
cargo xtask fuzz [--seconds N] [--seed N] [TARGET...]
                                       feed every reader with what nobody wrote; 60 s each
cargo xtask bench                      measure: each bar of the design as a ratio on this machine
cargo xtask setup                      install the system's packages that are missing
cargo xtask package [--discreet]       build the installer for this system
cargo xtask icons                      draw the icons of all sizes from icons/*.svg";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome: Outcome = match words.as_slice() {
        ["run", options @ ..] if known(options, &["--demo", "--release"]) => {
            run::run(options.contains(&"--demo"), options.contains(&"--release"))
        }
        ["test", options @ ..] if known(options, &["--fast"]) => {
            steps::test(options.contains(&"--fast"))
        }
        ["package", options @ ..] if known(options, &["--discreet"]) => {
            package::package(options.contains(&"--discreet"))
        }
        ["torture", words @ ..] => torture::torture(words),
        ["fuzz", words @ ..] => torture::fuzz(words),
        ["bench"] => bench::bench(),
        ["setup"] => setup::everything(),
        ["icons"] => icons::draw(),
        #[cfg(feature = "demo")]
        ["make-demo", dir, passphrase] => demo::make(dir, passphrase),
        [step] if steps::find(step).is_some() => steps::alone(step),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}

fn known(options: &[&str], names: &[&str]) -> bool {
    options.iter().all(|option| names.contains(option))
}
