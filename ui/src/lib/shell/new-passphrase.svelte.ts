/** A passphrase that is being chosen: typed twice, with its strength. Not here: what it is for. */
import type { PassphraseStrength } from "$lib/contract/PassphraseStrength";
import { call } from "$lib/host";
import { t } from "$lib/words";

export class NewPassphrase {
  text = $state("");
  again = $state("");
  acceptWeak = $state(false);
  strength = $state.raw<PassphraseStrength | null>(null);

  get same(): boolean {
    return this.text !== "" && this.text === this.again;
  }

  /** May be used, after a plain warning. */
  get weak(): boolean {
    return this.strength !== null && this.strength.allowed && this.strength.weak;
  }

  /** What is still to be done before it can be used. */
  get missing(): string | undefined {
    if (this.text === "") return t("err-passphrase_empty");
    if (this.strength?.allowed === false) return t("err-passphrase_too_weak");
    if (!this.same) return t("welcome-not-same");
    return this.weak && !this.acceptWeak ? t("err-passphrase_weak") : undefined;
  }

  /** Measures what stands there now. */
  async typed(): Promise<void> {
    this.acceptWeak = false;
    const { text } = this;
    const measured = await call("measure_passphrase", { passphrase: text }).catch(() => null);
    if (text === this.text) this.strength = text === "" ? null : measured;
  }

  forget(): void {
    this.text = this.again = "";
    this.acceptWeak = false;
    this.strength = null;
  }
}
