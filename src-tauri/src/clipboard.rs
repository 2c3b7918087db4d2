//! A secret in the clipboard: out of clipboard histories where the system allows, and cleared after
//! 30 seconds unless something else was copied meanwhile.
//!
//! Deliberately not here: copying what a person marks in the page; that is theirs.

use arboard::Clipboard;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a secret stays (hardening.md, clipboard).
const STAYS: Duration = Duration::from_secs(30);

/// The clipboard with the last secret put into it.
#[derive(Clone, Default)]
pub struct SecretClipboard {
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    /// Kept open: on X11 the program that copied answers for the content.
    clipboard: Option<Clipboard>,
    secret: Option<Zeroizing<String>>,
    copies: u32,
}

impl SecretClipboard {
    /// Copies `secret` and clears it later.
    ///
    /// # Errors
    /// When the system has no clipboard or does not give it away.
    pub fn copy(&self, secret: Zeroizing<String>) -> Result<(), arboard::Error> {
        let mut held = crate::lenient_lock(&self.held);
        if held.clipboard.is_none() {
            held.clipboard = Some(Clipboard::new()?);
        }
        if let Some(clipboard) = &mut held.clipboard {
            kept_out_of_history(clipboard.set()).text(secret.as_str())?;
        }
        held.secret = Some(secret);
        held.copies = held.copies.wrapping_add(1);
        let this_copy = held.copies;
        let later = self.clone();
        std::thread::spawn(move || {
            std::thread::sleep(STAYS);
            let mut held = crate::lenient_lock(&later.held);
            if held.copies == this_copy {
                held.clear();
            }
        });
        Ok(())
    }

    /// Clears the secret now, if it is still there; for the end of the program.
    pub fn clear(&self) {
        crate::lenient_lock(&self.held).clear();
    }
}

impl Held {
    fn clear(&mut self) {
        let (Some(clipboard), Some(secret)) = (&mut self.clipboard, self.secret.take()) else {
            return;
        };
        let present = clipboard.get_text().map(Zeroizing::new);
        if present.is_ok_and(|present| *present == *secret) {
            // A clipboard that is gone holds nothing of ours.
            let _ = clipboard.clear();
        }
    }
}

#[cfg(target_os = "linux")]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
}
