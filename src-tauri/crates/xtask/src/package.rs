//! `cargo xtask package`: the installer for this system, by Tauri's own bundler. It downloads
//! nothing: the bundler is one of the locked packages of the UI.

use crate::tool::{Outcome, root, target_dir};
use crate::{node, setup};

/// Builds the installer; `discreet` gives it the neutral name, identifier and icon.
pub fn package(discreet: bool) -> Outcome {
    setup::for_building()?;
    node::build()?;
    let config = root().join("src-tauri").join("tauri.discreet.conf.json");
    let config = config.to_string_lossy();
    let mut arguments = vec!["build", "--ci"];
    if discreet {
        arguments.extend(["--config", &config]);
    }
    node::tauri(&arguments)?;
    println!(
        "The installer lies in {}.",
        target_dir().join("release/bundle").display()
    );
    Ok(())
}
