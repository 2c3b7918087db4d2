//! What a stranger with the folder may do to it, with sizes and shapes that are right: each case
//! has its expected finding or refusal, and nothing passes in silence.
//!
//! The stranger knows the format and has sled, but no key.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod header;
mod hostile;
mod ledger;
mod older;
mod site;
mod store;

use cairn_api::commands::verify_journal;
use cairn_api::{Nothing, Session};
use cairn_tests::{PASSPHRASE, Place, TestClock, Told, day};
use site::Site;
use std::path::Path;

/// What must come of an opening.
#[derive(Debug, Clone, Copy)]
pub enum Expect {
    /// It opens with these findings, and everything is there.
    Whole(&'static [&'static str]),
    /// The former passphrase opens it with these findings, and everything is there.
    FormerSecret(&'static [&'static str]),
    /// It opens with these findings, and holds what it held before.
    OlderRecords(&'static [&'static str]),
    /// The former passphrase opens it with these findings, and it holds what it held before.
    Older(&'static [&'static str]),
    /// It is refused with this code.
    Refused(&'static str),
}

/// One thing a stranger does.
pub struct Case {
    name: &'static str,
    tamper: fn(&Site, &Path),
    expect: Expect,
}

/// A case of the tables.
pub const fn case(name: &'static str, expect: Expect, tamper: fn(&Site, &Path)) -> Case {
    Case {
        name,
        tamper,
        expect,
    }
}

fn opened(place: &Place, passphrase: &str) -> Result<(Session, Vec<String>), String> {
    let (session, unlocked) = place
        .try_unlock_with(passphrase)
        .map_err(|error| format!("refused as {}", error.code()))?;
    let findings = unlocked.findings.iter().map(|f| Told::from(f).kind);
    Ok((session, findings.collect()))
}

/// Whether the case came as expected; else what came.
fn judge(site: &Site, case: &Case) -> Result<(), String> {
    let place = site.copy();
    (case.tamper)(site, &place.journal_dir());
    let (passphrase, hash, findings) = match case.expect {
        Expect::Whole(findings) => (day::SECOND_PASSPHRASE, &site.hash, findings),
        Expect::OlderRecords(findings) => (day::SECOND_PASSPHRASE, &site.older_hash, findings),
        Expect::Older(findings) => (PASSPHRASE, &site.older_hash, findings),
        Expect::FormerSecret(findings) => (PASSPHRASE, &site.hash, findings),
        Expect::Refused(code) => {
            return match opened(&place, day::SECOND_PASSPHRASE) {
                Err(refused) if refused == format!("refused as {code}") => Ok(()),
                Err(refused) => Err(refused),
                Ok((_, findings)) => Err(format!("opened with {findings:?}")),
            };
        }
    };
    let (mut session, found) = opened(&place, passphrase)?;
    if found != findings {
        return Err(format!("found {found:?}"));
    }
    if session.journal().unwrap().content_hash() != *hash {
        return Err("holds something else".to_owned());
    }
    let checked = verify_journal(&mut session, &TestClock::new(), Nothing {}).unwrap();
    if !checked.findings.is_empty() {
        return Err(format!("is not whole when open: {:?}", checked.findings));
    }
    drop(session);
    // That the folder was put back stays true.
    let lasting: Vec<&str> = findings
        .iter()
        .copied()
        .filter(|f| *f == "rolled_back")
        .collect();
    let (_, again) = opened(&place, passphrase)?;
    (again == lasting)
        .then_some(())
        .ok_or_else(|| format!("the second opening found {again:?}"))
}

#[test]
fn what_a_stranger_changes_is_mended_and_told_or_refused() {
    let cases = [
        store::CASES.as_slice(),
        &ledger::CASES,
        &header::CASES,
        &older::CASES,
    ];
    let site = Site::make();
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.into_iter().flatten() {
        count += 1;
        if let Err(came) = judge(&site, case) {
            wrong.push(format!("{}: {came}, expected {:?}", case.name, case.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 60, "{count} cases");
}
