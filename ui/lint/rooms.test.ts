import { Linter } from "eslint";
import { expect, test } from "vitest";
import { rooms } from "./rooms.js";

function problems(filename: string, code: string): number {
  return new Linter({ cwd: "/" }).verify(
    code,
    [{ plugins: { cairn: { rules: { rooms } } }, rules: { "cairn/rooms": "error" } }],
    { filename },
  ).length;
}

test("a feature may use lib and itself", () => {
  const file = "/ui/src/features/journal/Editor.js";
  expect(problems(file, `import "$lib/ui"; import "../../lib/words"; import "./list.js";`)).toBe(0);
});

test("a feature may not use another feature", () => {
  const file = "/ui/src/features/journal/Editor.js";
  expect(problems(file, `import "../check-in/form.js";`)).toBe(1);
  expect(problems(file, `export { form } from "../check-in/form.js";`)).toBe(1);
});

test("nothing below knows a view, and lib knows no feature", () => {
  expect(problems("/ui/src/features/journal/a.js", `import "../../views/Today.js";`)).toBe(1);
  expect(problems("/ui/src/lib/ui/a.js", `import "../../features/journal/b.js";`)).toBe(1);
  expect(problems("/ui/src/views/Today.js", `import "../features/journal/b.js";`)).toBe(0);
});
