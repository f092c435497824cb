import { Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { STATES } from "@/features/intake/requests";
import { PlanTypeFilter } from "@/features/organisation/plan-types/PlanTypeSelect";
import { ViewsMenu } from "@/features/organisation/views/ViewsMenu";
import { STAGES } from "@/features/plan/projects/stage";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { KindChoice } from "./KindChoice";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";
import { addressOf, HEALTHS, KINDS, loadRegister, type RegisterItem, stateWord } from "./register";
import { REGISTER_COLUMNS } from "./register-columns";

/** What a saved view of the register remembers. */
const VIEW_KEYS = [
  "q",
  "sort",
  "columns",
  "kind",
  "state",
  "health",
  "plan_type_id",
  "portfolio_id",
] as const;

/** States that nothing in the register is in. */
const ENDED = ["done", "cancelled", "returned", "deferred", "rejected", "merged", "converted"];

/** Running projects and pending requests in one list. */
export default function RegisterPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const { q, sort, kind, state, health, plan_type_id, portfolio_id } = url;
  const filter = { q, sort, kind, state, health, plan_type_id, portfolio_id };
  const list = usePages<RegisterItem>(["register", filter], (after) => loadRegister(filter, after));
  const columns = useColumns("register", REGISTER_COLUMNS, url, setUrl);
  const states = KINDS.filter((one) => !kind || one === kind).flatMap((one) =>
    (one === "project" ? STAGES : STATES)
      .filter((word) => !ENDED.includes(word))
      .map((word) => ({ value: word, label: stateWord({ kind: one, state: word }) })),
  );
  return (
    <PortfolioView title={t("portfolio.register.title")} hint={t("portfolio.register.hint")}>
      <Toolbar
        end={
          <>
            <ViewsMenu list="register" url={url} keys={VIEW_KEYS} onUrl={setUrl} />
            <ColumnChooser {...columns.chooser} />
          </>
        }
      >
        <KindChoice kind={kind} onChange={(next) => setUrl({ kind: next, state: undefined })} />
        <SearchField
          label={t("portfolio.register.search")}
          value={q ?? ""}
          onChange={(next) => setUrl({ q: next }, true)}
        />
        <PortfolioChoice />
        <PlanTypeFilter value={plan_type_id} onChange={(next) => setUrl({ plan_type_id: next })} />
        <Select
          aria-label={t("portfolio.register.state")}
          placeholder={t("portfolio.register.any_state")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={124}
          data={states}
          value={state ?? null}
          onChange={(next) => setUrl({ state: next ?? undefined })}
        />
        <Select
          aria-label={t("portfolio.register.health")}
          placeholder={t("portfolio.register.any_health")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={124}
          data={HEALTHS.map((value) => ({ value, label: t(`portfolio.health.${value}`) }))}
          value={health ?? null}
          onChange={(next) => setUrl({ health: next ?? undefined })}
        />
      </Toolbar>
      <DataGrid
        name="register"
        label={t("portfolio.register.title")}
        columns={columns.shown}
        list={list}
        rowKey={(r) => r.id}
        sort={sort}
        onSort={(next) => setUrl({ sort: next })}
        onOpen={(r) => void navigate({ to: addressOf(r) })}
        empty={
          q || kind || state || health || plan_type_id || portfolio_id ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({
                  q: undefined,
                  kind: undefined,
                  state: undefined,
                  health: undefined,
                  plan_type_id: undefined,
                  portfolio_id: undefined,
                })
              }
            />
          ) : (
            <EmptyState
              title={t("portfolio.register.none")}
              text={t("portfolio.register.none_text")}
            />
          )
        }
      />
    </PortfolioView>
  );
}
