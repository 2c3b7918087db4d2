/** The invented person's groups, people and plan. No name in it is anybody's. */
import type { Group } from "$lib/contract/Group";
import type { GroupFitReview } from "$lib/contract/GroupFitReview";
import type { HopeItem } from "$lib/contract/HopeItem";
import type { Meeting } from "$lib/contract/Meeting";
import type { Person } from "$lib/contract/Person";
import type { SafetyPlan } from "$lib/contract/SafetyPlan";
import type { StoryEvent } from "$lib/contract/StoryEvent";
import type { Takeaway } from "$lib/contract/Takeaway";
import { daysBefore, dated, TODAY, ZONE, type World } from "./world";

export interface GroupLife {
  groups: Group[];
  meetings: Meeting[];
  takeaways: Takeaway[];
  people: Person[];
  reviews: GroupFitReview[];
  hopes: HopeItem[];
  events: StoryEvent[];
  plans: SafetyPlan[];
}

export function groupLife(world: World): GroupLife {
  const group = (alias: string, given: Partial<Group>): Group => ({
    ...world.kept(),
    alias,
    ...{ kind: null, topics: [], format: null, structure: null, led_by: null, size: null },
    ...{ schedules: [], cost: "", language: "", access: "", privacy_rule: "", place: "" },
    ...{ names_to_redact: [], status: "considering", first_visit: null, note: "" },
    ...given,
  });
  const harbour = group("Harbour room", {
    kind: "addiction",
    led_by: "peers",
    format: "in_person",
    cost: "free",
    privacy_rule: "What is said there stays there.",
    status: "regular",
    schedules: [
      { first: "2026-01-04T18:00:00", zone: ZONE, rule: "FREQ=WEEKLY;BYDAY=SU", minutes: 90 },
    ],
  });
  const lantern = group("Lantern, online", { status: "trying", format: "video" });
  const walk = group("Walk and talk", { structure: 1 });

  const meeting = (ago: number, given: Partial<Meeting>): Meeting => {
    const when = dated(daysBefore(ago), "18:00");
    return {
      ...world.kept(when.at),
      ...when,
      ...{ group_id: harbour.id, minutes: 90, format: "in_person", role: null },
      ...{ shared: null, listened: null, helped: null },
      ...{ seen: null, heard: null, validated: null, understood: null },
      ...{ before_check_in_id: null, after_check_in_id: null },
      ...{ topic: "", note: "", third_party: false },
      ...given,
    };
  };
  const meetings = [
    meeting(6, { shared: true, topic: "The way home" }),
    meeting(13, { listened: true, format: "phone", topic: "Asking for help" }),
    meeting(20, { role: "timekeeper" }),
  ];
  const takeaway = (at: Meeting, text: string, given: Partial<Takeaway>): Takeaway => ({
    ...world.kept(),
    date: at.date,
    meeting_id: at.id,
    text,
    ...{ kind: "insight", third_party: true },
    ...{ strategy_id: null, question_id: null, hope_item_id: null },
    ...given,
  });
  const [last] = meetings;
  const person = (alias: string, given: Partial<Person>): Person => ({
    ...world.kept(),
    alias,
    ...{ roles: [], initial: "", names_to_redact: [], reach: "", ok_when: "" },
    ...{ call_order: null, note: "", archived: false },
    ...given,
  });
  return {
    groups: [harbour, lantern, walk],
    meetings,
    takeaways: last
      ? [
          takeaway(
            last,
            "I heard that the walk home can be planned before the day begins, and for me that means choosing the river at breakfast.",
            { kind: "strategy", third_party: false },
          ),
          takeaway(
            last,
            "I heard that you can be glad and frightened about the same date, and for me that means I need not pick.",
            { kind: "hope" },
          ),
        ]
      : [],
    people: [
      person("Heron", {
        roles: ["sponsor"],
        reach: "555 0132",
        ok_when: "any time before eleven",
        call_order: 1,
      }),
      person("Otter", { roles: ["peer", "friend"], names_to_redact: ["Ottilie"], call_order: 2 }),
    ],
    reviews: [4, 5].map((respect, index) => ({
      ...world.kept(),
      ...{ date: daysBefore(20 - index * 7), group_id: harbour.id },
      ...{ respect, dynamics: 4, facilitation: 3 + index, commitment: 3, no_pressure: null },
      ...{ format: null, honesty: 2 + index * 2, reach: 3, belonging: null },
      ...{ structure_seen: 3, asked: "", note: "", decision: "try_again" as const },
    })),
    hopes: [
      {
        ...world.kept(),
        ...{ date: daysBefore(30), kind: "line", text: "It passes.", source: "Heron" },
        ...{ pinned: true, takeaway_id: null, third_party: false },
      },
    ],
    events: [
      {
        ...world.kept(),
        ...{ when: { date: "2024-01-01", precision: "year" }, kind: "hard" },
        ...{ text: "The evenings simply happened to me.", chapter: "", share_ok: true },
      },
      {
        ...world.kept(),
        ...{ when: { date: "2025-06-01", precision: "month" }, kind: "turning_point" },
        ...{ text: "I told one person.", chapter: "", share_ok: false },
      },
    ],
    plans: [
      {
        ...world.kept(),
        version: 1,
        signs: [{ text: "I stop answering messages.", person_id: null, number: "" }],
        alone: [{ text: "Shower, then the blue jumper.", person_id: null, number: "" }],
        distraction: [],
        people: [{ text: "Heron", person_id: null, number: "555 0132" }],
        professionals: [],
        safer: [],
        live_for: [{ text: "Spring by the weir.", person_id: null, number: "" }],
        reviewed_on: TODAY,
      },
    ],
  };
}
