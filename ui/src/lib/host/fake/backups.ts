/** Backups and the journal's own files: answers without any of them. */
import type { BackupList } from "$lib/contract/BackupList";
import { found, type Answers } from "./answers";
import { NOW, type World } from "./world";

type Names =
  | "list_backups"
  | "verify_backup"
  | "restore_backup"
  | "create_backup"
  | "set_backup_folder"
  | "compare_backup"
  | "compare_record"
  | "take_from_backup"
  | "remove_earlier_backups"
  | "erase_for_good"
  | "verify_journal"
  | "repair_journal"
  | "see_as_stranger"
  | "compact_journal";

const living = <T extends { deleted_at: string | null }>(all: T[]) =>
  all.filter(({ deleted_at }) => deleted_at === null);

export function backupAnswers(world: World): Answers<Names> {
  const report = () => ({ records: world.entries.length, sequence: 412, made_at: NOW });
  const list = (): BackupList => ({
    backups: world.backups,
    before_erasing: world.beforeErasing,
    folder: world.preferences.backup_folder,
    folder_is_there: world.preferences.backup_folder !== null,
    newest_in_folder: null,
  });
  /** The backup holds one entry that is gone here, and the first entry as it was before. */
  const lost = { id: "00000000-0000-4000-8000-00000000c0fe", title: "A lost page" };

  return {
    list_backups: list,
    verify_backup: report,
    restore_backup: report,
    create_backup: () => {
      const made = {
        file_name: "20261121T211600Z.backup",
        made_at: NOW,
        size_kib: 415,
      };
      const row = { ...made, checked_at: NOW, earlier_passphrase: false };
      world.backups = [row, ...world.backups];
      return made;
    },
    set_backup_folder: ({ dir }) => {
      world.preferences = { ...world.preferences, backup_folder: dir };
      return list();
    },
    compare_backup: () => {
      const first = found(world.entries[0]);
      const row = (id: string, title: string, date: string) =>
        ({ id, kind: "entry", title, date }) as const;
      const rows = [
        { ...row(lost.id, lost.title, "2026-11-02"), standing: "missing" as const },
        { ...row(first.id, first.title, first.date), standing: "newer_here" as const },
      ];
      return {
        rows: rows.filter(({ id }) => !world.takenBack.includes(id)),
        same: world.entries.length - 1,
      };
    },
    compare_record: ({ id }) => ({
      here: world.entries.find((entry) => entry.id === id)?.body ?? null,
      there: "As it was in the backup.",
    }),
    take_from_backup: ({ ids }) => {
      world.takenBack = [...world.takenBack, ...ids];
      return { count: ids.length };
    },
    remove_earlier_backups: () => {
      const count = world.beforeErasing;
      world.beforeErasing = 0;
      return { count };
    },
    erase_for_good: (request) => {
      const before = world.entries.length;
      if (request.what === "trash") world.entries = living(world.entries);
      else if (request.what === "records") {
        world.entries = world.entries.filter(({ id }) => !request.ids.includes(id));
      } else {
        const { from, to } = request;
        world.entries = world.entries.filter(({ date }) => date < from || date > to);
      }
      world.beforeErasing = world.backups.length;
      return { count: before - world.entries.length, earlier_backups: world.beforeErasing };
    },
    verify_journal: () => ({
      records: world.entries.length,
      sequence: 412,
      backups: world.backups.length,
      broken_backups: 0,
      findings: [],
    }),
    repair_journal: () => ({
      records: world.entries.length,
      from_store: 0,
      from_ledger: 0,
      from_backup: 0,
      unread_changes: 0,
      unread_after: null,
      unread_before: null,
    }),
    see_as_stranger: () => ({
      has_recovery: world.recoveryWords !== null,
      derivation_mib: 256,
      derivation_passes: 3,
      times_erased: 0,
      changes: 412,
      frames: 380,
      frame_sizes: 4,
      ledger_kib: 620,
      store_kib: 1_048,
      backups: world.backups.length,
      backups_kib: 412,
      first_backup: "2026-11-18T21:00:00Z",
      last_backup: "2026-11-18T21:00:00Z",
      last_written: NOW,
    }),
    compact_journal: () => ({}),
  };
}
