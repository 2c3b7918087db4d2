/// <reference types="vitest/config" />
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Both fonts are under the OFL, which asks for its text to travel with them. */
function fontLicences(): Plugin {
  return {
    name: "font-licences",
    apply: "build",
    generateBundle() {
      for (const font of ["literata", "inter"]) {
        this.emitFile({
          type: "asset",
          fileName: `licences/${font}-OFL.txt`,
          source: readFileSync(here(`node_modules/@fontsource-variable/${font}/LICENSE`)),
        });
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), svelteTesting(), fontLicences()],
  resolve: { alias: { $lib: here("src/lib") } },
  clearScreen: false,
  server: { host: "127.0.0.1", port: 5183, strictPort: true },
  build: {
    target: ["es2022", "safari16"],
    // The window's CSP has `font-src 'self'` and no inline script: nothing may become a data: URL,
    // and the module preload polyfill is not needed by any web view we run in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "lint/**/*.test.ts"],
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
  },
});
