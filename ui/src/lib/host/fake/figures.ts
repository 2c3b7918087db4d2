/** Strategies, their ranking, and the mood chart, from invented numbers and simple ones. */
import type { DayValue } from "$lib/contract/DayValue";
import type { RankedStrategy } from "$lib/contract/RankedStrategy";
import { folded, found, refuse, type Answers } from "./answers";
import { dated, daysBefore, NOW, TODAY, type World } from "./world";

type Names =
  | "list_strategies"
  | "get_strategy"
  | "save_strategy"
  | "save_strategy_use"
  | "rank_strategies"
  | "trend_mood";

const SCORES = { yes: 1, partly: 0.5, no: 0 } as const;

export function figureAnswers(world: World): Answers<Names> {
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
    trend_mood: ({ from, to, width_px, height_px }) => {
      const range = { from: from ?? daysBefore(89), to: to ?? TODAY };
      const noted = world.checkIns.filter(
        ({ valence, deleted_at }) => valence !== null && !deleted_at,
      );
      const daily: DayValue[] = noted
        .filter(({ date }) => date >= range.from && date <= range.to)
        .map(({ date, valence }) => ({ date, value: valence ?? 0, n: 1 }))
        .sort((a, b) => a.date.localeCompare(b.date));
      const day = (date: string) => Date.parse(date) / 86_400_000;
      const days = Math.max(day(range.to) - day(range.from) + 1, 1);
      const marks = daily.map(({ date, value, n }) => ({
        x_px: 20 + ((day(date) - day(range.from)) / days) * (width_px - 40),
        y_px: height_px / 2 - (value * (height_px - 40)) / 6,
        date,
        value,
        n,
      }));
      const dots = marks.map(
        ({ x_px, y_px }) => `<circle cx="${x_px}" cy="${y_px}" r="3" fill="#22596a"/>`,
      );
      const size = `width="${width_px}" height="${height_px}" viewBox="0 0 ${width_px} ${height_px}"`;
      return {
        trend: {
          range,
          n: daily.length,
          days_logged: daily.length,
          days_in_range: days,
          daily,
          median7: [],
          band: [],
          trend: null,
          weeks: daily
            .filter((_, index) => index % 7 === 0)
            .map(({ date, value }) => ({
              monday: date,
              median: value,
              low: value - 1,
              high: value + 1,
              n: 5,
            })),
          message: [],
        },
        sentences: [`${daily.length} / ${days}`],
        chart: {
          svg: `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}><g>${dots.join("")}</g></svg>`,
          width_px,
          height_px,
          marks,
        },
        total: noted.length,
      };
    },
  };
}
