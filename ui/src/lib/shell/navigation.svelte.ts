/** Where a person is in the open journal, and what has to be done before they leave. */

/** What a place may be opened with. */
export interface Parameters {
  today: object;
  /** An entry by id; a new one; a day; words to search for. */
  journal: { entry?: string; create?: boolean; date?: string; query?: string };
  /** A strategy by id, at once with its use; a new one. */
  toolbox: { strategy?: string; use?: boolean; create?: boolean };
  /** A tracker or a lapse by id; what was written on a date in earlier years (null: today). */
  milestones: { tracker?: string; lapse?: string; anniversary?: string | null };
  /** What was written on a date in earlier years. */
  remembrance: { date?: string };
  trends: object;
  /** A group by id, at once with a meeting to be logged; a new one. */
  groups: { group?: string; log?: boolean; create?: boolean };
  people: object;
  practice: object;
  cards: object;
  /** A share by id, or a new one for a group. */
  share: { share?: string; group?: string };
  settings: { section?: string };
  support: object;
  urge: object;
  questionnaires: object;
}

export type Place = keyof Parameters;

/**
 * Called before the place is left or the journal locked. Saves what is unsaved and answers true;
 * answers false to stay (ignored when the journal locks).
 */
export type Guard = () => Promise<boolean>;

class Navigation {
  place = $state<Place>("today");
  /** A new object for each visit, so that opening the same place again is noticed. */
  parameters = $state.raw<Parameters[Place]>({});
  checkInOpen = $state(false);
  /** Mood the check-in begins with. */
  checkInValence = $state<number | null>(null);
  readonly #guards = new Set<Guard>();

  /** Goes to a place once everything unsaved is saved; false if something asked to stay. */
  async go<P extends Place>(place: P, parameters: Parameters[P] = {}): Promise<boolean> {
    if (!(await this.flush())) return false;
    this.place = place;
    this.parameters = parameters;
    return true;
  }

  /** What `place` was opened with; nothing while another one is shown. */
  parametersOf<P extends Place>(place: P): Parameters[P] {
    return this.place === place ? (this.parameters as Parameters[P]) : {};
  }

  openCheckIn(valence: number | null = null): void {
    this.checkInValence = valence;
    this.checkInOpen = true;
  }

  closeCheckIn(): void {
    this.checkInOpen = false;
  }

  /** Asks to be called before leaving; the answer takes it back. */
  guard(guard: Guard): () => void {
    this.#guards.add(guard);
    return () => this.#guards.delete(guard);
  }

  /** Runs every guard, whatever one of them answers, and says whether all let go. */
  async flush(): Promise<boolean> {
    const answers = await Promise.all([...this.#guards].map((guard) => guard().catch(() => false)));
    return answers.every(Boolean);
  }
}

export const navigation = new Navigation();
