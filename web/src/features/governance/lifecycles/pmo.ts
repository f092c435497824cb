import type { PmoType } from "@/api/nouns";

/** How strictly gates are kept, least strict first. */
export const PMO_TYPES: PmoType[] = ["supportive", "controlling", "directive"];
