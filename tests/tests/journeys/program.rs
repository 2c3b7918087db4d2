//! The program in its window: started through WebKitWebDriver in a place of its own, and ended
//! whatever becomes of the journey.

use crate::Page;
use crate::processes::{self, Process};
use cairn_tests::Place;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How long the driver and the first page may take to be there.
const STARTS_WITHIN: Duration = Duration::from_secs(60);

/// Where journeys with a time of their own take place.
const ZONE: &str = "Europe/Berlin";

/// What a journey may ask of the program besides its place.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Idle time before it locks.
    pub auto_lock_seconds: Option<u32>,
    /// Size of its windows.
    pub size: Option<(u32, u32)>,
    /// What every dialog for files answers.
    pub picked: Option<PathBuf>,
    /// RFC 3339 instant it takes for now.
    pub now: Option<&'static str>,
    /// Preferences to begin with, as their file has them.
    pub preferences: Option<serde_json::Value>,
}

/// A running program. Dropping it ends driver, program and web processes.
pub struct Program {
    client: Option<Client>,
    driver: Child,
    app: u32,
}

/// Walks a journey.
pub fn journey<W: Future<Output = ()>>(walk: impl FnOnce() -> W) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(walk());
}

impl Program {
    /// Starts the program in `place` and waits for its first page.
    pub async fn start(place: &Place, options: &Options) -> (Program, Page) {
        let app = std::env::var("CAIRN_APP_BINARY")
            .expect("CAIRN_APP_BINARY names the program; `cargo xtask journeys` sets it");
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut driver = place.command("WebKitWebDriver");
        driver
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("CAIRN_JOURNAL", place.journal_dir())
            .env("CAIRN_CONFIG_DIR", place.config_dir())
            .env("CAIRN_KDF", "test")
            .env("CAIRN_TEST_HIDDEN_FILE", hidden_file(place))
            .env("GDK_BACKEND", "x11")
            // Software rendering; without these two a picture of the page never comes.
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(seconds) = options.auto_lock_seconds {
            driver.env("CAIRN_AUTO_LOCK_SECONDS", seconds.to_string());
        }
        if let Some((width, height)) = options.size {
            driver.env("CAIRN_TEST_WINDOW", format!("{width}x{height}"));
        }
        if let Some(path) = &options.picked {
            driver.env("CAIRN_TEST_PICK", path);
        }
        if let Some(now) = options.now {
            let file = place.root().join("now");
            std::fs::write(&file, format!("{now}\n{ZONE}\n")).unwrap();
            // The web view tells the time of the system.
            driver.env("CAIRN_TEST_NOW_FILE", file).env("TZ", ZONE);
        }
        if let Some(preferences) = &options.preferences {
            if preferences.get("journal_dir").is_some() {
                // The journal of this computer, of which more is kept than of one for this run.
                driver.env_remove("CAIRN_JOURNAL");
            }
            let stored = json!({ "preferences": preferences, "seen": {} });
            let file = place.config_dir().join("preferences.json");
            std::fs::write(file, stored.to_string()).unwrap();
        }
        let mut program = Program {
            client: None,
            driver: driver
                .spawn()
                .expect("WebKitWebDriver (package webkit2gtk-driver) starts"),
            app: 0,
        };
        program.wait_for_driver(port);

        let capabilities: Capabilities = [(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": app, "args": [] }),
        )]
        .into_iter()
        .collect();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the driver starts the program");
        program.client = Some(client.clone());
        program.app = processes::below(program.driver.id())
            .into_iter()
            .find(|process| app.ends_with(&process.name))
            .expect("the driver has started the program")
            .pid;
        let page = Page::new(client);
        page.settle("unlock").await;
        (program, page)
    }

    /// The driver is ours: a port taken by somebody else would have ended it.
    fn wait_for_driver(&mut self, port: u16) {
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                self.driver.try_wait().unwrap().is_none(),
                "the driver has ended"
            );
            assert!(
                began.elapsed() < STARTS_WITHIN,
                "the driver does not listen"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The processes of the program that draw pages.
    pub fn web_processes(&self) -> Vec<Process> {
        processes::below(self.app)
            .into_iter()
            .filter(|process| process.name.starts_with("WebKitWebProces"))
            .collect()
    }

    /// Process of the program itself.
    pub fn pid(&self) -> u32 {
        self.app
    }

    /// Ends the program as a power cut would.
    pub fn kill(self) {
        processes::kill(self.app);
        assert!(processes::ends_within(self.app, Duration::from_secs(10)));
    }

    /// Closes the program the way a person does, and waits until it has gone.
    pub async fn quit(self, page: &Page) {
        page.invoke_and_leave("quit").await;
        assert!(
            processes::ends_within(self.app, Duration::from_secs(20)),
            "it closes within a moment"
        );
    }
}

/// When hide at once had put the neutral window in the place of the journal, as the program saw it,
/// in milliseconds since 1970.
pub fn hidden_at(place: &Place) -> f64 {
    let told = std::fs::read_to_string(hidden_file(place)).expect("the program tells");
    told.parse().unwrap()
}

fn hidden_file(place: &Place) -> PathBuf {
    place.root().join("hidden")
}

impl Drop for Program {
    fn drop(&mut self) {
        let started = processes::below(self.driver.id());
        // Without the driver no session is left that could block the next journey.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        for process in started {
            processes::kill(process.pid);
        }
    }
}
