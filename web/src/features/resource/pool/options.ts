/** Choices of the pool for pickers, searched on the server. */
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Option } from "@/ui/RemoteSelect";

interface Named {
  items: { id: string; name: string }[];
}

function options(page: unknown): Option[] {
  return (page as Named).items.map((item) => ({ value: item.id, label: item.name }));
}

export async function loadTeams(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/teams", { params })));
}

export async function loadRoles(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/job_roles", { params })));
}

export async function loadLocations(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/locations", { params })));
}

export async function loadSkills(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/skills", { params })));
}

/** People who can lead others: no materials or costs. */
export async function loadPeople(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name", kind: "work" }) };
  return options(await ok(client.GET("/api/v1/resources", { params })));
}

export const asOption = (ref: { id: string; name: string } | null | undefined): Option | null =>
  ref ? { value: ref.id, label: ref.name } : null;
