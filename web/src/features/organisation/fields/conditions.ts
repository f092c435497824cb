/** Conditions on custom fields as they stand in the URL: JSON, as the server is asked. */
import type { CustomConditions } from "@/timeline/custom-filter";

export function conditionsFrom(text: string | undefined): CustomConditions {
  if (!text) return {};
  try {
    const read: unknown = JSON.parse(text);
    return read && typeof read === "object" && !Array.isArray(read)
      ? (read as CustomConditions)
      : {};
  } catch {
    // Somebody has shortened the address; what cannot be read asks for nothing.
    return {};
  }
}

export function conditionsText(conditions: CustomConditions): string | undefined {
  return Object.keys(conditions).length > 0 ? JSON.stringify(conditions) : undefined;
}

export function conditionCount(text: string | undefined): number {
  return Object.keys(conditionsFrom(text)).length;
}
