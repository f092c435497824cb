import { Button, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { showMoney } from "@/lib/numbers";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { showFrom, showTo } from "./days";

type DatedRate = components["schemas"]["RateView"];

/** What an hour costs and is billed at, from when to when; for those who may see rates. */
export function RatesSection({ resourceId, currency }: { resourceId: string; currency: string }) {
  const can = useCan();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["resource", resourceId, "rates"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/rates", { params: { path: { id: resourceId } } }),
      ),
  });
  const manage = can("rate.manage");

  async function remove(rate: DatedRate) {
    try {
      const params = { path: { id: rate.id }, header: ifMatch(rate.version) };
      await ok(client.DELETE("/api/v1/resource_rates/{id}", { params }));
      toastDone(t("resource.rates.removed"));
      await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section
      title={t("resource.rates.title")}
      hint={t("resource.rates.hint")}
      actions={
        manage ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("resource.rates.add")}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t("resource.rates.none")}</p>
          ) : (
            <PlainTable
              label={t("resource.rates.title")}
              head={[
                t("resource.rates.kind"),
                t("resource.rates.rate"),
                t("resource.dated.from"),
                t("resource.dated.to"),
                "",
              ]}
              numeric={[1]}
              rows={page.items.map((rate) => ({
                key: rate.id,
                cells: [
                  t(`resource.rates.kind_${rate.kind}`),
                  showMoney(rate.rate, rate.currency),
                  <span key="from">
                    {showFrom(rate.from)}{" "}
                    {rate.holds_today ? <Mark tone="info">{t("resource.dated.today")}</Mark> : null}
                  </span>,
                  showTo(rate.to),
                  manage ? (
                    <Button key="remove" variant="default" size="xs" onClick={() => remove(rate)}>
                      {t("common.remove")}
                    </Button>
                  ) : null,
                ],
              }))}
            />
          )
        }
      </Loaded>
      {adding ? (
        <RateModal resourceId={resourceId} currency={currency} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  );
}

function RateModal(props: { resourceId: string; currency: string; onClose: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { kind: "cost", rate: "", currency: props.currency, from: today(), to: "" },
  });

  async function save() {
    const { from, to, ...rest } = form.values;
    const body = { ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) } as never;
    const params = { path: { id: props.resourceId } };
    await ok(client.POST("/api/v1/resources/{id}/rates", { params, body }));
    toastDone(t("resource.rates.saved"));
    await queries.invalidateQueries({ queryKey: ["resource", props.resourceId] });
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t("resource.rates.add")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <Select
        label={t("resource.rates.kind")}
        allowDeselect={false}
        data={["cost", "bill"].map((value) => ({
          value,
          label: t(`resource.rates.kind_${value}`),
        }))}
        {...form.getInputProps("kind")}
      />
      <Group grow align="start">
        <TextInput
          label={t("resource.rates.rate")}
          required
          inputMode="decimal"
          {...form.getInputProps("rate")}
        />
        <TextInput
          label={t("resource.currency")}
          maxLength={3}
          {...form.getInputProps("currency")}
        />
      </Group>
      <Group grow align="start">
        <TextInput
          type="date"
          label={t("resource.dated.from")}
          description={t("resource.dated.from_hint")}
          {...form.getInputProps("from")}
        />
        <TextInput
          type="date"
          label={t("resource.dated.to")}
          description={t("resource.dated.to_hint")}
          {...form.getInputProps("to")}
        />
      </Group>
    </FormModal>
  );
}
