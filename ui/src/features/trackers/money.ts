/** Money in the smallest unit of its currency, as it is typed and as it is shown. */
import { formatNumber } from "$lib/words";

/** The greatest cost of a day, in the smallest unit. */
const MOST_MINOR = 100_000_000;

/** Whether three letters name a currency to this computer. */
export function isCurrency(code: string): boolean {
  return /^[A-Za-z]{3}$/.test(code);
}

/** Digits behind the point of an amount: 2 for euros, 0 for yen. */
export function placesOf(currency: string): number {
  if (!isCurrency(currency)) return 2;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** The greatest amount that may be typed. */
export const mostOf = (currency: string): number => MOST_MINOR / 10 ** placesOf(currency);

/** "£330"; small amounts with their pence. */
export function moneyInWords(minor: number, currency: string): string {
  const amount = minor / 10 ** placesOf(currency);
  return formatNumber(amount, {
    style: "currency",
    currency,
    maximumFractionDigits: amount < 10 ? placesOf(currency) : 0,
  });
}
