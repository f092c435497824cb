/** Work that goes on after the request that asked for it. */
import type { Job } from "@/api/nouns";
import { t } from "@/i18n/t";
import { toastDone, toastStays } from "@/ui/toast";

/** Tells how a job ended: in passing, or so that it stays when plans could not follow. */
export function tellJob(job: Job): void {
  if (job.failed === 0) {
    toastDone(t("integration.job.done", { count: job.done }), job.title);
    return;
  }
  const lines = job.failures.map(({ project, text }) => `${project.name}: ${text}`);
  const hidden = job.failed - job.failures.length;
  if (hidden > 0) lines.push(t("integration.job.hidden", { count: hidden }));
  toastStays(lines.join("\n"), t("integration.job.failed", { count: job.failed }));
}
