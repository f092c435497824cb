import { ActionIcon, Alert, Button, Group, NumberInput, Switch, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { toastDone, toastFailed } from "@/ui/toast";
import { RoleInput } from "./RoleInput";
import {
  type Overlay,
  type OverlayChanged,
  type OverlayItem,
  overlayQuery,
  parseShares,
  scenarioQuery,
  showShares,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type Change = OverlayItem["change"];

/** What the scenario wants otherwise of one project or request. */
export function ItemModal(props: { overlay: Overlay; item: OverlayItem; onClose: () => void }) {
  const { overlay, item, onClose } = props;
  const queries = useQueryClient();
  const [change, setChange] = useState<Change>(item.change);
  const [shares, setShares] = useState(showShares(item.change.partial_percents));
  const [badShares, setBadShares] = useState<string>();
  const { queryKey } = overlayQuery(overlay.id);
  const number = (
    key: "shift_months" | "shift_days" | "stretch_percent" | "scope_percent" | "funding_percent",
  ) => (
    <NumberInput
      label={t(`scenarios.live.${key}`)}
      value={change[key]}
      onChange={(next) => setChange({ ...change, [key]: Number(next) })}
    />
  );

  async function drop() {
    try {
      const params = { path: { id: item.id }, header: ifMatch(item.version) };
      await ok(client.DELETE("/api/v1/scenario_items/{id}", { params }));
      await queries.invalidateQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: scenarioQuery(overlay.id).queryKey });
      toastDone(t("scenarios.live.dropped", { name: item.name ?? "" }));
      onClose();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <FormModal
      opened
      title={t("scenarios.live.change", { name: item.name ?? t("scenarios.items.unseen") })}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={async () => {
        const partial = parseShares(shares);
        setBadShares(partial ? undefined : t("scenarios.grid.bad", { text: shares }));
        if (!partial) return;
        const body = {
          change: {
            ...change,
            staffing: change.staffing?.filter(named),
            mandatory: change.mandatory && !change.out,
            partial_percents: partial,
          },
        };
        const params = { path: { id: item.id }, header: ifMatch(item.version) };
        const done = (await ok(
          client.PATCH("/api/v1/scenario_items/{id}", { params, body }),
        )) as OverlayChanged;
        queries.setQueryData(queryKey, {
          ...overlay,
          totals: done.totals,
          items: overlay.items.map((one) => (one.id === item.id ? done.item : one)),
        });
        onClose();
      }}
    >
      {item.begun ? <Alert color="orange">{t("scenarios.live.begun")}</Alert> : null}
      {item.assumed_dates ? <Alert>{t("scenarios.live.assumed_dates")}</Alert> : null}
      <Switch
        label={t("scenarios.live.leave_out")}
        checked={change.out ?? false}
        onChange={(event) => setChange({ ...change, out: event.currentTarget.checked })}
      />
      <FieldRow>
        {number("shift_months")}
        {number("shift_days")}
      </FieldRow>
      <FieldRow>
        {number("stretch_percent")}
        {number("scope_percent")}
      </FieldRow>
      <FieldRow>
        {number("funding_percent")}
        <NumberInput
          label={t("scenarios.live.own_value")}
          placeholder={t("scenarios.live.own_value_none")}
          decimalScale={6}
          value={change.value ?? ""}
          onChange={(next) => setChange({ ...change, value: next === "" ? null : Number(next) })}
        />
      </FieldRow>
      <Staffing
        roles={item.roles}
        known={overlay.totals.roles.map((role) => role.role)}
        swaps={change.staffing ?? []}
        onChange={(staffing) => setChange({ ...change, staffing })}
      />
      <fieldset className={classes.fieldset} disabled={change.out}>
        <legend>{t("scenarios.live.searched")}</legend>
        <p className="muted" style={{ margin: "0 0 8px" }}>
          {t("scenarios.live.searched_hint")}
        </p>
        <Switch
          mb="sm"
          label={t("scenarios.live.mandatory")}
          checked={(change.mandatory && !change.out) ?? false}
          onChange={(event) => setChange({ ...change, mandatory: event.currentTarget.checked })}
        />
        <FieldRow>
          {item.begun ? null : (
            <NumberInput
              label={t("scenarios.live.later_months")}
              description={t("scenarios.live.later_months_hint")}
              min={0}
              max={120}
              value={change.later_months ?? 0}
              onChange={(next) => setChange({ ...change, later_months: Number(next) })}
            />
          )}
          <TextInput
            label={t("scenarios.items.partial")}
            description={t("scenarios.items.partial_none")}
            inputMode="decimal"
            value={shares}
            error={badShares}
            onChange={(event) => setShares(event.currentTarget.value)}
          />
        </FieldRow>
      </fieldset>
      <Group>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          leftSection={<IconTrash size={15} aria-hidden="true" />}
          onClick={() => void drop()}
        >
          {t("scenarios.live.drop")}
        </Button>
      </Group>
    </FormModal>
  );
}

type Swap = NonNullable<Change["staffing"]>[number];

const named = (swap: Swap) => swap.from.trim() !== "" || swap.to.trim() !== "";

/** Work of one role that another does. */
function Staffing(props: {
  roles: readonly string[];
  known: readonly string[];
  swaps: readonly Swap[];
  onChange: (swaps: Swap[]) => void;
}) {
  const { swaps, onChange } = props;
  const set = (at: number, changes: Partial<Swap>) =>
    onChange(swaps.map((swap, index) => (index === at ? { ...swap, ...changes } : swap)));
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t("scenarios.live.staffing")}</legend>
      {swaps.map((swap, at) => (
        <Group key={at} gap={8} align="flex-end" wrap="nowrap" mt={4}>
          <RoleInput
            label={t("scenarios.live.swap_from")}
            roles={props.roles}
            value={swap.from}
            onChange={(from) => set(at, { from })}
          />
          <RoleInput
            label={t("scenarios.live.swap_to")}
            roles={props.known}
            value={swap.to}
            onChange={(to) => set(at, { to })}
          />
          <NumberInput
            label={t("scenarios.live.swap_share")}
            w={90}
            min={0}
            max={100}
            value={swap.share_percent}
            onChange={(next) => set(at, { share_percent: Number(next) })}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            mb={4}
            aria-label={t("scenarios.live.swap_remove", { from: swap.from, to: swap.to })}
            onClick={() => onChange(swaps.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={4}
        variant="subtle"
        size="compact-sm"
        disabled={props.roles.length === 0}
        onClick={() =>
          onChange([...swaps, { from: props.roles[0] ?? "", to: "", share_percent: 100 }])
        }
      >
        {t("scenarios.live.swap_add")}
      </Button>
      {props.roles.length === 0 ? (
        <span className="muted">{t("scenarios.live.no_roles")}</span>
      ) : null}
    </fieldset>
  );
}
