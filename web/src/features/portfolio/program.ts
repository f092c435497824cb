/** A program as its pages ask for it. */
import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Program } from "@/api/nouns";

export const programQuery = (id: string) =>
  queryOptions({
    queryKey: ["program", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/programs/{id}", { params: { path: { id } } }))) as Program,
  });
