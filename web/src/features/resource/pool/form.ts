/** What a resource is, as people say it: of the kind work there are three forms. */
import type { Resource } from "@/api/nouns";

export const FORMS = ["person", "generic", "equipment", "material", "cost"] as const;
export type Form = (typeof FORMS)[number];

export function formOf(resource: Pick<Resource, "kind" | "generic" | "equipment">): Form {
  if (resource.kind !== "work") return resource.kind;
  if (resource.generic) return "generic";
  return resource.equipment ? "equipment" : "person";
}

/** The fields by which the server knows a form. */
export function fieldsOf(form: Form) {
  const work = form === "person" || form === "generic" || form === "equipment";
  return {
    kind: work ? "work" : form,
    generic: form === "generic",
    equipment: form === "equipment",
  };
}
