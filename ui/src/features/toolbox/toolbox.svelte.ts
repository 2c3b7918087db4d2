/** The toolbox: strategies by situation and minutes, in the order of what the notes say. */
import type { RankedStrategy } from "$lib/contract/RankedStrategy";
import type { Strategy } from "$lib/contract/Strategy";
import type { StrategyDetail } from "$lib/contract/StrategyDetail";
import type { StrategyList } from "$lib/contract/StrategyList";
import type { StrategyRanking } from "$lib/contract/StrategyRanking";
import { call, HostError } from "$lib/host";
import { toasts } from "$lib/ui";
import { t } from "$lib/words";

export const GROUPS = ["ranked", "early", "untried", "not-for-me"] as const;
export type Group = (typeof GROUPS)[number];

/** One tool with what the notes say of it. */
export interface Tool {
  readonly strategy: Strategy;
  readonly evidence: RankedStrategy | undefined;
}

/** How many of the nearest tools stand in when no tool fits the filter. */
const NEAREST = 2;

export class Toolbox {
  situation = $state<string | null>(null);
  minutes = $state<number | null>(null);
  list = $state.raw<StrategyList | null>(null);
  ranking = $state.raw<StrategyRanking | null>(null);
  detail = $state.raw<StrategyDetail | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** No tool fits both filters; the ones shown are the nearest. */
  nearest = $state(false);
  #reading = 0;

  async read(): Promise<void> {
    const reading = ++this.#reading;
    await this.guarded(async () => {
      const filter = { tag: this.situation, minutes: this.minutes };
      const [list, ranking] = await Promise.all([
        call("list_strategies", filter),
        call("rank_strategies", {}),
      ]);
      const nearest = list.strategies.length === 0 && list.total > 0;
      const shown = nearest ? await this.near(list) : list;
      if (reading !== this.#reading) return;
      this.nearest = nearest;
      this.ranking = ranking;
      this.list = shown;
    });
  }

  /** The tools for the situation whatever their length, else the shortest there are. */
  private async near(list: StrategyList): Promise<StrategyList> {
    const situation = await call("list_strategies", { tag: this.situation, minutes: null });
    const from =
      situation.strategies.length > 0
        ? situation
        : await call("list_strategies", { tag: null, minutes: null });
    const byLength = from.strategies.toSorted((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0));
    return { ...list, strategies: byLength.slice(0, NEAREST) };
  }

  evidenceOf(id: string): RankedStrategy | undefined {
    const { ranked = [], early = [] } = this.ranking ?? {};
    return [...ranked, ...early].find((row) => row.id === id);
  }

  /** The tools in their four groups, each in the order it is shown. */
  get groups(): Record<Group, Tool[]> {
    const groups: Record<Group, Tool[]> = { ranked: [], early: [], untried: [], "not-for-me": [] };
    const order = [...(this.ranking?.ranked ?? []), ...(this.ranking?.early ?? [])];
    const place = (tool: Tool) => order.findIndex((row) => row.id === tool.strategy.id);
    for (const strategy of this.list?.strategies ?? []) {
      const tool = { strategy, evidence: this.evidenceOf(strategy.id) };
      groups[this.groupOf(tool)].push(tool);
    }
    groups.ranked.sort((a, b) => place(a) - place(b));
    groups.early.sort((a, b) => place(a) - place(b));
    return groups;
  }

  private groupOf({ strategy, evidence }: Tool): Group {
    if (strategy.status === "not_for_me") return "not-for-me";
    if (!evidence) return "untried";
    return this.ranking?.ranked.includes(evidence) ? "ranked" : "early";
  }

  async open(id: string | null): Promise<void> {
    if (id === null) {
      this.detail = null;
      return;
    }
    await this.guarded(async () => {
      this.detail = await call("get_strategy", { id });
    });
  }

  /** Reads everything shown again, after a change. */
  async refresh(): Promise<void> {
    await this.read();
    if (this.detail) await this.open(this.detail.strategy.id);
  }

  async remove(strategy: Strategy): Promise<void> {
    await this.guarded(async () => {
      await call("delete_record", { id: strategy.id });
      this.detail = null;
      await this.read();
      toasts.show({
        text: t("toolbox-deleted", { title: strategy.title }),
        undo: async () => {
          await call("undelete_record", { id: strategy.id });
          await this.read();
          await this.open(strategy.id);
        },
      });
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
