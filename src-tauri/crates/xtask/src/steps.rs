//! The steps of `cargo xtask test`, in the order that finds cheap things first and builds as little
//! as possible twice: all that is built and run is built as [`EVERYTHING`].
//!
//! Not a step: security advisories. Their database has to be fetched, which not every machine that
//! runs this can do; `.github/workflows/advisories.yml` does it.

use crate::report::Report;
use crate::tool::{Outcome, cargo, command, read, root, run, succeeds};
use crate::{journeys, message_ids, node, rooms, setup, torture, word_lint};
use std::collections::BTreeMap;

/// What cargo builds, tests, walks and measures. It decides features over all that is selected, so
/// a step with another selection would build most of the tree once more.
pub const EVERYTHING: [&str; 3] = ["--workspace", "--features", "cairn/e2e"];

/// A step: its name on the command line, when it is part of `test`, and what it does.
pub struct Step {
    name: &'static str,
    when: When,
    work: fn() -> Outcome,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    /// Not with `--fast`.
    Full,
    /// By its name only: `test` does it on the way.
    Alone,
}

const STEPS: [Step; 11] = [
    Step {
        name: "fmt",
        when: When::Always,
        work: fmt,
    },
    Step {
        name: "words",
        when: When::Always,
        work: words,
    },
    Step {
        name: "rooms",
        when: When::Always,
        work: rooms::check,
    },
    Step {
        name: "deny",
        when: When::Full,
        work: deny,
    },
    Step {
        name: "ui-tests",
        when: When::Always,
        work: ui_tests,
    },
    Step {
        name: "lint",
        when: When::Full,
        work: lint,
    },
    Step {
        name: "rust-tests",
        when: When::Full,
        work: rust_tests,
    },
    Step {
        name: "contract",
        when: When::Alone,
        work: contract,
    },
    Step {
        name: "trials",
        when: When::Full,
        work: torture::trials,
    },
    Step {
        name: "journeys",
        when: When::Full,
        work: journeys::walk,
    },
    Step {
        name: "bench-smoke",
        when: When::Full,
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
    let contract_before = contract_files()?;
    let mut report = Report::default();
    let part_of_it = |step: &&Step| step.when == When::Always || (!fast && step.when == When::Full);
    for step in STEPS.iter().filter(part_of_it) {
        report.step(step.name, step.work);
    }
    if fast {
        report.step("rust-tests", rust_tests_of_the_rooms);
    }
    // The tests have written it anew.
    report.step("contract", || is_contract(&contract_before));
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

/// With the features of journeys and demo, and once more without, as it ships.
fn lint() -> Outcome {
    setup::for_building()?;
    built_page()?;
    let everything = ["clippy", "--workspace", "--all-targets"];
    let deny_warnings = ["--", "--deny", "warnings"];
    run(cargo(
        &[&everything[..], &["--all-features"], &deny_warnings].concat(),
    ))?;
    run(cargo(&[&everything[..], &deny_warnings].concat()))
}

fn rust_tests() -> Outcome {
    setup::for_tests()?;
    built_page()?;
    nextest()?;
    let not_journeys = ["--filterset", "not binary(journeys)"];
    run(cargo(
        &[&["nextest", "run"], &EVERYTHING[..], &not_journeys].concat(),
    ))?;
    run(cargo(&[&["test", "--doc"], &EVERYTHING[..]].concat()))
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
    setup::for_building()?;
    built_page()?;
    nextest()?;
    let before = contract_files()?;
    let writes_it = ["--filterset", "test(export_bindings) + test(contract)"];
    run(cargo(
        &[&["nextest", "run"], &EVERYTHING[..], &writes_it].concat(),
    ))?;
    is_contract(&before)
}

fn is_contract(before: &BTreeMap<String, Vec<u8>>) -> Outcome {
    if contract_files()? == *before {
        return Ok(());
    }
    Err(
        "ui/src/lib/contract was not what Rust writes. It is now; look at it and commit it."
            .to_owned(),
    )
}

/// Each bench once, unoptimised: it runs, nothing is measured.
fn bench_smoke() -> Outcome {
    run(cargo(
        &[&["test", "--bench", "*"], &EVERYTHING[..]].concat(),
    ))
}

/// Builds all programs. A test is built beside them: only then do they have the features that the
/// tests have given what lies below them, and nothing is built twice.
pub fn built_programs() -> Outcome {
    let programs = ["build", "--bins", "--test", "journeys"];
    run(cargo(&[&programs[..], &EVERYTHING].concat()))
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

/// Every file of the contract by name.
fn contract_files() -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for path in crate::rooms::files_below(&root().join("ui/src/lib/contract"), &["ts"])? {
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.insert(path.to_string_lossy().into_owned(), bytes);
    }
    Ok(files)
}
