import { t, type Arguments } from "./catalogue";

/** A piece of a message: plain, or inside one of its `<tags>`. */
export interface Part {
  readonly tag: string | undefined;
  readonly text: string;
}

/** Stands for "<" inside an argument, so that nobody's own text can become a tag. */
const HELD = "\ue000";

/**
 * A message with simple tags in it, as parts: `Helped <b>{ $n } times</b>.` Tags do not nest.
 * Draw the parts with the `RichText` component.
 */
export function rich(id: string, args: Arguments = {}): Part[] {
  const held = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("<", HELD) : value,
    ]),
  );
  const parts: Part[] = [];
  const push = (text: string | undefined, tag?: string) => {
    if (text) parts.push({ tag, text: text.replaceAll(HELD, "<") });
  };

  const message = t(id, held);
  let from = 0;
  for (const match of message.matchAll(/<([a-z]+)>([^<]*)<\/\1>/g)) {
    push(message.slice(from, match.index));
    push(match[2], match[1]);
    from = match.index + match[0].length;
  }
  push(message.slice(from));
  return parts;
}
