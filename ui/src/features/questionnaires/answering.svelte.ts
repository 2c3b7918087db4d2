/** Answering one questionnaire: each answer is saved at once, in order, and the score is asked for. */
import type { InstrumentResponse } from "$lib/contract/InstrumentResponse";
import type { QuestionnaireRow } from "$lib/contract/QuestionnaireRow";
import type { ResponseRow } from "$lib/contract/ResponseRow";
import { call, HostError } from "$lib/host";

/** Where the ninth item of the PHQ-9 stands. */
const NINTH = 8;

export class Answering {
  rows = $state.raw<readonly QuestionnaireRow[] | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** What is being answered. */
  row = $state.raw<QuestionnaireRow | null>(null);
  answers = $state<(number | null)[]>([]);
  /** The plan, people and numbers stand before everything else. */
  support = $state(false);
  /** The score was asked for. */
  asked = $state(false);
  /** What it came to, once asked for. */
  told = $state.raw<ResponseRow | null>(null);
  #response: InstrumentResponse | null = null;
  #saving: Promise<void> = Promise.resolve();
  /** Whether support was shown for the answer to the ninth item that stands now. */
  #supported = false;

  readonly left = $derived(this.answers.filter((answer) => answer === null).length);

  async read(): Promise<void> {
    await this.#guarded(async () => {
      this.rows = (await call("list_questionnaires", {})).rows;
    });
  }

  /** Begins a new one, goes on with one, or puts an answer of today right. */
  begin(row: QuestionnaireRow, response: InstrumentResponse | null): void {
    this.row = row;
    this.#response = response;
    this.answers = response ? [...response.answers] : Array.from({ length: row.items }, () => null);
    this.told = null;
    this.asked = false;
    this.#supported = false;
  }

  answer(index: number, value: number): void {
    this.answers[index] = value;
    this.told = null;
    if (this.#marksThoughts && index === NINTH) {
      this.support = true;
      this.#supported = true;
    }
    this.#saving = this.#saving.then(() => this.#save());
  }

  /** Shows the score; support comes first where it was not shown yet (domain 2.9). */
  async finish(): Promise<void> {
    this.asked = true;
    if (this.#marksThoughts && !this.#supported) {
      this.support = true;
      this.#supported = true;
      return;
    }
    if (this.left > 0 || !(await this.settled())) return;
    await this.read();
    const { instrument } = this.row ?? {};
    const earlier = this.rows?.find((row) => row.instrument === instrument)?.earlier;
    this.told = earlier?.find(({ response }) => response.id === this.#response?.id) ?? null;
  }

  /** Back to the list. False when something is not saved. */
  async close(): Promise<boolean> {
    if (!(await this.settled())) return false;
    this.row = null;
    await this.read();
    return true;
  }

  /** Whether everything answered is saved; tries again what was not. */
  async settled(): Promise<boolean> {
    await this.#saving;
    if (this.#isUnsaved) await this.#save();
    return !this.#isUnsaved;
  }

  get #marksThoughts(): boolean {
    return this.row?.instrument === "phq9" && (this.answers[NINTH] ?? 0) > 0;
  }

  get #isUnsaved(): boolean {
    if (!this.row || this.left === this.answers.length) return false;
    return JSON.stringify(this.answers) !== JSON.stringify(this.#response?.answers);
  }

  async #save(): Promise<void> {
    const { row } = this;
    if (!row || !this.#isUnsaved) return;
    const former = this.#response;
    await this.#guarded(async () => {
      this.#response = await call("save_instrument_response", {
        id: former?.id ?? null,
        revision: former?.revision ?? 0,
        instrument: row.instrument,
        answers: $state.snapshot(this.answers),
        export_ok: former?.export_ok ?? false,
        export_item_nine: former?.export_item_nine ?? false,
      });
    });
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
