/** How long three presses of Esc may take, in milliseconds (DESIGN.md 2, AC-42). */
const WITHIN = 1500;

/** Counts presses of Esc; answers true at the third within the time. Held keys do not count. */
export function tripleEscape(): (event: KeyboardEvent) => boolean {
  let presses: number[] = [];
  return (event) => {
    if (event.key !== "Escape" || event.repeat) return false;
    presses = [...presses.filter((at) => event.timeStamp - at <= WITHIN), event.timeStamp];
    if (presses.length < 3) return false;
    presses = [];
    return true;
  };
}
