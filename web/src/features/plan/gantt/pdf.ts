/** The pages of a chart as one PDF, drawn by the same painter as the screen. */
import { jsPDF } from "jspdf";
import normal from "@/timeline/fonts/inter-regular.ttf?url";
import bold from "@/timeline/fonts/inter-semibold.ttf?url";
import { PAPERS, type PageSetup } from "@/timeline/pages";
import { type PageContent, paintPage } from "@/timeline/paint-page";
import { PDF_FONTS, PdfPainter, sizeOf, type TextPicture } from "@/timeline/pdf-painter";
import { LIGHT } from "@/timeline/theme";

const POINTS_PER_MM = 72 / 25.4;

/** Makes the file; `progress` hears of each page. */
export async function pagesAsPdf(
  content: PageContent,
  setup: PageSetup,
  progress: (done: number) => void,
): Promise<Blob> {
  const [short, long] = PAPERS[setup.paper].map((side) => side * POINTS_PER_MM);
  const size: [number, number] = setup.landscape ? [long, short] : [short, long];
  const orientation = setup.landscape ? "landscape" : "portrait";
  const pdf = new jsPDF({
    unit: "pt",
    format: size,
    orientation,
    compress: true,
    // Readers would list the standard fonts, which no text is set in.
    putOnlyUsedFonts: true,
  });
  pdf.setProperties({ title: content.texts.title, creator: "Steerco" });
  pdf.setLanguage("en");
  await Promise.all([addFont(pdf, normal, PDF_FONTS.normal), addFont(pdf, bold, PDF_FONTS.bold)]);
  const scale = size[0] / content.plan.geometry.width;
  const patterns = { hatch: String(LIGHT.hatch), dots: String(LIGHT.dots) };
  for (let at = 0; at < content.plan.pages.length; at++) {
    if (at > 0) pdf.addPage(size, orientation);
    const painter = new PdfPainter(pdf, scale, patterns, textPicture);
    const frame = { ...content.frame, theme: LIGHT, measure: painter.measure };
    paintPage(painter.asPainter(), { ...content, frame }, at);
    progress(at + 1);
    // Lets the page show how far it is.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return pdf.output("blob");
}

async function addFont(pdf: jsPDF, url: string, style: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The font could not be loaded (${answer.status}).`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  const name = `${PDF_FONTS.family}-${style}.ttf`;
  pdf.addFileToVFS(name, btoa(text));
  pdf.addFont(name, PDF_FONTS.family, style);
}

/** Pixels of a picture for each pixel of the page. */
const SHARPNESS = 4;

/** A text drawn with whatever fonts the machine has. */
function textPicture(text: string, font: string, fill: string): TextPicture | null {
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (!ctx) return null;
  ctx.font = font;
  const size = sizeOf(font);
  const [width, height, above] = [Math.ceil(ctx.measureText(text).width), size * 1.4, size * 1.05];
  if (width === 0) return null;
  canvas.width = width * SHARPNESS;
  canvas.height = Math.ceil(height * SHARPNESS);
  ctx.scale(SHARPNESS, SHARPNESS);
  ctx.font = font;
  ctx.fillStyle = fill;
  ctx.fillText(text, 0, above);
  return { url: canvas.toDataURL("image/png"), width, height, above };
}
