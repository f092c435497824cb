import { Link } from "@tanstack/react-router";
import { showMinor } from "@/features/intake/requests";
import { PlanTypeMark } from "@/features/organisation/plan-types/PlanTypeMark";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { Mark } from "@/ui/Mark";
import { Meter } from "@/ui/Meter";
import { showPoints } from "../scoring/scoring";
import { t } from "../texts";
import {
  addressOf,
  costSource,
  costText,
  healthTone,
  healthWord,
  type RegisterItem,
  stateWord,
  toneOf,
} from "./register";

function gateText({ gate }: RegisterItem): string {
  if (!gate) return "";
  return gate.waits && gate.gate
    ? t("portfolio.register.gate_waits", { stage: gate.stage, gate: gate.gate })
    : gate.stage;
}

export const REGISTER_COLUMNS: GridColumn<RegisterItem>[] = [
  {
    key: "name",
    label: t("portfolio.name"),
    width: 190,
    grow: 3,
    sort: "name",
    text: (r) => r.name,
    cell: (r) => (
      <Link to={addressOf(r)} tabIndex={-1}>
        {r.name}
      </Link>
    ),
  },
  {
    key: "kind",
    label: t("portfolio.register.kind"),
    width: 80,
    sort: "kind",
    cell: (r) => t(`portfolio.kind.${r.kind}`),
  },
  {
    key: "key",
    label: t("plan.project.key"),
    width: 90,
    optional: true,
    sort: "key",
    cell: (r) => r.key,
  },
  {
    key: "type",
    label: t("plan.type.one"),
    width: 130,
    optional: true,
    text: (r) => r.plan_type?.name ?? "",
    cell: (r) => <PlanTypeMark type={r.plan_type} />,
  },
  {
    key: "state",
    label: t("portfolio.register.state"),
    width: 132,
    sort: "state",
    text: stateWord,
    cell: (r) => <Mark tone={toneOf(r)}>{stateWord(r)}</Mark>,
  },
  {
    key: "gate",
    label: t("portfolio.register.gate"),
    width: 180,
    text: gateText,
    cell: (r) =>
      r.gate?.waits ? <Mark tone="warn">{gateText(r)}</Mark> : <span>{gateText(r)}</span>,
  },
  {
    key: "health",
    label: t("portfolio.register.health"),
    width: 104,
    sort: "health",
    text: (r) => healthWord(r.health),
    cell: (r) => <Mark tone={healthTone(r.health)}>{healthWord(r.health)}</Mark>,
  },
  {
    key: "owner",
    label: t("portfolio.owner"),
    width: 112,
    cell: (r) => r.owner?.name ?? "",
  },
  {
    key: "portfolio",
    label: t("portfolio.one"),
    width: 130,
    grow: 1,
    cell: (r) => r.portfolio?.name ?? "",
  },
  {
    key: "program",
    label: t("plan.project.program"),
    width: 150,
    optional: true,
    cell: (r) => r.program?.name ?? "",
  },
  {
    key: "start",
    label: t("plan.project.start"),
    width: 112,
    optional: true,
    sort: "start",
    cell: (r) => showDay(r.start),
  },
  {
    key: "finish",
    label: t("plan.project.finish"),
    width: 108,
    sort: "finish",
    cell: (r) => showDay(r.finish),
  },
  {
    key: "percent",
    label: t("plan.project.percent"),
    width: 130,
    optional: true,
    sort: "percent_complete",
    text: (r) => showPercent(r.percent_complete),
    cell: (r) => <Meter value={r.percent_complete} label={t("plan.project.percent")} />,
  },
  {
    key: "cost",
    label: t("portfolio.register.cost"),
    width: 112,
    numeric: true,
    sort: "cost",
    text: costText,
    cell: (r) => (r.cost_hidden ? <span className="muted">{costText(r)}</span> : costText(r)),
  },
  {
    key: "cost_source",
    label: t("portfolio.register.cost_source"),
    width: 122,
    text: costSource,
    cell: (r) => <span className="muted">{costSource(r)}</span>,
  },
  {
    key: "funding",
    label: t("portfolio.register.funding"),
    width: 112,
    numeric: true,
    optional: true,
    cell: (r) => showMinor(r.funding_minor, r.funding_currency),
  },
  {
    key: "score",
    label: t("portfolio.register.score"),
    width: 72,
    numeric: true,
    sort: "score",
    cell: (r) => (r.score == null ? "" : showPoints(r.score)),
  },
];
