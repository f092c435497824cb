/** Choices for pickers, searched on the server. */
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Option } from "@/ui/RemoteSelect";

interface Named {
  items: { id: string; name: string }[];
}

function options(page: unknown): Option[] {
  return (page as Named).items.map((item) => ({ value: item.id, label: item.name }));
}

export async function loadPrograms(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/programs", { params })));
}

export async function loadPortfolios(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/portfolios", { params })));
}

export async function loadProjects(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/projects", { params })));
}

export async function loadTemplates(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/templates", { params })));
}

export async function loadCalendars(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/calendars", { params })));
}

export async function loadResources(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/resources", { params })));
}

export async function loadUsers(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  return options(await ok(client.GET("/api/v1/users", { params })));
}

/** Tasks of a project with their row number, so that equal names can be told apart. */
export async function loadTasks(projectId: string, q: string): Promise<Option[]> {
  const params = { path: { id: projectId }, query: listQuery({ q }) };
  const page = (await ok(client.GET("/api/v1/projects/{id}/tasks", { params }))) as {
    items: { id: string; name: string; row_number: number }[];
  };
  return page.items.map((task) => ({ value: task.id, label: `${task.row_number} · ${task.name}` }));
}
