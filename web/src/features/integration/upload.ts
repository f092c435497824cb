/** Sends a plan file to be read and reported on. */
import type { Import } from "@/api/nouns";
import { upload } from "@/api/upload";

export function uploadPlan(file: File, onShare: (percent: number) => void): Promise<Import> {
  return upload("/api/v1/imports", file, onShare);
}
