/**
 * One check-in as it is being filled in. Every item begins blank and may stay so: what is not
 * given is sent as null, never as zero. The rules stand in the journal.
 */
import { call, HostError } from "$lib/host";
import { trackerName } from "$lib/shell";
import { wholeNumber } from "$lib/ui";
import type { CheckIn } from "$lib/contract/CheckIn";
import type { CheckInDraft } from "$lib/contract/CheckInDraft";
import type { FeelingFamily } from "$lib/contract/FeelingFamily";
import type { Goal } from "$lib/contract/Goal";
import type { TodayView } from "$lib/contract/TodayView";

export const HALT = ["hungry", "angry", "lonely", "tired"] as const;
export type HaltItem = (typeof HALT)[number];

/** The greatest numbers the two fields of sleep take. */
export const SLEEP = { hours: 24, minutes: 59 } as const;

/** From here on an answer to one of the four small questions leads to tools for it. */
const MUCH = 2;
/** At this mood and below the toast reminds of the tools. */
const LOW = -2;

/** There are urges about these; not about days of doing something, nor about medicines. */
const HAS_URGES: readonly Goal["kind"][] = [
  "abstain",
  "dry_days",
  "limit_per_day",
  "limit_per_week",
];

/** An urge about one tracker, or about none in particular. */
export class UrgeItem {
  strength = $state<number | null>(null);

  constructor(
    readonly tracker: string | null,
    readonly name: string,
  ) {}
}

/** What is worth saying after a check-in was saved. */
export type Afterwards = { kind: "plain" } | { kind: "low" } | { kind: "halt"; item: HaltItem };

export class CheckInForm {
  valence = $state<number | null>(null);
  energy = $state<number | null>(null);
  /** One for each tracker that has urges; without any, one about none in particular. */
  urges = $state.raw<readonly UrgeItem[]>([new UrgeItem(null, "")]);
  anxiety = $state<number | null>(null);
  confidence = $state<number | null>(null);
  connection = $state<number | null>(null);
  pain = $state<number | null>(null);
  halt = $state<Record<HaltItem, number | null>>({
    hungry: null,
    angry: null,
    lonely: null,
    tired: null,
  });
  sleepHours = $state("");
  sleepMinutes = $state("");
  sleepQuality = $state<string | null>(null);
  feelings = $state<string[]>([]);
  triggers = $state<string[]>([]);
  note = $state("");

  /** The day it will count for, and the present; null until it was asked for. */
  now = $state.raw<Pick<TodayView, "date" | "at" | "zone"> | null>(null);
  families = $state<FeelingFamily[]>([]);
  ownFeelings = $state<string[]>([]);
  knownTriggers = $state<string[]>([]);
  saving = $state(false);
  trouble = $state<HostError | null>(null);

  constructor(valence: number | null = null) {
    this.valence = valence;
  }

  /** The day, and the words to choose from. Without them the form works all the same. */
  async load(): Promise<void> {
    try {
      const [today, feelings, tags] = await Promise.all([
        call("get_today", { tool: 0 }),
        call("list_feelings", {}),
        call("list_tags", {}),
      ]);
      this.now = today;
      const items = today.trackers
        .filter(({ tracker }) => HAS_URGES.includes(tracker.goal.kind))
        .map(({ tracker }) => new UrgeItem(tracker.id, trackerName(tracker)));
      // What was set meanwhile is not taken away.
      if (items.length > 0 && this.urges[0]?.strength === null) this.urges = items;
      this.families = feelings.families;
      this.ownFeelings = feelings.own;
      this.knownTriggers = tags.tags
        .filter(({ tag }) => tag.kind === "trigger")
        .map(({ tag }) => tag.name);
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** Minutes of sleep; null when neither field holds anything, undefined when one is refused. */
  get sleep(): number | null | undefined {
    const hours = wholeNumber(this.sleepHours, SLEEP.hours);
    const minutes = wholeNumber(this.sleepMinutes, SLEEP.minutes);
    if (hours === undefined || minutes === undefined) return undefined;
    return hours === null && minutes === null ? null : (hours ?? 0) * 60 + (minutes ?? 0);
  }

  get blank(): boolean {
    const numbers = [
      this.valence,
      this.energy,
      ...this.urges.map(({ strength }) => strength),
      this.anxiety,
      this.confidence,
      this.connection,
      this.pain,
      this.sleep,
      ...HALT.map((item) => this.halt[item]),
    ];
    return (
      numbers.every((value) => value === null) &&
      this.sleepQuality === null &&
      this.feelings.length === 0 &&
      this.triggers.length === 0 &&
      this.note.trim() === ""
    );
  }

  /** Typed words that closing would drop. */
  get dirty(): boolean {
    return this.note.trim() !== "";
  }

  draft(sleep: number | null): CheckInDraft {
    return {
      id: null,
      revision: 0,
      date: null,
      valence: this.valence,
      energy: this.energy,
      anxiety: this.anxiety,
      confidence: this.confidence,
      connection: this.connection,
      sleep_min: sleep,
      sleep_quality: this.sleepQuality === null ? null : Number(this.sleepQuality),
      pain: this.pain,
      halt: { ...this.halt },
      feelings: [...this.feelings],
      triggers: [...this.triggers],
      urges: this.urges.flatMap(({ tracker: tracker_id, strength }) =>
        strength === null ? [] : [{ tracker_id, strength }],
      ),
      note: this.note.trim(),
      context: "free",
    };
  }

  /** Saves; null when it could not be saved, and then everything typed stays. */
  async save(): Promise<CheckIn | null> {
    const { sleep } = this;
    if (this.saving || sleep === undefined) return null;
    this.saving = true;
    this.trouble = null;
    try {
      return await call("save_check_in", this.draft(sleep));
    } catch (error) {
      this.trouble = HostError.from(error);
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** What to say when it is saved. */
  get afterwards(): Afterwards {
    const item = HALT.find((one) => (this.halt[one] ?? 0) >= MUCH);
    if (item) return { kind: "halt", item };
    if (this.valence !== null && this.valence <= LOW) return { kind: "low" };
    return { kind: "plain" };
  }
}
