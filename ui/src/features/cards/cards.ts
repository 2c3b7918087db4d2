/**
 * Cards to read: organisations and how to find one of their groups, and what is worth knowing
 * about groups. The words are `card-<id>-…` in the catalogue, in sentences of our own.
 *
 * Deliberately not here: links that open. An address is text.
 */

export interface Card {
  readonly id: string;
  /** Where its facts were read, as text; none for what was written from general knowledge. */
  readonly sources: readonly string[];
  /** The day they were read. */
  readonly checkedOn: string;
}

const READ_ON = "2026-11-21";
const card = (id: string, ...sources: string[]): Card => ({ id, sources, checkedOn: READ_ON });

/** Organisations and places, in no order of worth. */
export const FINDING: readonly Card[] = [
  card("aa", "grapevineunity.org", "anonpress.org/faq"),
  card("na", "ipl.org (a member's account)", "facesandvoicesofrecovery.org"),
  card("smart", "smartrecovery.org"),
  card("lifering", "sustainablerecovery.net"),
  card("wfs", "sustainablerecovery.net"),
  card("mm", "sustainablerecovery.net"),
  card("dharma"),
  card("nami", "nami.org", "namibuckspa.org", "namiwisconsin.org"),
  card("heypeers", "heypeers.com", "heypeers.zendesk.com"),
  card("local"),
];

export const LEARNING: readonly Card[] = [
  card("kinds", "nami.org", "smartrecovery.org"),
  card("both", "PMC8060988 (summary of Cochrane CD012880)"),
  card("myths", "PMC8060988 (summary of Cochrane CD012880)"),
  card("anonymity", "grapevineunity.org", "miseryaddicts.org"),
  card("conflict", "anonpress.org/faq", "clutterersanonymous.org"),
  card("telling"),
  card("stigma", "PMC9386168", "northamptonrecoverycenter.org"),
  card("families"),
  card("medicines", "facesandvoicesofrecovery.org"),
  card("ways-back", "PMC6602820"),
  card("stopping", "reedwellbeing.com"),
];
