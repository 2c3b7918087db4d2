/** The keys that work now: those of the frame, and those that the shown place adds. */
import { onDestroy } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { isChord, mayAct, type KeyBinding } from "./chords";

type Bindings = () => readonly KeyBinding[];

class Keyboard {
  readonly #local = new SvelteSet<Bindings>();
  /** How many layers (dialogs) lie over the place; its keys rest then. */
  readonly local = $derived([...this.#local].flatMap((bindings) => bindings()));

  add(bindings: Bindings): () => void {
    this.#local.add(bindings);
    return () => this.#local.delete(bindings);
  }

  /** Runs the first of `bindings` that fits, and says whether there was one. */
  press(event: KeyboardEvent, bindings: readonly KeyBinding[], letters: boolean): boolean {
    const found = bindings.find(
      ({ keys, run }) => run && isChord(event, keys) && mayAct(event, keys, letters),
    );
    if (!found) return false;
    event.preventDefault();
    found.run?.();
    return true;
  }
}

export const keyboard = new Keyboard();

/** Adds keys while the calling component is there. They are listed under "In this place". */
export function useKeys(bindings: Bindings): void {
  onDestroy(keyboard.add(bindings));
}
