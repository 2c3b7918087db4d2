//! The UI's side: npm, its packages, the build.

use crate::tool::{self, Outcome, command, run};
use std::path::PathBuf;

/// Oldest Node that Vite runs on (`engines` of ui/package.json).
const OLDEST_NODE: (u32, u32) = (20, 19);

fn ui() -> PathBuf {
    tool::root().join("ui")
}

/// npm in the folder of the UI.
pub fn npm(arguments: &[&str]) -> Outcome {
    // On Windows npm is a batch file, which is not found without its ending.
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    npm.current_dir(ui());
    run(npm)
}

/// Tauri's command line, one of the locked packages, at the root of the checkout.
pub fn tauri(arguments: &[&str]) -> Outcome {
    install()?;
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let program = ui().join("node_modules").join(".bin").join(name);
    run(command(&program.to_string_lossy(), arguments))
}

/// Installs the packages when they are not those of the lock file. npm keeps what it installed in
/// `node_modules/.package-lock.json`; the copy of the lock file beside it says from which state.
pub fn install() -> Outcome {
    check_version()?;
    let lock = ui().join("package-lock.json");
    let installed_from = ui().join("node_modules").join(".installed-from.json");
    let wanted = std::fs::read(&lock).map_err(|error| format!("ui/package-lock.json: {error}"))?;
    if std::fs::read(&installed_from).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])?;
    std::fs::write(installed_from, wanted).map_err(|error| format!("ui/node_modules: {error}"))
}

/// Builds the page that the window shows.
pub fn build() -> Outcome {
    install()?;
    npm(&["run", "build"])
}

fn check_version() -> Outcome {
    let wanted = format!(
        "Node {}.{} or newer is needed",
        OLDEST_NODE.0, OLDEST_NODE.1
    );
    let have = tool::read(command("node", &["--version"]))
        .map_err(|_| format!("{wanted}; `node` was not found. See https://nodejs.org."))?;
    if version(&have).is_some_and(|have| have >= OLDEST_NODE) {
        return Ok(());
    }
    Err(format!("{wanted}; this is {}.", have.trim()))
}

/// Major and minor of `v20.19.1`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(version("v20.19.1\n"), Some((20, 19)));
        assert!(version("v20.9.0") < Some(OLDEST_NODE), "9 is less than 19");
        assert!(version("v24.0.0") > Some(OLDEST_NODE));
    }
}
