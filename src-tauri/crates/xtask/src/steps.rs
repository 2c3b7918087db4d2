//! The steps of `cargo xtask test`, in the order that finds cheap things first and builds as little
//! as possible twice: one feature set (`cairn/e2e`) for clippy, tests and journeys.
//!
//! Not a step: security advisories. Their database has to be fetched, which not every machine that
//! runs this can do; `.github/workflows/advisories.yml` does it.

use crate::report::Report;
use crate::tool::{Outcome, cargo, command, read, root, run, succeeds};
use crate::{journeys, message_ids, node, rooms, setup, word_lint};
use std::collections::BTreeMap;
use std::path::Path;

/// A step: its name on the command line, whether `--fast` includes it, and what it does.
pub struct Step {
    name: &'static str,
    fast: bool,
    work: fn() -> Outcome,
}

const STEPS: [Step; 10] = [
    Step {
        name: "fmt",
        fast: true,
        work: fmt,
    },
    Step {
        name: "words",
        fast: true,
        work: words,
    },
    Step {
        name: "rooms",
        fast: true,
        work: rooms::check,
    },
    Step {
        name: "deny",
        fast: false,
        work: deny,
    },
    Step {
        name: "ui-tests",
        fast: true,
        work: ui_tests,
    },
    Step {
        name: "lint",
        fast: false,
        work: lint,
    },
    Step {
        name: "rust-tests",
        fast: false,
        work: rust_tests,
    },
    Step {
        name: "contract",
        fast: true,
        work: contract,
    },
    Step {
        name: "journeys",
        fast: false,
        work: journeys::walk,
    },
    Step {
        name: "bench-smoke",
        fast: false,
        work: bench_smoke,
    },
];

/// The step of this name.
pub fn find(name: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.name == name)
}

/// Runs one step.
pub fn alone(name: &str) -> Outcome {
    find(name).map_or_else(
        || Err(format!("There is no step {name}.")),
        |step| (step.work)(),
    )
}

/// Runs all steps, or the fast ones and the tests of the rooms, and prints the table.
pub fn test(fast: bool) -> Outcome {
    let before = state_of_checkout()?;
    let mut report = Report::default();
    for step in STEPS.iter().filter(|step| step.fast || !fast) {
        report.step(step.name, step.work);
    }
    if fast {
        report.step("rust-tests", rust_tests_of_the_rooms);
    }
    report.step("hermetic", || {
        if state_of_checkout()? == before {
            return Ok(());
        }
        Err("The tests changed files of the checkout; `git status` shows which.".to_owned())
    });
    report.close()
}

fn fmt() -> Outcome {
    run(cargo(&["fmt", "--all", "--check"]))
}

fn words() -> Outcome {
    word_lint::check()?;
    message_ids::check()
}

fn deny() -> Outcome {
    needs_tool("cargo-deny", "^0.20", &["cargo-deny"])?;
    run(cargo(&[
        "deny",
        "--workspace",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))
}

fn ui_tests() -> Outcome {
    node::install()?;
    for script in ["check", "lint", "test", "build"] {
        node::npm(&["run", script])?;
    }
    Ok(())
}

/// With the feature of the journeys, and the shell once more as it ships.
fn lint() -> Outcome {
    setup::for_building()?;
    built_page()?;
    let deny_warnings = ["--", "--deny", "warnings"];
    let all = ["clippy", "--workspace", "--all-targets", "--all-features"];
    run(cargo(&[&all[..], &deny_warnings].concat()))?;
    let shipped = ["clippy", "--package", "cairn", "--all-targets"];
    run(cargo(&[&shipped[..], &deny_warnings].concat()))
}

fn rust_tests() -> Outcome {
    setup::for_building()?;
    built_page()?;
    nextest()?;
    let features = ["--workspace", "--features", "cairn/e2e"];
    let not_journeys = ["--filterset", "not binary(journeys)"];
    run(cargo(
        &[&["nextest", "run"], &features[..], &not_journeys].concat(),
    ))?;
    run(cargo(&[
        "test",
        "--doc",
        "--workspace",
        "--exclude",
        "cairn",
    ]))
}

/// Without the shell, whose dependencies take the longest.
fn rust_tests_of_the_rooms() -> Outcome {
    nextest()?;
    run(cargo(&[
        "nextest",
        "run",
        "--filterset",
        "not binary(journeys)",
    ]))
}

/// The TypeScript side of the contract is what Rust would write now.
fn contract() -> Outcome {
    nextest()?;
    let folder = root().join("ui/src/lib/contract");
    let before = contents(&folder)?;
    run(cargo(&[
        "nextest",
        "run",
        "--filterset",
        "test(export_bindings) + test(contract)",
    ]))?;
    if contents(&folder)? == before {
        return Ok(());
    }
    Err(
        "ui/src/lib/contract was not what Rust writes. It is now; look at it and commit it."
            .to_owned(),
    )
}

/// Each bench once, unoptimised: it runs, nothing is measured.
fn bench_smoke() -> Outcome {
    run(cargo(&["test", "--package", "cairn-tests", "--benches"]))
}

/// Tauri takes the page into the program when it is compiled.
pub fn built_page() -> Outcome {
    if root().join("ui/dist/index.html").is_file() {
        Ok(())
    } else {
        node::build()
    }
}

/// The runner of the Rust tests.
pub fn nextest() -> Outcome {
    needs_tool(
        "cargo-nextest",
        "^0.9",
        &[
            "cargo-nextest",
            "--no-default-features",
            "--features",
            "default-no-update",
        ],
    )
}

/// Installs a tool of cargo when it is not there. Built without optimisation: that takes a quarter
/// of the time, and these tools wait for others anyway.
fn needs_tool(program: &str, version: &str, arguments: &[&str]) -> Outcome {
    if succeeds(program, &["--version"]) {
        return Ok(());
    }
    println!("{program} is missing; installing it.");
    let install = ["install", "--locked", "--debug", "--version", version];
    run(cargo(&[&install[..], arguments].concat()))
}

/// What git says about changed and new files, with the changes themselves.
fn state_of_checkout() -> Outcome<String> {
    let status = read(command(
        "git",
        &["status", "--porcelain", "--untracked-files=all"],
    ))?;
    Ok(status + &read(command("git", &["diff", "HEAD"]))?)
}

/// Every file below `folder` by name.
fn contents(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for path in crate::rooms::files_below(folder, &["ts"])? {
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.insert(path.to_string_lossy().into_owned(), bytes);
    }
    Ok(files)
}
