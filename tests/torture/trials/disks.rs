//! Small disks of their own: an ext4 image behind a loop device, and memory of a limited size.
//! Needs the rights of root.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::{NamedTempFile, TempDir};

/// How often and how long apart a disk is taken away that a killed program may still hold.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

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

    /// Takes it away, and returns when its medium holds everything that was written.
    pub fn unmount(self) -> io::Result<()> {
        for _ in 0..TRIES {
            if done(Command::new("umount").arg(self.dir.path())).is_ok() {
                return Ok(());
            }
            std::thread::sleep(PAUSE);
        }
        Err(io::Error::other("somebody is still there"))
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

/// Returns when nothing is mounted from `image` any more.
pub fn free(image: &Path) -> io::Result<()> {
    for _ in 0..TRIES {
        let devices = Command::new("losetup")
            .arg("--associated")
            .arg(image)
            .output()?;
        if devices.stdout.is_empty() {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(io::Error::other("the image is still in use"))
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

/// Takes all room of a disk but `left` bytes.
pub fn fill_up(disk: &Path, left: u64) -> io::Result<NamedTempFile> {
    let mut filler = NamedTempFile::new_in(disk)?;
    let block = [0x5a; 4096];
    while filler.write_all(&block).is_ok() {}
    let size = filler.as_file().metadata()?.len();
    filler.as_file().set_len(size.saturating_sub(left))?;
    filler.as_file().sync_all()?;
    Ok(filler)
}
