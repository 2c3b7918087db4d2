//! What the process does to itself before anything else: files only for this person, no core
//! dumps, no tracing where the system allows, and no doors that an environment variable opens.
//!
//! Not here: wiping what is freed (`wiping_allocator.rs`, `forgetting.rs`).

/// Variables that let another program look into the web view. A build for the journeys leaves them
/// alone: WebDriver comes in through the first two.
#[cfg(all(unix, not(feature = "e2e")))]
const DOORS: [&str; 3] = [
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
];
#[cfg(all(unix, feature = "e2e"))]
const DOORS: [&str; 0] = [];

/// Hardens the process. Nothing here can fail in a way that should keep a person from their
/// journal, so refusals of the system are passed over.
pub fn harden() {
    #[cfg(unix)]
    {
        close_doors();
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

/// Removes the [`DOORS`] from the environment, before the web view looks there.
#[cfg(unix)]
#[expect(
    unsafe_code,
    reason = "changing the environment is unsafe beside other threads"
)]
fn close_doors() {
    for door in DOORS {
        // SAFETY: this is the first thing the program does; no other thread runs yet.
        unsafe { std::env::remove_var(door) };
    }
}
