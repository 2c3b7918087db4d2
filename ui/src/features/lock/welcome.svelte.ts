/** Making a journal: a passphrase typed twice, its strength, where it lies, the recovery sheet. */
import type { PassphraseStrength } from "$lib/contract/PassphraseStrength";
import type { RecoverySheet } from "$lib/contract/RecoverySheet";
import { call, HostError } from "$lib/host";
import { program } from "$lib/shell";

/** The meter follows the typing this much later, in milliseconds. */
const MEASURE_AFTER = 120;

export class Welcome {
  passphrase = $state("");
  again = $state("");
  acceptWeak = $state(false);
  recovery = $state(true);
  dir = $state(program.state?.journal_dir ?? "");
  changingDir = $state(false);
  drawn = $state<string | null>(null);
  strength = $state.raw<PassphraseStrength | null>(null);
  sheet = $state.raw<RecoverySheet | null>(null);
  making = $state(false);
  trouble = $state.raw<HostError | null>(null);
  /** Continue was pressed once; what is missing may be said now. */
  asked = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get same(): boolean {
    return this.passphrase !== "" && this.passphrase === this.again;
  }

  get weak(): boolean {
    return this.strength !== null && this.strength.allowed && this.strength.weak;
  }

  typed(): void {
    this.acceptWeak = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.measure(), MEASURE_AFTER);
  }

  private async measure(): Promise<void> {
    const passphrase = this.passphrase;
    if (passphrase === "") {
      this.strength = null;
      return;
    }
    const strength = await call("measure_passphrase", { passphrase }).catch(() => null);
    if (passphrase === this.passphrase) this.strength = strength;
  }

  async draw(): Promise<void> {
    try {
      this.drawn = (await call("suggest_passphrase", {})).passphrase;
      this.passphrase = this.drawn;
      this.again = "";
      await this.measure();
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** Makes the journal; true when the window may go on into it. */
  async create(): Promise<boolean> {
    this.asked = true;
    if (!this.same || this.making) return false;
    this.making = true;
    this.trouble = null;
    try {
      const usual = this.dir.trim() === program.state?.journal_dir;
      const { sheet } = await call("create_journal", {
        dir: usual ? null : this.dir.trim(),
        passphrase: this.passphrase,
        accept_weak: this.acceptWeak,
        recovery: this.recovery,
        unlock_ms: null,
      });
      this.passphrase = this.again = "";
      this.drawn = null;
      this.sheet = sheet;
      return sheet === null;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    } finally {
      this.making = false;
    }
  }
}
