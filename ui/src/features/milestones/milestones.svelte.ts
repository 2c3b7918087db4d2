/** The way so far: what was reached, what is ahead, and the cairn of it. */
import type { CairnView } from "$lib/contract/CairnView";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import type { Palette } from "$lib/contract/Palette";
import type { PathStone } from "$lib/contract/PathStone";
import type { Timeline } from "$lib/contract/Timeline";
import type { Tracker } from "$lib/contract/Tracker";
import { call, HostError } from "$lib/host";
import { trackerName } from "$lib/shell";

export class Milestones {
  /** One tracker, or null for all that are shown. */
  tracker = $state<string | null>(null);
  timeline = $state.raw<Timeline | null>(null);
  cairn = $state.raw<CairnView | null>(null);
  stones = $state.raw<PathStone[]>([]);
  /** Those that are shown. */
  trackers = $state.raw<Tracker[]>([]);
  trouble = $state.raw<HostError | null>(null);
  #reading = 0;

  /** Reads everything in these colours. The newest request wins. */
  async read(palette: Palette): Promise<void> {
    const reading = ++this.#reading;
    try {
      const [timeline, cairn, stones, trackers] = await Promise.all([
        call("get_timeline", { tracker: this.tracker }),
        call("get_cairn", { palette }),
        call("get_path_stones", { palette }),
        call("list_trackers", { all: false }),
      ]);
      if (reading !== this.#reading) return;
      this.timeline = timeline;
      this.cairn = cairn;
      this.stones = stones.stones;
      this.trackers = trackers.trackers.map(({ tracker }) => tracker);
      this.trouble = null;
    } catch (error) {
      if (reading === this.#reading) this.trouble = HostError.from(error);
    }
  }

  /** Those that count free days: only they have milestones and lapses. */
  get counting(): Tracker[] {
    return this.trackers.filter(({ goal }) => goal.kind === "abstain");
  }

  nameOf(tracker: string): string {
    const found =
      this.timeline?.paths.find(({ tracker_id }) => tracker_id === tracker) ??
      this.trackers.find(({ id }) => id === tracker);
    return found ? trackerName(found) : "";
  }

  /** Milestones that nobody has seen yet. */
  get fresh(): MilestoneRow[] {
    return this.timeline?.paths.flatMap(({ reached }) => reached.filter((row) => row.is_new)) ?? [];
  }

  rowOf(stone: PathStone): MilestoneRow | undefined {
    const path = this.timeline?.paths.find(({ tracker_id }) => tracker_id === stone.tracker_id);
    return path?.reached.find(
      (row) => row.date === stone.date && isSame(row.milestone, stone.milestone),
    );
  }

  /** The stone of a milestone, if it is on the path. */
  stoneOf(row: MilestoneRow): PathStone | undefined {
    return this.stones.find(
      ({ tracker_id, date, milestone, reached }) =>
        reached &&
        tracker_id === row.tracker_id &&
        date === row.date &&
        isSame(milestone, row.milestone),
    );
  }
}

const isSame = (a: MilestoneDef, b: MilestoneDef) => a.unit === b.unit && a.n === b.n;
