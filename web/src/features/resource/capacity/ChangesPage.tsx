import { Button, Checkbox, Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showDay, today } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { CAPACITY_TABS, GRAINS, hours, periodAfter, periodName } from "./capacity";
import {
  COMPARED_BY,
  type ComparisonQuestion,
  type ComparisonRow,
  rowName,
  type Snapshot,
  signed,
  snapshotName,
  type ThenAndNow,
  useComparison,
  useSnapshots,
} from "./changes";
import classes from "./changes.module.css";

/** What was promised and proposed when a snapshot was taken, against what is now. */
export default function ChangesPage() {
  const can = useCan();
  const snapshots = useSnapshots();
  const [taking, setTaking] = useState(false);
  const [removing, setRemoving] = useState<Snapshot | null>(null);
  const [url, setUrl] = useUrlState();
  const manage = can("resource.manage");
  const take = manage ? (
    <Button onClick={() => setTaking(true)}>{t("capacity.changes.take")}</Button>
  ) : undefined;
  return (
    <Page title={t("capacity.title")} hint={t("capacity.changes.hint")} fill actions={take}>
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <Loaded query={snapshots} lines={8}>
        {(all) => {
          const chosen = all.find((one) => one.id === url.snapshot) ?? all[0];
          if (!chosen) {
            return (
              <EmptyState
                title={t("capacity.changes.none")}
                text={t(manage ? "capacity.changes.none_text" : "capacity.changes.none_reader")}
                action={take}
              />
            );
          }
          return (
            <Changes
              all={all}
              chosen={chosen}
              onRemove={manage ? () => setRemoving(chosen) : undefined}
            />
          );
        }}
      </Loaded>
      {taking ? (
        <TakeModal
          onClose={() => setTaking(false)}
          onTaken={(id) => {
            setTaking(false);
            setUrl({ snapshot: id });
          }}
        />
      ) : null}
      {removing ? (
        <RemoveModal
          snapshot={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            setUrl({ snapshot: undefined });
          }}
        />
      ) : null}
    </Page>
  );
}

function Changes(props: { all: Snapshot[]; chosen: Snapshot; onRemove?: () => void }) {
  const { all, chosen } = props;
  const [url, setUrl] = useUrlState();
  const from = url.from ?? today();
  const question: ComparisonQuestion = {
    from,
    to: url.to ?? periodAfter(from, "day", 13 * 7 - 1),
    grain: GRAINS.find((one) => one === url.grain) ?? "week",
    by: COMPARED_BY.find((one) => one === url.by) ?? "person",
    all: url.all === "true",
  };
  const found = useComparison(chosen.id, question);
  return (
    <>
      <Toolbar>
        <Select
          size="xs"
          w={340}
          searchable
          aria-label={t("capacity.changes.snapshot")}
          allowDeselect={false}
          data={all.map((one) => ({ value: one.id, label: snapshotName(one) }))}
          value={chosen.id}
          onChange={(value) => setUrl({ snapshot: value ?? undefined })}
        />
        {props.onRemove ? (
          <Button size="xs" variant="default" onClick={props.onRemove}>
            {t("capacity.changes.remove")}
          </Button>
        ) : null}
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.rows")}
          data={COMPARED_BY.map((value) => ({
            value,
            label: value === "project" ? t("capacity.changes.projects") : t(`capacity.by.${value}`),
          }))}
          value={question.by}
          onChange={(value) => setUrl({ by: value === "person" ? undefined : value })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.periods")}
          data={GRAINS.map((value) => ({ value, label: t(`capacity.grain.${value}`) }))}
          value={question.grain}
          onChange={(value) => setUrl({ grain: value === "week" ? undefined : value })}
        />
        <Group gap={8} wrap="nowrap">
          <TextInput
            size="xs"
            type="date"
            aria-label={t("capacity.bench.from")}
            value={question.from}
            onChange={(event) => setUrl({ from: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            type="date"
            aria-label={t("capacity.bench.to")}
            value={question.to}
            onChange={(event) => setUrl({ to: event.currentTarget.value })}
          />
        </Group>
        <Checkbox
          size="xs"
          label={t("capacity.changes.all")}
          checked={question.all}
          onChange={(event) => setUrl({ all: event.currentTarget.checked ? "true" : undefined })}
        />
      </Toolbar>
      <Answer found={found} question={question} snapshot={chosen} />
    </>
  );
}

function Answer(props: {
  found: ReturnType<typeof useComparison>;
  question: ComparisonQuestion;
  snapshot: Snapshot;
}) {
  const { found, question } = props;
  const first = found.data?.pages[0];
  if (!first) {
    if (!found.isError) return <LoadingBlock lines={8} />;
    return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  }
  const rows = found.data?.pages.flatMap((page) => page.rows.items) ?? [];
  const days = { from: showDay(question.from), to: showDay(question.to) };
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t("capacity.changes.same")}
        text={t(
          question.all ? "capacity.changes.nothing_text" : "capacity.changes.same_text",
          days,
        )}
      />
    );
  }
  const left = first.rows.total - rows.length;
  return (
    <div className={classes.stack}>
      <p className={classes.sum} role="status">
        {t("capacity.changes.differing", { count: first.differing, ...days })}
      </p>
      <PlainTable
        label={t("capacity.changes.table", { name: snapshotName(props.snapshot) })}
        head={[
          t(`capacity.changes.row_${question.by}`),
          t("capacity.changes.committed"),
          t("capacity.changes.proposed"),
          ...first.periods.map((period) => periodName(period.from, question.grain)),
        ]}
        numeric={[1, 2, ...first.periods.map((_, at) => at + 3)]}
        rows={rows.map((row, at) => ({
          key: row.id ?? `${row.standing}${at}`,
          cells: cellsOf(row, question, first.periods),
        }))}
      />
      {left > 0 ? (
        <Button
          variant="default"
          className={classes.more}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("capacity.conflict.more", { count: left })}
        </Button>
      ) : null}
    </div>
  );
}

