/** The invented journal behind the fake host: one person's autumn, the same on every run. */
import type { BackupRow } from "$lib/contract/BackupRow";
import type { DayLog } from "$lib/contract/DayLog";
import type { CheckIn } from "$lib/contract/CheckIn";
import type { Helped } from "$lib/contract/Helped";
import type { InstrumentResponse } from "$lib/contract/InstrumentResponse";
import type { JournalEntry } from "$lib/contract/JournalEntry";
import type { Kind } from "$lib/contract/Kind";
import type { Lapse } from "$lib/contract/Lapse";
import type { Letter } from "$lib/contract/Letter";
import type { MilestoneAck } from "$lib/contract/MilestoneAck";
import type { MilestoneSet } from "$lib/contract/MilestoneSet";
import type { NextMeeting } from "$lib/contract/NextMeeting";
import type { OthersMilestone } from "$lib/contract/OthersMilestone";
import type { Pause } from "$lib/contract/Pause";
import type { Preferences } from "$lib/contract/Preferences";
import type { Settings } from "$lib/contract/Settings";
import type { SignificantDate } from "$lib/contract/SignificantDate";
import type { Strategy } from "$lib/contract/Strategy";
import type { StrategyUse } from "$lib/contract/StrategyUse";
import type { Tag } from "$lib/contract/Tag";
import type { Tracker } from "$lib/contract/Tracker";
import type { UrgeEpisode } from "$lib/contract/UrgeEpisode";
import type { Worry } from "$lib/contract/Worry";
import { DAYS_OUTSIDE, ENTRIES, LAPSES, STRATEGIES, TAGS, TRACKERS } from "./texts";

export const TODAY = "2026-11-21";
export const NOW = "2026-11-21T21:16:00Z";
export const ZONE = "Europe/London";
export const PASSPHRASE = "kettle harbour nine marigold";

const DAY = 86_400_000;

/** The day `days` after a date. */
export const moved = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const daysBefore = (days: number): string => moved(TODAY, -days);

/** What every record carries. */
export interface Kept {
  id: string;
  revision: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** What a dated record carries. */
export const dated = (date: string, time: string) => ({
  date,
  at: `${date}T${time}:00Z`,
  zone: ZONE,
  day_start_used: 0,
});

export class World {
  preferences: Preferences = {
    journal_dir: null,
    theme: "system",
    contrast: "system",
    text_size: 100,
    reduced_motion: false,
    discreet: false,
    support_link: true,
    backup_folder: null,
  };
  settings: Settings;
  passphrase = PASSPHRASE;
  recoveryWords: string[] | null = null;
  phase: "no_journal" | "locked" | "open" = "open";
  entries: JournalEntry[] = [];
  history = new Map<string, JournalEntry[]>();
  checkIns: CheckIn[] = [];
  strategies: Strategy[] = [];
  uses: StrategyUse[] = [];
  urges: UrgeEpisode[] = [];
  responses: InstrumentResponse[] = [];
  worries: Worry[] = [];
  tags: Tag[] = [];
  trackers: Tracker[] = [];
  lapses: Lapse[] = [];
  dayLogs: DayLog[] = [];
  pauses: Pause[] = [];
  sets: MilestoneSet[] = [];
  acks: MilestoneAck[] = [];
  significant: SignificantDate[] = [];
  others: OthersMilestone[] = [];
  letters: Letter[] = [];
  /** Whether nothing was invented. */
  readonly empty: boolean;
  /** Records kept beside the world, for the trash. */
  further: () => readonly (readonly [Kind, string, Kept])[] = () => [];
  nextMeeting: () => NextMeeting | null = () => null;
  backups: BackupRow[] = [];
  /** Backups from before something was erased. */
  beforeErasing = 0;
  /** Records that came back from a backup. */
  takenBack: string[] = [];
  #ids = 0;
  #seed = 7;

  constructor({ empty = false } = {}) {
    this.empty = empty;
    this.settings = {
      ...this.kept(),
      day_start: 0,
      week_start: 1,
      zone_mode: { mode: "follow_device" },
      auto_lock: 5,
      lock_on_suspend: true,
      lock_on_focus_loss: false,
      on_this_day: false,
      country: "GB",
      single_keys: true,
      words: { time_free: null, lapse: null, milestone: null, urge: null, person: null },
      notice_days: null,
      draw_cairn: true,
      words_to_redact: [],
      reading_speed: 130,
      hope_on_hard_days: false,
      keep_receipts: true,
      questionnaires: [],
      last_opened_at: NOW,
      clock_confirmed_at: null,
    };
    if (!empty) {
      this.#invent();
      this.#count();
    }
  }

