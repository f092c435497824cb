import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { CAPACITY_TABS } from "../capacity/capacity";
import { asOption, loadRoles } from "../pool/options";
import {
  STATE_TONES,
  STATES,
  type StaffingFigures,
  type StaffingRequest,
  showHours,
} from "./requests";
import classes from "./requests.module.css";
import { WeightsModal } from "./WeightsModal";

/** Requests for people, those first that expire first, and how well they are answered. */
export default function RequestsPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const [weighing, setWeighing] = useState(false);
  const state = url.state ?? "live";
  const asked = { project_id: url.project_id, job_role_id: url.job_role_id };
  const filter = { ...asked, state: state === "all" ? undefined : state };
  const list = usePages<StaffingRequest>(
    ["staffing_requests", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/staffing_requests", {
          params: { query: { ...listQuery({}, after), ...filter } },
        }),
      )) as ListPage<StaffingRequest>,
  );
  const counted = { ...asked, from: url.from, to: url.to };
  const figures = useQuery({
    queryKey: ["staffing_requests", "figures", counted],
    queryFn: () => ok(client.GET("/api/v1/staffing_figures", { params: { query: counted } })),
    placeholderData: keepPreviousData,
  });
  const role = list.items.find((one) => one.job_role.id === url.job_role_id)?.job_role;
  const columns: GridColumn<StaffingRequest>[] = [
    {
      key: "what",
      label: t("staffing.what"),
      width: 210,
      grow: 1,
      text: (x) => `${x.people} × ${x.job_role.name}`,
      cell: (x) => (
        <Link to="/staffing/$requestId" params={{ requestId: x.id }} tabIndex={-1}>
          {`${x.people} × ${x.job_role.name}`}
        </Link>
      ),
    },
    { key: "project", label: t("staffing.project"), width: 200, cell: (x) => x.project.name },
    {
      key: "state",
      label: t("staffing.state"),
      width: 150,
      text: (x) => t(`staffing.state_${x.state}`),
      cell: (x) => <Mark tone={STATE_TONES[x.state]}>{t(`staffing.state_${x.state}`)}</Mark>,
    },
    {
      key: "days",
      label: t("staffing.days"),
      width: 200,
      cell: (x) => `${showDay(x.from)} – ${showDay(x.to)}`,
    },
    {
      key: "asked",
      label: t("staffing.asked"),
      width: 100,
      numeric: true,
      cell: (x) => showHours(x.asked_minutes),
    },
    {
      key: "filled",
      label: t("staffing.filled"),
      width: 100,
      numeric: true,
      cell: (x) => showHours(x.filled_minutes),
    },
    {
      key: "expires",
      label: t("staffing.expires"),
      width: 120,
      cell: (x) => showDay(x.expires),
    },
    { key: "by", label: t("staffing.asked_by"), width: 150, cell: (x) => x.asked_by.name },
  ];
  return (
    <Page
      title={t("capacity.title")}
      hint={t("staffing.hint")}
      fill
      actions={
        can("staffing.answer") ? (
          <Button variant="default" onClick={() => setWeighing(true)}>
            {t("staffing.weights.title")}
          </Button>
        ) : undefined
      }
    >
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <Toolbar>
        <Select
          size="xs"
          aria-label={t("staffing.state")}
          data={[
            { value: "live", label: t("staffing.live") },
            { value: "all", label: t("staffing.all") },
            ...STATES.map((value) => ({ value, label: t(`staffing.state_${value}`) })),
          ]}
          value={state}
          allowDeselect={false}
          onChange={(value) => setUrl({ state: value ?? undefined })}
        />
        <RemoteSelect
          size="xs"
          source="job_roles"
          aria-label={t("staffing.role")}
          placeholder={t("staffing.any_role")}
          load={loadRoles}
          value={
            role ? asOption(role) : url.job_role_id ? { value: url.job_role_id, label: "" } : null
          }
          onChange={(value) => setUrl({ job_role_id: value?.value })}
        />
        {url.project_id ? (
          <Checkbox
            size="xs"
            label={t("staffing.one_project", { name: list.items[0]?.project.name ?? "" })}
            checked
            onChange={() => setUrl({ project_id: undefined })}
          />
        ) : null}
      </Toolbar>
      <div className={classes.counted}>
        {figures.error ? (
          <p role="alert">{problemOf(figures.error).detail || t("common.error.text")}</p>
        ) : figures.data ? (
          <Figures of={figures.data} />
        ) : null}
        <div className={classes.between}>
          <TextInput
            size="xs"
            type="date"
            label={t("staffing.sent_from")}
            value={url.from ?? ""}
            onChange={(event) => setUrl({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            size="xs"
            type="date"
            label={t("staffing.sent_to")}
            value={url.to ?? ""}
            onChange={(event) => setUrl({ to: event.currentTarget.value || undefined })}
          />
        </div>
      </div>
      <DataGrid
        name="staffing_requests"
        label={t("capacity.tab.requests")}
        columns={columns}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) =>
          void navigate({ to: "/staffing/$requestId", params: { requestId: row.id } })
        }
        empty={
          url.state || url.job_role_id || url.project_id ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({ state: undefined, job_role_id: undefined, project_id: undefined })
              }
            />
          ) : (
            <EmptyState title={t("staffing.none")} text={t("staffing.none_text")} />
          )
        }
      />
      {weighing ? <WeightsModal onClose={() => setWeighing(false)} /> : null}
    </Page>
  );
}

function Figures({ of }: { of: StaffingFigures }) {
  return (
    <div className={classes.figures}>
      <p>
        <strong>
          {of.fill_percent === null || of.fill_percent === undefined
            ? "–"
            : `${showNumber(of.fill_percent, 1)} %`}
        </strong>
        {t("staffing.fill_rate", {
          filled: showHours(of.filled_minutes),
          asked: showHours(of.asked_minutes),
        })}
      </p>
      <p>
        <strong>
          {of.mean_days === null || of.mean_days === undefined
            ? "–"
            : t("staffing.day", { count: of.mean_days, days: showNumber(of.mean_days, 1) })}
        </strong>
        {t("staffing.time_to_fill", {
          count: of.filled_requests,
          longest: showNumber(of.longest_days ?? 0, 1),
        })}
      </p>
    </div>
  );
}
