/** Groups, meetings, what is taken away, practised and shared: the fake keeps what it is given. */
import type { Concern } from "$lib/contract/Concern";
import type { FirstVisit } from "$lib/contract/FirstVisit";
import type { FitCriterion } from "$lib/contract/FitCriterion";
import type { Group } from "$lib/contract/Group";
import type { Listening } from "$lib/contract/Listening";
import type { Meeting } from "$lib/contract/Meeting";
import type { MeetingDraft } from "$lib/contract/MeetingDraft";
import type { OpennessStep } from "$lib/contract/OpennessStep";
import type { Question } from "$lib/contract/Question";
import type { Service } from "$lib/contract/Service";
import type { Share } from "$lib/contract/Share";
import type { Strategy } from "$lib/contract/Strategy";
import type { Support } from "$lib/contract/Support";
import type { Takeaway } from "$lib/contract/Takeaway";
import { found, refuse, type Answers } from "./answers";
import { groupLife, type GroupLife } from "./group-life";
import { NOW, TODAY, ZONE, type Kept, type World } from "./world";

type Names =
  | "list_groups"
  | "get_group"
  | "save_group"
  | "list_meetings"
  | "get_meeting"
  | "new_meeting"
  | "save_meeting"
  | "list_takeaways"
  | "save_takeaway"
  | "let_become"
  | "list_questions"
  | "save_question"
  | "list_hope_items"
  | "save_hope_item"
  | "list_people"
  | "save_person"
  | "list_first_visits"
  | "save_first_visit"
  | "list_group_fit_reviews"
  | "save_group_fit_review"
  | "compare_groups"
  | "list_supports"
  | "save_support"
  | "list_concerns"
  | "save_concern"
  | "list_services"
  | "save_service"
  | "list_listenings"
  | "save_listening"
  | "list_openness_steps"
  | "save_openness_step"
  | "list_story_events"
  | "save_story_event"
  | "tell_story"
  | "get_safety_plan"
  | "save_safety_plan"
  | "plan_while_locked"
  | "show_plan_while_locked"
  | "list_shares"
  | "get_share"
  | "save_share"
  | "time_text"
  | "since_meeting"
  | "propose_share"
  | "preview_share"
  | "write_share"
  | "list_receipts";

interface Draft {
  id: string | null;
  revision: number;
}

const CRITERIA: FitCriterion[] = [
  "respect",
  "dynamics",
  "facilitation",
  "commitment",
  "no_pressure",
  "format",
  "honesty",
  "reach",
  "belonging",
];

const NOTHING = (): GroupLife => ({
  groups: [],
  meetings: [],
  takeaways: [],
  people: [],
  reviews: [],
  hopes: [],
  events: [],
  plans: [],
});

/** Another text has another digest; that is all the window needs. */
const digestOf = (text: string) => text.length.toString(16).padStart(64, "0");

const living = <T extends Kept>(records: T[]) => records.filter((record) => !record.deleted_at);
const newestFirst = <T extends { date: string }>(records: T[]) =>
  [...records].sort((a, b) => b.date.localeCompare(a.date));

