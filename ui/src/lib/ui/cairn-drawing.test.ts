import { readFileSync } from "node:fs";
import { render, screen } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import CairnDrawing from "./CairnDrawing.svelte";
import source from "./CairnDrawing.svelte?raw";
import { adoptDrawing } from "./svg";

const LABEL = "A cairn of 2 stones.";
const draw = (group: string, fill = "#A5A199") =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 18 18">${group}<path d="M0 0" fill="${fill}"/></g></svg>`;
const STILL = draw("<g>");
const NEW = draw('<g class="new">');
const stones = () => document.querySelectorAll("svg path").length;
const settling = () => document.querySelectorAll("svg .new").length;

describe("CairnDrawing", () => {
  test("is a picture with a sentence for those who do not see it", () => {
    render(CairnDrawing, { svg: STILL, label: LABEL });
    expect(screen.getByRole("img", { name: LABEL }).querySelector("svg")).not.toBeNull();
    expect(screen.queryByText(LABEL)).toBeNull();
  });

  test("lets a new stone settle once and no other", async () => {
    const view = render(CairnDrawing, { svg: STILL, label: LABEL });
    expect(settling()).toBe(0);
    await view.rerender({ svg: NEW });
    expect(settling()).toBe(1);
    await view.rerender({ svg: draw('<g class="new">', "#8D8A82") });
    expect([stones(), settling()]).toEqual([1, 0]);
  });

  test("moves only as long as motion is not reduced", () => {
    // The token is zero then, by the system's wish or the person's (tokens.css).
    expect(source).toMatch(/animation: settle var\(--dur-stone\)/);
    expect(source.match(/animation|transition/g)).toHaveLength(1);
  });

  test("that is switched off says its sentence", async () => {
    const view = render(CairnDrawing, { svg: STILL, label: LABEL, off: true });
    expect(screen.getByText(LABEL)).toBeVisible();
    expect(screen.queryByRole("img")).toBeNull();
    await view.rerender({ off: false });
    expect(screen.getByRole("img", { name: LABEL })).toBeInTheDocument();
  });

  test("that is more than a drawing says its sentence", () => {
    render(CairnDrawing, { svg: draw("<g onload='x()'>"), label: LABEL });
    expect(screen.getByText(LABEL)).toBeVisible();
    expect(stones()).toBe(0);
  });
});

describe("what Rust draws", () => {
  const folder = "../src-tauri/crates/insights/tests/golden";

  test.each(["empty", "first", "two-trackers", "many-years"])("%s is taken whole", (name) => {
    const svg = readFileSync(`${folder}/cairn-${name}.svg`, "utf8");
    const taken = adoptDrawing(svg);
    expect(taken?.querySelectorAll("*").length).toBe(svg.match(/<[a-z]/gi)!.length - 1);
  });
});
