/** A previewed text in parts: what stands there, what was replaced, and what may be a name. */
import type { Redactions } from "$lib/contract/Redactions";

export interface PreviewPart {
  readonly kind: "plain" | "replaced" | "unknown";
  readonly text: string;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** As Markdown writes brackets that are none of its own. */
const inMarkdown = (text: string) => text.replace(/[[\]]/g, "\\$&");

/** Every character of `text`, in order; joined again the parts are the text. */
export function previewParts(text: string, { replaced, to_review }: Redactions): PreviewPart[] {
  const stands = new Set(replaced.flatMap(({ with: it }) => [it, inMarkdown(it)]));
  const looked = [
    ...[...stands].map(escaped),
    ...to_review.map((word) => `(?<![\\p{L}\\p{M}])${escaped(word)}(?![\\p{L}\\p{M}])`),
  ];
  if (looked.length === 0) return [{ kind: "plain", text }];
  const parts: PreviewPart[] = [];
  let done = 0;
  for (const match of text.matchAll(new RegExp(looked.join("|"), "gu"))) {
    if (match.index > done) parts.push({ kind: "plain", text: text.slice(done, match.index) });
    parts.push({ kind: stands.has(match[0]) ? "replaced" : "unknown", text: match[0] });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ kind: "plain", text: text.slice(done) });
  return parts;
}
