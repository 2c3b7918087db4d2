import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import { rooms } from "./lint/rooms.js";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/lib/contract/"] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    plugins: { cairn: { rules: { rooms } } },
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      "cairn/rooms": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_$", argsIgnorePattern: "^_" },
      ],
      "no-console": "error",
      // Only the host knows Tauri.
      "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }],
      // The window's CSP refuses markup with styles or scripts in it.
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|cssText)$/]",
          message: "Build elements instead: the window's CSP refuses markup from strings.",
        },
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "Use `style:property={…}`: the window's CSP refuses style attributes in markup.",
        },
        {
          selector: "MemberExpression[object.name=/^(localStorage|sessionStorage|indexedDB)$/]",
          message: "Nothing about a person may be kept by the web view.",
        },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Compile warnings hold the accessibility rules.
      "svelte/valid-compile": ["error", { ignoreWarnings: false }],
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
      "svelte/no-target-blank": "error",
      "svelte/require-each-key": "error",
      // Links to parts of the page; there is no SvelteKit router here.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  {
    files: ["src/lib/host/tauri.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["*.ts", "*.js", "lint/**", "**/*.test.ts"],
    languageOptions: { globals: { ...globals.node } },
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
