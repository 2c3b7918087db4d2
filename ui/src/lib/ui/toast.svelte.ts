/** The one message at the foot of the window, and what it can take back. */

export interface Toast {
  readonly text: string;
  /** Takes back what the message tells of. Ctrl Z does it too, also after the message has gone. */
  readonly undo?: (() => void | Promise<void>) | undefined;
}

class Toasts {
  shown = $state.raw<Toast | null>(null);
  /** Counts what was taken back: the view may be another one by then, and reads again. */
  undone = $state(0);
  #undo: Toast["undo"];

  /** Shows a message in place of the one before it. */
  show(toast: Toast): void {
    this.shown = toast;
    this.#undo = toast.undo;
  }

  hide(): void {
    this.shown = null;
  }

  /** Whether Ctrl Z has something to take back. */
  get canUndo(): boolean {
    return this.#undo !== undefined;
  }

  async undo(): Promise<void> {
    const undo = this.#undo;
    this.#undo = undefined;
    this.hide();
    await undo?.();
    this.undone += 1;
  }
}

export const toasts = new Toasts();
