/** Stands in for the desktop shell in a plain browser and in component tests. Invented data only. */
import type { CommandName, Door, Request, Response } from "../door";
import { HostError } from "../error";
import type { Answers } from "./answers";
import { backupAnswers } from "./backups";
import { cairnAnswers } from "./cairn";
import { countedAnswers } from "./counted";
import { figureAnswers } from "./figures";
import { groupAnswers } from "./group";
import { keptDateAnswers } from "./kept-dates";
import { keyAnswers } from "./keys";
import { questionnaireAnswers } from "./questionnaires";
import { recordAnswers } from "./records";
import { urgeAnswers } from "./urges";
import { World } from "./world";
import { worryAnswers } from "./worries";

export { NOW, PASSPHRASE, TODAY, World, ZONE } from "./world";

export interface FakeOptions {
  window?: Door["window"];
  /** A journal without anything in it. */
  empty?: boolean;
  phase?: World["phase"];
  /** Answers that replace the usual ones: `{ save_entry: () => refuse({ code: "disk_full" }) }`. */
  answers?: Partial<Answers<CommandName>>;
}

export interface FakeDoor extends Door {
  readonly world: World;
  /** Every call so far, in order. */
  readonly calls: readonly { name: CommandName; request: unknown }[];
  /** Lets an event of the shell happen: `flush-before-lock`. */
  emit(event: string, payload?: unknown): void;
}

/** A door with its own world. In the browser, the address chooses: `?window=unlock&phase=no_journal&empty`. */
export function fakeDoor(options: FakeOptions = fromAddress()): FakeDoor {
  const world = new World({ empty: options.empty ?? false });
  const label = options.window ?? "main";
  world.phase = options.phase ?? (label === "main" ? "open" : "locked");
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: { name: CommandName; request: unknown }[] = [];
  const answers: Answers<CommandName> = {
    ...backupAnswers(world),
    ...keyAnswers(world, show),
    ...recordAnswers(world),
    ...figureAnswers(world),
    ...urgeAnswers(world),
    ...questionnaireAnswers(world),
    ...countedAnswers(world),
    ...keptDateAnswers(world),
    ...cairnAnswers(world),
    ...groupAnswers(world),
    ...worryAnswers(world),
    ...options.answers,
  };

  return {
    window: label,
    world,
    calls,
    // What crosses the wire is always a copy; a refusal arrives later, as it would.
    async invoke<K extends CommandName>(name: K, request: Request<K>): Promise<Response<K>> {
      calls.push({ name, request: structuredClone(request) });
      const answer = answers[name] as ((request: Request<K>) => Response<K>) | undefined;
      if (!answer) throw new HostError({ code: "unexpected", reference: "unknown_command" });
      return structuredClone(await answer(structuredClone(request)));
    },
    listen(event, heard) {
      const hearing = listeners.get(event) ?? new Set();
      listeners.set(event, hearing.add(heard));
      return Promise.resolve(() => void hearing.delete(heard));
    },
    emit(event, payload) {
      for (const heard of listeners.get(event) ?? []) heard(payload);
    },
  };
}

/** In a browser the other window is the same page at another address. */
function show(window: Door["window"]): void {
  if (import.meta.env.MODE === "test") return;
  const address = new URL(location.href);
  address.searchParams.set("window", window);
  address.searchParams.delete("phase");
  location.assign(address);
}

function fromAddress(): FakeOptions {
  const query = new URLSearchParams(location.search);
  const phase = query.get("phase");
  return {
    window: query.get("window") === "unlock" ? "unlock" : "main",
    empty: query.has("empty"),
    ...(phase === "no_journal" || phase === "locked" ? { phase } : {}),
  };
}
