/** Locks, passphrases, settings, files and the shell: answers without any of them. */
import type { AppState } from "$lib/contract/AppState";
import type { PassphraseStrength } from "$lib/contract/PassphraseStrength";
import { refuse, type Answers } from "./answers";
import { RECOVERY_WORDS } from "./texts";
import type { World } from "./world";

type Names =
  | "app_state"
  | "get_preferences"
  | "save_preferences"
  | "suggest_passphrase"
  | "measure_passphrase"
  | "create_journal"
  | "confirm_recovery"
  | "unlock"
  | "lock_session"
  | "locate_journal"
  | "support_lines"
  | "export_journal"
  | "import_journal"
  | "get_settings"
  | "save_settings"
  | "change_passphrase"
  | "new_recovery_words"
  | "revoke_recovery_words"
  | "flushed"
  | "note_activity"
  | "lock"
  | "hide_at_once"
  | "enter_journal"
  | "quit"
  | "pick_path"
  | "print_page"
  | "copy_secret"
  | "shell_facts"
  | "recent_trouble";

/** Longer is stronger; enough for a fake. */
function measure(passphrase: string): PassphraseStrength {
  const level = Math.min(4, Math.floor(passphrase.length / 5));
  return {
    level,
    allowed: level >= 2,
    weak: level < 4,
    reason: level < 3 && passphrase ? "short" : null,
  };
}

export function keyAnswers(
  world: World,
  show: (window: "unlock" | "main") => void,
): Answers<Names> {
  const state = (): AppState => ({
    phase: world.phase,
    journal_dir: world.preferences.journal_dir ?? "/home/wren/Notes/journal.cairn",
    problem: null,
    in_use: false,
    read_only: false,
    has_recovery: world.recoveryWords !== null,
    findings: [],
    unreadable: 0,
    wait_seconds: 0,
    auto_lock_minutes: world.phase === "open" ? world.settings.auto_lock : null,
    version: "0.1.0",
    in_synced_folder: false,
  });
  const sheet = () => {
    world.recoveryWords = [...RECOVERY_WORDS];
    return { words: world.recoveryWords, ask: [3, 11, 20] };
  };
  const accept = (passphrase: string, acceptWeak: boolean) => {
    if (!passphrase) refuse({ code: "passphrase_empty" });
    const { allowed, weak } = measure(passphrase);
    if (!allowed) refuse({ code: "passphrase_too_weak" });
    if (weak && !acceptWeak) refuse({ code: "passphrase_weak" });
    world.passphrase = passphrase;
  };
  const check = (passphrase: string) => {
    if (passphrase !== world.passphrase)
      refuse({ code: "does_not_open", wait_seconds: 0, by: "passphrase" });
  };
  const lock = () => {
    world.phase = "locked";
    return {};
  };

  return {
    app_state: state,
    get_preferences: () => world.preferences,
    save_preferences: (preferences) => (world.preferences = preferences),
    suggest_passphrase: () => ({ passphrase: "lantern meadow copper tide whistle" }),
    measure_passphrase: ({ passphrase }) => measure(passphrase),
    create_journal: ({ passphrase, accept_weak, recovery }) => {
      accept(passphrase, accept_weak);
      world.phase = "open";
      return { sheet: recovery ? sheet() : null };
    },
    confirm_recovery: ({ words }) => {
      const asked = [3, 11, 20].map((place) => world.recoveryWords?.[place - 1]);
      if (asked.some((word, index) => word !== words[index]?.trim().toLowerCase())) {
        refuse({ code: "recovery_not_confirmed" });
      }
      return {};
    },
    unlock: ({ secret, kind, read_only }) => {
      if (kind === "passphrase") check(secret);
      else if (secret.trim() !== world.recoveryWords?.join(" ")) {
        refuse({ code: "recovery_words_invalid", word: null, found: null });
      }
      world.phase = "open";
      return { findings: [], unreadable: 0, read_only, by: kind };
    },
    lock_session: lock,
    locate_journal: ({ dir }) => {
      world.preferences = { ...world.preferences, journal_dir: dir };
      return state();
    },
    support_lines: ({ country }) => ({
      country: country ?? world.settings.country ?? "OTHER",
      emergency: ["112"],
      lines: [
        {
          service: "Invented Listening Line",
          kind: "listening",
          call: "0000 000 000",
          text: null,
          chat: null,
          hours: "24/7",
          source_url: "https://example.org/line",
          checked_on: "2026-11-01",
          valid_until: "2027-05-01",
        },
      ],
      countries: ["GB", "IE", "OTHER"],
    }),
    export_journal: ({ path }) => ({
      path,
      records: world.entries.length,
      bytes: 41_200,
      left_out: 0,
    }),
    import_journal: () => ({
      format: "cairn-json",
      found: 12,
      new: 2,
      duplicates: 10,
      skipped: [],
      dropped: [],
      date_range: ["2026-10-01", "2026-11-20"],
      import_id: null,
    }),
    get_settings: () => world.settings,
    save_settings: (draft) => {
      if (draft.revision !== world.settings.revision) {
        refuse({ code: "stale", current_revision: world.settings.revision });
      }
      world.settings = { ...world.settings, ...draft, revision: draft.revision + 1 };
      return world.settings;
    },
    change_passphrase: ({ current, new: wanted, accept_weak }) => {
      check(current);
      accept(wanted, accept_weak);
      return {};
    },
    new_recovery_words: ({ passphrase }) => {
      check(passphrase);
      return sheet();
    },
    revoke_recovery_words: ({ passphrase }) => {
      check(passphrase);
      world.recoveryWords = null;
      return {};
    },
    flushed: () => ({}),
    note_activity: () => ({}),
    lock: () => {
      show("unlock");
      return lock();
    },
    hide_at_once: () => {
      show("unlock");
      return lock();
    },
    enter_journal: () => {
      if (world.phase !== "open") refuse({ code: "locked" });
      show("main");
      return {};
    },
    quit: () => ({}),
    print_page: () => ({}),
    pick_path: ({ suggested_name }) => ({ path: `/home/wren/${suggested_name ?? "Notes"}` }),
    copy_secret: () => ({}),
    shell_facts: () => ({
      preferences: world.preferences,
      locked_by: "start",
      hears_system_lock: true,
      hidden_from_capture: false,
    }),
    recent_trouble: () => ({ troubles: [] }),
  };
}
