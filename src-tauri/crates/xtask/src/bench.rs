//! `cargo xtask bench`: the ratios of `tests/benches`, as they are on this machine, the start of the
//! window beside a bare one included. CI only shows that they run (`steps.rs`).

use crate::tool::{Outcome, cargo, root, run, target_dir};
use crate::{journeys, setup, steps};

/// Builds what is measured without debug assertions, and measures.
pub fn bench() -> Outcome {
    setup::for_journeys()?;
    steps::built_page()?;
    let programs = ["--bin", "cairn", "--example", "bare-window"];
    let features = ["--features", "e2e,bare-window"];
    let build = ["build", "--release", "--package", "cairn"];
    run(cargo(&[&build[..], &features, &programs].concat()))?;
    let built = root().join(target_dir()).join("release");
    let benches = cargo(&["bench", "--package", "cairn-tests"]);
    let mut on_display = journeys::on_display(&benches);
    on_display
        .env("CAIRN_APP_BINARY", built.join("cairn"))
        .env("CAIRN_BARE_WINDOW", built.join("examples/bare-window"));
    run(on_display)
}
