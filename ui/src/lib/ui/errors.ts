import { tick } from "svelte";

/** After a refusal: to the first field that says what is wrong with it, if there is one. */
export async function focusFirstError(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
