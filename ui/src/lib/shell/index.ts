/** The frame around the views: where one is, keys, appearance, locking. */
export { default as AppFrame } from "./AppFrame.svelte";
export type { KeyBinding } from "./chords";
export { useKeys } from "./keyboard.svelte";
export { lockScreen } from "./lock-screen.svelte";
export { navigation, type Guard, type Parameters, type Place } from "./navigation.svelte";
export { NewPassphrase } from "./new-passphrase.svelte";
export { default as NewPassphraseFields } from "./NewPassphraseFields.svelte";
export { presentPalette } from "./palette";
export { default as PathField } from "./PathField.svelte";
export { program } from "./program.svelte";
export { draftOf, Records } from "./records.svelte";
export { default as SampleCairn } from "./SampleCairn.svelte";
export { hideAtOnce, lock } from "./session";
export { trackerName } from "./tracker-name";
export { moveToTrash } from "./trash";
export { tripleEscape } from "./triple-escape";