  id(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  kept(at: string = NOW): Kept {
    return { id: this.id(), revision: 1, created_at: at, updated_at: at, deleted_at: null };
  }

  /** A number from 0 up to 1; mulberry32, so that every run tells the same. */
  #chance(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #invent(): void {
    this.tags = TAGS.map((tag) => ({ ...this.kept(), ...tag }));
    for (const { ago, time, hard = false, starred = false, ...text } of ENTRIES) {
      const when = dated(daysBefore(ago), time);
      this.entries.push({
        ...this.kept(when.at),
        ...when,
        ...text,
        template_id: null,
        answers: [],
        starred,
        hard,
        third_party: false,
        drawer: false,
        links: [],
      });
    }
    for (let ago = 120; ago >= 0; ago -= 1) {
      // Two weeks in autumn without any, and some days left out.
      if ((ago > 55 && ago < 70) || this.#chance() < 0.3) continue;
      const drift = (120 - ago) / 80;
      const valence = Math.round(Math.max(-3, Math.min(3, drift - 1.5 + this.#chance() * 3 - 0.5)));
      this.checkIns.push(this.checkIn(daysBefore(ago), ago % 2 ? "07:40" : "20:10", { valence }));
    }
    this.checkIns.reverse();
    for (const { uses, ...strategy } of STRATEGIES) {
      const made: Strategy = { ...this.kept(), ...strategy, source: null, private: false };
      this.strategies.push(made);
      uses.split("").forEach((mark, index) => this.uses.push(this.#use(made, mark, index)));
    }
    this.uses.sort((a, b) => b.at.localeCompare(a.at));
    this.backups = [
      {
        file_name: "backup-2026-11-18T210000Z.cairn-backup",
        made_at: "2026-11-18T21:00:00Z",
        size_kib: 412,
        checked_at: "2026-11-18T21:00:00Z",
        earlier_passphrase: false,
      },
    ];
  }

  #count(): void {
    for (const { lapses, ...given } of TRACKERS) {
      const tracker: Tracker = {
        ...this.kept("2026-06-01T08:00:00Z"),
        discreet_name: "",
        scope: "",
        began_at: null,
        display: "elapsed",
        leap_rule: "feb28",
        anchor_kind: "first_day",
        cost: null,
        unit: "",
        earlier: [],
        hidden: false,
        archived: false,
        ...given,
      };
      this.trackers.push(tracker);
      for (const index of lapses) {
        const lapse = LAPSES[index];
        if (lapse) this.lapses.push({ ...this.kept(), tracker_id: tracker.id, ...lapse });
      }
    }
    const [alcohol, , outside] = this.trackers;
    if (!alcohol || !outside) return;
    for (const [ago, state] of DAYS_OUTSIDE) {
      this.dayLogs.push({
        ...this.kept(),
        tracker_id: outside.id,
        date: daysBefore(ago),
        state,
        amount_hundredths: null,
      });
    }
    this.acks.push({
      ...this.kept("2026-10-02T07:00:00Z"),
      tracker_id: alcohol.id,
      milestone: { unit: "days", n: 60, label: "" },
      run: 3,
      date: "2026-10-02",
      seen_at: "2026-10-02T07:00:00Z",
      note: "Pancakes at the lock.",
      celebrated_with: ["Wren"],
    });
    this.significant.push({
      ...this.kept(),
      date: "2022-11-25",
      yearly: true,
      kind: "grief",
      alias: "Aunt Ida",
      ritual: "The bench by the water, with tea.",
      notice_days: 7,
    });
    this.others.push({
      ...this.kept(),
      alias: "Bram",
      date: "2023-12-01",
      yearly: true,
      note: "Likes a card.",
      notice_days: null,
    });
    this.letters.push({
      ...this.kept(),
      tracker_id: alcohol.id,
      milestone: { unit: "months", n: 10, label: "" },
      written_on: "2026-05-04",
      body: "If you are reading this, the kitchen is probably still too small.",
      opened_at: null,
    });
  }

  checkIn(date: string, time: string, given: Partial<CheckIn>): CheckIn {
    const when = dated(date, time);
    return {
      ...this.kept(when.at),
      ...when,
      valence: null,
      energy: null,
      anxiety: null,
      confidence: null,
      connection: null,
      sleep_min: null,
      sleep_quality: null,
      pain: null,
      halt: { hungry: null, angry: null, lonely: null, tired: null },
      feelings: [],
      triggers: [],
      urges: [],
      note: "",
      context: "free",
      ...given,
    };
  }

  #use(strategy: Strategy, mark: string, index: number): StrategyUse {
    const helped: Helped | null =
      mark === "y" ? "yes" : mark === "p" ? "partly" : mark === "n" ? "no" : null;
    const when = dated(daysBefore(index * 6 + Math.floor(this.#chance() * 4)), "18:20");
    const rated = helped !== null && index % 2 === 0;
    return {
      ...this.kept(when.at),
      ...when,
      strategy_id: strategy.id,
      situation: strategy.tags[0] ?? null,
      before: rated ? 7 : null,
      after: rated ? (helped === "yes" ? 3 : 6) : null,
      minutes_between: rated ? 15 : null,
      helped,
      note: "",
      urge_episode_id: null,
    };
  }
}
