/** The places of this release and the acts at the foot, in the order of the sidebar. */
import type { IconName } from "$lib/ui";
import { t } from "$lib/words";
import type { KeyBinding } from "./chords";
import { navigation, type Place } from "./navigation.svelte";
import { program } from "./program.svelte";
import { hideAtOnce, lock } from "./session";

export interface Destination {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly keys?: string;
  /** Set for a place; an act has none. */
  readonly place?: Place;
  readonly run: () => unknown;
}

function to(place: Place, icon: IconName, keys?: string): Destination {
  return {
    id: place,
    place,
    icon,
    label: t(`place-${place}`),
    run: () => navigation.go(place),
    ...(keys ? { keys } : {}),
  };
}

export const checkIn = (): Destination => ({
  id: "check-in",
  icon: "check-in",
  label: t("place-check-in"),
  keys: "Ctrl J",
  run: () => navigation.openCheckIn(),
});

export const sections = (): Destination[] => [
  to("today", "today", "Ctrl 1"),
  to("journal", "journal", "Ctrl 2"),
  to("toolbox", "toolbox", "Ctrl 3"),
  to("milestones", "milestones", "Ctrl 5"),
  to("trends", "trends", "Ctrl 4"),
  to("groups", "groups", "Ctrl 6"),
  to("share", "share", "Ctrl 7"),
];

/** The section whose part a place is; most are one by themselves. */
export function sectionOf(place: Place): Place {
  if (place === "urge") return "toolbox";
  return place === "questionnaires" ? "trends" : place;
}

/** Places that stand by themselves: reached by name, and from where they are needed. */
const apart = (): Destination[] => [
  to("urge", "clock", "Ctrl Shift U"),
  to("people", "people"),
  to("practice", "heart"),
  to("cards", "read"),
  to("remembrance", "read"),
  // There is no trace of them before somebody wants them.
  ...(program.hasQuestionnaires ? [to("questionnaires", "check-in")] : []),
];

export const help = (): Destination[] => [
  to("support", "support", "F1"),
  to("settings", "settings", "Ctrl comma"),
];

export const closing = (): Destination[] => [
  { id: "lock", icon: "lock", label: t("act-lock"), keys: "Ctrl L", run: lock },
  { id: "hide", icon: "hide", label: t("act-hide"), keys: "Esc Esc Esc", run: hideAtOnce },
];

export const newEntry = (): Destination => ({
  id: "new-entry",
  icon: "plus",
  label: t("act-new-entry"),
  keys: "Ctrl N",
  run: () => navigation.go("journal", { create: true }),
});

/** Everything that can be gone to or done from anywhere. */
export const destinations = (): Destination[] => [
  checkIn(),
  newEntry(),
  ...sections(),
  ...apart(),
  ...help(),
  ...closing(),
];

/** The keys of all of them, as bindings. Esc three times is counted elsewhere. */
export const destinationKeys = (): KeyBinding[] =>
  destinations().flatMap(({ keys, label, id, run }) =>
    keys ? [{ keys, label, ...(id === "hide" ? {} : { run }) }] : [],
  );
