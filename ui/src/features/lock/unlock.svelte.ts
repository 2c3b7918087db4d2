/** Opening a journal: by passphrase or recovery words, with the pauses after wrong ones. */
import type { SlotKind } from "$lib/contract/SlotKind";
import { call, HostError } from "$lib/host";
import { program } from "$lib/shell";

export class Unlock {
  secret = $state("");
  kind = $state<SlotKind>("passphrase");
  opening = $state(false);
  trouble = $state.raw<HostError | null>(null);
  /** Wrong ones in a row; only the second sentence depends on it. */
  wrong = $state(0);
  /** Seconds until the next try. */
  wait = $state(program.state?.wait_seconds ?? 0);

  constructor() {
    $effect(() => {
      if (this.wait <= 0) return;
      const timer = setTimeout(() => (this.wait -= 1), 1000);
      return () => clearTimeout(timer);
    });
  }

  use(kind: SlotKind): void {
    this.kind = kind;
    this.secret = "";
    this.trouble = null;
  }

  /** Opens; true when the window may go on into the journal. */
  async open(readOnly: boolean): Promise<boolean> {
    if (this.opening || this.wait > 0) return false;
    this.opening = true;
    this.trouble = null;
    try {
      await call("unlock", { secret: this.secret, kind: this.kind, read_only: readOnly });
      this.secret = "";
      return true;
    } catch (error) {
      this.answer(HostError.from(error));
      return false;
    } finally {
      this.opening = false;
    }
  }

  private answer(error: HostError): void {
    this.trouble = error;
    if (error.wire.code === "does_not_open") {
      this.wrong += 1;
      this.wait = error.wire.wait_seconds;
      this.secret = "";
    }
    if (error.wire.code === "wait") this.wait = error.wire.seconds;
  }
}
