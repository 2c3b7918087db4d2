/** What the other side answers instead of a value: a code, and typed facts beside it. */
export interface WireError {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/**
 * The one error a call can end with. Its sentences are `err-<code>` and `next-<code>` in the
 * locale files; `facts` are their arguments.
 */
export class HostError extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor({ code, ...facts }: WireError) {
    super(code);
    this.name = "HostError";
    this.code = code;
    this.facts = facts;
  }

  /** Anything that is not an answer of ours (a panic, a missing handler) becomes `unexpected`. */
  static from(thrown: unknown): HostError {
    if (thrown instanceof HostError) return thrown;
    return isWireError(thrown)
      ? new HostError(thrown)
      : new HostError({ code: "unexpected", reference: "window" });
  }
}

function isWireError(thrown: unknown): thrown is WireError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    typeof (thrown as { code?: unknown }).code === "string"
  );
}
