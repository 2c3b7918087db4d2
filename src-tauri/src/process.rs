//! What the process does to itself before anything else: files only for this person, no core
//! dumps, no tracing where the system allows, no doors that an environment variable opens, and on
//! Linux a web view that paints without the graphics driver.
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

/// Makes WebKitGTK paint into plain memory instead of buffers of the graphics driver. With some
/// drivers and compositors those stay blank, and a window that stays blank is a journal that does
/// not open (tauri #9394, WebKit bug 261874); loading the driver is also a fifth of the start.
#[cfg(target_os = "linux")]
const PAINT_WITHOUT_DRIVER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Hardens the process. Nothing here can fail in a way that should keep a person from their
/// journal, so refusals of the system are passed over.
pub fn harden() {
    #[cfg(unix)]
    {
        close_doors();
        #[cfg(target_os = "linux")]
        paint_without_driver();
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

/// Whoever has set the variable, to whatever, keeps it.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "changing the environment is unsafe beside other threads"
)]
fn paint_without_driver() {
    if std::env::var_os(PAINT_WITHOUT_DRIVER).is_none() {
        // SAFETY: as above.
        unsafe { std::env::set_var(PAINT_WITHOUT_DRIVER, "1") };
    }
}
