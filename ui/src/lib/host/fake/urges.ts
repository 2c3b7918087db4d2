/** Watched urges, by a clock that goes on from the invented now. */
import type { UrgeEpisode } from "$lib/contract/UrgeEpisode";
import { found, type Answers } from "./answers";
import { NOW, TODAY, ZONE, type World } from "./world";

const MINUTE = 60_000;

export function urgeAnswers(world: World): Answers<"list_urges" | "save_urge_episode"> {
  const made = Date.now();
  const now = () => new Date(Date.parse(NOW) + Date.now() - made).toISOString();
  const living = () => world.urges.filter(({ deleted_at }) => !deleted_at);
  const lasted = ({ started_at, ended_at }: UrgeEpisode) =>
    ended_at === null ? null : Math.floor((Date.parse(ended_at) - Date.parse(started_at)) / MINUTE);

  return {
    list_urges: () => {
      const watching = living().find(({ outcome }) => outcome === null) ?? null;
      const earlier = living().filter(({ id }) => id !== watching?.id);
      const minutes = earlier
        .flatMap((one) => (one.outcome === "passed" ? [lasted(one) ?? 0] : []))
        .sort((a, b) => a - b);
      const tools = world.strategies.filter(
        ({ deleted_at, status }) => !deleted_at && status !== "not_for_me",
      );
      return {
        at: now(),
        watching,
        tools: tools.slice(0, 3).map(({ id, title, minutes: takes }) => {
          const uses = world.uses.filter(({ strategy_id }) => strategy_id === id);
          const helped = uses.filter((use) => use.helped === "yes").length;
          return { id, title, minutes: takes, uses: uses.length, helped };
        }),
        lengths:
          minutes.length < 5
            ? null
            : {
                median_min: minutes[Math.floor(minutes.length / 2)] ?? 0,
                shortest_min: minutes[0] ?? 0,
                longest_min: minutes.at(-1) ?? 0,
                n: minutes.length,
              },
        earlier: earlier.map((episode) => ({
          episode,
          minutes: lasted(episode),
        })),
        n_earlier: earlier.length,
      };
    },
    save_urge_episode: ({ id, ended_sec, ...given }) => {
      const base =
        id === null
          ? { ...world.kept(), date: TODAY, started_at: now(), zone: ZONE, day_start_used: 0 }
          : found(living().find((one) => one.id === id));
      const ended_at =
        ended_sec === null
          ? null
          : new Date(Date.parse(base.started_at) + ended_sec * 1000).toISOString();
      const saved = { ...base, ...given, ended_at, revision: given.revision + 1 };
      world.urges = [saved, ...world.urges.filter((one) => one.id !== saved.id)];
      return saved;
    },
  };
}
