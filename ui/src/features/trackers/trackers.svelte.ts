/** All trackers, also hidden and closed ones: shown, hidden, closed, moved to the trash. */
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerCard } from "$lib/contract/TrackerCard";
import type { TrackerTies } from "$lib/contract/TrackerTies";
import { call, HostError } from "$lib/host";
import { moveToTrash, trackerName } from "$lib/shell";
import { t } from "$lib/words";

/** A tracker that may go, with what is kept of it. */
export interface Leaving {
  readonly tracker: Tracker;
  readonly ties: TrackerTies;
}

export class Trackers {
  cards = $state.raw<TrackerCard[]>([]);
  leaving = $state.raw<Leaving | null>(null);
  trouble = $state.raw<HostError | null>(null);

  constructor(readonly onchanged: () => void) {}

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.cards = (await call("list_trackers", { all: true })).trackers;
    });
  }

  /** Changes what is shown of a tracker; the rest of it stays. */
  async set(tracker: Tracker, part: Partial<Pick<Tracker, "hidden" | "archived">>): Promise<void> {
    await this.guarded(async () => {
      const { draft } = await call("get_tracker", { id: tracker.id, on: null });
      await call("save_tracker", { ...draft, ...part });
      await this.changed();
    });
  }

  /** Asks first what is kept and what goes. */
  async ask(tracker: Tracker): Promise<void> {
    await this.guarded(async () => {
      this.leaving = { tracker, ties: await call("tracker_ties", { id: tracker.id }) };
    });
  }

  async remove(tracker: Tracker): Promise<void> {
    const text = t("tracker-removed", { name: trackerName(tracker) });
    await this.guarded(() => moveToTrash(tracker.id, text, () => this.changed()));
  }

  private async changed(): Promise<void> {
    await this.read();
    this.onchanged();
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
