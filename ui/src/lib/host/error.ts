import type { ApiError } from "$lib/contract/ApiError";

/**
 * The one error a call can end with. `wire` is the refusal as it came, typed by its code; its
 * sentences are `err-<code>` and `next-<code>` in the locale files, with `facts` as arguments.
 */
export class HostError extends Error {
  readonly wire: ApiError;

  constructor(wire: ApiError) {
    super(wire.code);
    this.name = "HostError";
    this.wire = wire;
  }

  get code(): ApiError["code"] {
    return this.wire.code;
  }

  get facts(): Readonly<Record<string, unknown>> {
    const { code: _, ...facts } = this.wire;
    return facts;
  }

  /** Anything that is not an answer of ours (a panic, a missing handler) becomes `unexpected`. */
  static from(thrown: unknown): HostError {
    if (thrown instanceof HostError) return thrown;
    return new HostError(
      isWireError(thrown) ? thrown : { code: "unexpected", reference: "window" },
    );
  }
}

function isWireError(thrown: unknown): thrown is ApiError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    typeof (thrown as { code?: unknown }).code === "string"
  );
}
