/** Invented texts. Nobody wrote them and nothing in them happened. */
import type { DayState } from "$lib/contract/DayState";
import type { Lapse } from "$lib/contract/Lapse";
import type { MilestoneUnit } from "$lib/contract/MilestoneUnit";
import type { PresetRow } from "$lib/contract/PresetRow";
import type { Strategy } from "$lib/contract/Strategy";
import type { TagKind } from "$lib/contract/TagKind";
import type { Tracker } from "$lib/contract/Tracker";

interface InventedEntry {
  ago: number;
  time: string;
  title: string;
  body: string;
  tags: string[];
  hard?: boolean;
  starred?: boolean;
}

export const ENTRIES: readonly InventedEntry[] = [
  {
    ago: 0,
    time: "21:02",
    title: "The towpath again",
    body: "Took the towpath instead of the high street. It is longer by a quarter of an hour and has no shop on it.\n\nI noticed the plan forming at four: tired, cold, just the one. Saying it aloud in the car made it smaller.\n\n## What I keep\n\n- It came from being hungry, not from the day.\n- Decide on the way home *before* leaving work.",
    tags: ["evenings", "the canal"],
    starred: true,
  },
  {
    ago: 0,
    time: "07:40",
    title: "Before anybody stirred",
    body: "Slept in two pieces. Tea, the dark yard, a light going on across the way.",
    tags: ["mornings"],
  },
  {
    ago: 1,
    time: "20:30",
    title: "Low, high, in between",
    body: "Low: the invoice. High: laughing in the queue about nothing. In between: soup.",
    tags: [],
  },
  {
    ago: 3,
    time: "22:10",
    title: "A letter that stays here",
    body: "You would have liked the new bakery. I still walk on the other side of the road from it.",
    tags: ["grief"],
  },
  {
    ago: 5,
    time: "23:15",
    title: "From a hard day",
    body: "I sat on the stairs for an hour. Then I rang Wren.",
    tags: ["evenings"],
    hard: true,
  },
  {
    ago: 6,
    time: "19:50",
    title: "After the meeting",
    body: "Somebody said the walk home can be planned before the day begins. I had never thought of it as a plan.",
    tags: ["meeting"],
  },
  {
    ago: 12,
    time: "18:05",
    title: "Zoë's café",
    body: "Read for an hour by the window. Nobody asked me anything.",
    tags: ["rest"],
  },
  {
    ago: 27,
    time: "21:45",
    title: "",
    body: "Nothing to report, and that is something.",
    tags: [],
  },
  {
    ago: 41,
    time: "20:20",
    title: "The allotment",
    body: "Dug the last potatoes with Bram. My hands hurt and my head was quiet.",
    tags: ["rest", "the canal"],
  },
  {
    ago: 80,
    time: "06:55",
    title: "Rain",
    body: "Rain on the skylight. I stayed in bed and did not argue with it.",
    tags: ["mornings"],
  },
];

export const TAGS: readonly { name: string; kind: TagKind }[] = [
  { name: "evenings", kind: "trigger" },
  { name: "mornings", kind: "topic" },
  { name: "the canal", kind: "free" },
  { name: "grief", kind: "topic" },
  { name: "meeting", kind: "topic" },
  { name: "rest", kind: "free" },
  { name: "urge", kind: "trigger" },
  { name: "lonely", kind: "feeling" },
  { name: "anxious", kind: "feeling" },
];

type InventedStrategy = Pick<
  Strategy,
  "title" | "how" | "tags" | "effort" | "minutes" | "status" | "try_by"
> & {
  /** One letter per use, newest first: y yes, p partly, n no, - not answered. */
  uses: string;
};

export const STRATEGIES: readonly InventedStrategy[] = [
  {
    title: "Ring Wren, or the next on my list",
    how: "1. Take the phone to another room.\n2. Ring Wren. If nobody answers, ring Bram.\n3. Say the number first, then talk about anything.",
    tags: ["urge", "lonely"],
    effort: 1,
    minutes: 10,
    status: "mine",
    try_by: null,
    uses: "yyyypyyyyynyyyyyy",
  },
  {
    title: "Walk the towpath",
    how: "Shoes on before deciding. Turn round at the lock.",
    tags: ["urge"],
    effort: 2,
    minutes: 25,
    status: "mine",
    try_by: null,
    uses: "yypynyyy-y",
  },
  {
    title: "Write it down for five minutes",
    how: "Anything, without stopping. Tear it up if you like.",
    tags: ["urge", "anxious"],
    effort: 1,
    minutes: 5,
    status: "trying",
    try_by: null,
    uses: "yyy",
  },
  {
    title: "Cold water on the wrists",
    how: "Half a minute, both hands.",
    tags: ["urge"],
    effort: 1,
    minutes: 2,
    status: "trying",
    try_by: null,
    uses: "y",
  },
  {
    title: "Breathe in a square",
    how: "Four in, four held, four out, four held.",
    tags: ["anxious"],
    effort: 1,
    minutes: 4,
    status: "trying",
    try_by: null,
    uses: "nn",
  },
  {
    title: "Plan the way home before work",
    how: "",
    tags: ["urge"],
    effort: 1,
    minutes: null,
    status: "idea",
    try_by: "2026-11-25",
    uses: "",
  },
];

