/** The menu of an open entry: its marks, ways to read it, the trash. */
import type { MenuItem } from "$lib/ui";
import { t } from "$lib/words";
import type { OpenEntry } from "./entry.svelte";

export interface EntryActs {
  readonly read: () => void;
  readonly history: () => void;
  readonly trash: () => void;
  readonly openTrash: () => void;
}

export function entryMenu(entry: OpenEntry, acts: EntryActs): MenuItem[][] {
  const { starred, hard, third_party } = entry.draft;
  return [
    [
      {
        label: t(starred ? "journal-unstar" : "journal-star"),
        icon: "star",
        onselect: () => entry.change({ starred: !starred }),
      },
      {
        label: t(hard ? "journal-unmark-hard" : "journal-mark-hard"),
        icon: "lock",
        onselect: () => entry.change({ hard: !hard }),
      },
      {
        label: t(third_party ? "journal-not-third-party" : "journal-third-party"),
        icon: "people",
        onselect: () => entry.change({ third_party: !third_party }),
      },
    ],
    [
      { label: t("journal-read"), icon: "read", onselect: acts.read },
      { label: t("journal-history"), icon: "history", onselect: acts.history },
    ],
    [
      { label: t("journal-to-trash"), icon: "trash", onselect: acts.trash },
      { label: t("journal-trash-open"), icon: "folder", onselect: acts.openTrash },
    ],
  ];
}
