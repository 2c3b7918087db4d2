/** How this computer writes dates, times and numbers. The words themselves are English. */

const FALLBACK = "en-GB";

let locale: string | undefined;
let hour12: boolean | undefined;

/** The language of the system; some name theirs in a way that is no language tag ("C", "POSIX"). */
function systemLanguage(): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(navigator.language)[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
}

/**
 * The locale for Intl: the system's own if it is English; otherwise British, so that month names
 * agree with the words around them and days come before months.
 */
export function formatLocale(): string {
  locale ??= systemLanguage().startsWith("en") ? systemLanguage() : FALLBACK;
  return locale;
}

/** Whether the clock of this computer has twelve hours, whatever its language. */
export function usesTwelveHours(): boolean {
  hour12 ??=
    new Intl.DateTimeFormat(systemLanguage(), { hour: "numeric" }).resolvedOptions().hour12 ??
    false;
  return hour12;
}

/** Sets both instead of asking the web view: from a setting, or in tests. */
export function useLocale(given: { locale?: string; hour12?: boolean }): void {
  locale = given.locale ?? locale;
  hour12 = given.hour12 ?? hour12;
}
