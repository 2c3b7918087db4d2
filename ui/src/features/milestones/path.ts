/**
 * The path as a drawing: where runs, stones, lapses and dates lie. Pixels at ordinary text size,
 * times `scale`.
 *
 * Deliberately not here: what was reached and when (the journal), and how a stone looks (Rust draws
 * each one).
 */
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { PathStone } from "$lib/contract/PathStone";
import type { TrackerPath } from "$lib/contract/TrackerPath";
import { trackerName } from "$lib/shell";
import { formatDate, sayMilestone, shortSpan } from "$lib/words";

export interface Tick {
  readonly x: number;
  readonly label: string;
  /** A year begins here. */
  readonly strong: boolean;
  /** At the right edge the label stands before its line. */
  readonly before: boolean;
}

export interface DrawnStone {
  readonly x: number;
  readonly stone: PathStone;
  readonly name: string;
  /** Middle of its name, which stays in the frame; null if neighbours leave no room for it. */
  readonly nameX: number | null;
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly { x: number; width: number }[];
  readonly lapses: readonly { id: string; x: number; label: string | null }[];
  readonly stones: readonly DrawnStone[];
  /** Upper edge of the bar; stones stand on it. */
  readonly barY: number;
}

export interface PathPicture {
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly todayX: number;
  readonly lanes: readonly Lane[];
}

/** Heights of the parts of a lane, from its upper edge. */
const HEAD = 26;
const LANE = 108;
const BAR = 78;
const FOOT = 24;
const SIDE = 12;
/** Least room between two dates below, and for a letter of a name. */
const TICK = 88;
const LETTER = 6.6;
/** Part of the time so far that is kept free for what is ahead, and the least of it in days. */
const AHEAD = { least: 0.06, most: 0.14, days: 14 };

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** First and last day of the drawing: all runs, and what is ahead if it is near. */
function rangeOf(paths: readonly TrackerPath[], today: string): [number, number] {
  const now = dayOf(today);
  const first = Math.min(now, ...paths.map(({ runs }) => dayOf(runs[0]?.from ?? today)));
  const so_far = Math.max(now - first, AHEAD.days);
  const ahead = Math.min(...paths.map((path) => dayOf(path.ahead[0]?.date ?? today) - now));
  const room = Math.min(Math.max(ahead, AHEAD.least * so_far), AHEAD.most * so_far);
  return [first - 0.02 * so_far, now + Math.max(room, AHEAD.days) + 0.02 * so_far];
}

/** Beginnings of months or years, as many as have room. */
function ticksOf([from, to]: [number, number], width: number, scale: number): Tick[] {
  const months = ((to - from) / 365.25) * 12;
  const most = Math.max(1, Math.floor(width / (TICK * scale)));
  const step = [1, 3, 6, 12, 24, 60, 120].find((one) => months / one <= most) ?? 240;
  const start = dateOf(from);
  const ticks: Tick[] = [];
  const first = Number(start.slice(0, 4)) * 12;
  for (let month = first - (first % step); ; month += step) {
    const year = Math.floor(month / 12);
    const date = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    const day = dayOf(date);
    if (day > to) return ticks;
    if (day < from) continue;
    const strong = month % 12 === 0;
    const label = formatDate(date, strong ? "short-month-year" : "short-month");
    const x = xOf(day, [from, to], width);
    ticks.push({ x, label, strong, before: x + 5 + label.length * LETTER * scale > width });
  }
}

function xOf(day: number, [from, to]: [number, number], width: number): number {
  return SIDE + ((day - from) / (to - from)) * (width - 2 * SIDE);
}

/** Gives names to as many stones as have room, the larger ones first. */
function named(stones: readonly DrawnStone[], width: number, scale: number): DrawnStone[] {
  const taken: [number, number][] = [];
  const places = new Map<DrawnStone, number>();
  const bySize = stones.toSorted(
    (a, b) => b.stone.picture.width_px - a.stone.picture.width_px || b.x - a.x,
  );
  for (const one of [...bySize.filter(({ stone }) => !stone.reached), ...bySize]) {
    const half = (one.name.length * LETTER * scale) / 2 + 6;
    const x = Math.min(Math.max(one.x, half), width - half);
    const [left, right] = [x - half, x + half];
    if (places.has(one) || taken.some(([from, to]) => left < to && from < right)) continue;
    taken.push([left, right]);
    places.set(one, x);
  }
  return stones.map((one) => ({ ...one, nameX: places.get(one) ?? null }));
}

const same = (a: MilestoneDef, b: MilestoneDef) => a.unit === b.unit && a.n === b.n;

export function drawPath(
  paths: readonly TrackerPath[],
  stones: readonly PathStone[],
  today: string,
  width: number,
  scale: number,
): PathPicture {
  const range = rangeOf(paths, today);
  const at = (date: string) => xOf(dayOf(date), range, width);
  const lanes = paths.map((path, index): Lane => {
    const next = path.ahead[0];
    const own = stones.filter(
      ({ tracker_id, reached, milestone, date }) =>
        tracker_id === path.tracker_id &&
        (reached || (next && same(milestone, next.milestone) && dayOf(date) <= range[1])),
    );
    const drawn = own.map((stone) => ({
      x: at(stone.date),
      stone,
      name: sayMilestone(stone.milestone),
      nameX: null,
    }));
    let written = -Infinity;
    return {
      id: path.tracker_id,
      name: trackerName(path),
      runs: path.runs
        .filter(({ days, ended_on }) => days > 0 || !ended_on)
        .map(({ from, ended_on }) => {
          const x = at(from);
          return { x, width: Math.max(4, at(ended_on ?? path.until) - x - 3) };
        }),
      lapses: path.lapses.map(({ id, start, end }) => {
        const x = (at(start) + at(end)) / 2;
        const label = shortSpan(start, end);
        const half = (label.length * LETTER * scale) / 2 + 4;
        const fits = x - half > written;
        if (fits) written = x + half;
        return { id, x, label: fits ? label : null };
      }),
      stones: named(drawn, width, scale),
      barY: (HEAD + LANE * index + BAR) * scale,
    };
  });
  return {
    width,
    height: (HEAD + LANE * lanes.length + FOOT) * scale,
    ticks: ticksOf(range, width, scale),
    todayX: at(today),
    lanes,
  };
}
