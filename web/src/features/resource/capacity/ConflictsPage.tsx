import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { levelTogether } from "@/features/plan/levelling/levelling";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { useUrlState } from "@/ui/url-state";
import { LinesTable } from "./CellDrawer";
import { CAPACITY_TABS, type Conflict, hours, percentText, type Remedy } from "./capacity";
import classes from "./capacity.module.css";
import { apply, effectOf, nameOf, whoOf } from "./remedies";
import { useTakeBack } from "./take-back";

const PAGE = 10;

export default function ConflictsPage() {
  const [url, setUrl] = useUrlState();
  const [limit, setLimit] = useState(PAGE);
  const { run, notice } = useTakeBack();
  const query = useQuery({
    queryKey: ["conflicts", url.resource_id, url.from, limit],
    queryFn: () =>
      ok(
        client.GET("/api/v1/resource_conflicts", {
          params: { query: { resource_id: url.resource_id, from: url.from, limit } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t("capacity.title")} hint={t("capacity.conflict.hint")} fill>
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      {notice}
      {url.resource_id ? (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: "start" }}
          onClick={() => setUrl({ resource_id: undefined })}
        >
          {t("capacity.conflict.everybody")}
        </Button>
      ) : null}
      <div className={classes.stack}>
        <Loaded query={query} lines={8}>
          {(list) =>
            list.items.length === 0 ? (
              <EmptyState
                title={t("capacity.conflict.none")}
                text={t("capacity.conflict.none_text")}
              />
            ) : (
              <>
                {list.items.map((conflict) => (
                  <ConflictCard
                    key={`${whoOf(conflict).id}:${conflict.cell.from}`}
                    conflict={conflict}
                    onApply={(remedy) => void run(() => apply(remedy))}
                  />
                ))}
                {list.next ? (
                  <Button variant="default" onClick={() => setLimit(limit + PAGE)}>
                    {t("capacity.conflict.more", { count: list.total - list.items.length })}
                  </Button>
                ) : null}
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

function ConflictCard(props: { conflict: Conflict; onApply: (remedy: Remedy) => void }) {
  const { conflict } = props;
  const { cell } = conflict;
  const can = useCan();
  const projects = cell.lines.flatMap((line) => line.project?.id ?? []);
  return (
    <Section
      title={t("capacity.conflict.title", {
        name: whoOf(conflict).name,
        from: showDay(cell.from),
        to: showDay(cell.to),
      })}
      hint={t(conflict.team ? "capacity.conflict.team_text" : "capacity.conflict.text", {
        firm: hours(cell.firm_minutes),
        capacity: hours(cell.capacity_minutes),
        over: hours(conflict.over_minutes),
      })}
      actions={
        <>
          {can("task.edit") && projects.length > 0 ? (
            <Button
              component={Link}
              size="compact-sm"
              variant="default"
              {...levelTogether({ projects })}
            >
              {t("levelling.together.open_these")}
            </Button>
          ) : null}
          <Mark tone={conflict.band === "over" ? "warn" : "bad"}>
            {percentText(cell.percent)} · {t(`capacity.band.${conflict.band}`)}
          </Mark>
        </>
      }
    >
      <LinesTable lines={cell} />
      {conflict.remedies.length === 0 ? (
        <p className="muted">{t("capacity.conflict.no_remedy")}</p>
      ) : (
        <ul className={classes.remedies} aria-label={t("capacity.conflict.remedies")}>
          {conflict.remedies.map((remedy) => {
            const name = nameOf(conflict, remedy);
            return (
              <li
                key={`${remedy.kind}:${remedy.allocation_id}:${remedy.to_resource?.id ?? ""}`}
                className={classes.remedy}
              >
                <div>
                  <p>{name}</p>
                  <p className={classes.effect}>{effectOf(conflict, remedy)}</p>
                </div>
                <Button
                  size="compact-sm"
                  aria-label={t("capacity.conflict.apply_this", { name })}
                  onClick={() => props.onApply(remedy)}
                >
                  {t("capacity.conflict.apply")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
