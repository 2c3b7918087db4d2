/**
 * What leaves: previewed as it will be written, byte for byte, and written only while it is that.
 *
 * The document is made by the journal for the preview and for the file alike; the digest of what was
 * seen goes back with the request. Not here: the words of a share (`open-share.svelte.ts`).
 */
import type { LeftOut } from "$lib/contract/LeftOut";
import type { Paper } from "$lib/contract/Paper";
import type { ShareFormat } from "$lib/contract/ShareFormat";
import type { SharePreview } from "$lib/contract/SharePreview";
import type { ShareProfile } from "$lib/contract/ShareProfile";
import type { ShareRequest } from "$lib/contract/ShareRequest";
import type { WrittenShare } from "$lib/contract/WrittenShare";
import { call, HostError } from "$lib/host";
import { NewPassphrase } from "$lib/shell";
import type { OpenShare } from "./open-share.svelte";

/** What goes along with the share. */
export type Along = "nothing" | "ticked" | "proposed";

const nothing = () => ({
  from: null,
  to: null,
  tags: [],
  items: [] as string[],
  include_third_party: [] as string[],
  include_drawer: [] as string[],
});

export class Leaving {
  profile = $state<ShareProfile>("group");
  format = $state<ShareFormat>("txt");
  paper = $state<Paper>("a4");
  charts = $state(false);
  /** What an encrypted copy opens with. */
  passphrase = new NewPassphrase();
  along = $state<Along>("nothing");
  redact = $state(true);
  /** Doubtful places that stay as they are. */
  keep = $state<number[]>([]);
  /** Held back unless ticked by themselves; these were. */
  allowed = $state<string[]>([]);
  preview = $state.raw<SharePreview | null>(null);
  written = $state.raw<WrittenShare | null>(null);
  trouble = $state.raw<HostError | null>(null);
  busy = $state(false);
  /** A source was changed elsewhere since the preview. */
  #outdated = $state(false);
  #seen = $state.raw<{ request: ShareRequest; choices: string; changes: number } | null>(null);

  /** Whether the preview still shows what would be written. */
  isFresh(share: OpenShare): boolean {
    const seen = this.#seen;
    return (
      this.preview !== null &&
      seen !== null &&
      !this.#outdated &&
      seen.changes === share.changes &&
      seen.choices === this.#choices()
    );
  }

  /** Whether the preview is that of an encrypted copy, whatever was chosen since. */
  get isSealed(): boolean {
    return this.#seen?.request.format === "sealed";
  }

  /** Whether what was seen can go onto paper: an encrypted copy is a file only. */
  canPrint(share: OpenShare): boolean {
    return this.isFresh(share) && !this.isSealed;
  }

  /** Whether anything would leave at all. Without a choice it would be everything. */
  hasAnything(share: OpenShare): boolean {
    if (this.along === "proposed") return true;
    return share.text !== "" || (this.along === "ticked" && share.draft.source_ids.length > 0);
  }

  /** Looks at it anew. */
  async renew(share: OpenShare): Promise<void> {
    await this.#guarded(async () => {
      if (!(await share.flush())) return;
      const { changes } = share;
      const choices = this.#choices();
      const request = await this.#request(share);
      this.preview = await call("preview_share", request);
      this.#seen = { request, choices, changes };
      this.#outdated = false;
      this.written = null;
    });
  }

  /** Writes what was seen. True when it is written. */
  async write(path: string, overwrite: boolean): Promise<boolean> {
    const { preview } = this;
    const seen = this.#seen;
    if (!preview || !seen) return false;
    let done = false;
    await this.#guarded(async () => {
      const { text, acceptWeak } = this.passphrase;
      this.written = await call("write_share", {
        ...{ request: seen.request, digest: preview.digest, path, overwrite },
        passphrase: this.isSealed ? text : null,
        accept_weak: acceptWeak,
      });
      this.passphrase.forget();
      done = true;
    });
    if (this.trouble?.code === "preview_outdated") this.#outdated = true;
    return done;
  }

  /** Lets something that is held back leave, or keeps it back again. */
  allow(id: string, allowed: boolean): void {
    this.allowed = allowed ? [...this.allowed, id] : this.allowed.filter((one) => one !== id);
  }

  async #request(share: OpenShare): Promise<ShareRequest> {
    const { id, limit_minutes, source_ids } = share.draft;
    const selection = nothing();
    if (this.along === "ticked") selection.items = [...source_ids];
    if (this.along === "proposed") {
      const { items, from, to } = await call("propose_share", { profile: this.profile });
      Object.assign(selection, { items, from, to });
    }
    selection.include_third_party = [...this.allowed];
    selection.include_drawer = [...this.allowed];
    return {
      format: this.format,
      profile: this.profile,
      selection,
      share_id: share.text === "" ? null : id,
      redact: this.redact,
      keep: [...this.keep],
      minutes: limit_minutes,
      paper: this.paper,
      charts: this.charts,
    };
  }

  #choices(): string {
    const { profile, format, paper, charts, along, redact, keep, allowed } = this;
    return JSON.stringify([profile, format, paper, charts, along, redact, keep, allowed]);
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    } finally {
      this.busy = false;
    }
  }
}

/** How many stay out although they were asked for. */
export const staysOut = ({ third_party, drawer, private: own }: LeftOut): number =>
  third_party + drawer + own;
