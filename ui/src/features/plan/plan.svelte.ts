/** The safety plan: seven steps in one's own words. Each change is a new version. */
import type { PlanLine } from "$lib/contract/PlanLine";
import type { SafetyPlan } from "$lib/contract/SafetyPlan";
import type { SafetyPlanDraft } from "$lib/contract/SafetyPlanDraft";
import { call, HostError } from "$lib/host";

export const STEPS = [
  "signs",
  "alone",
  "distraction",
  "people",
  "professionals",
  "safer",
  "live_for",
] as const;
export type Step = (typeof STEPS)[number];
/** Steps whose lines may have a number. */
export const WITH_NUMBERS: readonly Step[] = ["people", "professionals"];

export function draftOfPlan(plan: SafetyPlan | null): SafetyPlanDraft {
  const lines = (step: Step): PlanLine[] => (plan ? [...plan[step]] : []);
  return {
    version: plan?.version ?? 0,
    signs: lines("signs"),
    alone: lines("alone"),
    distraction: lines("distraction"),
    people: lines("people"),
    professionals: lines("professionals"),
    safer: lines("safer"),
    live_for: lines("live_for"),
    reviewed_on: plan?.reviewed_on ?? null,
  };
}

export class Plan {
  /** Null before there is one. */
  stored = $state.raw<SafetyPlan | null>(null);
  read = $state(false);
  earlier = $state.raw<SafetyPlan[]>([]);
  trouble = $state.raw<HostError | null>(null);

  async load(): Promise<void> {
    await this.guarded(async () => {
      const { plan, earlier } = await call("get_safety_plan", {});
      this.stored = plan;
      this.earlier = earlier;
      this.read = true;
    });
  }

  /** Saves a new version; false when it could not be saved, and then everything typed stays. */
  async save(draft: SafetyPlanDraft): Promise<boolean> {
    await this.guarded(() => call("save_safety_plan", draft));
    if (this.trouble) return false;
    await this.load();
    return true;
  }

  private async guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