function cellsOf(
  row: ComparisonRow,
  question: ComparisonQuestion,
  periods: { from: string }[],
): ReactNode[] {
  const period = ({ from }: { from: string }, at: number) => {
    const cell = row.cells[at];
    if (!cell) return null;
    const changed = (["committed", "proposed"] as const).filter((kind) => cell[kind].difference);
    if (changed.length === 0) {
      return <Same key={from} minutes={cell.committed.now + cell.proposed.now} />;
    }
    return (
      <div key={from}>
        {changed.map((kind) => (
          <Change key={kind} part={cell[kind]}>
            {signed(cell[kind])} {t(`capacity.changes.${kind}_by`)}
          </Change>
        ))}
      </div>
    );
  };
  return [
    rowName(row, question.by),
    <Sum key="committed" part={row.committed} />,
    <Sum key="proposed" part={row.proposed} />,
    ...periods.map(period),
  ];
}

/** All periods together: also what stayed. */
function Sum({ part }: { part: ThenAndNow }) {
  if (part.difference === 0) return <Same minutes={part.now} />;
  return (
    <Change part={part}>
      {hours(Math.abs(part.difference))}{" "}
      {t(part.difference < 0 ? "capacity.changes.less" : "capacity.changes.more")}
    </Change>
  );
}

function Change({ part, children }: { part: ThenAndNow; children: ReactNode }) {
  return (
    <div className={classes.change}>
      <span>
        {t("capacity.changes.then_now", { before: hours(part.then), after: hours(part.now) })}
      </span>
      <strong>{children}</strong>
    </div>
  );
}

function Same({ minutes }: { minutes: number }) {
  return (
    <span className={classes.same}>
      {minutes === 0 ? <span aria-hidden="true">–</span> : hours(minutes)}{" "}
      <span className="visually-hidden">{t("capacity.changes.unchanged")}</span>
    </span>
  );
}

function TakeModal(props: { onClose: () => void; onTaken: (id: string) => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  async function save() {
    const taken = (await ok(
      client.POST("/api/v1/staffing_snapshots", { body: { name } }),
    )) as Snapshot;
    await queries.invalidateQueries({ queryKey: ["staffing_snapshots"] });
    toastDone(t("capacity.changes.taken", { name: taken.name, count: taken.lines }));
    props.onTaken(taken.id);
  }
  return (
    <FormModal
      opened
      title={t("capacity.changes.take")}
      submitLabel={t("capacity.changes.take_it")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={(fields) => setWrong(fields.find((one) => one.field === "name")?.message)}
    >
      <TextInput
        label={t("capacity.changes.name")}
        description={t("capacity.changes.name_hint")}
        required
        data-autofocus
        value={name}
        error={wrong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  );
}

function RemoveModal(props: { snapshot: Snapshot; onClose: () => void; onRemoved: () => void }) {
  const queries = useQueryClient();
  const { id, name, version } = props.snapshot;
  async function remove() {
    await ok(
      client.DELETE("/api/v1/staffing_snapshots/{id}", {
        params: { path: { id }, header: ifMatch(version) },
      }),
    );
    await queries.invalidateQueries({ queryKey: ["staffing_snapshots"] });
    toastDone(t("capacity.changes.removed", { name }));
    props.onRemoved();
  }
  return (
    <ConfirmModal
      opened
      title={t("capacity.changes.remove_title", { name })}
      text={t("capacity.changes.remove_text")}
      submitLabel={t("capacity.changes.remove")}
      onClose={props.onClose}
      onConfirm={remove}
    />
  );
}
