//! What must be true of a place after an act in it was interrupted or refused.

use crate::trials::actors::{Act, answered};
use crate::trials::check::{self, Tolerated, UnderWay};
use crate::trials::setting::Setting;
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, Place, other_passphrase};
use std::path::Path;

/// The journal opens twice, holds what was answered and at most the act under way beside, and
/// nothing unfinished lies in it; what it holds.
pub fn journal(
    setting: &Setting,
    place: &Place,
    passphrase: &str,
    content: &Content,
    under_way: Option<UnderWay>,
    tolerated: Tolerated,
) -> Result<Content, Wrong> {
    let dir = place.journal_dir();
    let look = setting.look(place, &dir, passphrase)?;
    let opening = check::opens_twice(&look, tolerated)?;
    check::holds(&opening.content, content, under_way)?;
    check::is_tidy(&dir, tolerated)?;
    Ok(opening.content.clone())
}

/// The passphrase after a change of `passphrase`: the old one opens the journal or the new one,
/// and the new one if the change was answered.
pub fn passphrase(
    setting: &Setting,
    place: &Place,
    passphrase: &'static str,
    answered: bool,
) -> Result<&'static str, Wrong> {
    let look = setting.look(place, &place.journal_dir(), passphrase)?;
    match (look.refused.as_deref(), answered) {
        (None, false) => Ok(passphrase),
        (None, true) => wrong("changed, and the old passphrase opens it"),
        (Some("does_not_open"), _) => Ok(other_passphrase(passphrase)),
        (Some(code), _) => wrong(code),
    }
}

/// The journal that `act` makes in `dir` is there and holds `content`; or, if it was not answered,
/// there is none and the same act makes it now. It opens with the passphrase of the act.
pub fn made(
    setting: &Setting,
    place: &Place,
    dir: &Path,
    act: &Act,
    tolerated: Tolerated,
    was_answered: bool,
    content: &Content,
) -> Result<(), Wrong> {
    let passphrase = act.passphrase;
    let mut look = setting.look(place, dir, passphrase)?;
    let nothing = ["journal_missing", "not_a_journal"];
    if !was_answered && nothing.contains(&look.refused.as_deref().unwrap_or_default()) {
        let ended = setting.play(place, act)?;
        if !answered(&ended) {
            return wrong(format!("made again: {}", ended.out));
        }
        look = setting.look(place, dir, passphrase)?;
    }
    let opening = check::opens_twice(&look, tolerated)?;
    check::holds(&opening.content, content, None)?;
    check::is_tidy(dir, tolerated)
}

/// Every backup in the list is whole.
pub fn backups(setting: &Setting, place: &Place) -> Result<(), Wrong> {
    match &setting.broken_backups(place, &place.journal_dir())?[..] {
        [] => Ok(()),
        broken => wrong(format!("backups: {}", broken.join(", "))),
    }
}
