/** Where the words of a questionnaire stand in `questionnaires.ftl`. */
import type { Instrument } from "$lib/contract/Instrument";
import { t } from "$lib/words";

/** Its items and its source: the PHQ-8 is the PHQ-9 without its ninth. */
const ITEMS = { who5: "who5", barc10: "barc10", phq8: "phq", phq9: "phq", gad7: "gad7" } as const;
/** Its answers and what is asked above its items: PHQ and GAD-7 have the same. */
const SCALE = { who5: "who5", barc10: "barc10", phq8: "phq", phq9: "phq", gad7: "phq" } as const;

export const aboutOf = (instrument: Instrument) => t(`questionnaire-about-${instrument}`);
export const stemOf = (instrument: Instrument) => t(`questionnaire-${SCALE[instrument]}-stem`);
export const sourceOf = (instrument: Instrument) => t(`questionnaire-source-${ITEMS[instrument]}`);

/** The item of this index, counted from 0. */
export const itemOf = (instrument: Instrument, index: number) =>
  t(`questionnaire-${ITEMS[instrument]}-${index + 1}`);

export const answerOf = (instrument: Instrument, answer: number | null) =>
  answer === null
    ? t("questionnaire-not-answered")
    : t(`questionnaire-${SCALE[instrument]}-answer-${answer}`);
