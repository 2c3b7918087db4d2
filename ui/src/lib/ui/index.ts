/** The primitives of the interface. What each takes is listed in README.md beside this file. */
export { default as Button } from "./Button.svelte";
export { default as CairnDrawing } from "./CairnDrawing.svelte";
export { default as CalendarStrip } from "./CalendarStrip.svelte";
export { default as Card } from "./Card.svelte";
export {
  default as ChartFrame,
  type ChartPoint,
  type ChartTable,
  type LegendEntry,
} from "./ChartFrame.svelte";
export { default as Checkbox } from "./Checkbox.svelte";
export { default as Chip } from "./Chip.svelte";
export { default as ConfirmDialog } from "./ConfirmDialog.svelte";
export { default as DateField } from "./DateField.svelte";
export { default as Dialog } from "./Dialog.svelte";
export { default as EmptyState } from "./EmptyState.svelte";
export { default as Field } from "./Field.svelte";
export { default as Icon } from "./Icon.svelte";
export { default as IconButton } from "./IconButton.svelte";
export { default as Kbd } from "./Kbd.svelte";
export { default as ListBox } from "./ListBox.svelte";
export { default as ListGroup } from "./ListGroup.svelte";
export { default as ListRow } from "./ListRow.svelte";
export { default as Menu, type MenuItem } from "./Menu.svelte";
export { default as Note } from "./Note.svelte";
export { default as NumberField } from "./NumberField.svelte";
export { default as Page } from "./Page.svelte";
export { default as PassphraseField } from "./PassphraseField.svelte";
export { default as RichText } from "./RichText.svelte";
export { default as SavedState, type SaveState } from "./SavedState.svelte";
export { default as Segmented } from "./Segmented.svelte";
export { default as SelectField } from "./SelectField.svelte";
export { default as SliderWithWords } from "./SliderWithWords.svelte";
export { default as Stones } from "./Stones.svelte";
export { default as StatTriple, type Stat } from "./StatTriple.svelte";
export { default as StrengthMeter } from "./StrengthMeter.svelte";
export { default as Switch } from "./Switch.svelte";
export { default as Table, type Cell, type Column } from "./Table.svelte";
export { default as Tag } from "./Tag.svelte";
export { default as TextArea } from "./TextArea.svelte";
export { default as Toaster } from "./Toaster.svelte";
export { default as TokenField } from "./TokenField.svelte";
export { default as Tooltip } from "./Tooltip.svelte";
export { default as VisuallyHidden } from "./VisuallyHidden.svelte";
export { addDays, startOfWeek } from "./days";
export { focusFirstError } from "./errors";
export type { IconName } from "./icons";
export { isTyping, keyNames, withCtrl } from "./keys";
export { decimalNumber, typedNumber, wholeNumber } from "./numbers";
export { scrollsByKey } from "./scrolls";
export { adoptDrawing } from "./svg";
export { toasts, type Toast } from "./toast.svelte";
export type { TokenOption } from "./tokens.svelte";
