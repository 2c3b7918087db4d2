/** The mood chart for a range of days, drawn by Rust for the width and the colours there are. */
import type { DayMarks } from "$lib/contract/DayMarks";
import type { MoodChart } from "$lib/contract/MoodChart";
import type { Palette } from "$lib/contract/Palette";
import { call, HostError } from "$lib/host";
import { addDays } from "$lib/ui";

export const RANGES = ["30", "90", "year", "all", "own"] as const;
export type Range = (typeof RANGES)[number];

/** Charts are offered from this many check-ins on (domain 4). */
export const ENOUGH = 7;
/** Height of the picture in pixels at ordinary text size. */
const HEIGHT = 260;

export class Trends {
  range = $state<Range>("90");
  from = $state("");
  to = $state("");
  chart = $state.raw<MoodChart | null>(null);
  trouble = $state.raw<HostError | null>(null);
  #today: DayMarks["today"] | null = null;
  #reading = 0;

  /** Draws for a frame of this width. The newest request wins. */
  async read(width: number, palette: Palette, textSize: number): Promise<void> {
    const reading = ++this.#reading;
    try {
      this.#today ??= (await call("list_days", { from: null, to: "0001-01-01" })).today;
      const chart = await call("trend_mood", {
        ...this.days(this.#today),
        width_px: Math.min(4000, Math.max(280, Math.round(width))),
        height_px: Math.round((HEIGHT * textSize) / 100),
        palette,
        text_size: textSize,
      });
      if (reading !== this.#reading) return;
      this.chart = chart;
      this.trouble = null;
    } catch (error) {
      if (reading === this.#reading) this.trouble = HostError.from(error);
    }
  }

  /** First and last day of the chosen range; null is left to the journal. */
  private days(today: string): { from: string | null; to: string | null } {
    switch (this.range) {
      case "30":
      case "90":
        return { from: addDays(today, 1 - Number(this.range)), to: today };
      case "year":
        return { from: `${today.slice(0, 4)}-01-01`, to: today };
      case "all":
        return { from: null, to: null };
      case "own":
        return { from: this.from || null, to: this.to || null };
    }
  }
}
