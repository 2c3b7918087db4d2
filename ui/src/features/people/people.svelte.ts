/** People by the names the person gives them, and whom to call. */
import type { Person } from "$lib/contract/Person";
import type { PersonDraft } from "$lib/contract/PersonDraft";
import { call } from "$lib/host";
import { Records } from "$lib/shell";
import { t } from "$lib/words";

export class People {
  /** Ids in the order of the call list. */
  #order = $state.raw<string[]>([]);
  readonly records = new Records<Person, PersonDraft>({
    read: async () => {
      const { people, call_list } = await call("list_people", {});
      this.#order = call_list;
      return people;
    },
    save: (draft) => call("save_person", draft),
    removed: () => t("person-removed"),
  });

  get all(): Person[] {
    return this.records.rows ?? [];
  }

  get callList(): Person[] {
    return this.#order.flatMap((id) => this.all.find((one) => one.id === id) ?? []);
  }

  /** What the person with this id is called. */
  nameOf(id: string | null): string | null {
    return this.all.find((one) => one.id === id)?.alias ?? null;
  }

  /** A choice of people, with none of them first. */
  options(none: string): { value: string; label: string }[] {
    const present = this.all.filter(({ archived }) => !archived);
    return [
      { value: "", label: none },
      ...present.map(({ id, alias }) => ({ value: id, label: alias })),
    ];
  }
}
