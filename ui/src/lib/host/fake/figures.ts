/** Strategies, their ranking, and charts, from invented numbers and simple ones. */
import type { RankedStrategy } from "$lib/contract/RankedStrategy";
import { folded, found, refuse, type Answers } from "./answers";
import { drawn } from "./charts";
import { dated, NOW, TODAY, type World } from "./world";

type Names =
  | "list_strategies"
  | "get_strategy"
  | "save_strategy"
  | "save_strategy_use"
  | "rank_strategies"
  | "trends_overview"
  | "draw_chart"
  | "save_chart"
  | "save_chart_pixels";

const SCORES = { yes: 1, partly: 0.5, no: 0 } as const;

export function figureAnswers(world: World): Answers<Names> {
  const checkIns = () => world.checkIns.filter(({ deleted_at }) => !deleted_at);
  const living = () => world.strategies.filter(({ deleted_at }) => !deleted_at);
  const usesOf = (id: string) =>
    world.uses.filter(({ strategy_id, deleted_at }) => strategy_id === id && !deleted_at);

  function rank(): RankedStrategy[] {
    return living().flatMap((strategy) => {
      const uses = usesOf(strategy.id);
      const rated = uses.flatMap(({ helped }) => (helped ? [SCORES[helped]] : []));
      const drops = uses.flatMap(({ before, after }) =>
        before === null || after === null ? [] : [before - after],
      );
      const newest = uses[0];
      if (!newest) return [];
      const helped = rated.reduce<number>((sum, one) => sum + one, 0);
      const score = rated.length > 0 ? helped / rated.length : null;
      const spread = score === null ? 0 : 0.5 / Math.sqrt(rated.length);
      const mean =
        drops.length > 0 ? drops.reduce((sum, one) => sum + one, 0) / drops.length : null;
      return {
        id: strategy.id,
        title: strategy.title,
        status: strategy.status,
        uses: uses.length,
        rated: rated.length,
        helped,
        score,
        lower: score === null ? null : Math.max(0, score - spread),
        upper: score === null ? null : Math.min(1, score + spread),
        drops: drops.length,
        mean_drop: mean,
        shrunken_drop: mean,
        minutes: null,
        without_tool: null,
        day_parts: [],
        last_used: newest.date,
        situations: strategy.tags
          .slice(0, 1)
          .map((situation) => ({ situation, uses: uses.length })),
        message: [],
      };
    });
  }

  return {
    list_strategies: ({ tag, minutes }) => ({
      strategies: living()
        .filter(({ tags }) => !tag || tags.some((name) => folded(name) === folded(tag)))
        .filter((one) => minutes === null || one.minutes === null || one.minutes <= minutes),
      situations: [...new Set(living().flatMap(({ tags }) => tags))],
      total: living().length,
    }),
    get_strategy: ({ id }) => ({
      strategy: found(living().find((one) => one.id === id)),
      uses: usesOf(id),
      n_uses: usesOf(id).length,
    }),
    save_strategy: (draft) => {
      const { id, ...given } = draft;
      const old = living().find((one) => one.id === id);
      if (living().some((one) => one.id !== id && folded(one.title) === folded(draft.title))) {
        refuse({ code: "not_unique", field: "title" });
      }
      const saved = { ...(old ?? world.kept()), ...given, revision: draft.revision + 1 };
      world.strategies = [...world.strategies.filter((one) => one.id !== saved.id), saved];
      return saved;
    },
    save_strategy_use: (draft) => {
      const { id, date, ...given } = draft;
      const old = world.uses.find((one) => one.id === id);
      const base = old ?? { ...world.kept(), ...dated(date ?? TODAY, NOW.slice(11, 16)) };
      const saved = { ...base, ...given, revision: draft.revision + 1 };
      world.uses = [saved, ...world.uses.filter((one) => one.id !== saved.id)];
      return saved;
    },
    rank_strategies: () => {
      const rows = rank().sort((a, b) => (b.lower ?? 0) - (a.lower ?? 0));
      return {
        ranked: rows.filter(({ rated }) => rated >= 3),
        early: rows.filter(({ rated }) => rated < 3),
        uses: world.uses.length,
        drops: rows.reduce((sum, { drops }) => sum + drops, 0),
        overall_drop: 3.2,
        message: [],
      };
    },
    trends_overview: () => {
      const dates = checkIns().map(({ date }) => date);
      return { check_ins: dates.length, today: TODAY, first: dates.toSorted()[0] ?? null };
    },
    draw_chart: (request) => drawn(request, checkIns()),
    save_chart: ({ path }) => ({ path, items: 1 }),
    save_chart_pixels: ({ path }) => ({ path, items: 1 }),
  };
}
