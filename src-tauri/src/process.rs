//! What the process does to itself before anything else: files only for this person, no core
//! dumps, no tracing where the system allows, no doors that an environment variable opens, and
//! libraries that wipe what they free.
//!
//! Not here: wiping what Rust frees (`wiping_allocator.rs`).

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

/// What makes libraries in C forget: WebKit carries each request and answer through memory of its
/// own, and copies of them stayed in what it had freed. With the first variable it takes memory
/// from the C library, with the second that library overwrites what is freed, at once.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const FORGETTING: [(&str, &str); 2] = [
    ("Malloc", "1"),
    (
        "GLIBC_TUNABLES",
        "glibc.malloc.tcache_count=0:glibc.malloc.perturb=255",
    ),
];
#[cfg(all(unix, not(all(target_os = "linux", target_env = "gnu"))))]
const FORGETTING: [(&str, &str); 0] = [];

/// Hardens the process. Nothing here can fail in a way that should keep a person from their
/// journal, so refusals of the system are passed over.
pub fn harden() {
    #[cfg(unix)]
    {
        settle_environment();
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

/// Starts the program again in its place when [`DOORS`] are open or it does not yet run with
/// [`FORGETTING`]. Changing the own environment is not safe once threads may run, and the C library
/// has read its part of it by then.
#[cfg(unix)]
fn settle_environment() {
    use std::os::unix::process::CommandExt;
    let forgets = FORGETTING
        .iter()
        .all(|(name, value)| std::env::var_os(name).is_some_and(|set| set == *value));
    let closed = DOORS.iter().all(|door| std::env::var_os(door).is_none());
    if forgets && closed {
        keep_to_ourselves();
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut again = std::process::Command::new(program);
        again.args(std::env::args_os().skip(1)).envs(FORGETTING);
        for door in DOORS {
            again.env_remove(door);
        }
        let _refused = again.exec();
    }
    // Going on with an open door is worse than not starting.
    if !closed {
        std::process::exit(1);
    }
}

/// Keeps the second variable of [`FORGETTING`] from the web processes. They end with their windows
/// anyway, and the software renderer in them breaks on memory that is overwritten early.
#[cfg(unix)]
#[expect(
    unsafe_code,
    reason = "changing the environment is unsafe beside other threads"
)]
fn keep_to_ourselves() {
    for (name, _) in FORGETTING.iter().skip(1) {
        // SAFETY: this is the first thing the program does; no other thread runs yet.
        unsafe { std::env::remove_var(name) };
    }
}
