/** One tracker as it is being filled in. The rules stand in the journal. */
import type { AnchorDates } from "$lib/contract/AnchorDates";
import type { AnchorKind } from "$lib/contract/AnchorKind";
import type { CountDisplay } from "$lib/contract/CountDisplay";
import type { EarlierStretch } from "$lib/contract/EarlierStretch";
import type { Goal } from "$lib/contract/Goal";
import type { LeapRule } from "$lib/contract/LeapRule";
import type { MilestoneSetList } from "$lib/contract/MilestoneSetList";
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerDraft } from "$lib/contract/TrackerDraft";
import { call, HostError } from "$lib/host";
import { addDays, decimalNumber, typedNumber, wholeNumber } from "$lib/ui";
import { mostOf, placesOf } from "./money";

export const GOALS = [
  "abstain",
  "dry_days",
  "limit_per_day",
  "limit_per_week",
  "do_days",
  "as_prescribed",
] as const satisfies readonly Goal["kind"][];

/** Limits of amounts have two digits behind the point. */
export const LIMIT = { places: 2, max: 100_000 } as const;
/** Hours are shown for so many days, so a time is asked for that long. */
const HOURS_FOR_DAYS = 3;
const TWO_DIGITS = /^\d\d/;

export class TrackerForm {
  name = $state("");
  discreetName = $state("");
  scope = $state("");
  goal = $state<Goal["kind"]>("abstain");
  target = $state("4");
  limit = $state("");
  unit = $state("");
  anchor = $state("");
  anchorKind = $state<AnchorKind>("first_day");
  hour = $state("");
  minute = $state("");
  display = $state<CountDisplay>("elapsed");
  leapRule = $state<LeapRule>("feb28");
  /** `preset:plain` or `own:<id>`. */
  set = $state("preset:plain");
  cost = $state("");
  currency = $state("");
  earlier = $state.raw<EarlierStretch[]>([]);

  sets = $state.raw<MilestoneSetList>({ presets: [], own: [] });
  dates = $state.raw<AnchorDates | null>(null);
  saving = $state(false);
  trouble = $state.raw<HostError | null>(null);
  /** A field that is checked here, not by the journal. */
  refused = $state<"anchor" | "number" | null>(null);
  #before: TrackerDraft | null = null;
  #asking = 0;

  constructor(
    readonly id: string | null,
    readonly today: string,
  ) {
    if (id === null) this.anchor = today;
  }

  /** Reads the sets to choose from, and the tracker if it is there already. */
  async load(): Promise<void> {
    await this.guarded(async () => {
      this.sets = await call("list_milestone_sets", {});
      if (this.id === null) return;
      this.take((await call("get_tracker", { id: this.id, on: null })).draft);
    });
  }

  private take(draft: TrackerDraft): void {
    this.#before = draft;
    this.name = draft.name;
    this.discreetName = draft.discreet_name;
    this.scope = draft.scope;
    this.goal = draft.goal.kind;
    if ("target" in draft.goal) this.target = String(draft.goal.target);
    if ("limit_hundredths" in draft.goal) {
      this.limit = typedNumber(draft.goal.limit_hundredths, LIMIT.places);
    }
    this.unit = draft.unit;
    this.anchor = draft.anchor;
    this.anchorKind = draft.anchor_kind;
    this.display = draft.display;
    this.leapRule = draft.leap_rule;
    const { milestone_set: set } = draft;
    this.set = set.kind === "preset" ? `preset:${set.name}` : `own:${set.id}`;
    if (draft.cost) {
      this.currency = draft.cost.currency;
      this.cost = typedNumber(draft.cost.minor, placesOf(draft.cost.currency));
    }
    this.earlier = draft.earlier;
    const time = draft.began_at?.slice(11) ?? "";
    if (TWO_DIGITS.test(time)) [this.hour = "", this.minute = ""] = time.split(":");
  }

  get isFree(): boolean {
    return this.goal === "abstain";
  }

  get dirty(): boolean {
    const before = this.#before;
    return this.name !== (before?.name ?? "") || this.scope !== (before?.scope ?? "");
  }

  /** A time is asked for while hours would be shown. */
  get asksTime(): boolean {
    const since = addDays(this.today, -HOURS_FOR_DAYS);
    return this.isFree && this.anchor >= since && this.anchor <= addDays(this.today, 1);
  }

  /** Both dates that the anchor may mean. The newest answer wins. */
  async explain(): Promise<void> {
    const asking = ++this.#asking;
    const { anchor: date, anchorKind: kind } = this;
    if (date === "") {
      this.dates = null;
      return;
    }
    await this.guarded(async () => {
      const dates = await call("explain_anchor", { date, kind });
      if (asking === this.#asking) this.dates = dates;
    });
  }

  /** Saves; null when it could not be saved, and then everything typed stays. */
  async save(): Promise<Tracker | null> {
    if (this.saving) return null;
    this.refused = this.anchor === "" ? "anchor" : null;
    const draft = this.draft();
    if (!draft || this.refused) {
      this.refused ??= "number";
      return null;
    }
    this.saving = true;
    try {
      return await this.guarded(() => call("save_tracker", draft));
    } finally {
      this.saving = false;
    }
  }

  /** What is sent; null while a number is none. */
  private draft(): TrackerDraft | null {
    const goal = this.readGoal();
    const cost = this.readCost();
    const began_at = this.readTime();
    if (!goal || cost === undefined || began_at === undefined) return null;
    const [kind, of = ""] = this.set.split(/:(.*)/);
    return {
      id: this.id,
      revision: this.#before?.revision ?? 0,
      name: this.name,
      discreet_name: this.discreetName,
      scope: this.scope,
      goal,
      anchor: this.anchor,
      anchor_kind: this.anchorKind,
      began_at,
      display: this.display,
      leap_rule: this.leapRule,
      milestone_set: kind === "own" ? { kind: "own", id: of } : { kind: "preset", name: of },
      cost,
      unit: this.unit,
      earlier: this.earlier,
      hidden: this.#before?.hidden ?? false,
      archived: this.#before?.archived ?? false,
    };
  }

  private readGoal(): Goal | null {
    const { goal: kind } = this;
    switch (kind) {
      case "abstain":
      case "as_prescribed":
        return { kind };
      case "dry_days":
      case "do_days":
        return { kind, target: Number(this.target) };
      case "limit_per_day":
      case "limit_per_week": {
        const limit = decimalNumber(this.limit, LIMIT.places, LIMIT.max);
        return limit === undefined || limit === null ? null : { kind, limit_hundredths: limit };
      }
    }
  }

  private readCost(): TrackerDraft["cost"] | undefined {
    const currency = this.currency.trim().toUpperCase();
    const minor = decimalNumber(this.cost, placesOf(currency), mostOf(currency));
    if (minor === undefined) return undefined;
    return minor === null || minor === 0 || !this.isFree ? null : { minor, currency };
  }

  /** The evening of the last day of use, or null when no time was given. */
  private readTime(): string | null | undefined {
    if (!this.asksTime) return this.#before?.began_at ?? null;
    const [hour, minute] = [wholeNumber(this.hour, 23), wholeNumber(this.minute, 59)];
    if (hour === undefined || minute === undefined) return undefined;
    if (hour === null || !this.dates) return null;
    const two = (n: number) => String(n).padStart(2, "0");
    return `${this.dates.last_use}T${two(hour)}:${two(minute ?? 0)}:00`;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work();
      this.trouble = null;
      return done;
    } catch (error) {
      this.trouble = HostError.from(error);
      return null;
    }
  }
}
