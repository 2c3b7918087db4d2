//! The desktop shell of Cairn: windows, locking, dialogs, and the way from the page to
//! `cairn_api`. The only room that knows Tauri.
//!
//! Deliberately not here: every rule of the journal, every sentence a person reads.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clipboard;
mod clock;
mod commands;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod forgetting;
mod gate;
mod idle;
mod lock;
mod options;
mod pick_path;
mod process;
mod shell_commands;
mod system_signals;
mod trouble_log;
#[cfg(target_os = "linux")]
mod web_view_release;
mod windows;
mod wiping_allocator;

use cairn_api::{ApiError, Clock, Nothing, Preferences, PreferencesFile, Session};
use clipboard::SecretClipboard;
use clock::SystemClock;
use gate::Gate;
use idle::IdleTimer;
use lock::LockReason;
use options::Options;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tauri::ipc::Invoke;
use tauri::{Manager, RunEvent};
use trouble_log::TroubleLog;

#[global_allocator]
static WIPING: wiping_allocator::WipingAllocator = wiping_allocator::WipingAllocator;

/// The state of the running program that all windows share.
pub struct Shell {
    options: Options,
    /// Folder of the preferences, and the journal's usual place.
    config_dir: PathBuf,
    default_journal: PathBuf,
    /// What the web view insists on writing; emptied at start and at the end.
    web_dir: PathBuf,
    /// Windows made in this run.
    windows_made: AtomicU32,
    clock: SystemClock,
    session: Mutex<Session>,
    /// Calls that wait for the session: work that nobody waits for gives way to them.
    calls_waiting: AtomicU32,
    gate: Gate,
    idle: IdleTimer,
    clipboard: SecretClipboard,
    troubles: Arc<TroubleLog>,
    locked_by: Mutex<LockReason>,
    /// How the windows look, beside the session: a new window does not wait for what runs on that.
    preferences: Mutex<Preferences>,
    /// Where the main window stood last in this run.
    main_frame: Mutex<Option<windows::Frame>>,
    dialogs_open: AtomicU32,
    hears_system_lock: AtomicBool,
    lock_on_focus_loss: AtomicBool,
    lock_on_suspend: AtomicBool,
}

/// Takes a lock that a panic may have left behind: what it guards is replaced or harmless then.
fn lenient_lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Shell {
    fn new(
        options: Options,
        places: &impl Manager<tauri::Wry>,
        troubles: Arc<TroubleLog>,
    ) -> tauri::Result<Shell> {
        let config_dir = match &options.config_dir {
            Some(dir) => dir.clone(),
            None => places.path().config_dir()?.join("Cairn"),
        };
        let default_journal = match &options.journal {
            Some(dir) => dir.clone(),
            None => cairn_api::default_journal_dir(&places.path().data_dir()?),
        };
        // In memory where the system offers such a place.
        let web_dir = match (places.path().runtime_dir(), &options.config_dir) {
            (Ok(dir), None) => dir.join("cairn-web"),
            _ => config_dir.join("web"),
        };
        let session = make_session(&options, &config_dir, &default_journal);
        let shell = Shell {
            options,
            config_dir,
            default_journal,
            web_dir,
            windows_made: AtomicU32::new(0),
            clock: SystemClock,
            session: Mutex::new(session),
            calls_waiting: AtomicU32::new(0),
            gate: Gate::new(),
            idle: IdleTimer::default(),
            clipboard: SecretClipboard::default(),
            troubles,
            locked_by: Mutex::new(LockReason::Start),
            preferences: Mutex::default(),
            main_frame: Mutex::new(None),
            dialogs_open: AtomicU32::new(0),
            hears_system_lock: AtomicBool::new(false),
            lock_on_focus_loss: AtomicBool::new(false),
            lock_on_suspend: AtomicBool::new(true),
        };
        shell.after_command();
        Ok(shell)
    }

    /// A locked session in place of one that broke.
    fn new_session(&self) -> Session {
        make_session(&self.options, &self.config_dir, &self.default_journal)
    }

    /// Removes what the web view has written: salts and empty stores, since its windows are
    /// incognito. What the system still holds open then is removed at the next start.
    fn remove_web_dir(&self) {
        let _ = std::fs::remove_dir_all(&self.web_dir);
    }

    fn is_session_open(&self) -> bool {
        lenient_lock(&self.session).is_open()
    }

    fn preferences(&self) -> Preferences {
        lenient_lock(&self.preferences).clone()
    }

    /// Takes over what a command may have changed in the preferences and the settings about
    /// locking.
    fn after_command(&self) {
        let mut session = lenient_lock(&self.session);
        if let Ok(preferences) =
            cairn_api::commands::get_preferences(&mut session, &self.clock, Nothing {})
        {
            *lenient_lock(&self.preferences) = preferences;
        }
        let minutes = session.auto_lock_minutes();
        let limit = minutes.map(|minutes| {
            self.options
                .auto_lock
                .unwrap_or(Duration::from_secs(u64::from(minutes) * 60))
        });
        self.idle.set_limit(limit);
        if let Ok(journal) = session.journal() {
            let settings = journal.settings();
            self.lock_on_focus_loss
                .store(settings.lock_on_focus_loss, Ordering::Relaxed);
            self.lock_on_suspend
                .store(settings.lock_on_suspend, Ordering::Relaxed);
        }
    }

    fn locks_on_focus_loss(&self) -> bool {
        self.lock_on_focus_loss.load(Ordering::Relaxed)
            && self.dialogs_open.load(Ordering::SeqCst) == 0
    }

    fn locks_with_system(&self) -> bool {
        self.lock_on_suspend.load(Ordering::Relaxed)
    }

    /// Gives what is broken a number that stands in the log; all else goes on as it is.
    fn with_reference(&self, error: ApiError) -> ApiError {
        match error {
            ApiError::Unexpected { reference } => {
                let number = self.troubles.note(&reference, self.clock.now());
                ApiError::Unexpected {
                    reference: number.to_string(),
                }
            }
            ApiError::DiskTrouble | ApiError::JournalDamaged | ApiError::HeaderDamaged => {
                self.troubles.note(&error.code(), self.clock.now());
                error
            }
            other => other,
        }
    }
}

