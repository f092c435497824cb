/** Short messages that leave by themselves; failures stay until they are closed. */
import { notifications } from "@mantine/notifications";
import { OFFLINE, problemOf } from "@/api/problem";
import { t } from "@/i18n/t";

export function toastDone(message: string, title?: string): void {
  notifications.show({ title, message, color: "teal", autoClose: 6000, withBorder: true });
}

export function toastNote(message: string, title?: string): void {
  notifications.show({ title, message, color: "indigo", autoClose: 6000, withBorder: true });
}

/** A message that stays until it is closed; lines are kept. */
export function toastStays(message: string, title: string): void {
  notifications.show({
    title,
    message,
    color: "red",
    autoClose: false,
    withBorder: true,
  });
}

export function toastFailed(error: unknown, title?: string): void {
  const problem = problemOf(error);
  const reason = problem.status === OFFLINE ? t("common.offline.text") : problem.detail;
  const incident = problem.incident
    ? ` ${t("common.error.incident", { incident: problem.incident })}`
    : "";
  notifications.show({
    title: title ?? t("common.error.title"),
    message: (reason || t("common.error.text")) + incident,
    color: "red",
    autoClose: false,
    withBorder: true,
  });
}
