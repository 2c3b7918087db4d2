/** Questionnaires of the invented journal; none is switched on in it. */
import type { Band } from "$lib/contract/Band";
import type { Instrument } from "$lib/contract/Instrument";
import type { InstrumentResponse } from "$lib/contract/InstrumentResponse";
import { HostError } from "../error";
import { found, type Answers } from "./answers";
import { dated, moved, TODAY, type World } from "./world";

const SHAPES: Record<Instrument, { name: string; items: number; answers: [number, number] }> = {
  who5: { name: "WHO-5", items: 5, answers: [0, 5] },
  barc10: { name: "BARC-10", items: 10, answers: [1, 6] },
  phq8: { name: "PHQ-8", items: 8, answers: [0, 3] },
  gad7: { name: "GAD-7", items: 7, answers: [0, 3] },
  phq9: { name: "PHQ-9", items: 9, answers: [0, 3] },
};
const factor = (instrument: Instrument) => (instrument === "who5" ? 4 : 1);

/** A few of the published names; the journal knows all. */
function bandOf(instrument: Instrument, score: number): Band | null {
  if (instrument === "who5") return score <= 28 ? "at_most28" : score <= 50 ? "at_most50" : null;
  if (instrument === "barc10") return score >= 47 ? "at_least47" : null;
  return score < 5 ? "minimal" : score < 10 ? "mild" : "moderate";
}

function scoreOf({ instrument, answers }: InstrumentResponse): number | null {
  const given = answers.filter((answer) => answer !== null);
  return given.length < answers.length
    ? null
    : given.reduce((sum, answer) => sum + answer, 0) * factor(instrument);
}

export function questionnaireAnswers(
  world: World,
): Answers<"list_questionnaires" | "save_instrument_response"> {
  const living = (instrument: Instrument) =>
    world.responses
      .filter((one) => one.instrument === instrument && !one.deleted_at)
      .sort((a, b) => b.date.localeCompare(a.date));
  const nextOf = (instrument: Instrument) => {
    const newest = living(instrument).find((one) => scoreOf(one) !== null);
    return newest ? moved(newest.date, instrument === "barc10" ? 30 : 14) : null;
  };

  return {
    list_questionnaires: () => ({
      rows: world.settings.questionnaires.map((instrument) => {
        const { name, items, answers } = SHAPES[instrument];
        const next = nextOf(instrument);
        const all = living(instrument);
        const unfinished = all.find((one) => one.date === TODAY && scoreOf(one) === null) ?? null;
        const earlier = all.filter((one) => one.id !== unfinished?.id);
        return {
          instrument,
          name,
          items,
          answers,
          most: items * answers[1] * factor(instrument),
          offered: next === null || next <= TODAY,
          next,
          unfinished,
          earlier: earlier.map((response, index) => {
            const score = scoreOf(response);
            const before = earlier.slice(index + 1).find((one) => scoreOf(one) !== null);
            const last = before ? scoreOf(before) : null;
            const known = score !== null && last !== null;
            return {
              response,
              score,
              band: score === null ? null : bandOf(instrument, score),
              change: known ? score - last : null,
              since: known && before ? before.date : null,
              may_change: response.date === TODAY,
            };
          }),
        };
      }),
    }),
    save_instrument_response: ({ id, ...given }) => {
      const next = nextOf(given.instrument);
      if (id === null && next !== null && next > TODAY)
        throw new HostError({ code: "asked_lately", next });
      const base =
        id === null
          ? { ...world.kept(), ...dated(TODAY, "20:30"), version: "1998" }
          : found(world.responses.find((one) => one.id === id));
      const saved = { ...base, ...given, revision: given.revision + 1 };
      world.responses = [saved, ...world.responses.filter((one) => one.id !== saved.id)];
      return saved;
    },
  };
}
