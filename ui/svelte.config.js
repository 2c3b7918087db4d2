import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  // bits-ui still has components written for both modes.
  vitePlugin: {
    dynamicCompileOptions({ filename }) {
      return filename.includes("node_modules") ? { runes: undefined } : undefined;
    },
  },
};
