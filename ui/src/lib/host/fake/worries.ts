/** Worries of the invented journal. */
import type { Worry } from "$lib/contract/Worry";
import type { WorryOutcome } from "$lib/contract/WorryOutcome";
import { found, refuse, type Answers } from "./answers";
import { TODAY, type World } from "./world";

export function worryAnswers(world: World): Answers<"list_worries" | "save_worry"> {
  const living = () => world.worries.filter((one) => !one.deleted_at);
  const n = (outcome: WorryOutcome) => living().filter((one) => one.resolved === outcome).length;

  return {
    list_worries: () => {
      const [happened, partly, did_not] = [n("happened"), n("partly"), n("did_not")];
      const answered = happened + partly + did_not;
      const share = (part: number) => Math.round((100 * part) / answered);
      return {
        worries: living().sort((a, b) => b.date.localeCompare(a.date)),
        numbers: {
          ...{ open: n("open"), answered, happened, partly, did_not },
          shares:
            answered < 10
              ? null
              : {
                  happened: share(happened),
                  partly: share(partly),
                  did_not: share(did_not),
                  felt: null,
                },
        },
      };
    },
    save_worry: ({ id, revision, ...said }) => {
      const stored = id === null ? undefined : found(living().find((one) => one.id === id));
      if (stored && stored.revision !== revision) {
        refuse({ code: "stale", current_revision: stored.revision });
      }
      const saved: Worry = {
        ...(stored ?? { ...world.kept(), date: TODAY }),
        ...said,
        revision: revision + 1,
        resolved_on: said.resolved === "open" ? null : (stored?.resolved_on ?? TODAY),
      };
      world.worries = [saved, ...world.worries.filter((one) => one.id !== saved.id)];
      return saved;
    },
  };
}
