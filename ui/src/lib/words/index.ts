/** All visible text: messages of `ui/locales`, and dates and numbers as this computer writes them. */
export { hasMessage, t, useOwnWords, usePseudoLocale, type Arguments } from "./catalogue";
export { clock } from "./clock";
export { errorWords, type ErrorWords } from "./errors";
export {
  formatDate,
  formatDateTime,
  formatNumber,
  formatSigned,
  formatTime,
  type DateStyle,
} from "./format";
export { formatLocale, useLocale } from "./locale";
export { sayFindings, whereToLook } from "./findings";
export { sayLength, sayMilestone } from "./length";
export { sayArgument, sayMessage } from "./message";
export { findHardCodedText } from "./pseudo";
export { rich, type Part } from "./rich";
export { dateSpan, shortSpan } from "./spans";
