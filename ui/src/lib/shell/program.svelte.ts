/** What both windows know of the program: where the journal stands, and how the page looks. */
import type { AppState } from "$lib/contract/AppState";
import type { Preferences } from "$lib/contract/Preferences";
import type { Settings } from "$lib/contract/Settings";
import type { ShellFacts } from "$lib/contract/ShellFacts";
import { call } from "$lib/host";
import { useOwnWords } from "$lib/words";
import { applyAppearance } from "./appearance";

class Program {
  /** Null until it was read for the first time. */
  state = $state.raw<AppState | null>(null);
  preferences = $state.raw<Preferences | null>(null);
  /** As of the start of the page. */
  facts = $state.raw<ShellFacts | null>(null);
  /** Whether single letters act in lists. */
  singleKeys = $state(true);
  /** Whether the cairn is drawn; its list is there either way. */
  drawCairn = $state(true);
  /** Whether a questionnaire is switched on. */
  hasQuestionnaires = $state(false);

  /** Counts check-ins saved over a view, so that the view reads again. */
  checkIns = $state(0);

  /** Reads what the shell knows, and shows the page as it says. Before the first paint. */
  async dress(): Promise<void> {
    this.facts = await call("shell_facts", {});
    this.take(this.facts.preferences);
  }

  /** Takes over preferences that were just saved. */
  take(preferences: Preferences): void {
    this.preferences = preferences;
    applyAppearance(preferences);
  }

  /** Reads the settings of the open journal that the frame needs. */
  async settle(): Promise<void> {
    this.follow(await call("get_settings", {}));
  }

  /** Follows settings that were just read or saved; every sentence takes the person's own words. */
  follow(settings: Settings): void {
    this.singleKeys = settings.single_keys;
    this.drawCairn = settings.draw_cairn;
    this.hasQuestionnaires = settings.questionnaires.length > 0;
    useOwnWords(settings.words);
  }

  /** Reads where the journal stands: after it was located, created, restored. */
  async refresh(): Promise<AppState> {
    this.state = await call("app_state", {});
    return this.state;
  }
}

export const program = new Program();
