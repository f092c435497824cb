import { Stack } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Check, Diagnostic } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showMoments } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { CheckTable } from "./CheckTable";
import { useProjectId } from "./project";
import classes from "./project.module.css";

const TONES: Record<string, Tone> = { error: "bad", warning: "warn", info: "info" };

export default function ChecksTab() {
  const id = useProjectId();
  const [, setUrl] = useUrlState();
  const checks = useQuery({
    queryKey: ["checks", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/projects/{id}/checks", { params: { path: { id } } })))
        .items as Check[],
  });
  const diagnostics = useQuery({
    queryKey: ["diagnostics", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/projects/{id}/diagnostics", { params: { path: { id } } })))
        .items as Diagnostic[],
  });
  return (
    <Stack>
      <Section title={t("plan.checks.diagnostics")} hint={t("plan.checks.diagnostics_hint")}>
        <Loaded query={diagnostics}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState
                icon={<IconCircleCheck size={30} stroke={1.5} />}
                title={t("plan.checks.clean")}
                text={t("plan.checks.clean_text")}
              />
            ) : (
              <PlainTable
                label={t("plan.checks.diagnostics")}
                head={[t("plan.checks.severity"), t("plan.checks.message"), t("plan.checks.task")]}
                rows={items.map((item, at) => ({
                  key: `${item.code}${at + 1}`,
                  cells: [
                    <Mark key="severity" tone={TONES[item.severity] ?? "plain"}>
                      {t(`plan.severity.${item.severity}`)}
                    </Mark>,
                    showMoments(item.message),
                    item.task_id ? (
                      <button
                        key="task"
                        type="button"
                        className={classes.link}
                        onClick={() => setUrl({ task: item.task_id ?? undefined })}
                      >
                        {item.task_name}
                      </button>
                    ) : null,
                  ],
                }))}
              />
            )
          }
        </Loaded>
      </Section>
      <Section title={t("plan.checks.dcma")} hint={t("plan.checks.dcma_hint")}>
        <Loaded query={checks} lines={14}>
          {(items) => <CheckTable checks={items} />}
        </Loaded>
      </Section>
    </Stack>
  );
}