export function groupAnswers(world: World): Answers<Names> {
  const { groups, meetings, takeaways, people, reviews, hopes, events, plans } = world.empty
    ? NOTHING()
    : groupLife(world);
  let outside = false;
  const questions: Question[] = [];
  const visits: FirstVisit[] = [];
  const supports: Support[] = [];
  const concerns: Concern[] = [];
  const services: Service[] = [];
  const listenings: Listening[] = [];
  const steps: OpennessStep[] = [];
  const shares: Share[] = [];
  world.further = () => [
    ...groups.map((one) => ["group", one.alias, one] as const),
    ...meetings.map((one) => ["meeting", one.topic, one] as const),
    ...takeaways.map((one) => ["takeaway", one.text, one] as const),
    ...questions.map((one) => ["question", one.text, one] as const),
    ...hopes.map((one) => ["hope_item", one.text, one] as const),
    ...people.map((one) => ["person", one.alias, one] as const),
    ...visits.map((one) => ["first_visit", "", one] as const),
    ...reviews.map((one) => ["group_fit_review", "", one] as const),
    ...supports.map((one) => ["support", "", one] as const),
    ...concerns.map((one) => ["concern", "", one] as const),
    ...services.map((one) => ["service", "", one] as const),
    ...listenings.map((one) => ["listening", "", one] as const),
    ...steps.map((one) => ["openness_step", one.text, one] as const),
    ...events.map((one) => ["story_event", one.text, one] as const),
    ...shares.map((one) => ["share", one.aim, one] as const),
  ];

  /** Keeps what a draft says; `more` is what the journal decides by itself. */
  function keep<T extends Kept>(list: T[], { id, revision, ...said }: Draft, more: object = {}): T {
    const stored = id === null ? undefined : found(list.find((one) => one.id === id));
    if (stored && stored.revision !== revision) {
      refuse({ code: "stale", current_revision: stored.revision });
    }
    const head = stored ? { ...stored, revision: revision + 1 } : world.kept();
    const kept = { ...head, ...more, ...said } as unknown as T;
    if (stored) list[list.indexOf(stored)] = kept;
    else list.push(kept);
    return kept;
  }

  /** The next Sunday at six, for a group with a schedule. */
  const next = (one: Group) =>
    one.schedules.length > 0
      ? {
          group_id: one.id,
          alias: one.alias,
          begins_at: "2026-11-22T18:00:00Z",
          zone: ZONE,
          minutes: 90,
          format: one.format,
        }
      : null;
  world.nextMeeting = () => living(groups).map(next).find(Boolean) ?? null;
  const group = (id: string) => found(living(groups).find((one) => one.id === id));
  const meetingsOf = (id: string) =>
    newestFirst(living(meetings).filter(({ group_id }) => group_id === id));
  const blank = (group_id: string | null): MeetingDraft => ({
    id: null,
    revision: 0,
    start: NOW.slice(0, 19),
    group_id,
    minutes: null,
    format: null,
    role: null,
    shared: null,
    listened: null,
    helped: null,
    seen: null,
    heard: null,
    validated: null,
    understood: null,
    before_check_in_id: null,
    after_check_in_id: null,
    topic: "",
    note: "",
    third_party: false,
  });
  const timed = (text: string, minutes: number | null) => {
    const words = text.split(/\s+/).filter(Boolean).length;
    const speed = world.settings.reading_speed;
    const seconds = Math.round((words * 60) / speed);
    const fit =
      minutes === null
        ? null
        : {
            minutes,
            over_seconds: Math.max(0, seconds - minutes * 60),
            over_words: Math.max(0, words - minutes * speed),
            stop_at: null,
          };
    return { words, seconds, fit };
  };
  return {
    list_groups: () => ({
      groups: living(groups).map((one) => ({
        group: one,
        next: next(one),
        n_meetings: meetingsOf(one.id).length,
        last_meeting: meetingsOf(one.id)[0]?.date ?? null,
      })),
    }),
    get_group: ({ id }) => ({
      group: group(id),
      next: next(group(id)),
      meetings: meetingsOf(id).map((meeting) => ({ meeting, mood_before: -1, mood_after: 0 })),
      n_meetings: meetingsOf(id).length,
      given: {
        strategies: living(world.strategies)
          .filter(({ source }) => source?.kind === "meeting")
          .map((one) => ({ id: one.id, title: one.title, works: false })),
        n_working: 5,
        n_working_from_here: 3,
        n_insights: 0,
        n_strategies: 1,
        n_questions: 0,
        n_hopes: 0,
      },
    }),
    save_group: (draft) => keep(groups, draft),
    list_meetings: ({ group_id }) => ({
      meetings: newestFirst(living(meetings)).filter(
        (one) => group_id === null || one.group_id === group_id,
      ),
    }),
    get_meeting: ({ id }) => {
      const meeting = found(living(meetings).find((one) => one.id === id));
      return {
        meeting,
        draft: { ...blank(meeting.group_id), ...meeting, start: meeting.at.slice(0, 19) },
        takeaways: living(takeaways).filter(({ meeting_id }) => meeting_id === id),
      };
    },
    new_meeting: ({ group_id }) => blank(group_id),
    save_meeting: ({ start, ...draft }) =>
      keep<Meeting>(meetings, draft, {
        date: (start ?? TODAY).slice(0, 10),
        at: `${start ?? NOW.slice(0, 19)}Z`,
        zone: ZONE,
        day_start_used: 0,
      }),
    list_takeaways: ({ kind, meeting_id }) => ({
      takeaways: newestFirst(living(takeaways)).filter(
        (one) =>
          (kind === null || one.kind === kind) &&
          (meeting_id === null || one.meeting_id === meeting_id),
      ),
    }),
    save_takeaway: ({ date, ...draft }) =>
      keep<Takeaway>(takeaways, draft, {
        date: date ?? TODAY,
        strategy_id: null,
        question_id: null,
        hope_item_id: null,
      }),
    let_become: ({ id, becoming }) => {
      const takeaway = found(living(takeaways).find((one) => one.id === id));
      const became = { takeaway, strategy: null, question: null, hope_item: null };
      if (becoming.into !== "strategy") return became;
      const strategy: Strategy = {
        ...world.kept(),
        ...{ title: becoming.title, how: takeaway.text, tags: becoming.tags, effort: null },
        ...{ minutes: null, status: "idea", try_by: becoming.try_by, private: false },
        source: { kind: "meeting", id: takeaway.meeting_id, note: "" },
      };
      world.strategies.push(strategy);
      takeaway.strategy_id = strategy.id;
      return { ...became, strategy };
    },
    list_questions: ({ recipient, open_only }) => ({
      questions: newestFirst(living(questions)).filter(
        (one) =>
          (recipient === null || one.recipient === recipient) && !(open_only && one.answered_on),
      ),
    }),
    save_question: (draft) => keep(questions, draft),
    list_hope_items: () => ({ items: newestFirst(living(hopes)) }),
    save_hope_item: (draft) => keep(hopes, draft),
    list_people: () => ({
      people: living(people),
      call_list: living(people)
        .filter(({ call_order, archived }) => call_order !== null && !archived)
        .sort((a, b) => (a.call_order ?? 0) - (b.call_order ?? 0))
        .map(({ id }) => id),
    }),
    save_person: (draft) => keep(people, draft),
    list_first_visits: () => ({ visits: newestFirst(living(visits)) }),
    save_first_visit: (draft) => keep(visits, draft),
    list_group_fit_reviews: () => ({ reviews: newestFirst(living(reviews)) }),
    save_group_fit_review: (draft) => keep(reviews, draft),
    compare_groups: ({ group_ids }) => ({
      columns: group_ids.map((id) => {
        const looks = newestFirst(living(reviews).filter(({ group_id }) => group_id === id));
        return {
          group_id: id,
          alias: group(id).alias,
          n_reviews: looks.length,
          rows: CRITERIA.map((criterion) => ({
            criterion,
            values: [...looks].reverse().flatMap((look) => look[criterion] ?? []),
          })),
          decision: looks.find(({ decision }) => decision)?.decision ?? null,
        };
      }),
    }),
    list_supports: () => ({ supports: newestFirst(living(supports)) }),
    save_support: (draft) => keep(supports, draft),
    list_concerns: () => ({
      concerns: newestFirst(living(concerns)).map((concern) => ({
        concern,
        rests: !concern.released && concern.date >= TODAY,
      })),
    }),
    save_concern: (draft) => keep(concerns, draft, { date: TODAY }),
    list_services: () => ({
      services: newestFirst(living(services)).map((service) => ({
        service,
        seconds_each:
          service.minutes && service.people
            ? Math.floor((service.minutes * 60) / service.people)
            : null,
      })),
    }),
    save_service: (draft) => keep(services, draft),
    list_listenings: () => ({ listenings: newestFirst(living(listenings)) }),
    save_listening: (draft) => keep(listenings, draft),
    list_openness_steps: () => ({ steps: living(steps).sort((a, b) => a.order - b.order) }),
    save_openness_step: (draft) => keep(steps, draft),
    list_story_events: () => ({
      events: living(events).sort((a, b) => a.when.date.localeCompare(b.when.date)),
    }),
    save_story_event: (draft) => keep(events, draft),
    tell_story: ({ event_ids, minutes }) => ({
      id: null,
      revision: 0,
      date: TODAY,
      group_id: null,
      meeting_id: null,
      aim: "",
      was: living(events)
        .filter(({ id }) => event_ids.includes(id))
        .map(({ text }) => text)
        .join("\n\n"),
      happened: "",
      now: "",
      ask: "",
      limit_minutes: minutes,
      source_ids: event_ids,
      state: "draft",
      reflection: "",
    }),
    get_safety_plan: () => ({ plan: plans.at(-1) ?? null, earlier: plans.slice(0, -1).reverse() }),
    save_safety_plan: ({ version, ...draft }) =>
      keep(plans, { id: null, revision: 0 }, { ...draft, version: version + 1 }),
    plan_while_locked: () => ({ plan: outside ? (plans.at(-1) ?? null) : null, possible: true }),
    show_plan_while_locked: ({ on }) => {
      outside = on;
      return { plan: on ? (plans.at(-1) ?? null) : null, possible: true };
    },
    list_shares: () => ({ shares: newestFirst(living(shares)) }),
    get_share: ({ id }) => found(living(shares).find((one) => one.id === id)),
    save_share: (draft) => keep(shares, draft),
    time_text: ({ text, minutes }) => timed(text, minutes),
    since_meeting: ({ from }) => ({
      meeting_id: null,
      from: from ?? TODAY,
      rows: living(takeaways).map((one) => ({
        ...{ id: one.id, kind: "takeaway" as const, date: one.date, title: one.text },
        ...{ before: null, after: null, helped: null, milestone: null, hard: false },
        held_back: one.third_party,
      })),
    }),
    propose_share: () => ({ items: [], from: null, to: null }),
    preview_share: (request) => {
      const share = shares.find(({ id }) => id === request.share_id);
      const said = share ? [share.was, share.happened, share.now, share.ask] : [];
      const whole = `Notes\n=====\n\n${said.filter(Boolean).join("\n\n")}\n`;
      const n = whole.split("Ottilie").length - 1;
      const extension = request.format === "sealed" ? "backup" : request.format;
      const text = request.redact ? whole.replaceAll("Ottilie", "[O.]") : whole;
      return {
        text,
        missing: [],
        ...timed(text, request.minutes),
        redactions: {
          replaced: n > 0 ? [{ found: "Ottilie", with: "[O.]", count: n }] : [],
          doubts: [],
          to_review: text.includes("Marianne") ? ["Marianne"] : [],
        },
        records: said.length > 0 ? 1 : 0,
        left_out: { third_party: 0, drawer: 0, private: 0 },
        digest: digestOf(text),
        file_name: `notes-${TODAY}.${extension}`,
      };
    },
    write_share: ({ path }) => ({
      exported: { path, records: 0, bytes: 0, left_out: 0 },
      in_synced_folder: false,
    }),
    list_receipts: () => ({ receipts: [] }),
  };
}
