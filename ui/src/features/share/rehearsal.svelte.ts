/** Reading a share aloud against the clock: the speed at which it was read is learnt from it. */

/** Slowest and fastest speed that are kept, in words a minute (domain 2.14). */
export const SLOWEST = 80;
export const FASTEST = 200;
/** Fewer words tell nothing about a speed. */
const ENOUGH_WORDS = 30;

/** Words a minute, within the range that is kept; null when there was too little to tell. */
export function speedOf(words: number, seconds: number): number | null {
  if (words < ENOUGH_WORDS || seconds < 1) return null;
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round((words * 60) / seconds)));
}

export class Rehearsal {
  seconds = $state(0);
  running = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;
  #begun = 0;

  start(): void {
    this.#begun = performance.now();
    this.seconds = 0;
    this.running = true;
    this.#timer = setInterval(() => this.#tick(), 250);
  }

  stop(): void {
    if (this.running) this.#tick();
    this.running = false;
    clearInterval(this.#timer);
  }

  #tick(): void {
    this.seconds = Math.floor((performance.now() - this.#begun) / 1000);
  }
}
