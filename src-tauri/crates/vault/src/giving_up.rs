//! Long work that may be given up: for a person who wants to write, or to lock.
//!
//! The work asks between small steps whether to go on. What was given up leaves nothing behind.

use std::io;

use crate::error::VaultError;

/// Whether work that nobody waits for may go on.
pub(crate) type KeepGoing<'a> = &'a dyn Fn() -> bool;

/// Ends the work around it, by way of `?`, once it is not to go on.
pub(crate) fn go_on(keep_going: KeepGoing<'_>) -> Result<(), VaultError> {
    if keep_going() {
        Ok(())
    } else {
        Err(VaultError::Io(io::ErrorKind::Interrupted.into()))
    }
}

/// The outcome of work that may have been given up: `None` if it was.
pub(crate) fn unless_given_up<T>(outcome: Result<T, VaultError>) -> Result<Option<T>, VaultError> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        // Reading and writing go on after an interruption by themselves.
        Err(VaultError::Io(error)) if error.kind() == io::ErrorKind::Interrupted => Ok(None),
        Err(error) => Err(error),
    }
}
