/** Files of a comment that is being written: sent when it is, and only once if that takes two tries. */
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import type { Spot } from "./comments";
import { attach, showSize } from "./files";

/** As on the server. */
const MOST_FILES = 20;

/** A file that could not be sent; its message says which one and why. */
export class FileNotSent extends Error {}

/** Files the server has, though the comment they belong to could not be said yet. */
const sent = new WeakMap<File, string>();

/** Sends what is not there yet; answers the ids of all. */
export async function sendFiles(spot: Spot, files: readonly File[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const known = sent.get(file) ?? (await sendOne(spot, file));
    sent.set(file, known);
    ids.push(known);
  }
  return ids;
}

async function sendOne(spot: Spot, file: File): Promise<string> {
  try {
    return (await attach(spot, file, () => {})).id;
  } catch (error) {
    const found = problemOf(error);
    const reason = found.status === 0 ? t("common.offline.text") : found.detail;
    const name = t("delivery.files.not_sent", { name: file.name });
    throw new FileNotSent(`${name} ${reason || t("common.error.text")}`);
  }
}

/** One of them was deleted meanwhile: all are sent again the next time. */
export function forgetSent(files: readonly File[]): void {
  for (const file of files) sent.delete(file);
}

/** The files with those that fit, and why the others do not. */
export function withFiles(
  files: readonly File[],
  more: readonly File[],
  mostBytes: number | undefined,
): { files: readonly File[]; refused: string[] } {
  const kept = [...files];
  const refused: string[] = [];
  for (const file of more) {
    if (mostBytes !== undefined && file.size > mostBytes) {
      refused.push(t("delivery.files.too_large", { name: file.name, most: showSize(mostBytes) }));
    } else if (kept.length >= MOST_FILES) {
      refused.push(t("delivery.comments.too_many_files", { count: MOST_FILES, name: file.name }));
    } else kept.push(file);
  }
  return { files: kept, refused };
}
