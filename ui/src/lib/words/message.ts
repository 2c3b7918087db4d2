/** Messages that Rust chose: the id of a sentence with typed arguments. */
import type { Message } from "$lib/contract/Message";
import type { MessageArg } from "$lib/contract/MessageArg";
import { t } from "./catalogue";
import { formatDate, formatNumber, formatSigned } from "./format";

/** The sentence of a message. */
export function sayMessage({ id, args }: Message): string {
  return t(id, Object.fromEntries(args.map(([name, arg]) => [name, valueOf(arg)])));
}

/** An argument by itself, as a cell of a table has it. */
export function sayArgument(arg: MessageArg): string {
  const value = valueOf(arg);
  return typeof value === "number" ? formatNumber(value) : value;
}

function valueOf(arg: MessageArg): string | number {
  switch (arg.type) {
    case "text":
    case "count":
      return arg.value;
    case "decimal":
      return formatNumber(arg.value, {
        minimumFractionDigits: arg.decimals,
        maximumFractionDigits: arg.decimals,
      });
    case "signed":
      return formatSigned(Number(arg.value.toFixed(arg.decimals)));
    case "date":
      return formatDate(arg.value, "long");
    case "day":
      return formatDate(arg.value, "full");
    case "words":
      return sayMessage(arg.value);
  }
}
