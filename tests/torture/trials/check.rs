//! What must be true of a journal after something happened to it.

use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, Look, Opening, Size, Told, differing, left_by};
use std::path::{Path, PathBuf};

/// The act of a writer that may have been under way: it is there as a whole or not at all.
#[derive(Debug, Clone, Copy)]
pub struct UnderWay {
    pub seed: u64,
    pub n: u32,
    pub size: Size,
}

/// How much may be found at the first opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerated {
    /// What the end of a program explains; it was mended.
    Mended,
    /// Damage that was put in order and told.
    Told,
}

/// Both openings went well, the second one found nothing, and both showed the same.
pub fn opens_twice(look: &Look, tolerated: Tolerated) -> Result<&Opening, Wrong> {
    if let Some(code) = &look.refused {
        let when = look.openings.len() + 1;
        return wrong(format!("opening {when} was refused: {code}"));
    }
    let [first, second] = &look.openings[..] else {
        return wrong("it was not opened twice");
    };
    let too_much = first.findings.iter().find(|found| match tolerated {
        Tolerated::Mended => found.severity != "mended",
        Tolerated::Told => found.severity == "grave",
    });
    if let Some(found) = too_much {
        return wrong(format!("the first opening found {}", found.kind));
    }
    quiet("the second opening found", &second.findings)?;
    for opening in [first, second] {
        quiet("what is open is not whole:", &opening.checked)?;
        if opening.read_only {
            return wrong("it can only be read");
        }
        if opening.unreadable > 0 {
            return wrong(format!("{} records are not understood", opening.unreadable));
        }
    }
    if first.hash != second.hash || first.content != second.content {
        return wrong("opening changed what is there");
    }
    Ok(first)
}

fn quiet(what: &str, findings: &[Told]) -> Result<(), Wrong> {
    match findings.first() {
        None => Ok(()),
        Some(found) => wrong(format!("{what} {}", found.kind)),
    }
}

/// `found` is what was answered, and at most the act under way beside.
pub fn holds(
    found: &Content,
    answered: &Content,
    under_way: Option<UnderWay>,
) -> Result<(), Wrong> {
    let differing = differing(answered, found);
    let [id] = &differing[..] else {
        return match differing.len() {
            0 => Ok(()),
            n => wrong(format!("{n} records are not as they were answered")),
        };
    };
    let held = found.get(id).ok_or("an answered save is gone")?;
    let left = under_way.map(|act| left_by(held.act, act.seed, act.n, act.size));
    if left.as_ref() == Some(held) {
        Ok(())
    } else {
        wrong("a record is neither as it was answered nor as it was being saved")
    }
}

/// Nothing unfinished lies in the folder of a journal that was opened, and no store that was set
/// aside unless damage is tolerated.
pub fn is_tidy(dir: &Path, tolerated: Tolerated) -> Result<(), Wrong> {
    for path in cairn_tests::files_below(dir) {
        let inner = path.strip_prefix(dir).unwrap_or(&path);
        let unfinished = inner.components().any(|part| {
            let name = part.as_os_str().to_string_lossy();
            let aside = name.contains(".damaged") && tolerated == Tolerated::Mended;
            name.ends_with(".new") || name.ends_with(".old") || name == "creating" || aside
        });
        if unfinished {
            return wrong(format!("left behind: {}", shown(inner)));
        }
    }
    Ok(())
}

/// A path in a journal without the digits of a time, so that the same trouble reads the same.
fn shown(path: &Path) -> String {
    let name: PathBuf = path
        .components()
        .map(|part| {
            let part = part.as_os_str().to_string_lossy().into_owned();
            if part.len() > 15 && part.as_bytes()[8] == b'T' {
                part.replace(|sign: char| sign.is_ascii_digit(), "9")
            } else {
                part
            }
        })
        .collect();
    name.display().to_string()
}
