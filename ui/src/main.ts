import { mount, tick } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { windowLabel } from "$lib/host";
import { lockScreen, program } from "$lib/shell";

/** The faces of the first paint. Without one of them another face would be shown, and change. */
const FACES = ["1rem 'Inter Variable'", "1rem 'Literata Variable'"];

/** Dresses the page before its first paint, then shows the part that belongs to this window. */
async function start(): Promise<void> {
  const target = document.querySelector("#app");
  if (!target) throw new Error("index.html has no #app");
  const faces = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  // A page that cannot ask is shown all the same: the views say what is wrong.
  await program.dress().catch(() => undefined);
  const state = await program.refresh().catch(() => null);
  if (windowLabel() === "main") await program.settle().catch(() => undefined);
  else lockScreen.show(state?.phase === "no_journal" && !state.problem ? "welcome" : "unlock");
  await faces;
  mount(App, { target });
  await tick();
  document.body.dataset["ready"] = "true";
}

void start();
