/** A tracker as it is called where others may look. */
import { program } from "./program.svelte";

/** Its discreet name while the program goes by its own discreet one, otherwise its name. */
export function trackerName(tracker: { name: string; discreet_name: string }): string {
  const isDiscreet = program.preferences?.discreet ?? false;
  return (isDiscreet && tracker.discreet_name) || tracker.name;
}
