//! `cargo xtask run`: from a fresh checkout to the open window.

use crate::tool::{Outcome, cargo, command, run as run_tool, target_dir};
use crate::{node, setup};
use std::path::Path;

/// What the invented journal opens with. Shown on the terminal; there is nothing to protect in it.
const DEMO_PASSPHRASE: &str = "quiet river stones at dawn";

/// Sets up, builds and opens the window; `demo` opens a throw-away journal with an invented year.
pub fn run(demo: bool, release: bool) -> Outcome {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the \
                    window cannot open."
                .to_owned(),
        );
    }
    println!("1/4 What the system must have");
    setup::for_building()?;
    println!("2/4 The page");
    node::build()?;
    println!("3/4 The program (the first time takes a while)");
    let mut arguments = vec!["build", "--package", "cairn"];
    if release {
        arguments.push("--release");
    }
    run_tool(cargo(&arguments))?;
    println!("4/4 The window");
    let program = target_dir()
        .join(if release { "release" } else { "debug" })
        .join(format!("cairn{}", std::env::consts::EXE_SUFFIX));
    let program = program.to_string_lossy();
    if !demo {
        return run_tool(command(&program, &[]));
    }
    let folder = tempfile::Builder::new()
        .prefix("cairn-demo-")
        .tempdir()
        .map_err(|error| format!("No temporary folder: {error}."))?;
    let journal = folder.path().join("journal.cairn");
    make_demo(&journal)?;
    println!("\nThe passphrase of this journal is: {DEMO_PASSPHRASE}");
    println!("It is thrown away when the window closes.\n");
    run_tool(command(
        &program,
        &["--journal", &journal.to_string_lossy()],
    ))
}

fn make_demo(journal: &Path) -> Outcome {
    println!("Inventing a year");
    let journal = journal.to_string_lossy();
    let arguments = [
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "demo",
        "--",
        "make-demo",
    ];
    run_tool(cargo(
        &[&arguments[..], &[&journal, DEMO_PASSPHRASE]].concat(),
    ))
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
