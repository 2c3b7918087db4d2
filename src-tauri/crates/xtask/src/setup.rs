//! What the system must have: the web view and its build packages, for tests what reads PDFs back,
//! and for journeys a display without a screen. Says what it will install before it does.
//!
//! Deliberately not here: Rust (this program runs already) and Node (`node.rs` checks it).

use crate::tool::{Outcome, command, run, succeeds};

/// How one family of systems installs packages.
struct Family {
    manager: &'static str,
    /// Refreshes the list of packages, where that is a step of its own.
    refresh: &'static [&'static str],
    install: &'static [&'static str],
    /// For building the window.
    build: &'static [&'static str],
    /// For reading PDFs back in tests.
    tests: &'static [&'static str],
    /// For the journeys.
    journeys: &'static [&'static str],
}

const FAMILIES: [Family; 4] = [
    Family {
        manager: "apt-get",
        refresh: &["update"],
        install: &["install", "--yes", "--no-install-recommends"],
        build: &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"],
        tests: &["poppler-utils"],
        journeys: &[
            "webkit2gtk-driver",
            "xvfb",
            "xauth",
            "dbus",
            "dbus-x11",
            "iproute2",
            "strace",
            "xdotool",
        ],
    },
    Family {
        manager: "dnf",
        refresh: &[],
        install: &["install", "--assumeyes"],
        build: &[
            "gcc",
            "gcc-c++",
            "make",
            "pkgconf-pkg-config",
            "webkit2gtk4.1-devel",
        ],
        tests: &["poppler-utils"],
        journeys: &[
            "xorg-x11-server-Xvfb",
            "xorg-x11-xauth",
            "dbus-daemon",
            "dbus-x11",
            "iproute",
            "strace",
            "xdotool",
        ],
    },
    Family {
        manager: "pacman",
        refresh: &[],
        install: &["-S", "--needed", "--noconfirm"],
        build: &["base-devel", "webkit2gtk-4.1"],
        tests: &["poppler"],
        journeys: &[
            "xorg-server-xvfb",
            "xorg-xauth",
            "dbus",
            "iproute2",
            "strace",
            "xdotool",
        ],
    },
    Family {
        manager: "zypper",
        refresh: &[],
        install: &["--non-interactive", "install"],
        build: &["gcc", "gcc-c++", "make", "pkg-config", "webkit2gtk3-devel"],
        tests: &["poppler-tools"],
        journeys: &[
            "WebKitGTK-4.1-webdriver",
            "xorg-x11-server-Xvfb",
            "xauth",
            "dbus-1",
            "iproute2",
            "strace",
            "xdotool",
        ],
    },
];

/// What the window is built with.
pub fn for_building() -> Outcome {
    if cfg!(not(target_os = "linux")) {
        return Ok(());
    }
    if succeeds("pkg-config", &["--exists", "webkit2gtk-4.1", "gtk+-3.0"])
        && succeeds("cc", &["--version"])
    {
        return Ok(());
    }
    install(
        "The web view (WebKitGTK 4.1) and a C compiler are missing",
        |family| family.build,
    )
}

/// What the tests need beside that, where the system has it in packages.
pub fn for_tests() -> Outcome {
    for_building()?;
    if cfg!(not(target_os = "linux")) || (on_path("pdftotext") && on_path("pdfinfo")) {
        return Ok(());
    }
    install("What reads PDFs back in tests is missing", |family| {
        family.tests
    })
}

/// What the journeys need beside that.
pub fn for_journeys() -> Outcome {
    if cfg!(not(target_os = "linux")) {
        return Err(
            "The journeys run on Linux only: elsewhere no WebDriver reaches the window.".to_owned(),
        );
    }
    for_building()?;
    let all = [
        "WebKitWebDriver",
        "xvfb-run",
        "xauth",
        "dbus-run-session",
        "strace",
        "xdotool",
    ];
    if all.iter().all(|program| on_path(program)) {
        return Ok(());
    }
    install(
        "The display and the driver for the journeys are missing",
        |family| family.journeys,
    )
}

/// All of it.
pub fn everything() -> Outcome {
    for_tests()?;
    for_journeys()?;
    println!("Everything that the system must have is there.");
    Ok(())
}

fn install(what: &str, packages: fn(&Family) -> &'static [&'static str]) -> Outcome {
    let Some(family) = FAMILIES.iter().find(|family| on_path(family.manager)) else {
        return Err(format!(
            "{what}, and no known package manager was found. On Debian the packages are: {}.",
            packages(&FAMILIES[0]).join(" ")
        ));
    };
    let packages = packages(family);
    println!(
        "{what}. Installing with {}: {}",
        family.manager,
        packages.join(" ")
    );
    if !family.refresh.is_empty() {
        run(as_root(family.manager, family.refresh))?;
    }
    run(as_root(
        family.manager,
        &[family.install, packages].concat(),
    ))
}

fn as_root(program: &str, arguments: &[&str]) -> std::process::Command {
    let mut command = if is_root() {
        command(program, arguments)
    } else {
        command("sudo", &[&[program], arguments].concat())
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    crate::tool::read(command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// Whether a program of this name lies on the path.
pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    })
}
