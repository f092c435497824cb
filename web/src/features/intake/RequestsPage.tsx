import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { RequestItem } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { AgesModal } from "./AgesModal";
import { requestColumns } from "./columns";
import classes from "./intake.module.css";
import { NewRequestModal } from "./NewRequestModal";
import {
  loadRequestPage,
  queueQuery,
  requestTypesQuery,
  STATES,
  showDays,
  WAITING,
} from "./requests";
import { DEEDS, type Deed, TriageModal } from "./TriageModal";
import { t } from "./texts";

/** What the list shows: what somebody has to go on with, everything, or one's own. */
const SHOWN = ["waiting", "all", "mine"] as const;

function statesOf(shown: (typeof SHOWN)[number]): readonly string[] {
  if (shown === "waiting") return WAITING;
  return shown === "mine" ? ["draft", ...STATES] : STATES;
}

/** One's own requests; for the PMO the queue of everybody's. */
export default function RequestsPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const navigate = useNavigate();
  const everybody = can("request.view");
  const shown = everybody ? (SHOWN.find((one) => one === url.show) ?? "waiting") : "mine";
  const mine = shown === "mine";
  const triages = can("request.triage") && !mine;
  const types = useQuery(requestTypesQuery).data ?? [];
  const [picked, setPicked] = useState<ReadonlyMap<string, RequestItem>>(new Map());
  const [deed, setDeed] = useState<Deed | null>(null);
  const { q, sort, state, type_id } = url;
  const overdue = url.overdue === "true";
  // Who looks at the queue sees first what waits longest; who looks at their own what is newest.
  const filter = {
    q,
    state: state ?? (shown === "waiting" ? WAITING.join(",") : undefined),
    type_id,
    overdue: overdue || undefined,
    mine: mine || undefined,
    sort: sort ?? (mine ? "-state_since" : "state_since"),
  };
  const list = usePages<RequestItem>(["requests", filter], (after) =>
    loadRequestPage(filter, after),
  );
  const pick = (id: string, on: boolean) => {
    const row = list.items.find((one) => one.id === id);
    const next = new Map(picked);
    if (on && row) next.set(id, row);
    else next.delete(id);
    setPicked(next);
  };
  const all = requestColumns(triages ? { picked: new Set(picked.keys()), onPick: pick } : null);
  const columns = useColumns("requests", all, url, setUrl);
  const add = <Button onClick={() => setUrl({ create: "request" })}>{t("intake.new")}</Button>;
  return (
    <Page title={t("intake.requests")} hint={t("intake.requests_hint")} fill actions={add}>
      {everybody && !mine ? (
        <Queue state={state} onState={(next) => setUrl({ state: next })} />
      ) : null}
      <Toolbar
        end={
          <>
            {everybody && !mine ? (
              <Button variant="default" onClick={() => setUrl({ ages: "true" })}>
                {t("intake.ages.open")}
              </Button>
            ) : null}
            <ColumnChooser {...columns.chooser} />
          </>
        }
      >
        {everybody ? (
          <SegmentedControl
            aria-label={t("intake.whose")}
            value={shown}
            onChange={(value) => {
              setPicked(new Map());
              setUrl({ show: value === "waiting" ? undefined : value, state: undefined });
            }}
            data={SHOWN.map((value) => ({ value, label: t(`intake.shown.${value}`) }))}
          />
        ) : null}
        <SearchField
          label={t("intake.search")}
          value={q ?? ""}
          onChange={(next) => setUrl({ q: next }, true)}
        />
        <Select
          aria-label={t("intake.state_label")}
          placeholder={t("intake.any_state")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={170}
          data={statesOf(shown).map((value) => ({
            value,
            label: t(`intake.state.${value}`),
          }))}
          value={state ?? null}
          onChange={(next) => setUrl({ state: next ?? undefined })}
        />
        <Select
          aria-label={t("intake.type")}
          placeholder={t("intake.any_type")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={170}
          data={types.map((one) => ({ value: one.id, label: one.name }))}
          value={type_id ?? null}
          onChange={(next) => setUrl({ type_id: next ?? undefined })}
        />
        <Checkbox
          label={t("intake.due.overdue_only")}
          checked={overdue}
          onChange={(event) =>
            setUrl({ overdue: event.currentTarget.checked ? "true" : undefined })
          }
        />
      </Toolbar>
      {triages && picked.size > 0 ? (
        <section className={classes.chosen} aria-label={t("intake.chosen_label")}>
          <span role="status">{t("intake.chosen", { count: picked.size })}</span>
          {DEEDS.filter((one) => one !== "return" && one !== "reopen").map((one) => (
            <Button key={one} size="compact-sm" variant="default" onClick={() => setDeed(one)}>
              {t(`intake.deed.${one}`)}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" onClick={() => setPicked(new Map())}>
            {t("intake.unpick")}
          </Button>
        </section>
      ) : null}
      <DataGrid
        name="requests"
        label={t("intake.requests")}
        columns={columns.shown}
        list={list}
        rowKey={(r) => r.id}
        sort={sort}
        onSort={(next) => setUrl({ sort: next })}
        onOpen={(r) => void navigate({ to: "/requests/$requestId", params: { requestId: r.id } })}
        empty={
          q || state || type_id || overdue ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({ q: undefined, state: undefined, type_id: undefined, overdue: undefined })
              }
            />
          ) : (
            <EmptyState
              title={t(`intake.none_${shown}`)}
              text={t("intake.none_text")}
              action={add}
            />
          )
        }
      />
      <NewRequestModal
        opened={url.create === "request"}
        onClose={() => setUrl({ create: undefined })}
      />
      {url.ages === "true" && everybody ? (
        <AgesModal onClose={() => setUrl({ ages: undefined })} />
      ) : null}
      {deed ? (
        <TriageModal
          deed={deed}
          requests={[...picked.values()]}
          onClose={() => setDeed(null)}
          onDone={(done) => {
            const left = new Map(picked);
            for (const id of done) left.delete(id);
            setPicked(left);
          }}
        />
      ) : null}
    </Page>
  );
}

/** How many wait where, and for how long; each pile filters the list. */
function Queue(props: { state: string | undefined; onState: (state?: string) => void }) {
  const query = useQuery(queueQuery);
  const counts = new Map(query.data?.map((one) => [one.state, one]));
  return (
    <ul className={classes.queue} aria-label={t("intake.queue")}>
      {WAITING.map((state) => {
        const count = counts.get(state);
        const on = props.state === state;
        return (
          <li key={state}>
            <button
              type="button"
              className={classes.pile}
              aria-pressed={on}
              onClick={() => props.onState(on ? undefined : state)}
            >
              <span>{t(`intake.state.${state}`)}</span>
              <strong>{query.isPending ? "…" : (count?.requests ?? 0)}</strong>
              {count && count.overdue > 0 ? (
                <small className={classes.late}>
                  {t("intake.due.pile", { count: count.overdue })}
                </small>
              ) : null}
              <small>
                {count ? t("intake.oldest", { days: showDays(count.oldest_days) }) : " "}
              </small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
