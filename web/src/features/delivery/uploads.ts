/** Files on their way to the server: how far each is, and why one did not arrive. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { randomKey } from "@/lib/random";
import type { Spot } from "./comments";
import { attach, filesKey, showSize } from "./files";

export interface Upload {
  key: string;
  file: File;
  /** 0 to 100. */
  share: number;
  problem: string | null;
  /** Whether the same file may arrive next time. */
  again: boolean;
}

interface Uploads {
  items: readonly Upload[];
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  drop: (key: string) => void;
}

export function useUploads(spot: Spot): Uploads {
  const queries = useQueryClient();
  const most = useMe()?.most_file_bytes;
  const [items, setItems] = useState<readonly Upload[]>([]);
  const put = (key: string, change: Partial<Upload>) =>
    setItems((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => setItems((all) => all.filter((one) => one.key !== key));

  async function send(key: string, file: File) {
    put(key, { share: 0, problem: null });
    try {
      await attach(spot, file, (share) => put(key, { share }));
      drop(key);
      void queries.invalidateQueries({ queryKey: filesKey(spot) });
    } catch (error) {
      const found = problemOf(error);
      const reason = found.status === 0 ? t("common.offline.text") : found.detail;
      const text = `${t("delivery.files.not_sent", { name: file.name })} ${reason || t("common.error.text")}`;
      put(key, { problem: text, again: found.status !== 422 });
    }
  }

  return {
    items,
    add: (files) => {
      for (const file of files) {
        const key = randomKey();
        const large = most !== undefined && file.size > most;
        const problem = large
          ? t("delivery.files.too_large", { name: file.name, most: showSize(most) })
          : null;
        setItems((all) => [...all, { key, file, share: 0, problem, again: false }]);
        if (!large) void send(key, file);
      }
    },
    retry: (key) => {
      const one = items.find((item) => item.key === key);
      if (one) void send(key, one.file);
    },
    drop,
  };
}
