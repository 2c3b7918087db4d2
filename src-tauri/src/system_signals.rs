//! Hears from the system that it goes to sleep or locks its screen, and locks the journal.
//!
//! On Linux over the local sockets of D-Bus: logind's `PrepareForSleep`, `Lock` and `LockedHint`,
//! and `ActiveChanged` of the desktop's screen saver. A delay inhibitor gives the time to finish
//! before the machine sleeps. A system without these is no error: the idle timer remains, and the
//! page is told that nothing is heard (`shell_facts`).
//!
//! Deliberately not here: Windows and macOS, where nothing is heard yet.

#[cfg(target_os = "linux")]
pub use linux::start;

/// Nothing is heard on this system.
#[cfg(not(target_os = "linux"))]
pub fn start(_app: &tauri::AppHandle) {}

#[cfg(target_os = "linux")]
mod linux {
    use crate::Shell;
    use crate::lock::{self, LockReason};
    use std::collections::HashMap;
    use std::sync::atomic::Ordering;
    use tauri::{AppHandle, Manager};
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::Type;
    use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};
    use zbus::{MatchRule, Message};

    const LOGIND: &str = "org.freedesktop.login1";
    const LOGIND_PATH: &str = "/org/freedesktop/login1";
    const LOGIND_MANAGER: &str = "org.freedesktop.login1.Manager";
    const LOGIND_SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

    /// Signals that may wait while a lock is under way.
    const QUEUE: usize = 64;

    /// What a signal means for the journal.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Heard {
        /// The machine is about to sleep, and waits for us if we asked it to.
        Sleep,
        /// It is awake again.
        Wake,
        /// The screen is locked.
        ScreenLocked,
    }

    /// Starts the two threads that listen.
    pub fn start(app: &AppHandle) {
        for listen in [listen_to_logind, listen_to_screen_saver] {
            let app = app.clone();
            std::thread::spawn(move || {
                // No bus, or a bus that went away: the module says what remains.
                let _ = listen(&app);
            });
        }
    }

    fn listen_to_logind(app: &AppHandle) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .sender(LOGIND)?
            .build();
        let signals = MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))?;
        let session = own_session(&bus).ok();
        let mut delay = inhibit_sleep(&bus).ok();
        if delay.is_some() || session.is_some() {
            app.state::<Shell>()
                .hears_system_lock
                .store(true, Ordering::Relaxed);
        }
        for signal in signals {
            match heard(&signal?, session.as_ref().map(|path| path.as_str())) {
                Some(Heard::Sleep) => {
                    lock_if_wanted(app);
                    // Letting go is what allows the machine to sleep.
                    delay = None;
                }
                Some(Heard::Wake) => delay = inhibit_sleep(&bus).ok(),
                Some(Heard::ScreenLocked) => lock_if_wanted(app),
                None => {}
            }
        }
        drop(delay);
        Ok(())
    }

    fn listen_to_screen_saver(app: &AppHandle) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .member("ActiveChanged")?
            .build();
        for signal in MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))? {
            if heard(&signal?, None) == Some(Heard::ScreenLocked) {
                app.state::<Shell>()
                    .hears_system_lock
                    .store(true, Ordering::Relaxed);
                lock_if_wanted(app);
            }
        }
        Ok(())
    }

    fn lock_if_wanted(app: &AppHandle) {
        if app.state::<Shell>().locks_with_system() {
            lock::lock_and_wait(app, LockReason::System);
        }
    }

    /// The session that this program belongs to. A program started by the desktop's own service
    /// manager belongs to none; then a lock of any session of this machine counts.
    fn own_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
        let ask = |method: &str, argument: &str| {
            bus.call_method(
                Some(LOGIND),
                LOGIND_PATH,
                Some(LOGIND_MANAGER),
                method,
                &(argument,),
            )
        };
        let answer = match std::env::var("XDG_SESSION_ID") {
            Ok(id) => ask("GetSession", &id)?,
            Err(_) => bus.call_method(
                Some(LOGIND),
                LOGIND_PATH,
                Some(LOGIND_MANAGER),
                "GetSessionByPID",
                &(std::process::id(),),
            )?,
        };
        answer.body().deserialize()
    }

    /// Asks logind to wait for us before sleep, a few seconds at most, until the answer is dropped.
    fn inhibit_sleep(bus: &Connection) -> zbus::Result<OwnedFd> {
        bus.call_method(
            Some(LOGIND),
            LOGIND_PATH,
            Some(LOGIND_MANAGER),
            "Inhibit",
            // These words are seen by every user of the machine (`systemd-inhibit --list`).
            &("sleep", "Notes", "Saving", "delay"),
        )?
        .body()
        .deserialize()
    }

    /// What `signal` means. `session` is the own session, if it is known.
    fn heard(signal: &Message, session: Option<&str>) -> Option<Heard> {
        let header = signal.header();
        let body = signal.body();
        let ours = session.is_none_or(|own| header.path().is_some_and(|path| path.as_str() == own));
        match (header.interface()?.as_str(), header.member()?.as_str()) {
            (LOGIND_MANAGER, "PrepareForSleep") => {
                let begins: bool = body.deserialize().ok()?;
                Some(if begins { Heard::Sleep } else { Heard::Wake })
            }
            (LOGIND_SESSION, "Lock") if ours => Some(Heard::ScreenLocked),
            (PROPERTIES, "PropertiesChanged") if ours => {
                let (interface, changed, _): (&str, HashMap<&str, Value<'_>>, Vec<&str>) =
                    body.deserialize().ok()?;
                let locked = changed.get("LockedHint") == Some(&Value::Bool(true));
                (interface == LOGIND_SESSION && locked).then_some(Heard::ScreenLocked)
            }
            (interface, "ActiveChanged") if interface.ends_with(".ScreenSaver") => {
                let active: bool = body.deserialize().ok()?;
                active.then_some(Heard::ScreenLocked)
            }
            _ => None,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const OWN: &str = "/org/freedesktop/login1/session/_32";

        fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(
            path: &str,
            interface: &str,
            member: &str,
            body: &B,
        ) -> Message {
            Message::signal(path, interface, member)
                .and_then(|signal| signal.build(body))
                .expect("a well-formed signal")
        }

        #[test]
        fn sleep_and_waking_are_told_apart() {
            let sleep = signal(LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep", &(true,));
            let wake = signal(LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep", &(false,));
            assert_eq!(heard(&sleep, Some(OWN)), Some(Heard::Sleep));
            assert_eq!(heard(&wake, Some(OWN)), Some(Heard::Wake));
        }

        #[test]
        fn a_lock_of_the_own_session_counts_and_one_of_another_person_does_not() {
            let own = signal(OWN, LOGIND_SESSION, "Lock", &());
            let other = signal(
                "/org/freedesktop/login1/session/_37",
                LOGIND_SESSION,
                "Lock",
                &(),
            );
            assert_eq!(heard(&own, Some(OWN)), Some(Heard::ScreenLocked));
            assert_eq!(heard(&other, Some(OWN)), None);
            assert_eq!(
                heard(&other, None),
                Some(Heard::ScreenLocked),
                "better once too often"
            );
        }

        #[test]
        fn the_hint_of_the_desktop_counts_only_when_it_says_locked() {
            let hint = |locked: bool| {
                let changed = HashMap::from([("LockedHint", Value::Bool(locked))]);
                let none: Vec<&str> = Vec::new();
                signal(
                    OWN,
                    PROPERTIES,
                    "PropertiesChanged",
                    &(LOGIND_SESSION, changed, none),
                )
            };
            assert_eq!(heard(&hint(true), Some(OWN)), Some(Heard::ScreenLocked));
            assert_eq!(heard(&hint(false), Some(OWN)), None);
        }

        #[test]
        fn a_screen_saver_counts_when_it_begins() {
            let saver = |active: bool| {
                signal(
                    "/org/gnome/ScreenSaver",
                    "org.gnome.ScreenSaver",
                    "ActiveChanged",
                    &(active,),
                )
            };
            assert_eq!(heard(&saver(true), None), Some(Heard::ScreenLocked));
            assert_eq!(heard(&saver(false), None), None);
        }
    }
}
