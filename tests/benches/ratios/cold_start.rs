//! From the start of the program to an unlock screen that can be used, against a window of Tauri with
//! one static page. Both say by themselves when they are ready (`performance.mark`); WebDriver starts
//! them and asks, and what it takes is in neither time.

use crate::stopwatch::{line, median, ms};
use cairn_tests::Place;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long a driver or a page may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// When the page became ready, in milliseconds since 1970; nothing before that.
const READY_AT: &str = "const [ready] = performance.getEntriesByName('ready'); \
                        return ready ? performance.timeOrigin + ready.startTime : null";
/// Ticks in a second that Linux counts the start of a process in.
const TICKS: f64 = 100.0;

/// Starts both by turns, so many times each. The programs are named in the environment; without them
/// this says so.
pub fn ratio(times: usize) -> String {
    let what = "cold start to a usable unlock screen";
    let program = |name| std::env::var(name).ok();
    let (Some(app), Some(bare)) = (program("CAIRN_APP_BINARY"), program("CAIRN_BARE_WINDOW"))
    else {
        return line(what, "-", "-", "`cargo xtask bench` measures it (1.25x)");
    };
    let place = Place::with_journal(31);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut took = [Vec::new(), Vec::new()];
    for _ in 0..times {
        for (program, took) in [&app, &bare].into_iter().zip(&mut took) {
            took.push(runtime.block_on(start(&place, program)));
        }
    }
    took.iter_mut().for_each(|times| times.sort());
    let [ours, theirs] = took.map(|times| median(&times));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    line(
        what,
        &ms(ours),
        &ms(theirs),
        &format!("{ratio:.2}x of a bare window (1.25x), {times} starts"),
    )
}

/// How long `program` takes from its start to its page being ready.
async fn start(place: &Place, program: &str) -> Duration {
    let driver = Driver::start(place);
    let options = json!({ "binary": program, "args": [] });
    let capabilities: Capabilities = [("webkitgtk:browserOptions".to_owned(), options)]
        .into_iter()
        .collect();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await
        .expect("the driver starts the program");
    let ready_at = ready_at(&client).await;
    let took = ready_at - started_at(driver.program());
    assert!(took > 0.0 && took < PATIENCE.as_secs_f64(), "{took} s");
    Duration::from_secs_f64(took)
}

/// Seconds since 1970.
async fn ready_at(client: &Client) -> f64 {
    let began = Instant::now();
    loop {
        if let Ok(Value::Number(ready)) = client.execute(READY_AT, Vec::new()).await {
            return ready.as_f64().unwrap() / 1000.0;
        }
        assert!(began.elapsed() < PATIENCE, "the page is never ready");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// When a process was started, in seconds since 1970; Linux knows it to the hundredth.
fn started_at(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let (_, after_name) = stat.rsplit_once(')').unwrap();
    let ticks: f64 = after_name
        .split_whitespace()
        .nth(19)
        .unwrap()
        .parse()
        .unwrap();
    let uptime = fs::read_to_string("/proc/uptime").unwrap();
    let uptime: f64 = uptime.split(' ').next().unwrap().parse().unwrap();
    #[expect(
        clippy::disallowed_methods,
        reason = "a real process is timed by the clock of the machine"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    now.as_secs_f64() - uptime + ticks / TICKS
}

/// WebDriver, and below it the program that it started. Dropping it ends both.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(place: &Place) -> Driver {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let process = place
            .command("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("CAIRN_JOURNAL", place.journal_dir())
            .env("CAIRN_CONFIG_DIR", place.config_dir())
            .env("GDK_BACKEND", "x11")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver (package webkit2gtk-driver) starts");
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < PATIENCE, "the driver does not listen");
            std::thread::sleep(Duration::from_millis(10));
        }
        Driver { process, port }
    }

    /// The process of the program that was started.
    fn program(&self) -> u32 {
        let pid = self.process.id();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let children = children.unwrap();
        let first = children.split_whitespace().next();
        first.expect("the driver has started it").parse().unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let program = self.program().to_string();
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = Command::new("kill").args(["-9", &program]).status();
    }
}
