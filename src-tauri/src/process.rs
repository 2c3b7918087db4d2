//! What the process does to itself before anything else: files only for this person, no core
//! dumps, no tracing where the system allows, no doors that an environment variable opens.
//!
//! Not here: wiping memory (`wiping_allocator.rs`).

/// Variables that let another program look into the web view. A build for the journeys leaves them
/// alone: WebDriver comes in through the first two.
#[cfg(all(unix, not(feature = "e2e")))]
const DOORS: [&str; 3] = [
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
];

/// Hardens the process. Nothing here can fail in a way that should keep a person from their
/// journal, so refusals of the system are passed over.
pub fn harden() {
    #[cfg(all(unix, not(feature = "e2e")))]
    close_doors();
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Starts the program again without [`DOORS`] when one of them is set. Removing a variable from
/// the own environment is not safe once threads may run, and the web process inherits it.
#[cfg(all(unix, not(feature = "e2e")))]
fn close_doors() {
    use std::os::unix::process::CommandExt;
    if DOORS.iter().all(|door| std::env::var_os(door).is_none()) {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut again = std::process::Command::new(program);
        again.args(std::env::args_os().skip(1));
        for door in DOORS {
            again.env_remove(door);
        }
        let _refused = again.exec();
    }
    // Going on with an open door is worse than not starting.
    std::process::exit(1);
}
