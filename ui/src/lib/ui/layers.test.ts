import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import ConfirmDialog from "./ConfirmDialog.svelte";
import Menu from "./Menu.svelte";
import TestDialog from "./TestDialog.svelte";
import { scrollsByKey } from "./scrolls";
import { toasts } from "./toast.svelte";
import Toaster from "./Toaster.svelte";

describe("Dialog", () => {
  async function opened(props: { dirty?: boolean; onsave?: () => void } = {}) {
    render(TestDialog, props);
    await userEvent.click(screen.getByRole("button", { name: "open it" }));
    return screen.findByRole("dialog", { name: "Check in" });
  }
  const gone = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  test("has its title as name and its description", async () => {
    expect(await opened()).toHaveAccessibleDescription("All optional.");
  });

  test("begins at the first field, not at the button that closes", async () => {
    await opened();
    await waitFor(() => expect(screen.getByLabelText("One line")).toHaveFocus());
  });

  test("Ctrl Enter saves, also from a field; Enter alone does not", async () => {
    const onsave = vi.fn();
    await opened({ onsave });
    await userEvent.click(screen.getByLabelText("One line"));
    await userEvent.keyboard("{Enter}");
    expect(onsave).not.toHaveBeenCalled();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onsave).toHaveBeenCalledOnce();
  });

  test("Esc closes at once when nothing would go, and focus returns", async () => {
    await opened();
    await userEvent.keyboard("{Escape}");
    await gone();
    await waitFor(() => expect(screen.getByRole("button", { name: "open it" })).toHaveFocus());
  });

  test("Esc asks when text would go, and a second Esc goes back to the text", async () => {
    await opened({ dirty: true });
    await userEvent.keyboard("{Escape}");
    expect(screen.getByRole("group", { name: /Close without saving/ })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("button", { name: "Keep writing" })).toHaveFocus());
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("group")).toBeNull();
    expect(screen.getByLabelText("One line")).toHaveFocus();
  });

  test("closes without saving only when that is chosen", async () => {
    await opened({ dirty: true });
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await userEvent.click(screen.getByRole("button", { name: "Keep writing" }));
    expect(screen.getByRole("dialog")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await userEvent.click(screen.getByRole("button", { name: "Close without saving" }));
    await gone();
  });
});

test("ConfirmDialog acts only on its act", async () => {
  const onconfirm = vi.fn();
  const props = {
    open: true,
    title: "Delete for good?",
    text: "It is gone then.",
    act: "Delete",
    onconfirm,
  };
  const view = render(ConfirmDialog, props);
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(onconfirm).not.toHaveBeenCalled();
  await view.rerender({ open: true });
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  expect(onconfirm).toHaveBeenCalledOnce();
});

test("Menu opens by key and runs what is chosen", async () => {
  const onselect = vi.fn();
  render(Menu, {
    label: "Templates",
    groups: [
      [
        { label: "Blank", onselect: vi.fn() },
        { label: "Gratitude", onselect },
      ],
    ],
  });
  screen.getByRole("button", { name: "Templates" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("menu")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("menuitem", { name: "Gratitude" }));
  expect(onselect).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
});

test("Menu gives the page back when it closes, and with it the focus", async () => {
  render(Menu, { label: "Templates", groups: [[{ label: "Blank", onselect: vi.fn() }]] });
  const button = screen.getByRole("button", { name: "Templates" });
  button.focus();
  for (const key of ["{Enter}", "{Escape}"]) {
    await userEvent.keyboard("{Enter}");
    await screen.findByRole("menu");
    expect(document.body).toHaveStyle({ pointerEvents: "none" });
    await userEvent.keyboard(key);
    await waitFor(() => expect(document.body).not.toHaveStyle({ pointerEvents: "none" }));
    await waitFor(() => expect(button).toHaveFocus());
  }
});

test("what overflows takes the focus only while nothing in it does", () => {
  const node = document.createElement("div");
  Object.defineProperty(node, "clientHeight", { value: 100 });
  Object.defineProperty(node, "scrollHeight", { value: 300 });
  scrollsByKey(node)();
  expect(node).toHaveAttribute("tabindex", "0");
  node.append(document.createElement("button"));
  scrollsByKey(node)();
  expect(node).not.toHaveAttribute("tabindex");
});

describe("Toaster", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    toasts.hide();
  });
  const user = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const show = async (text: string, undo?: () => void) => {
    toasts.show({ text, undo });
    await vi.advanceTimersByTimeAsync(0);
  };

  test("says one thing at a time, in a status, for eight seconds", async () => {
    render(Toaster);
    await show("Entry moved to the trash.");
    await show("Saved as a backup.");
    expect(screen.getByRole("status")).toHaveTextContent(/^Saved as a backup\.$/);
    await vi.advanceTimersByTimeAsync(7900);
    expect(screen.getByRole("status")).toHaveTextContent("Saved");
    await vi.advanceTimersByTimeAsync(200);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  test("waits while its button has focus", async () => {
    render(Toaster);
    await show("Entry moved to the trash.", vi.fn());
    screen.getByRole("button", { name: "Undo" }).focus();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(screen.getByRole("button", { name: "Undo" })).toBeInTheDocument();
  });

  test("Ctrl Z undoes once, also after it has gone, and never while typing", async () => {
    const undo = vi.fn();
    render(Toaster);
    await show("Entry moved to the trash.", undo);
    await vi.advanceTimersByTimeAsync(9000);
    const input = document.createElement("input");
    document.body.append(input);
    input.focus();
    await user().keyboard("{Control>}z{/Control}");
    expect(undo).not.toHaveBeenCalled();
    input.remove();
    await user().keyboard("{Control>}z{/Control}");
    await user().keyboard("{Control>}z{/Control}");
    expect(undo).toHaveBeenCalledOnce();
  });
});
