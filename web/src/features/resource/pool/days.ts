import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";

/** The first day of an entry, or that it has always been so. */
export const showFrom = (day: string | null | undefined) =>
  day ? showDay(day) : t("resource.dated.always");

/** The last day of an entry, or that it has none. */
export const showTo = (day: string | null | undefined) =>
  day ? showDay(day) : t("resource.dated.open");
