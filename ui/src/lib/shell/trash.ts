/** Moving a record to the trash, with a message that takes it back. */
import { call, HostError } from "$lib/host";
import { toasts } from "$lib/ui";
import { errorWords } from "$lib/words";

/** Ends with a {@link HostError} when it could not be moved. `changed` follows either way. */
export async function moveToTrash(
  id: string,
  text: string,
  changed: () => Promise<void> | void,
): Promise<void> {
  await call("delete_record", { id });
  await changed();
  toasts.show({
    text,
    undo: async () => {
      try {
        await call("undelete_record", { id });
        await changed();
      } catch (error) {
        const { what, next } = errorWords(HostError.from(error));
        toasts.show({ text: `${what} ${next}` });
      }
    },
  });
}
