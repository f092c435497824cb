import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import type { Question } from "./blocks";
import { CellDrawer } from "./CellDrawer";
import {
  type Band,
  CAPACITY_TABS,
  GRAINS,
  type Grain,
  KINDS,
  type RowKind,
  SIGNS,
} from "./capacity";
import classes from "./capacity.module.css";
import { HeatmapGrid, type Mode } from "./HeatmapGrid";
import { PolicyModal } from "./PolicyModal";
import { droppedOn, type Held, isRebalance, rebalance } from "./rebalance";
import { useTakeBack } from "./take-back";

const BANDS: Band[] = ["idle", "free", "full", "over", "high", "severe", "infinite"];
const MODES: Mode[] = ["utilisation", "free", "demand"];

export interface OpenCell {
  kind: RowKind;
  id: string;
  name: string;
  from: string;
  to: string;
}

export default function HeatmapPage() {
  const [url, setUrl] = useUrlState();
  const [cell, setCell] = useState<OpenCell | null>(null);
  const [policy, setPolicy] = useState(false);
  const [held, setHeld] = useState<Held | null>(null);
  const { perform, run, notice } = useTakeBack();
  const by = (KINDS.find((kind) => kind === url.by) ?? "person") as RowKind;
  const grain = (GRAINS.find((one) => one === url.grain) ?? "week") as Grain;
  const mode = MODES.find((one) => one === url.mode) ?? "utilisation";
  const question: Question = {
    by,
    grain,
    from: url.from ?? today(),
    proposed: url.proposed === "true",
    team_id: url.team_id,
    q: url.q,
  };
  const words = <T extends string>(all: readonly T[], group: string) =>
    all.map((value) => ({ value, label: t(`capacity.${group}.${value}` as never) }));
  return (
    <Page title={t("capacity.title")} hint={t("capacity.heatmap.hint")} fill>
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <Toolbar
        end={
          <Button size="xs" variant="default" onClick={() => setPolicy(true)}>
            {t("capacity.policy.open")}
          </Button>
        }
      >
        <SearchField
          label={t("capacity.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.rows")}
          data={words(KINDS, "by")}
          value={by}
          onChange={(value) => setUrl({ by: value, team_id: undefined })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.periods")}
          data={words(GRAINS, "grain")}
          value={grain}
          onChange={(value) => setUrl({ grain: value })}
        />
        <Select
          size="xs"
          w={140}
          aria-label={t("capacity.cells")}
          data={words(MODES, "mode")}
          value={mode}
          allowDeselect={false}
          onChange={(value) => setUrl({ mode: value ?? undefined })}
        />
        <Checkbox
          size="xs"
          label={t("capacity.with_proposed")}
          checked={question.proposed}
          onChange={(event) =>
            setUrl({ proposed: event.currentTarget.checked ? "true" : undefined })
          }
        />
      </Toolbar>
      {notice}
      <HeatmapGrid
        key={`${by}:${grain}:${url.q ?? ""}:${url.team_id ?? ""}`}
        question={question}
        mode={mode}
        holding={held !== null && by === "person"}
        onDrop={(person, from) => {
          if (!held || by !== "person") return;
          const move = droppedOn(held, person, from);
          setHeld(null);
          if (isRebalance(move)) void run(() => rebalance(move));
        }}
        onOpen={(row, from, to) => {
          // What nobody is named for stands behind the cell of a team; everything else behind its people.
          if (by === "team" && row.id && row.open === 0) setUrl({ by: "person", team_id: row.id });
          else if (row.id) setCell({ kind: by, id: row.id, name: row.name, from, to });
        }}
        empty={
          url.q || url.team_id ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined, team_id: undefined })} />
          ) : (
            <EmptyState title={t("resource.none")} text={t("resource.none_text")} />
          )
        }
      />
      <ul className={classes.legend} aria-label={t("capacity.legend")}>
        {BANDS.map((band) => (
          <li key={band} className={classes.key} data-band={band}>
            {SIGNS[band]} {t(`capacity.band.${band}`)}
          </li>
        ))}
        <li>{t("capacity.proposed_mark")}</li>
      </ul>
      {policy ? <PolicyModal onClose={() => setPolicy(false)} /> : null}
      <CellDrawer
        cell={cell}
        onClose={() => setCell(null)}
        onHold={setHeld}
        onMove={(move) => perform(() => rebalance(move))}
        onTeam={(team_id) => setUrl({ by: "person", team_id })}
      />
    </Page>
  );
}