/** The shipped families, as the journal has them. */
export const FEELINGS: readonly { id: string; words: string[] }[] = [
  { id: "calm", words: ["calm", "content", "safe", "relieved", "rested", "grateful"] },
  { id: "glad", words: ["happy", "proud", "amused", "hopeful", "loved", "excited"] },
  { id: "strong", words: ["brave", "able", "clear", "determined", "curious", "free"] },
  { id: "sad", words: ["sad", "lonely", "empty", "hurt", "discouraged", "grieving"] },
  { id: "afraid", words: ["anxious", "scared", "worried", "tense", "overwhelmed", "unsure"] },
  { id: "angry", words: ["angry", "irritated", "resentful", "jealous", "bitter", "restless"] },
  {
    id: "ashamed",
    words: ["ashamed", "guilty", "embarrassed", "worthless", "exposed", "regretful"],
  },
  { id: "worn", words: ["tired", "bored", "numb", "foggy", "ill", "drained"] },
];

export const TEMPLATES: readonly { id: string; n_prompts: number }[] = [
  { id: "blank", n_prompts: 0 },
  { id: "look_back_look_ahead", n_prompts: 4 },
  { id: "low_high_between", n_prompts: 3 },
  { id: "nightly_review", n_prompts: 6 },
  { id: "gratitude", n_prompts: 1 },
];

/** Stand-ins for the words of a recovery sheet; too few different ones for a real one. */
export const RECOVERY_WORDS: readonly string[] = Array.from(
  { length: 24 },
  (_, index) =>
    ["amber", "bridge", "copper", "dune", "ember", "fern", "glade", "hollow"][index % 8] ?? "",
);

type InventedTracker = Pick<Tracker, "name" | "goal" | "anchor" | "milestone_set"> & {
  /** Which of `LAPSES` are its own. */
  lapses: number[];
};

export const TRACKERS: readonly InventedTracker[] = [
  {
    name: "Alcohol",
    goal: { kind: "abstain" },
    anchor: "2025-06-01",
    milestone_set: { kind: "preset", name: "tokens-monthly" },
    lapses: [0, 1],
  },
  {
    name: "Gambling",
    goal: { kind: "abstain" },
    anchor: "2025-05-31",
    milestone_set: { kind: "preset", name: "keytags" },
    lapses: [],
  },
  {
    name: "Days outside",
    goal: { kind: "do_days", target: 4 },
    anchor: "2026-09-01",
    milestone_set: { kind: "preset", name: "none" },
    lapses: [],
  },
];

type InventedLapse = Omit<
  Lapse,
  "id" | "revision" | "created_at" | "updated_at" | "deleted_at" | "tracker_id"
>;

const lapse = (start: string, end: string, given: Partial<InventedLapse>): InventedLapse => ({
  start,
  end,
  effect: "restart",
  ended_at: null,
  used: "",
  amount: "",
  context: "",
  halt: { hungry: null, angry: null, lonely: null, tired: null },
  feelings: [],
  triggers: [],
  helped_after: "",
  next_step: "",
  tell: "",
  note: "",
  ...given,
});

export const LAPSES: readonly InventedLapse[] = [
  lapse("2025-09-10", "2025-09-12", {}),
  lapse("2026-08-02", "2026-08-02", {
    context: "After the long train, alone in the flat.",
    helped_after: "Rang Wren the same night.",
  }),
];

/** Days of the last week, by how long ago. */
export const DAYS_OUTSIDE: readonly (readonly [number, DayState])[] = [
  [5, "yes"],
  [4, "yes"],
  [3, "no"],
  [1, "yes"],
];

const set = (name: string, ...items: [MilestoneUnit, number][]): PresetRow => ({
  name,
  items: items.map(([unit, n]) => ({ unit, n, label: "" })),
});

/** The shipped sets, as the journal has them. */
export const PRESETS: readonly PresetRow[] = [
  set(
    "tokens-monthly",
    ["days", 1],
    ["days", 30],
    ["days", 60],
    ["days", 90],
    ...Array.from({ length: 8 }, (_, index): [MilestoneUnit, number] => ["months", index + 4]),
    ["years", 1],
    ["months", 18],
    ["years_each_from", 2],
  ),
  set(
    "keytags",
    ["days", 0],
    ["days", 30],
    ["days", 60],
    ["days", 90],
    ["months", 6],
    ["months", 9],
    ["years", 1],
    ["months", 18],
    ["years_each_from", 2],
  ),
  set(
    "plain",
    ["days", 1],
    ["days", 7],
    ["days", 30],
    ["days", 100],
    ["days", 365],
    ["days", 500],
    ["days", 1000],
    ["years_each_from", 1],
  ),
  set("none"),
];
