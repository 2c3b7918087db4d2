/** Which milestones each tracker has, and sets of the person's own. */
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { MilestoneSet } from "$lib/contract/MilestoneSet";
import type { MilestoneSetList } from "$lib/contract/MilestoneSetList";
import type { MilestoneUnit } from "$lib/contract/MilestoneUnit";
import type { Tracker } from "$lib/contract/Tracker";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { wholeNumber } from "$lib/ui";
import { t } from "$lib/words";

export const UNITS = [
  "days",
  "weeks",
  "months",
  "years",
  "years_each_from",
] as const satisfies readonly MilestoneUnit[];

/** The greatest number of a unit. */
export const MOST = 36_500;
/** Most milestones of one set. */
export const ITEMS = 100;

/** A milestone of a set as it is typed. */
export interface TypedItem {
  unit: MilestoneUnit;
  n: string;
  label: string;
}

/** The choice as an option: `preset:plain` or `own:<id>`. */
export const optionOf = ({ milestone_set: set }: Tracker): string =>
  set.kind === "preset" ? `preset:${set.name}` : `own:${set.id}`;

export class MilestoneSets {
  list = $state.raw<MilestoneSetList>({ presets: [], own: [] });
  trouble = $state.raw<HostError | null>(null);

  constructor(readonly onchanged: () => void) {}

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.list = await call("list_milestone_sets", {});
    });
  }

  /** Gives a tracker another set. What was seen of the one before stays. */
  async choose(tracker: Tracker, option: string): Promise<void> {
    await this.guarded(async () => {
      const { draft } = await call("get_tracker", { id: tracker.id, on: null });
      const [kind, of = ""] = option.split(/:(.*)/);
      const milestone_set =
        kind === "own" ? { kind: "own" as const, id: of } : { kind: "preset" as const, name: of };
      await call("save_tracker", { ...draft, milestone_set });
      this.onchanged();
    });
  }

  async remove({ id, name }: MilestoneSet): Promise<void> {
    const changed = async () => {
      await this.read();
      this.onchanged();
    };
    await this.guarded(() => moveToTrash(id, t("sets-removed", { name }), changed));
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}

/** One set as it is being written. */
export class SetForm {
  name = $state("");
  items = $state<TypedItem[]>([]);
  saving = $state(false);
  trouble = $state.raw<HostError | null>(null);
  readonly #before: MilestoneSet | null;

  constructor(set: MilestoneSet | null) {
    this.#before = set;
    this.name = set?.name ?? "";
    this.copy(set?.items ?? []);
  }

  /** Begins with the milestones of another set. */
  copy(items: readonly MilestoneDef[]): void {
    this.items = items.map(({ unit, n, label }) => ({ unit, n: String(n), label }));
  }

  get dirty(): boolean {
    return this.name !== (this.#before?.name ?? "");
  }

  /** Saves; false when it could not be saved, and then everything typed stays. */
  async save(): Promise<boolean> {
    const items = this.items.map(({ unit, n, label }) => ({
      unit,
      n: wholeNumber(n, MOST),
      label,
    }));
    const read = items.flatMap(({ n, ...item }) => (n == null ? [] : [{ ...item, n }]));
    if (this.saving || read.length !== items.length) return false;
    this.saving = true;
    try {
      await call("save_milestone_set", {
        id: this.#before?.id ?? null,
        revision: this.#before?.revision ?? 0,
        name: this.name,
        items: read,
      });
      return true;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
