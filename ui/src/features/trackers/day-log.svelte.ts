/** The days of a tracker that is logged day by day: yes, no, or not known, which counts neither way. */
import type { DayLogDraft } from "$lib/contract/DayLogDraft";
import type { DayLogWeek } from "$lib/contract/DayLogWeek";
import type { DayState } from "$lib/contract/DayState";
import type { Tracker } from "$lib/contract/Tracker";
import type { WeekDay } from "$lib/contract/WeekDay";
import { call, HostError } from "$lib/host";
import { addDays, toasts } from "$lib/ui";
import { formatDate, t } from "$lib/words";

/** Amounts have two digits behind the point. */
export const AMOUNT = { places: 2, max: 100_000 } as const;

export class DayLogStrip {
  week = $state.raw<DayLogWeek>();
  /** The day that is being answered. */
  chosen = $state<string>();
  trouble = $state.raw<HostError | null>(null);
  #reading = 0;

  constructor(
    readonly tracker: Tracker,
    readonly today: string,
  ) {
    this.chosen = today;
  }

  get day(): WeekDay | undefined {
    return this.week?.days.find(({ date }) => date === this.chosen);
  }

  get isThisWeek(): boolean {
    return this.week === undefined || (this.week.from <= this.today && this.today <= this.week.to);
  }

  /** Whether there are days to log before the week in sight. */
  get hasEarlier(): boolean {
    return this.week?.days[0]?.state !== "before";
  }

  /** Reads the week of a day. The newest answer wins. */
  async read(day: string = this.week?.from ?? this.today): Promise<void> {
    const reading = ++this.#reading;
    try {
      const { weeks } = await call("list_weeks", {
        tracker_id: this.tracker.id,
        from: day,
        to: day,
      });
      if (reading !== this.#reading) return;
      this.week = weeks[0];
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  async turn(weeks: 1 | -1): Promise<void> {
    if (!this.week) return;
    const day = addDays(this.week.from, 7 * weeks);
    await this.read(day);
    this.chosen = this.isThisWeek ? this.today : this.week?.to;
  }

  /** Notes the chosen day at once; the message takes it back. */
  async log(state: DayState, amount_hundredths: number | null = null): Promise<void> {
    const { day } = this;
    if (!day) return;
    const before: Omit<DayLogDraft, "revision"> = {
      tracker_id: this.tracker.id,
      date: day.date,
      state: day.state === "yes" || day.state === "no" ? day.state : "unknown",
      amount_hundredths: day.amount_hundredths,
    };
    const revision = await this.save({
      ...before,
      revision: day.revision,
      state,
      amount_hundredths,
    });
    if (revision === null) return;
    toasts.show({
      text: t("day-logged", { date: formatDate(day.date, "day") }),
      undo: async () => void (await this.save({ ...before, revision })),
    });
  }

  private async save(draft: DayLogDraft): Promise<number | null> {
    try {
      const { revision } = await call("save_day_log", draft);
      await this.read(draft.date);
      return revision;
    } catch (error) {
      this.trouble = HostError.from(error);
      return null;
    }
  }
}
