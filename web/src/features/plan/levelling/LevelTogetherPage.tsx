import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { showMoment } from "@/lib/dates";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { LevelOptions } from "./LevelOptions";
import { LevelTogetherPreview } from "./LevelTogetherPreview";
import {
  acceptLevelling,
  askForLevellingOfProjects,
  type LevellingEdit,
  type LevelPlan,
  undoLevelling,
} from "./levelling";

/** Projects that share people, levelled as one: what it would do and why, and what of it to accept. */
export default function LevelTogetherPage() {
  const [url] = useUrlState();
  const queries = useQueryClient();
  const [question, setQuestion] = useState<LevelPlan>({ seconds: 3, goal: "delay" });
  const [done, setDone] = useState<LevellingEdit[] | null>(null);
  const project_ids = url.project_ids?.split(",").filter(Boolean) ?? [];
  const chosen = project_ids.length > 0 || url.program_id || url.portfolio_id;
  const search = useMutation({
    mutationFn: () =>
      askForLevellingOfProjects({
        ...question,
        project_ids,
        program_id: url.program_id,
        portfolio_id: url.portfolio_id,
      }),
    onMutate: () => setDone(null),
  });
  const undo = useMutation({
    mutationFn: () => undoLevelling(done ?? []),
    onSuccess: async () => {
      setDone(null);
      search.reset();
      toastDone(t("levelling.together.undone"));
      await queries.invalidateQueries();
    },
  });
  return (
    <Page
      title={t("levelling.together.title")}
      hint={t("levelling.together.hint")}
      crumbs={crumbs(url)}
    >
      {chosen ? (
        <Stack gap="md">
          <Section title={t("levelling.together.how")}>
            <Stack gap="sm">
              <LevelOptions
                question={question}
                onChange={(change) => setQuestion((now) => ({ ...now, ...change }))}
              />
              <Group>
                <Button loading={search.isPending} onClick={() => search.mutate()}>
                  {search.data ? t("levelling.again") : t("levelling.preview")}
                </Button>
              </Group>
            </Stack>
          </Section>
          <div aria-live="polite">
            {done ? (
              <Done
                edits={done}
                busy={undo.isPending}
                problem={undo.error ? problemOf(undo.error).detail : undefined}
                onUndo={() => undo.mutate()}
              />
            ) : search.isPending ? (
              <>
                <Text size="sm">{t("levelling.searching")}</Text>
                <LoadingBlock lines={6} />
              </>
            ) : search.error ? (
              <ErrorState error={search.error} retry={() => search.mutate()} />
            ) : search.data ? (
              <LevelTogetherPreview
                key={search.submittedAt}
                levelling={search.data}
                onAccept={async (projects) => {
                  setDone(await acceptLevelling(projects));
                  await queries.invalidateQueries();
                }}
              />
            ) : null}
          </div>
        </Stack>
      ) : (
        <EmptyState
          title={t("levelling.together.nothing_chosen")}
          text={t("levelling.together.nothing_chosen_text")}
          action={
            <Button component={Link} to="/portfolios">
              {t("shell.nav.portfolios")}
            </Button>
          }
        />
      )}
    </Page>
  );
}

function crumbs(url: Record<string, string | undefined>) {
  if (url.program_id) {
    return [{ label: t("levelling.together.program"), to: `/programs/${url.program_id}` }];
  }
  if (url.portfolio_id) {
    return [{ label: t("levelling.together.portfolio"), to: `/portfolios/${url.portfolio_id}` }];
  }
  return [{ label: t("capacity.tab.conflicts"), to: "/capacity/conflicts" }];
}

function Done(props: {
  edits: LevellingEdit[];
  busy: boolean;
  problem?: string;
  onUndo: () => void;
}) {
  return (
    <Alert role="status" color="teal" title={t("levelling.together.done")}>
      <ul>
        {props.edits.map((one) => (
          <li key={one.edit_id}>
            <Link to={`/projects/${one.project.id}` as string}>{one.project.name}</Link>
            {": "}
            {t("levelling.together.done_project", {
              count: one.moved_tasks,
              before: showMoment(one.finish_before),
              after: showMoment(one.finish_after),
            })}
          </li>
        ))}
      </ul>
      {props.problem ? <p role="alert">{props.problem}</p> : null}
      <Button size="compact-sm" variant="light" loading={props.busy} onClick={props.onUndo}>
        {t("levelling.together.undo")}
      </Button>
    </Alert>
  );
}
