/** Reading the marks of a chart one by one, by keys and by the pointer. */
import type { Mark } from "$lib/contract/Mark";

/** A point is read from this far away, in pixels of the drawing. */
const REACH = 24;

export class ChartWalk {
  /** The mark that is being read; -1 for none. */
  at = $state(-1);
  readonly #marks: () => readonly Mark[];

  constructor(marks: () => readonly Mark[]) {
    this.#marks = marks;
  }

  get mark(): Mark | undefined {
    return this.#marks()[this.at];
  }

  /** Whether there is more than one row to walk. */
  get inRows(): boolean {
    const marks = this.#marks();
    return marks[0]?.row !== marks.at(-1)?.row;
  }

  /** To the nearest mark of the next row with any, down or up; stays in the last one. */
  turn(down: boolean): void {
    const from = this.mark;
    if (!from) return;
    const beyond = this.#marks().filter(({ row }) => (down ? row > from.row : row < from.row));
    if (beyond.length === 0) return;
    const rows = beyond.map(({ row }) => row);
    const next = down ? Math.min(...rows) : Math.max(...rows);
    const away = (mark: Mark) => Math.abs(mark.x_px - from.x_px);
    this.#take(beyond.filter(({ row }) => row === next).toSorted((a, b) => away(a) - away(b))[0]);
  }

  /** To the mark at a place of the drawing: the cell around it, or the point near it. */
  point(x: number, y: number): void {
    const away = (mark: Mark) => {
      const beside = Math.max(Math.abs(mark.x_px - x) - mark.width_px / 2, 0);
      const over = Math.max(Math.abs(mark.y_px - y) - mark.height_px / 2, 0);
      return Math.hypot(beside, over);
    };
    let nearest: Mark | undefined;
    let least = REACH;
    for (const mark of this.#marks()) {
      const distance = away(mark);
      if (distance < least) [nearest, least] = [mark, distance];
    }
    this.#take(nearest);
  }

  leave(): void {
    this.at = -1;
  }

  #take(mark: Mark | undefined): void {
    this.at = mark ? this.#marks().indexOf(mark) : -1;
  }
}

/** The outline around a mark: a ring about a point, a frame about a cell. */
export function outline(mark: Mark): SVGElement {
  const shape = (name: string, attributes: Record<string, number>) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
    element.classList.add("ring");
    return element;
  };
  const { x_px: x, y_px: y, width_px: width, height_px: height } = mark;
  if (width === 0) return shape("circle", { cx: x, cy: y, r: 7 });
  return shape("rect", { x: x - width / 2, y: y - height / 2, width, height });
}
