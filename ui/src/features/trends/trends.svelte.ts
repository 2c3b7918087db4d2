/** Which days the page of trends shows and how its charts look; each is drawn by Rust. */
import type { Chart } from "$lib/contract/Chart";
import type { ChartChoice } from "$lib/contract/ChartChoice";
import type { Palette } from "$lib/contract/Palette";
import type { TrackerCard } from "$lib/contract/TrackerCard";
import type { TrendsOverview } from "$lib/contract/TrendsOverview";
import { call, HostError } from "$lib/host";
import { addDays } from "$lib/ui";

export const RANGES = ["30", "90", "year", "all", "own"] as const;
export type Range = (typeof RANGES)[number];

/** Charts are offered from this many check-ins on (domain 4). */
export const ENOUGH = 7;

/** A window that is not seen may draw no frames at all. */
const NO_FRAME_MS = 250;

/** First and last day; null is left to the journal. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** What a picture is drawn for: a width in pixels, colours, and text in percent. */
export interface Look {
  readonly width: number;
  readonly palette: Palette;
  readonly textSize: number;
  /** With title and sentences, for a file of its own. */
  readonly standalone?: boolean;
  /** For a file or for paper: what is kept private stays out. */
  readonly leaving?: boolean;
}

/** A printed page between its margins. */
export const PAPER: Look = { width: 700, palette: "print", textSize: 100, leaving: true };

/** A picture in a file of its own. */
export const FILE: Look = { ...PAPER, width: 960, standalone: true };

export class Trends {
  range = $state<Range>("90");
  from = $state("");
  to = $state("");
  overview = $state.raw<TrendsOverview | null>(null);
  trackers = $state.raw<readonly TrackerCard[]>([]);
  trouble = $state.raw<HostError | null>(null);
  /** Asks the cards for pictures for paper. */
  printing = $state(false);
  /** Ends when everything that was asked for so far is drawn. */
  #drawn: Promise<unknown> = Promise.resolve();
  /** Ends when the page has shown what was drawn last and has heard what was typed meanwhile. */
  #shown: Promise<unknown> = Promise.resolve();

  async read(): Promise<void> {
    try {
      [this.overview, { trackers: this.trackers }] = await Promise.all([
        call("trends_overview", {}),
        call("list_trackers", { all: false }),
      ]);
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** Whether the own dates end before they begin; there is nothing to draw then. */
  get backwards(): boolean {
    return this.range === "own" && this.from !== "" && this.to !== "" && this.to < this.from;
  }

  get enough(): boolean {
    return (this.overview?.check_ins ?? 0) >= ENOUGH;
  }

  /** The days of the chosen range. */
  get days(): Days {
    const today = this.overview?.today ?? null;
    if (this.range === "own") return { from: this.from || null, to: this.to || null };
    if (this.range === "all" || today === null) return { from: null, to: null };
    const from = this.range === "year" ? `${today.slice(0, 4)}-01-01` : null;
    return { from: from ?? addDays(today, 1 - Number(this.range)), to: today };
  }

  /** The range beside the present one. */
  turn(by: 1 | -1): void {
    const at = RANGES.indexOf(this.range) + by;
    this.range = RANGES[Math.min(Math.max(at, 0), RANGES.length - 1)] ?? this.range;
  }

  /**
   * Draws a chart, one after another: each of ten years takes the page a moment, and all at once
   * would keep it from answering. Null when it is no longer wanted by the time its turn comes.
   */
  draw(
    chart: ChartChoice,
    days: Days,
    look: Look,
    wanted: () => boolean = () => true,
  ): Promise<Chart | null> {
    const drawn = this.#shown.then(() => {
      if (!wanted()) return null;
      return call("draw_chart", {
        chart,
        ...days,
        width_px: Math.min(4000, Math.max(280, Math.round(look.width))),
        palette: look.palette,
        text_size: look.textSize,
        standalone: look.standalone ?? false,
        leaving: look.leaving ?? false,
      });
    });
    this.#shown = drawn.then((chart) => chart && nextFrame(), nextFrame);
    this.#drawn = Promise.allSettled([this.#drawn, drawn]);
    return drawn;
  }

  /** Ends when nothing is being drawn. */
  async settled(): Promise<void> {
    let before;
    do {
      before = this.#drawn;
      await before;
    } while (before !== this.#drawn);
  }
}

/** Ends behind the next frame; a window that shows no frames is waited for no longer than for many. */
function nextFrame(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, NO_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(done);
    });
  });
}

/** One chart as it was drawn last. */
export class Drawing {
  chart = $state.raw<Chart | null>(null);
  trouble = $state.raw<HostError | null>(null);
  #reading = 0;

  /** The newest request wins. */
  async read(trends: Trends, choice: ChartChoice, days: Days, look: Look): Promise<void> {
    const reading = ++this.#reading;
    try {
      const chart = await trends.draw(choice, days, look, () => reading === this.#reading);
      if (!chart || reading !== this.#reading) return;
      this.chart = chart;
      this.trouble = null;
    } catch (error) {
      if (reading === this.#reading) this.trouble = HostError.from(error);
    }
  }
}
