import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { RequestItem } from "@/api/nouns";
import { showPoints } from "@/features/portfolio/scoring/scoring";
import { showDay } from "@/lib/dates";
import type { GridColumn } from "@/ui/grid/columns";
import { DueMark } from "./DueMark";
import { nameOf, requesterOf, showDays, showMinor } from "./requests";
import { StateMark } from "./StateMark";
import { t } from "./texts";

interface Picking {
  picked: ReadonlySet<string>;
  onPick: (id: string, on: boolean) => void;
}

/** The columns of a list of requests; with a box to pick rows where one may do something with many. */
export function requestColumns(picking: Picking | null): GridColumn<RequestItem>[] {
  const pick: GridColumn<RequestItem>[] = picking
    ? [
        {
          key: "pick",
          label: t("intake.pick"),
          width: 56,
          text: () => "",
          cell: (r) => (
            <Checkbox
              aria-label={t("intake.pick_one", { title: r.title })}
              tabIndex={-1}
              checked={picking.picked.has(r.id)}
              onChange={(event) => picking.onPick(r.id, event.currentTarget.checked)}
            />
          ),
        },
      ]
    : [];
  return [
    ...pick,
    { key: "number", label: t("intake.number"), width: 76, sort: "number", cell: nameOf },
    {
      key: "name",
      label: t("intake.title"),
      width: 236,
      grow: 3,
      sort: "title",
      text: (r) => r.title,
      cell: (r) => (
        <Link to="/requests/$requestId" params={{ requestId: r.id }} tabIndex={-1}>
          {r.title}
        </Link>
      ),
    },
    { key: "type", label: t("intake.type"), width: 140, cell: (r) => r.type.name },
    {
      key: "state",
      label: t("intake.state_label"),
      width: 138,
      text: (r) => t(`intake.state.${r.state}`),
      cell: (r) => <StateMark state={r.state} />,
    },
    {
      key: "days",
      label: t("intake.in_state"),
      width: 92,
      numeric: true,
      sort: "state_since",
      text: (r) => String(r.days_in_state),
      cell: (r) => showDays(r.days_in_state),
    },
    {
      key: "due",
      label: t("intake.due.label"),
      width: 176,
      text: (r) => r.due_on ?? "",
      cell: (r) => <DueMark request={r} />,
    },
    {
      key: "amount",
      label: t("intake.amount"),
      width: 122,
      numeric: true,
      sort: "amount",
      cell: (r) => showMinor(r.amount_minor, r.currency),
    },
    {
      key: "score",
      label: t("scoring.score"),
      width: 90,
      numeric: true,
      sort: "score",
      cell: (r) => (r.score == null ? "" : showPoints(r.score)),
    },
    { key: "requester", label: t("intake.requester"), width: 140, cell: (r) => requesterOf(r) },
    {
      key: "assessor",
      label: t("intake.assessor"),
      width: 140,
      cell: (r) => r.assessor?.name ?? "",
    },
    {
      key: "program",
      label: t("intake.program"),
      width: 140,
      optional: true,
      cell: (r) => r.program?.name ?? "",
    },
    {
      key: "submitted",
      label: t("intake.submitted_at"),
      width: 120,
      optional: true,
      cell: (r) => (r.submitted_at ? showDay(r.submitted_at.slice(0, 10)) : ""),
    },
  ];
}
