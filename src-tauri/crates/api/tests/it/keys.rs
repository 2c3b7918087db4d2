//! Passphrase, recovery words and the pauses after wrong ones.

use crate::fixture::{PASSPHRASE, clock, create, open, session, write};
use cairn_api::Nothing;
use cairn_api::commands::{
    ChangePassphrase, ConfirmRecovery, ConfirmWithPassphrase, app_state, change_passphrase,
    confirm_recovery, list_entries, lock_session, new_recovery_words, revoke_recovery_words,
};
use cairn_api::types::ApiError;
use cairn_vault::SlotKind;

#[test]
fn a_wrong_passphrase_gets_one_answer_and_a_growing_pause() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    lock_session(&mut session, &clock, Nothing {}).expect("locking cannot be refused");
    let mut answers = Vec::new();
    for _ in 0..3 {
        answers.push(open(
            &mut session,
            &clock,
            "not the passphrase",
            SlotKind::Passphrase,
        ));
        clock.pass(60);
    }
    let wrong = |wait_seconds| {
        let by = SlotKind::Passphrase;
        Err(ApiError::DoesNotOpen { wait_seconds, by })
    };
    assert_eq!(answers, [wrong(0), wrong(0), wrong(1)]);
    let _ = open(
        &mut session,
        &clock,
        "not the passphrase",
        SlotKind::Passphrase,
    );
    assert_eq!(
        open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase),
        Err(ApiError::Wait { seconds: 2 }),
        "during a pause even the right one is not tried"
    );
    clock.pass(3);
    assert_eq!(
        open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase),
        Ok(())
    );
}

#[test]
fn recovery_words_open_it_and_outlive_a_new_passphrase_until_they_are_revoked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    let words = create(&mut session, &clock, true).join(" ");
    write(&mut session, &clock, "A day", "It was written.");
    let change = ChangePassphrase {
        current: PASSPHRASE.into(),
        current_kind: SlotKind::Passphrase,
        new: "meadow copper violin ticket snow".into(),
        accept_weak: false,
    };
    change_passphrase(&mut session, &clock, change).expect("the present one was right");
    assert_eq!(
        open(&mut session, &clock, &words, SlotKind::Recovery),
        Ok(())
    );
    let list = list_entries(
        &mut session,
        &clock,
        serde_json::from_str("{}").expect("all default"),
    );
    assert_eq!(list.expect("it is open").total, 1);
    assert!(open(&mut session, &clock, PASSPHRASE, SlotKind::Passphrase).is_err());
    assert_eq!(
        open(
            &mut session,
            &clock,
            "meadow copper violin ticket snow",
            SlotKind::Passphrase
        ),
        Ok(())
    );
    let passphrase = || ConfirmWithPassphrase {
        passphrase: "meadow copper violin ticket snow".into(),
    };
    let sheet = new_recovery_words(&mut session, &clock, passphrase()).expect("it is open");
    assert!(
        open(&mut session, &clock, &words, SlotKind::Recovery).is_err(),
        "the old sheet is void"
    );
    clock.pass(60);
    assert_eq!(
        open(
            &mut session,
            &clock,
            &sheet.words.join(" "),
            SlotKind::Recovery
        ),
        Ok(())
    );
    revoke_recovery_words(&mut session, &clock, passphrase()).expect("the passphrase is right");
    assert!(
        !app_state(&mut session, &clock, Nothing {})
            .expect("always")
            .has_recovery
    );
}

#[test]
fn three_words_from_paper_confirm_the_sheet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (clock, mut session) = (clock(), session(&folder.path().join("j")));
    create(&mut session, &clock, false);
    let sheet = new_recovery_words(
        &mut session,
        &clock,
        ConfirmWithPassphrase {
            passphrase: PASSPHRASE.into(),
        },
    )
    .expect("the passphrase is right");
    assert_eq!((sheet.words.len(), sheet.ask.len()), (24, 3));
    let typed: Vec<String> = sheet
        .ask
        .iter()
        .map(|place| sheet.words[*place as usize - 1].to_uppercase())
        .collect();
    let swapped = vec![typed[1].clone(), typed[0].clone(), typed[2].clone()];
    let confirm =
        |session: &mut _, words| confirm_recovery(session, &clock, ConfirmRecovery { words });
    if typed[0] != typed[1] {
        assert_eq!(
            confirm(&mut session, swapped),
            Err(ApiError::RecoveryNotConfirmed)
        );
    }
    assert!(
        confirm(&mut session, typed).is_ok(),
        "case and spaces do not matter"
    );
}
