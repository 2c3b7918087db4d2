/** One group as it is being written. The rules stand in the journal. */
import type { Group } from "$lib/contract/Group";
import type { GroupDraft } from "$lib/contract/GroupDraft";
import type { Schedule } from "$lib/contract/Schedule";
import { draftOf } from "$lib/shell";
import { wholeNumber } from "$lib/ui";
import { rhythmOf, ruleOf, type Rhythm } from "./schedule";

/** Longest meeting, in minutes. */
export const LONGEST = 480;

/** One time of meeting, as it is typed. */
export interface Time {
  rhythm: Rhythm;
  date: string;
  time: string;
  zone: string;
  own: string;
  minutes: string;
}

const blank = (): GroupDraft => ({
  id: null,
  revision: 0,
  alias: "",
  kind: null,
  topics: [],
  format: null,
  structure: null,
  led_by: null,
  size: null,
  schedules: [],
  cost: "",
  language: "",
  access: "",
  privacy_rule: "",
  place: "",
  names_to_redact: [],
  status: "considering",
  first_visit: null,
  note: "",
});

function timeOf(schedule: Schedule): Time {
  return {
    rhythm: rhythmOf(schedule),
    date: schedule.first.slice(0, 10),
    time: schedule.first.slice(11, 16),
    zone: schedule.zone,
    own: schedule.rule,
    minutes: schedule.minutes?.toString() ?? "",
  };
}

export class GroupForm {
  draft = $state<GroupDraft>(blank());
  times = $state<Time[]>([]);
  readonly #before: string;
  readonly #today: string;

  constructor(group: Group | null, today: string) {
    this.#today = today;
    if (group) this.draft = draftOf(group);
    this.times = (group?.schedules ?? []).map(timeOf);
    this.#before = this.#written();
  }

  get dirty(): boolean {
    return this.#written() !== this.#before;
  }

  addTime(): void {
    this.times.push({
      rhythm: "week",
      date: this.#today,
      time: "19:00",
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      own: "",
      minutes: "90",
    });
  }

  removeTime(time: Time): void {
    this.times = this.times.filter((one) => one !== time);
  }

  /** The draft to be saved. What is no number or time goes as it is, and is refused with a reason. */
  read(): GroupDraft {
    const schedules = this.times.map(({ rhythm, date, time, zone, own, minutes }) => ({
      first: `${date}T${time}:00`,
      zone,
      rule: ruleOf(rhythm, date, own),
      minutes: wholeNumber(minutes, LONGEST) ?? null,
    }));
    return { ...$state.snapshot(this.draft), schedules };
  }

  #written(): string {
    return JSON.stringify([this.draft, this.times]);
  }
}
