/**
 * Watching one urge: the clock, the answers, the end. Every answer is saved at once, so that nothing
 * is gone when the window closes, and an urge that was left is gone on with.
 */
import type { UrgeEpisode } from "$lib/contract/UrgeEpisode";
import type { UrgeEpisodeDraft } from "$lib/contract/UrgeEpisodeDraft";
import type { UrgeList } from "$lib/contract/UrgeList";
import type { UrgeOutcome } from "$lib/contract/UrgeOutcome";
import type { UrgeSample } from "$lib/contract/UrgeSample";
import { call, HostError } from "$lib/host";

/** Minutes an urge is watched for unless somebody says otherwise, and at most (F-11). */
export const USUAL = 20;
export const MOST = 60;
/** Minutes that are added at once, and seconds between two questions. */
export const STEP = 5;
const QUESTION = STEP * 60;
/** An answer within so many seconds of the one before puts it right. */
const SAME = 30;
/** No sample and no end lies further from the beginning: a day, in seconds. */
const LONGEST = 86_400;

/** What is sent of an episode, with what changes. */
export function draftOf(episode: UrgeEpisode, change: Partial<UrgeEpisodeDraft> = {}) {
  const { id, revision, planned_min, tracker_id, samples, triggers, outcome, note } = episode;
  const { ended_at, started_at } = episode;
  const ended_sec = ended_at === null ? null : secondsBetween(started_at, ended_at);
  return {
    ...{ id, revision, planned_min, tracker_id, samples, triggers, outcome, note, ended_sec },
    ...change,
  } satisfies UrgeEpisodeDraft;
}

const secondsBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 1000);

export class UrgeWatch {
  /** What the page shows; null until it was read. */
  list = $state.raw<UrgeList | null>(null);
  /** The urge on the page: watched now, or just over. */
  episode = $state.raw<UrgeEpisode | null>(null);
  /** Chosen before it begins. */
  planned = $state(USUAL);
  tracker = $state<string | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** Seconds since it began. */
  seconds = $state(0);
  /** Tools that were begun meanwhile. */
  begun = $state.raw<readonly string[]>([]);
  /** By how much the clock of the program goes before that of the page, in milliseconds. */
  #ahead = 0;
  /** Saves go one after another: each is made from the revision that the one before left. */
  #queue: Promise<unknown> = Promise.resolve();

  get running(): boolean {
    return this.episode !== null && this.episode.outcome === null;
  }

  get over(): UrgeOutcome | null {
    return this.episode?.outcome ?? null;
  }

  get last(): UrgeSample | null {
    return this.episode?.samples.at(-1) ?? null;
  }

  /** The second of the next question: 300, 600, 900 … after the last answer. */
  get next(): number {
    return (Math.floor((this.last?.sec ?? 0) / QUESTION) + 1) * QUESTION;
  }

  get due(): boolean {
    return this.running && this.seconds >= this.next;
  }

  /** Minutes the clock is meant to go on for. */
  get minutes(): number {
    return this.episode?.planned_min ?? this.planned;
  }

  get canAdd(): boolean {
    return this.minutes + STEP <= MOST;
  }

  /** Moves the clock on. */
  tick(): void {
    if (!this.episode || !this.running) return;
    this.seconds = this.#secondsOf(this.episode);
  }

  async read(): Promise<void> {
    await this.#guarded(async () => {
      const list = await call("list_urges", {});
      this.#ahead = Date.parse(list.at) - Date.now();
      this.list = list;
      this.episode = list.watching ?? this.#asOf(list);
      this.tick();
    });
  }

  /** Notes how strong it is now; the first answer starts the clock. */
  rate(strength: number): Promise<void> {
    return this.#save((episode) => {
      if (!episode) return this.#blank(strength);
      if (episode.outcome !== null) return null;
      return draftOf(episode, { samples: this.#withSample(episode, strength) });
    });
  }

  addMinutes(): Promise<void> {
    return this.#save((episode) =>
      episode && this.canAdd ? draftOf(episode, { planned_min: episode.planned_min + STEP }) : null,
    );
  }

  async end(outcome: UrgeOutcome): Promise<void> {
    await this.#save((episode) => {
      if (!episode) return null;
      const ended_sec = Math.max(this.#secondsOf(episode), episode.samples.at(-1)?.sec ?? 0);
      return draftOf(episode, { outcome, ended_sec });
    });
    await this.read();
  }

  /** Takes the end back: it was not over after all. */
  async goOn(): Promise<void> {
    await this.#save((episode) =>
      episode ? draftOf(episode, { outcome: null, ended_sec: null }) : null,
    );
    await this.read();
  }

  /** Makes room for another one. */
  anew(): void {
    this.episode = null;
    this.begun = [];
    this.seconds = 0;
    this.planned = USUAL;
  }

  /** Waits until every answer is saved or refused. What was refused was said, and keeps nobody here. */
  async settled(): Promise<true> {
    await this.#queue;
    return true;
  }

  /** Begins a tool that belongs to this urge; how to do it, or null when it could not be noted. */
  async begin(strategy: string): Promise<string | null> {
    let how: string | null = null;
    await this.#guarded(async () => {
      await call("save_strategy_use", {
        ...{ id: null, revision: 0, date: null, strategy_id: strategy, situation: null },
        ...{ before: this.last?.strength ?? null, after: null, minutes_between: null },
        ...{ helped: null, note: "", urge_episode_id: this.episode?.id ?? null },
      });
      this.begun = [...this.begun, strategy];
      how = (await call("get_strategy", { id: strategy })).strategy.how;
    });
    return how;
  }

  /** What is just over stays on the page as it is now, until it is gone or somebody begins anew. */
  #asOf({ earlier }: UrgeList): UrgeEpisode | null {
    return earlier.find(({ episode }) => episode.id === this.episode?.id)?.episode ?? null;
  }

  #secondsOf({ started_at }: UrgeEpisode): number {
    const now = Date.now() + this.#ahead;
    const seconds = Math.floor((now - Date.parse(started_at)) / 1000);
    return Math.min(LONGEST, Math.max(0, seconds));
  }

  #blank(strength: number): UrgeEpisodeDraft {
    return {
      ...{ id: null, revision: 0, planned_min: this.planned, tracker_id: this.tracker },
      ...{
        samples: [{ sec: 0, strength }],
        triggers: [],
        ended_sec: null,
        outcome: null,
        note: "",
      },
    };
  }

  #withSample(episode: UrgeEpisode, strength: number): UrgeSample[] {
    const earlier = episode.samples.slice(0, -1);
    const last = episode.samples.at(-1) ?? { sec: 0, strength };
    const sec = this.#secondsOf(episode);
    if (sec - last.sec < SAME) return [...earlier, { sec: last.sec, strength }];
    return [...earlier, last, { sec, strength }];
  }

  #save(draft: (episode: UrgeEpisode | null) => UrgeEpisodeDraft | null): Promise<void> {
    const saved = this.#queue.then(() =>
      this.#guarded(async () => {
        const request = draft(this.episode);
        if (!request) return;
        const episode = await call("save_urge_episode", request);
        if (request.id === null) this.#ahead = Date.parse(episode.started_at) - Date.now();
        this.episode = episode;
        this.tick();
      }),
    );
    this.#queue = saved;
    return saved;
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
