import { Link } from "@tanstack/react-router";
import { showAgo, showDay } from "@/lib/dates";
import type { GridColumn } from "@/ui/grid/columns";
import { Mark } from "@/ui/Mark";
import {
  type ChangeRequestItem,
  daysText,
  hoursText,
  moneyText,
  stateTone,
} from "./change-requests";
import { t } from "./texts";

export const CHANGE_COLUMNS: GridColumn<ChangeRequestItem>[] = [
  {
    key: "key",
    label: t("change_request.column.key"),
    width: 76,
    sort: "number",
    cell: (x) => x.key,
  },
  {
    key: "title",
    label: t("change_request.column.title"),
    width: 220,
    grow: 3,
    sort: "title",
    text: (x) => x.title,
    cell: (x) => (
      <Link to="/change-requests/$changeRequestId" params={{ changeRequestId: x.id }} tabIndex={-1}>
        {x.title}
      </Link>
    ),
  },
  {
    key: "state",
    label: t("change_request.column.state"),
    width: 142,
    text: (x) => t(`change_request.state.${x.state}`),
    cell: (x) => <Mark tone={stateTone(x.state)}>{t(`change_request.state.${x.state}`)}</Mark>,
  },
  {
    key: "since",
    label: t("change_request.column.since"),
    width: 116,
    sort: "state_since",
    cell: (x) => showAgo(x.state_since, Date.now()),
  },
  {
    key: "finish",
    label: t("change_request.column.finish"),
    width: 104,
    numeric: true,
    cell: (x) => daysText(x.finish_days),
  },
  {
    key: "cost",
    label: t("change_request.column.cost"),
    width: 116,
    numeric: true,
    cell: (x) => moneyText(x.cost_delta_minor, x.currency, x.money_hidden),
  },
  {
    key: "benefit",
    label: t("change_request.column.benefit"),
    width: 116,
    numeric: true,
    optional: true,
    cell: (x) => moneyText(x.benefit_delta_minor, x.currency, x.money_hidden),
  },
  {
    key: "work",
    label: t("change_request.column.work"),
    width: 96,
    numeric: true,
    optional: true,
    cell: (x) => hoursText(x.work_minutes),
  },
  {
    key: "risk",
    label: t("change_request.column.risk"),
    width: 96,
    cell: (x) => t(`change_request.risk_level.${x.risk_level}`),
  },
  {
    key: "category",
    label: t("change_request.column.category"),
    width: 110,
    optional: true,
    cell: (x) => t(`change_request.category.${x.category}`),
  },
  {
    key: "raised_by",
    label: t("change_request.column.raised_by"),
    width: 130,
    grow: 1,
    cell: (x) => x.raised_by.name,
  },
  {
    key: "owner",
    label: t("change_request.column.owner"),
    width: 130,
    optional: true,
    cell: (x) => x.owner?.name ?? "",
  },
  {
    key: "wanted_by",
    label: t("change_request.column.wanted_by"),
    width: 116,
    cell: (x) => showDay(x.wanted_by),
  },
];
