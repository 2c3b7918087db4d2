//! Small disks of their own: an ext4 image behind a loop device, and memory of a limited size.
//! Needs the rights of root.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A mounted file system; unmounted when dropped.
pub struct Mount {
    dir: TempDir,
}

impl Mount {
    /// An ext4 file system on the image at `image`.
    pub fn image(image: &Path) -> io::Result<Mount> {
        Mount::new(&["-t", "ext4", "-o", "loop", &image.to_string_lossy()])
    }

    /// A file system in memory of `megabytes`.
    pub fn memory(megabytes: u32) -> io::Result<Mount> {
        let size = format!("size={megabytes}m");
        Mount::new(&["-t", "tmpfs", "-o", &size, "tmpfs"])
    }

    fn new(what: &[&str]) -> io::Result<Mount> {
        let dir = tempfile::Builder::new().prefix("disk-").tempdir()?;
        done(Command::new("mount").args(what).arg(dir.path()))?;
        Ok(Mount { dir })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // What is still open there keeps it until it is closed.
        let _ = done(Command::new("umount").arg("--lazy").arg(self.dir.path()));
    }
}

/// Makes an ext4 image of `megabytes` in the folder `dir`.
pub fn make_image(dir: &Path, megabytes: u32) -> io::Result<PathBuf> {
    let image = dir.join("image");
    std::fs::File::create(&image)?.set_len(u64::from(megabytes) << 20)?;
    done(
        Command::new("mkfs.ext4")
            .args(["-q", "-F", "-m", "0"])
            .arg(&image),
    )?;
    Ok(image)
}

/// Whether file systems can be mounted here, and made.
pub fn can_mount() -> bool {
    let trial = || -> io::Result<()> {
        Mount::memory(1)?;
        let dir = tempfile::tempdir()?;
        Mount::image(&make_image(dir.path(), 16)?).map(drop)
    };
    trial().is_ok()
}

/// Runs a program that has nothing to say.
pub fn done(command: &mut Command) -> io::Result<()> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(io::Error::other(
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ))
}
