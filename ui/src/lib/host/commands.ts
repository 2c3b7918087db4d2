/** Every command by name, as `[request, response]`: those of the journal and those of the shell. */
import type { Commands as JournalCommands } from "$lib/contract/commands";
import type { ShellCommands } from "$lib/contract/shell-commands";

export type Commands = JournalCommands & ShellCommands;
