import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import type { DecisionItem } from "@/api/nouns";
import { loadDirectory } from "@/features/intake/requests";
import { ViewsMenu } from "@/features/organisation/views/ViewsMenu";
import { PortfolioChoice } from "@/features/portfolio/views/PortfolioView";
import { DownloadMenu } from "@/ui/DownloadMenu";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { Page } from "@/ui/Page";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { BoardPackModal } from "./BoardPackModal";
import { DecisionModal } from "./DecisionModal";
import { DECISION_COLUMNS } from "./decision-columns";
import { DECISION_KINDS, fileAddress, loadDecisions } from "./decisions";
import { t } from "./texts";

/** What narrows the list, beside the search. */
const FILTERS = [
  "kind",
  "state",
  "due",
  "person_id",
  "from",
  "to",
  "portfolio_id",
  "program_id",
  "project_id",
  "subject_kind",
  "subject_id",
] as const;

/** What other pages narrow it to; no field here says so. */
const ABOUT = ["program_id", "project_id", "subject_kind", "subject_id"] as const;

/** What a saved view of the list remembers. */
const VIEW_KEYS = ["q", "sort", "columns", ...FILTERS] as const;

const STATES = ["open", "decided", "superseded"] as const;
const DUES = ["review_due", "open_actions", "overdue"] as const;

/** What was decided and what waits, in one list. */
export default function DecisionsPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const [adding, add] = useDisclosure(Boolean(url.create));
  const [packing, pack] = useDisclosure();
  const { q, sort, kind, state, person_id, from, to, portfolio_id } = url;
  const about = Object.fromEntries(ABOUT.map((name) => [name, url[name]]));
  const due = DUES.find((one) => one === url.due);
  const filter = {
    q,
    sort,
    kind,
    state,
    person_id,
    from,
    to,
    portfolio_id,
    ...about,
    ...(due ? { [due]: true } : {}),
  };
  const list = usePages<DecisionItem>(["decisions", filter], (after) =>
    loadDecisions(filter, after),
  );
  const columns = useColumns("decisions", DECISION_COLUMNS, url, setUrl);
  // Whoever the list is narrowed to stands in its first line.
  const person = list.items.flatMap((item) => item.people).find((one) => one.id === person_id);
  const narrowed = Boolean(q) || FILTERS.some((name) => url[name]);
  return (
    <Page
      title={t("decision.title")}
      hint={t("decision.hint")}
      fill
      actions={
        <>
          <DownloadMenu
            label={t("decision.export")}
            files={(["csv", "xlsx"] as const).map((file) => ({
              label: t(`decision.file.${file}`),
              href: fileAddress("decisions/file", { ...filter, file }),
            }))}
          />
          <Button variant="default" onClick={pack.open}>
            {t("decision.pack.do")}
          </Button>
          <Button onClick={add.open}>{t("decision.new")}</Button>
        </>
      }
    >
      <Toolbar>
        {ABOUT.some((name) => url[name]) ? (
          <Button
            variant="light"
            onClick={() => setUrl(Object.fromEntries(ABOUT.map((name) => [name, undefined])))}
          >
            {t("decision.filter.about")}
          </Button>
        ) : null}
        <SegmentedControl
          aria-label={t("decision.show")}
          value={state ?? ""}
          onChange={(next) => setUrl({ state: next || undefined })}
          data={["", ...STATES].map((value) => ({
            value,
            label: t(`decision.shown.${value || "all"}`),
          }))}
        />
        <SearchField
          label={t("decision.search")}
          value={q ?? ""}
          onChange={(next) => setUrl({ q: next }, true)}
        />
        <Select
          aria-label={t("decision.filter.kind")}
          placeholder={t("decision.filter.any_kind")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={150}
          data={DECISION_KINDS.map((value) => ({ value, label: t(`decision.kind.${value}`) }))}
          value={kind ?? null}
          onChange={(next) => setUrl({ kind: next ?? undefined })}
        />
        <PortfolioChoice />
        <Select
          aria-label={t("decision.filter.due")}
          placeholder={t("decision.filter.any_due")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={150}
          data={DUES.map((value) => ({ value, label: t(`decision.filter.${value}`) }))}
          value={due ?? null}
          onChange={(next) => setUrl({ due: next ?? undefined })}
        />
      </Toolbar>
      <Toolbar
        end={
          <>
            <ViewsMenu list="decisions" url={url} keys={VIEW_KEYS} onUrl={setUrl} />
            <ColumnChooser {...columns.chooser} />
          </>
        }
      >
        <RemoteSelect
          source="directory"
          load={loadDirectory}
          aria-label={t("decision.filter.person")}
          placeholder={t("decision.filter.anybody")}
          w={150}
          value={person_id ? { value: person_id, label: person?.name ?? "…" } : null}
          onChange={(next) => setUrl({ person_id: next?.value })}
        />
        <TextInput
          type="date"
          leftSection={<span className="muted">{t("decision.filter.from_short")}</span>}
          leftSectionWidth={56}
          aria-label={t("decision.filter.from")}
          value={from ?? ""}
          onChange={(event) => setUrl({ from: event.currentTarget.value || undefined }, true)}
        />
        <TextInput
          type="date"
          leftSection={<span className="muted">{t("decision.filter.to_short")}</span>}
          leftSectionWidth={48}
          aria-label={t("decision.filter.to")}
          value={to ?? ""}
          onChange={(event) => setUrl({ to: event.currentTarget.value || undefined }, true)}
        />
      </Toolbar>
      <DataGrid
        name="decisions"
        label={t("decision.title")}
        columns={columns.shown}
        list={list}
        rowKey={(x) => `${x.kind}-${x.id}-${x.at}`}
        sort={sort ?? "-at"}
        onSort={(next) => setUrl({ sort: next })}
        onOpen={(x) => void navigate({ to: x.href })}
        empty={
          narrowed ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({
                  q: undefined,
                  ...Object.fromEntries(FILTERS.map((name) => [name, undefined])),
                })
              }
            />
          ) : (
            <EmptyState
              title={t("decision.none")}
              text={t("decision.none_text")}
              action={<Button onClick={add.open}>{t("decision.new")}</Button>}
            />
          )
        }
      />
      {adding ? <DecisionModal onClose={add.close} /> : null}
      {packing ? <BoardPackModal onClose={pack.close} /> : null}
    </Page>
  );
}
