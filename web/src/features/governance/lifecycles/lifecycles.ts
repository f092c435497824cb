/** Lifecycles as the pages ask for them. */
import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Lifecycle, LifecycleField, LifecycleMethod } from "@/api/nouns";

export const lifecyclesQuery = queryOptions({
  queryKey: ["lifecycles"],
  queryFn: async () => {
    const params = { query: { subject_kind: "project" } };
    return (await ok(client.GET("/api/v1/lifecycles", { params }))).items as Lifecycle[];
  },
});

export const methodsQuery = queryOptions({
  queryKey: ["lifecycle_methods"],
  queryFn: async () =>
    (await ok(client.GET("/api/v1/lifecycle_methods"))).items as LifecycleMethod[],
  staleTime: Number.POSITIVE_INFINITY,
});

export const fieldsQuery = queryOptions({
  queryKey: ["lifecycle_fields"],
  queryFn: async () => (await ok(client.GET("/api/v1/lifecycle_fields"))).items as LifecycleField[],
});
