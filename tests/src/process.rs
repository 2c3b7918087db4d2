//! Running a program of a test, for a limited time.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often it is looked whether a program has ended.
const GLANCE: Duration = Duration::from_millis(1);

/// A program that has ended, or was ended.
#[derive(Debug)]
pub struct Ended {
    /// What it said on standard output.
    pub out: String,
    /// What it said on standard error.
    pub err: String,
    /// How it ended; `None` if it was killed because its time was over.
    pub status: Option<ExitStatus>,
    /// How long it ran.
    pub took: Duration,
}

/// Runs `command` and kills it, as a power cut would, when it runs longer than `limit`.
///
/// # Errors
/// Those of starting it.
pub fn run_for(mut command: Command, limit: Duration) -> io::Result<Ended> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // What it starts itself ends with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let began = Instant::now();
    let mut child = command.spawn()?;
    let out = child.stdout.take().map(listen);
    let err = child.stderr.take().map(listen);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        let Some(left) = limit.checked_sub(began.elapsed()) else {
            end(&mut child)?;
            break None;
        };
        std::thread::sleep(left.min(GLANCE));
    };
    let took = began.elapsed();
    let heard = |listener: Option<JoinHandle<String>>| {
        listener.map_or_else(String::new, |listener| listener.join().unwrap_or_default())
    };
    Ok(Ended {
        out: heard(out),
        err: heard(err),
        status,
        took,
    })
}

/// Sends the signal of this name to a process, or to a group when the number is negative.
///
/// # Errors
/// Those of starting `kill`.
pub fn signal(name: &str, pid: i64) -> io::Result<()> {
    let pid = pid.to_string();
    Command::new("kill")
        .args(["-s", name, "--", &pid])
        .stderr(Stdio::null())
        .status()
        .map(drop)
}

fn end(child: &mut Child) -> io::Result<()> {
    child.kill()?;
    if cfg!(unix) {
        signal("KILL", -i64::from(child.id()))?;
    }
    child.wait().map(drop)
}

/// Hears what a program says, until it ends.
pub fn listen(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // A pipe that breaks has said what it had to say.
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
