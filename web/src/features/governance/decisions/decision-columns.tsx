import { Link } from "@tanstack/react-router";
import type { DecisionItem } from "@/api/nouns";
import { showMinor } from "@/features/intake/requests";
import { showDay } from "@/lib/dates";
import type { GridColumn } from "@/ui/grid/columns";
import { Mark } from "@/ui/Mark";
import { actionsText, outcomeText, stateTone } from "./decisions";
import { t } from "./texts";

const names = (item: DecisionItem): string => item.people.map((one) => one.name).join(", ");

/** What it is about; the portfolio, where that is its own title again. */
const aboutText = (item: DecisionItem): string =>
  item.subject.name === item.title ? (item.portfolio?.name ?? "") : item.subject.name;

const costText = (item: DecisionItem): string =>
  item.cost_hidden ? t("decision.cost_hidden") : showMinor(item.cost_minor, item.currency);

export const DECISION_COLUMNS: GridColumn<DecisionItem>[] = [
  {
    key: "title",
    label: t("decision.column.title"),
    width: 200,
    grow: 3,
    sort: "title",
    text: (x) => x.title,
    cell: (x) => (
      <Link to={x.href} tabIndex={-1}>
        {x.title}
      </Link>
    ),
  },
  {
    key: "key",
    label: t("decision.column.key"),
    width: 90,
    optional: true,
    cell: (x) => x.key,
  },
  {
    key: "kind",
    label: t("decision.column.kind"),
    width: 140,
    sort: "kind",
    cell: (x) => t(`decision.kind.${x.kind}`),
  },
  {
    key: "state",
    label: t("decision.column.state"),
    width: 124,
    sort: "state",
    text: (x) => t(`decision.state.${x.state}`),
    cell: (x) => <Mark tone={stateTone(x.state)}>{t(`decision.state.${x.state}`)}</Mark>,
  },
  {
    key: "outcome",
    label: t("decision.column.outcome"),
    width: 130,
    grow: 2,
    cell: outcomeText,
  },
  {
    key: "subject",
    label: t("decision.column.subject"),
    width: 124,
    grow: 1,
    sort: "subject",
    cell: aboutText,
  },
  {
    key: "portfolio",
    label: t("decision.column.portfolio"),
    width: 130,
    optional: true,
    cell: (x) => x.portfolio?.name ?? "",
  },
  {
    key: "on",
    label: t("decision.column.on"),
    width: 104,
    sort: "at",
    cell: (x) => showDay(x.on),
  },
  {
    key: "who",
    label: t("decision.column.who"),
    width: 120,
    grow: 1,
    cell: names,
  },
  {
    key: "review",
    label: t("decision.column.review"),
    width: 108,
    sort: "review_on",
    text: (x) => showDay(x.review_on),
    cell: (x) =>
      x.review_due ? <Mark tone="warn">{showDay(x.review_on)}</Mark> : showDay(x.review_on),
  },
  {
    key: "actions",
    label: t("decision.column.actions"),
    width: 150,
    text: actionsText,
    cell: (x) =>
      x.overdue_actions > 0 ? <Mark tone="bad">{actionsText(x)}</Mark> : actionsText(x),
  },
  {
    key: "why",
    label: t("decision.column.why"),
    width: 220,
    optional: true,
    cell: (x) => x.reason,
  },
  {
    key: "waivers",
    label: t("decision.column.waivers"),
    width: 86,
    numeric: true,
    optional: true,
    cell: (x) => (x.waivers > 0 ? String(x.waivers) : ""),
  },
  {
    key: "cost",
    label: t("decision.column.cost"),
    width: 112,
    numeric: true,
    optional: true,
    text: costText,
    cell: (x) => (x.cost_hidden ? <span className="muted">{costText(x)}</span> : costText(x)),
  },
];
