//! A program that goes on while something is done to it.

use cairn_tests::{listen, signal};
use std::io;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// See the module.
pub struct Program {
    child: Child,
    said: Option<JoinHandle<String>>,
}

impl Program {
    /// Starts it.
    pub fn start(mut command: Command) -> io::Result<Program> {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn()?;
        let said = child.stdout.take().map(listen);
        Ok(Program { child, said })
    }

    /// Stops it and returns when none of its threads runs any more.
    pub fn stop(&mut self) -> io::Result<()> {
        let pid = self.child.id();
        signal("STOP", pid.into())?;
        loop {
            let mut stopped = true;
            for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
                let stat = std::fs::read_to_string(task?.path().join("stat"))?;
                let state = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
                stopped &= state.starts_with('T');
            }
            if stopped {
                return Ok(());
            }
        }
    }

    /// Waits until it ends by itself; `false` if it still runs after `limit`.
    pub fn ends_within(&mut self, limit: Duration) -> io::Result<bool> {
        let began = Instant::now();
        while self.child.try_wait()?.is_none() {
            if began.elapsed() > limit {
                return Ok(false);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(true)
    }

    /// Kills it; what it had said.
    pub fn kill(&mut self) -> io::Result<String> {
        self.child.kill()?;
        self.child.wait()?;
        let said = self.said.take().map(JoinHandle::join);
        Ok(said.and_then(Result::ok).unwrap_or_default())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
