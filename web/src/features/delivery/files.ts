/** Files of a task, a project, a request or another subject. */
import { client, ifMatch, ok } from "@/api/client";
import type { Attachment, Page } from "@/api/nouns";
import { upload } from "@/api/upload";
import { locale } from "@/lib/locale";
import { type PageList, usePages } from "@/ui/grid/pages";
import type { Spot } from "./comments";

const PAGE = 50;

export const filesKey = (spot: Spot) => ["attachments", spot.kind, spot.id] as const;

/** Newest first. */
export function useFiles(spot: Spot): PageList<Attachment> {
  return usePages<Attachment>(filesKey(spot), async (after) => {
    const params = {
      path: { kind: spot.kind, id: spot.id },
      query: { limit: PAGE, sort: "-created_at", ...(after ? { after } : {}) },
    };
    return (await ok(
      client.GET("/api/v1/subjects/{kind}/{id}/attachments", { params }),
    )) as Page<Attachment>;
  });
}

export function attach(
  spot: Spot,
  file: File,
  onShare: (percent: number) => void,
): Promise<Attachment> {
  return upload(`/api/v1/subjects/${spot.kind}/${spot.id}/attachments`, file, onShare);
}

export async function removeFile(file: Attachment): Promise<void> {
  const params = { path: { id: file.id }, header: ifMatch(file.version) };
  await ok(client.DELETE("/api/v1/attachments/{id}", { params }));
}

/** "1.2 MB" in the locale's way; a kilobyte has 1024 bytes here as on the server. */
export function showSize(bytes: number): string {
  const kilo = bytes / 1024;
  const [value, unit] = kilo < 1024 ? [kilo, "kilobyte"] : [kilo / 1024, "megabyte"];
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(bytes === 0 ? 0 : Math.max(value, 0.1));
}
