/** What a model scores: projects and requests for them, and where each is assessed. */
import { loadProjects } from "@/features/plan/options";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";
import { loadRegister, type SubjectKind } from "../views/register";

interface Subject {
  kind: SubjectKind;
  id: string;
}

/** The page that says what everybody says of it under a model. */
export function assessAddress(modelId: string, { kind, id }: Subject): string {
  return `/scoring/${modelId}/${kind === "project" ? "projects" : "requests"}/${id}`;
}

/** Projects, and requests that are pending, by name; each says which kind it is. */
export async function loadSubjects(q: string): Promise<Option[]> {
  const [projects, requests] = await Promise.all([
    loadProjects(q),
    loadRegister({ q, kind: "request", sort: "name" }),
  ]);
  return [
    ...projects.map((one) => ({ value: `project/${one.value}`, label: one.label })),
    ...requests.items.map((one) => ({
      value: `request/${one.id}`,
      label: t("scoring.request_named", { key: one.key, name: one.name }),
    })),
  ].sort((one, other) => one.label.localeCompare(other.label));
}

/** Where a choice of `loadSubjects` is assessed. */
export function assessOfOption(modelId: string, { value }: Option): string {
  const [kind, id] = value.split("/");
  return assessAddress(modelId, { kind: kind as SubjectKind, id });
}
