import { Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { showMoney } from "@/lib/numbers";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Mark } from "@/ui/Mark";
import { toastDone } from "@/ui/toast";
import { showFrom, showTo } from "./days";
import { EntriesSection } from "./EntriesSection";

/** What an hour costs and is billed at, from when to when; for those who may see rates. */
export function RatesSection({ resourceId, currency }: { resourceId: string; currency: string }) {
  const can = useCan();
  const query = useQuery({
    queryKey: ["resource", resourceId, "rates"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/rates", { params: { path: { id: resourceId } } }),
      ),
  });
  return (
    <EntriesSection
      resourceId={resourceId}
      of="rates"
      query={query}
      manage={can("rate.manage")}
      fixed
      head={[
        t("resource.rates.kind"),
        t("resource.rates.rate"),
        t("resource.dated.from"),
        t("resource.dated.to"),
      ]}
      numeric={[1]}
      cells={(rate) => [
        t(`resource.rates.kind_${rate.kind}`),
        showMoney(rate.rate, rate.currency),
        <span key="from">
          {showFrom(rate.from)}{" "}
          {rate.holds_today ? <Mark tone="info">{t("resource.dated.today")}</Mark> : null}
        </span>,
        showTo(rate.to),
      ]}
      remove={(rate) => {
        const params = { path: { id: rate.id }, header: ifMatch(rate.version) };
        return ok(client.DELETE("/api/v1/resource_rates/{id}", { params }));
      }}
      form={(_, close) => <RateModal resourceId={resourceId} currency={currency} onClose={close} />}
    />
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
