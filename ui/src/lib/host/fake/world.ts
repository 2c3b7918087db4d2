/** The invented journal behind the fake host: one person's autumn, the same on every run. */
import type { CheckIn } from "$lib/contract/CheckIn";
import type { DayLog } from "$lib/contract/DayLog";
import type { Helped } from "$lib/contract/Helped";
import type { JournalEntry } from "$lib/contract/JournalEntry";
import type { Lapse } from "$lib/contract/Lapse";
import type { LetterRow } from "$lib/contract/LetterRow";
import type { MilestoneAck } from "$lib/contract/MilestoneAck";
import type { MilestoneSet } from "$lib/contract/MilestoneSet";
import type { OthersMilestone } from "$lib/contract/OthersMilestone";
import type { Pause } from "$lib/contract/Pause";
import type { Preferences } from "$lib/contract/Preferences";
import type { Settings } from "$lib/contract/Settings";
import type { SignificantDate } from "$lib/contract/SignificantDate";
import type { Strategy } from "$lib/contract/Strategy";
import type { StrategyUse } from "$lib/contract/StrategyUse";
import type { Tag } from "$lib/contract/Tag";
import type { Tracker } from "$lib/contract/Tracker";
import { ENTRIES, STRATEGIES, TAGS } from "./texts";

export const TODAY = "2026-11-21";
export const NOW = "2026-11-21T21:16:00Z";
export const ZONE = "Europe/London";
export const PASSPHRASE = "kettle harbour nine marigold";

const DAY = 86_400_000;

export const daysBefore = (days: number): string =>
  new Date(Date.parse(`${TODAY}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

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
  tags: Tag[] = [];
  trackers: Tracker[] = [];
  lapses: Lapse[] = [];
  dayLogs: DayLog[] = [];
  pauses: Pause[] = [];
  milestoneSets: MilestoneSet[] = [];
  acks: MilestoneAck[] = [];
  significantDates: SignificantDate[] = [];
  others: OthersMilestone[] = [];
  letters: (LetterRow & Kept & { body: string })[] = [];
  backups: { file_name: string; made_at: string; size_kib: number }[] = [];
  #ids = 0;
  #seed = 7;

  constructor({ empty = false } = {}) {
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
      last_opened_at: NOW,
      clock_confirmed_at: null,
    };
    if (!empty) this.#invent();
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
    this.#countTime();
    this.backups = [
      {
        file_name: "backup-2026-11-18T210000Z.cairn-backup",
        made_at: "2026-11-18T21:00:00Z",
        size_kib: 412,
      },
    ];
  }

  #countTime(): void {
    const alcohol = this.tracker("Alcohol", "2025-06-01", "tokens-monthly");
    const gambling = this.tracker("Gambling", "2025-05-31", "keytags");
    const outside = this.tracker("Days outside", "2026-09-01", "none");
    outside.goal = { kind: "do_days", target: 4 };
    this.trackers = [alcohol, gambling, outside];
    this.lapses = [
      this.lapse(alcohol.id, "2025-09-10", "2025-09-12", {}),
      this.lapse(alcohol.id, "2026-08-02", "2026-08-02", { next_step: "Ring Otter." }),
    ];
    for (const [ago, state] of [
      [5, "yes"],
      [4, "no"],
      [3, "yes"],
      [1, "yes"],
    ] as const) {
      this.dayLogs.push({
        ...this.kept(),
        tracker_id: outside.id,
        date: daysBefore(ago),
        state,
        amount_hundredths: null,
      });
    }
    this.acks = [
      {
        ...this.kept(),
        tracker_id: alcohol.id,
        milestone: { unit: "days", n: 60, label: "" },
        run: 3,
        date: "2026-10-02",
        seen_at: "2026-10-02T19:00:00Z",
        note: "Cake. Actual cake.",
        celebrated_with: ["Otter"],
      },
    ];
  }

  tracker(name: string, anchor: string, set: string): Tracker {
    return {
      ...this.kept(),
      name,
      discreet_name: "",
      scope: "",
      goal: { kind: "abstain" },
      anchor,
      anchor_kind: "first_day",
      began_at: null,
      display: "elapsed",
      leap_rule: "feb28",
      milestone_set: { kind: "preset", name: set },
      cost: null,
      unit: "",
      earlier: [],
      hidden: false,
      archived: false,
    };
  }

  lapse(tracker_id: string, start: string, end: string, given: Partial<Lapse>): Lapse {
    return {
      ...this.kept(),
      tracker_id,
      start,
      end,
      effect: "restart",
      ended_at: null,
      used: "",
      amount: "",
      context: "",
      halt: { hungry: null, angry: null, lonely: null, tired: null },
      feelings: [],
      triggers: [],
      helped_after: "",
      next_step: "",
      tell: "",
      note: "",
      ...given,
    };
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
