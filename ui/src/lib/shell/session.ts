/** Signs of life to the shell, and saving before it locks. */
import { call, listen } from "$lib/host";
import { navigation } from "./navigation.svelte";

/** The shell asks for this before the window goes. */
const FLUSH = "flush-before-lock";
/** Activity is told at most this often, in milliseconds. */
const TOLD_EVERY = 5000;

/** Saves what is unsaved, then locks. */
export async function lock(): Promise<void> {
  await navigation.flush();
  await call("lock", {});
}

/** Hides first; the shell asks for a flush by itself. */
export async function hideAtOnce(): Promise<void> {
  await call("hide_at_once", {});
}

/** Tells the shell that a person is there, and answers when it is about to lock. */
export function attend(): () => void {
  let told = -TOLD_EVERY;
  const alive = (event: Event) => {
    if (event.timeStamp - told < TOLD_EVERY) return;
    told = event.timeStamp;
    // A sign that did not arrive is followed by the next one.
    call("note_activity", {}).catch(() => undefined);
  };
  const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
  for (const sign of signs) window.addEventListener(sign, alive, { capture: true, passive: true });

  const flushing = listen(FLUSH, () => {
    // The shell does not wait for ever; whether it heard the answer changes nothing here.
    void navigation
      .flush()
      .then(() => call("flushed", {}))
      .catch(() => undefined);
  });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, alive, { capture: true });
    void flushing.then((end) => end());
  };
}
