//! Trials by the hundred: programs that are killed, disks that fail, files that rot. `cargo xtask
//! torture` builds and starts this; see `trials/mod.rs`.
//!
//! Calls are interrupted with strace, and disks mounted with the rights of root: Linux only.

#[cfg(target_os = "linux")]
mod trials;

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    trials::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    ExitCode::from(2)
}