fn make_session(
    options: &Options,
    config_dir: &std::path::Path,
    default_journal: &std::path::Path,
) -> Session {
    let file = PreferencesFile::read(&config_dir.join("preferences.json"));
    // A journal named on the command line holds for this run and changes nothing that is kept.
    let file = if options.journal.is_some() {
        PreferencesFile::in_memory(Preferences {
            journal_dir: None,
            ..file.get().clone()
        })
    } else {
        file
    };
    #[cfg_attr(
        not(feature = "e2e"),
        expect(unused_mut, reason = "only journeys change it")
    )]
    let mut session = Session::new(
        file,
        default_journal.to_owned(),
        Box::new(clock::system_rng()),
    );
    #[cfg(feature = "e2e")]
    if options.cheap_kdf {
        session.set_kdf(cairn_vault::KdfCost::test());
    }
    session
}

/// Notes the place of a panic, never its message: that may hold what a person wrote.
fn keep_panics_quiet(troubles: Arc<TroubleLog>) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(String::new, |at| {
            format!("panic {}:{}", at.file(), at.line())
        });
        troubles.note(&place, SystemClock.now());
    }));
}

fn main() {
    process::harden();
    let troubles = Arc::new(TroubleLog::default());
    keep_panics_quiet(Arc::clone(&troubles));
    let options = Options::read(std::env::args_os().skip(1));

    let mut builder = tauri::Builder::default();
    // Journeys run several programs side by side, each with a journal of its own.
    if !(cfg!(feature = "e2e") && options.config_dir.is_some()) {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            windows::show_present(app);
        }));
    }
    let of_the_shell: Box<dyn Fn(Invoke) -> bool + Send + Sync> =
        Box::new(tauri::generate_handler![
            shell_commands::flushed,
            shell_commands::note_activity,
            shell_commands::lock,
            shell_commands::hide_at_once,
            shell_commands::enter_journal,
            shell_commands::quit,
            shell_commands::pick_path,
            shell_commands::print_page,
            shell_commands::copy_secret,
            shell_commands::shell_facts,
            shell_commands::recent_trouble,
        ]);
    let app = builder
        .invoke_handler(move |invoke| {
            if commands::NAMES.contains(&invoke.message.command()) {
                commands::dispatch(invoke);
                true
            } else {
                of_the_shell(invoke)
            }
        })
        .setup(move |app| {
            let shell = Shell::new(options, app.handle(), troubles)?;
            // What a program that was killed left behind.
            shell.remove_web_dir();
            app.manage(shell);
            keep_out_of_recent_files();
            lock::start_idle_timer(app.handle());
            system_signals::start(app.handle());
            windows::open_unlock(app.handle(), None)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    let Ok(app) = app else { std::process::exit(1) };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            let shell = app.state::<Shell>();
            lock::close_session(&shell);
            shell.clipboard.clear();
            shell.remove_web_dir();
        }
    });
}

/// The dialogs of GTK put every file they name into the list of recent files.
fn keep_out_of_recent_files() {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::GtkSettingsExt;
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_recent_files_enabled(false);
        }
    }
}
