/**
 * The cairn as shapes (DESIGN.md 8): the same stones give the same drawing on every machine.
 *
 * Deliberately not here: which stones a person has, and gathering them when there are very many.
 */

/** Width and height of a stone by what it stands for, in units of the drawing. */
const SIZES = {
  day: [30, 15],
  hundred: [50, 22],
  month: [66, 25],
  year: [104, 34],
  years: [124, 40],
} as const;

export type StoneKind = keyof typeof SIZES;

export interface Stone {
  readonly kind: StoneKind;
  /** `2026-11-21` */
  readonly date: string;
  /** What it was reached on; with the date it decides the shape. */
  readonly id: string;
}

/** A stone where it lies, around its own middle; the ground is at y = 0 and y grows downwards. */
export interface LaidStone {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees. */
  readonly turn: number;
  /** 1 to 5; means nothing. */
  readonly tone: number;
  readonly path: string;
  readonly specks: readonly { x: number; y: number; r: number }[];
}

const POINTS = 12;
const EXPONENT = 2.75;
const NOISE = 0.05;
/** The underside is this much flatter than the upper one. */
const UNDERSIDE = 0.93;

/** FNV-1a, 32 bit. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32: numbers from 0 up to 1. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const around = (next: () => number, most: number) => (next() * 2 - 1) * most;
const round = (value: number) => Math.round(value * 10) / 10;

type Point = readonly [x: number, y: number];

/** A superellipse that is not quite one. */
function outline(next: () => number, width: number, height: number): Point[] {
  return Array.from({ length: POINTS }, (_, index) => {
    const angle = (index / POINTS) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const bulge = (value: number) => Math.sign(value) * Math.abs(value) ** (2 / EXPONENT);
    const x = (bulge(cos) * width * (1 + around(next, NOISE))) / 2;
    const y = (bulge(sin) * height * (1 + around(next, NOISE))) / 2;
    return [x, sin > 0 ? y * UNDERSIDE : y];
  });
}

/** Catmull-Rom through all points and back to the first, as Bézier curves. */
function closedCurve(points: readonly Point[]): string {
  const at = (index: number) => points[(index + points.length) % points.length] ?? [0, 0];
  const control = (on: Point, from: Point, to: Point): Point => [
    on[0] + (to[0] - from[0]) / 6,
    on[1] + (to[1] - from[1]) / 6,
  ];
  const write = ([x, y]: Point) => `${round(x)} ${round(y)}`;
  const curves = points.map((point, index) => {
    const next = at(index + 1);
    const first = control(point, at(index - 1), next);
    const second = control(next, at(index + 2), point);
    return `C${write(first)} ${write(second)} ${write(next)}`;
  });
  return `M${write(at(0))}${curves.join("")}Z`;
}

/** Heavy stones first, so that they come to lie at the base. */
function byWeight(a: Stone, b: Stone): number {
  const weight = SIZES[b.kind][0] - SIZES[a.kind][0];
  return weight || a.date.localeCompare(b.date) || a.id.localeCompare(b.id);
}

function rowsOf(stones: readonly Stone[]): Stone[][] {
  const widthOf = ({ kind }: Stone) => SIZES[kind][0];
  const base = 8 * Math.sqrt(stones.reduce((sum, stone) => sum + widthOf(stone), 0));
  const rows: Stone[][] = [];
  let left = stones.toSorted(byWeight);
  while (left.length > 0) {
    const room = Math.max(60, base * (1 - 0.118 * rows.length));
    let taken = 0;
    let count = 0;
    for (const stone of left) {
      taken += 0.93 * widthOf(stone);
      if (count > 0 && taken > room) break;
      count += 1;
    }
    const row: Stone[] = [];
    left.slice(0, count).forEach((stone, index) => {
      if (index % 2 === 0) row.push(stone);
      else row.unshift(stone);
    });
    rows.push(row);
    left = left.slice(count);
  }
  return rows;
}

/** Lays the stones in rows on the ground, the first row at the bottom. */
export function layCairn(stones: readonly Stone[]): LaidStone[] {
  let ground = 0;
  return rowsOf(stones).flatMap((row, index) => {
    const sizes = row.map(({ kind }) => SIZES[kind]);
    const tallest = Math.max(...sizes.map(([, height]) => height));
    const span = 0.93 * sizes.reduce((sum, [width]) => sum + width, 0);
    let edge = around(numbersFrom(seedOf(`course${index}`)), 5) - span / 2;
    const laid = row.map((stone, place) => {
      const [width, height] = sizes[place] ?? [0, 0];
      const x = edge + (0.93 * width) / 2;
      edge += 0.93 * width;
      return lay(stone, width, height, x, ground);
    });
    ground -= 0.83 * tallest;
    return laid;
  });
}

function lay(stone: Stone, width: number, height: number, x: number, ground: number): LaidStone {
  const seed = seedOf(`${stone.id}:${stone.date}`);
  const shape = numbersFrom(seed);
  const path = closedCurve(outline(shape, width, height));
  const place = numbersFrom((seed ^ 0x9e3779b9) >>> 0);
  const turn = around(place, 3);
  const tone = 1 + Math.floor(place() * 5);
  return {
    x: round(x + around(place, 0.7)),
    y: round(ground - (height * UNDERSIDE) / 2 + around(place, 0.7)),
    width,
    height,
    turn: round(turn),
    tone,
    path,
    specks: Array.from({ length: 2 + Math.round(width / 40) }, () => ({
      x: round(around(shape, 0.34) * width),
      y: round(around(shape, 0.26) * height),
      r: round(0.5 + shape() * 0.6),
    })),
  };
}
