/** Changes of objectives and key results. */
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import type { KeyResult, Objective } from "./strategy";

type Schemas = components["schemas"];

export async function saveObjective(
  objective: Objective,
  body: Schemas["PatchObjective"],
): Promise<void> {
  const params = { path: { id: objective.id }, header: ifMatch(objective.version) };
  await ok(client.PATCH("/api/v1/objectives/{id}", { params, body }));
}

export async function removeObjective(objective: Objective): Promise<void> {
  const params = { path: { id: objective.id }, header: ifMatch(objective.version) };
  await ok(client.DELETE("/api/v1/objectives/{id}", { params }));
}

export async function removeKeyResult(result: KeyResult): Promise<void> {
  const params = { path: { id: result.id }, header: ifMatch(result.version) };
  await ok(client.DELETE("/api/v1/key_results/{id}", { params }));
}
