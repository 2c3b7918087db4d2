import { mount, tick } from "svelte";
import App from "./App.svelte";
import "./app.css";
import type { AppState } from "$lib/contract/AppState";
import { windowLabel } from "$lib/host";
import { lockScreen, program } from "$lib/shell";
import LockedPart from "./LockedPart.svelte";

/** The faces of the first paint. Without one of them another face would be shown, and change. */
const FACES = ["1rem 'Inter Variable'", "1rem 'Literata Variable'"];

/**
 * The locked part is small and comes along: what hides at once has to be there at once (AC-42). The
 * main window loads its own beside it.
 */
const part = async () =>
  windowLabel() === "main" ? (await import("./OpenPart.svelte")).default : LockedPart;

/** The first page of the locked part: without a journal it is the welcome. */
function begin(state: AppState | null): void {
  if (state?.phase === "no_journal" && !state.problem) lockScreen.show("welcome");
}

/** Dresses the page before its first paint, then shows the part that belongs to this window. */
async function start(): Promise<void> {
  const target = document.querySelector("#app");
  if (!target) throw new Error("index.html has no #app");
  const loading = part();
  const state = program.refresh().catch(() => null);
  const faces = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  // A page that cannot ask is shown all the same: the views say what is wrong.
  await program.dress().catch(() => undefined);
  if (windowLabel() === "main") await Promise.all([state, program.settle().catch(() => undefined)]);
  // A journal that was open a moment ago may still be closing, and is there: no need to ask first.
  else if (program.facts?.locked_by === "start") await state.then(begin);
  else void state.then(begin);
  await faces;
  mount(App, { target, props: { part: await loading } });
  await tick();
  document.body.dataset["ready"] = "true";
  performance.mark("ready");
}

void start();
