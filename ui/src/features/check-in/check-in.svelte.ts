/**
 * One check-in as it is being filled in. Every item begins blank and may stay so: what is not
 * given is sent as null, never as zero. The rules stand in the journal.
 */
import { call, HostError } from "$lib/host";
import type { CheckIn } from "$lib/contract/CheckIn";
import type { CheckInDraft } from "$lib/contract/CheckInDraft";
import type { FeelingFamily } from "$lib/contract/FeelingFamily";

export const HALT = ["hungry", "angry", "lonely", "tired"] as const;
export type HaltItem = (typeof HALT)[number];

/** From here on an answer to one of the four small questions leads to tools for it. */
const MUCH = 2;
/** At this mood and below the toast reminds of the tools. */
const LOW = -2;

/** What is worth saying after a check-in was saved. */
export type Afterwards = { kind: "plain" } | { kind: "low" } | { kind: "halt"; item: HaltItem };

export class CheckInForm {
  valence = $state<number | null>(null);
  energy = $state<number | null>(null);
  urge = $state<number | null>(null);
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

  families = $state<FeelingFamily[]>([]);
  ownFeelings = $state<string[]>([]);
  knownTriggers = $state<string[]>([]);
  saving = $state(false);
  trouble = $state<HostError | null>(null);

  constructor(valence: number | null = null) {
    this.valence = valence;
  }

  /** The words to choose from. Without them the form works all the same. */
  async load(): Promise<void> {
    try {
      const [feelings, tags] = await Promise.all([
        call("list_feelings", {}),
        call("list_tags", {}),
      ]);
      this.families = feelings.families;
      this.ownFeelings = feelings.own;
      this.knownTriggers = tags.tags
        .filter(({ tag }) => tag.kind === "trigger")
        .map(({ tag }) => tag.name);
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** Minutes of sleep, or null when neither field holds a number. */
  get sleep(): number | null {
    if (this.sleepHours.trim() === "" && this.sleepMinutes.trim() === "") return null;
    const minutes = Number(this.sleepHours || 0) * 60 + Number(this.sleepMinutes || 0);
    return Number.isFinite(minutes) ? Math.round(minutes) : null;
  }

  get blank(): boolean {
    const numbers = [
      this.valence,
      this.energy,
      this.urge,
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

  draft(): CheckInDraft {
    return {
      id: null,
      revision: 0,
      date: null,
      valence: this.valence,
      energy: this.energy,
      anxiety: this.anxiety,
      confidence: this.confidence,
      connection: this.connection,
      sleep_min: this.sleep,
      sleep_quality: this.sleepQuality === null ? null : Number(this.sleepQuality),
      pain: this.pain,
      halt: { ...this.halt },
      feelings: [...this.feelings],
      triggers: [...this.triggers],
      urges: this.urge === null ? [] : [{ tracker_id: null, strength: this.urge }],
      note: this.note.trim(),
      context: "free",
    };
  }

  /** Saves; null when it could not be saved, and then everything typed stays. */
  async save(): Promise<CheckIn | null> {
    if (this.saving) return null;
    this.saving = true;
    this.trouble = null;
    try {
      return await call("save_check_in", this.draft());
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
