import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url));
/** Parts of jsPDF that draw web pages and SVG, which nothing here asks for. */
const unused = ["canvg", "dompurify", "html2canvas"];
const absent = Object.fromEntries(unused.map((name) => [name, path("./src/lib/absent.ts")]));

const server = process.env.STEERCO_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": path("./src"), ...absent } },
  server: { proxy: { "/api": { target: server, changeOrigin: false } } },
  build: {
    target: "es2022",
    // The server's content policy allows scripts from its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
