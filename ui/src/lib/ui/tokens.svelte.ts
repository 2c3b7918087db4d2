/** What the token field knows: the chosen words, the search, and where in the list one stands. */

export interface TokenOption {
  readonly value: string;
  readonly label: string;
}

interface Match extends TokenOption {
  /** A word of the person's own, not among the options. */
  readonly isNew: boolean;
}

interface Owner {
  tokens: () => readonly string[];
  options: () => readonly TokenOption[];
  allowNew: () => boolean;
  set: (tokens: string[]) => void;
}

export class TokenPicker {
  query = $state("");
  open = $state(false);
  active = $state(-1);

  readonly #owner: Owner;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  readonly chosen = $derived.by(() =>
    this.#owner
      .tokens()
      .map(
        (value) =>
          this.#owner.options().find((option) => option.value === value) ?? { value, label: value },
      ),
  );

  readonly matches = $derived.by((): Match[] => {
    const typed = folded(this.query);
    const left = this.#owner
      .options()
      .filter(({ value }) => !this.#owner.tokens().includes(value))
      .filter(({ label }) => folded(label).includes(typed))
      .map((option) => ({ ...option, isNew: false }));
    const own = this.query.trim();
    const known = [...this.#owner.options(), ...this.chosen].some(
      ({ label }) => folded(label) === typed,
    );
    return this.#owner.allowNew() && own && !known
      ? [...left, { value: own, label: own, isNew: true }]
      : left;
  });

  show(): void {
    this.open = this.matches.length > 0;
    this.active = this.query.trim() && this.open ? 0 : -1;
  }

  add(value: string): void {
    if (!this.#owner.tokens().includes(value)) this.#owner.set([...this.#owner.tokens(), value]);
    this.query = "";
    this.open = false;
    this.active = -1;
  }

  remove(value: string): void {
    this.#owner.set(this.#owner.tokens().filter((token) => token !== value));
  }

  /** Leaving the field closes the list; what was typed stays. */
  leave(): void {
    this.open = false;
  }

  press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
        event.preventDefault();
        if (this.open) this.active = Math.min(this.active + 1, this.matches.length - 1);
        else if (this.matches.length > 0) {
          this.open = true;
          this.active = 0;
        }
        return;
      case "ArrowUp":
        event.preventDefault();
        this.active = Math.max(this.active - 1, 0);
        return;
      case "Enter": {
        if (event.ctrlKey || event.metaKey) return;
        const match = this.matches[Math.max(this.active, 0)];
        if ((!this.open && !this.query.trim()) || !match) return;
        event.preventDefault();
        this.add(match.value);
        return;
      }
      case "Escape":
        if (!this.open) return;
        event.preventDefault();
        event.stopPropagation();
        this.open = false;
        return;
      case "Backspace": {
        const last = this.#owner.tokens().at(-1);
        if (this.query === "" && last !== undefined) this.remove(last);
        return;
      }
    }
  }
}

/** Without case and accents, so that "mude" finds "müde". */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
