/**
 * Prints pages through the browser: each page is an image of print resolution that fills one sheet.
 * Everything else on screen stays off the paper, and is as before afterwards.
 */
import { pageImage } from "@/timeline/page-image";
import { PAPERS, type PageSetup } from "@/timeline/pages";
import type { PageContent } from "@/timeline/paint-page";

export async function printPages(
  content: PageContent,
  setup: PageSetup,
  alt: (at: number) => string,
  progress: (done: number) => void,
): Promise<void> {
  const [short, long] = PAPERS[setup.paper];
  const [width, height] = setup.landscape ? [long, short] : [short, long];
  const host = document.createElement("div");
  host.className = "print-pages";
  const urls: string[] = [];
  for (let at = 0; at < content.plan.pages.length; at++) {
    const url = URL.createObjectURL(await pageImage(content, at));
    urls.push(url);
    const image = new Image();
    image.src = url;
    image.alt = alt(at);
    host.append(image);
    progress(at + 1);
  }
  const style = document.createElement("style");
  // A hair less than the sheet, so that rounding never makes a second, empty one.
  style.textContent = `@page { size: ${width}mm ${height}mm; margin: 0 }
@media print { .print-pages img { width: ${width}mm; height: ${height - 0.3}mm } }`;
  document.head.append(style);
  document.body.append(host);
  await Promise.all([...host.querySelectorAll("img")].map((image) => image.decode()));
  const done = new Promise<void>((resolve) => {
    window.addEventListener("afterprint", () => resolve(), { once: true });
  });
  try {
    window.print();
    await done;
  } finally {
    host.remove();
    style.remove();
    for (const url of urls) URL.revokeObjectURL(url);
  }
}
