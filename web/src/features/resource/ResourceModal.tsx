import { Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Resource } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { loadCalendars, loadUsers } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { FORMS, fieldsOf, formOf } from "./pool/form";
import { asOption, loadRoles, loadTeams } from "./pool/options";

/** The form of a person, machine, material or cost: all are resources of plans. */
export function ResourceModal(props: { resource?: Resource; onClose: () => void }) {
  const { resource, onClose } = props;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const can = useCan();
  const [team, setTeam] = useState(asOption(resource?.team));
  const [role, setRole] = useState(asOption(resource?.generic ? resource.roles[0]?.role : null));
  const [calendar, setCalendar] = useState(asOption(resource?.calendar));
  const [user, setUser] = useState(
    resource?.user_id ? { value: resource.user_id, label: t("resource.linked") } : null,
  );
  const form = useForm({
    initialValues: {
      name: resource?.name ?? "",
      form: resource ? formOf(resource) : ("person" as const),
      email: resource?.email ?? "",
      max_units_percent: resource?.max_units_percent ?? 100,
      standard_rate: resource?.standard_rate ?? "",
      currency: resource?.currency ?? "EUR",
    },
  });

  async function save() {
    const { standard_rate, currency, form: shape, ...rest } = form.values;
    const rate = standard_rate.trim();
    const body = {
      ...rest,
      ...fieldsOf(shape),
      job_role_id: shape === "generic" ? (role?.value ?? null) : null,
      ...(can("rate.manage") ? { ...(rate ? { standard_rate: rate } : {}), currency } : {}),
      team_id: team?.value ?? null,
      calendar_id: calendar?.value ?? null,
      user_id: user?.value ?? null,
    };
    if (resource) {
      await ok(
        client.PATCH("/api/v1/resources/{id}", {
          params: { path: { id: resource.id }, header: ifMatch(resource.version) },
          body: body as never,
        }),
      );
      toastDone(t("resource.saved", { name: form.values.name }));
      await queries.invalidateQueries({ queryKey: ["resource", resource.id] });
      onClose();
    } else {
      const made = (await ok(
        client.POST("/api/v1/resources", { body: body as never }),
      )) as Resource;
      toastDone(t("resource.created", { name: made.name }));
      await navigate({ to: "/people/$resourceId", params: { resourceId: made.id } });
    }
    await queries.invalidateQueries({ queryKey: ["resources"] });
  }

  return (
    <FormModal
      opened
      title={resource ? t("common.edit_title", { name: resource.name }) : t("resource.new")}
      submitLabel={resource ? t("common.save") : t("resource.create")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("resource.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Select
        label={t("resource.kind")}
        description={t("resource.kind_hint")}
        allowDeselect={false}
        data={FORMS.map((value) => ({ value, label: t(`resource.form.${value}`) }))}
        {...form.getInputProps("form")}
      />
      {form.values.form === "generic" ? (
        <RemoteSelect
          source="job_roles"
          label={t("resource.roles.role")}
          required
          load={loadRoles}
          value={role}
          onChange={setRole}
          error={form.errors.job_role_id}
        />
      ) : null}
      <TextInput type="email" label={t("resource.email")} {...form.getInputProps("email")} />
      <RemoteSelect
        source="teams"
        label={t("resource.team")}
        load={loadTeams}
        value={team}
        onChange={setTeam}
      />
      {fieldsOf(form.values.form).kind === "work" ? (
        <>
          <RemoteSelect
            source="calendars"
            label={t("resource.calendar")}
            load={loadCalendars}
            value={calendar}
            onChange={setCalendar}
          />
          <NumberInput
            label={t("resource.units")}
            description={t("resource.units_hint")}
            suffix=" %"
            min={0}
            {...form.getInputProps("max_units_percent")}
          />
        </>
      ) : null}
      {can("rate.manage") ? (
        <Group grow align="start" wrap="nowrap">
          <TextInput
            label={t("resource.rate")}
            description={t("resource.rate_hint")}
            inputMode="decimal"
            {...form.getInputProps("standard_rate")}
          />
          <TextInput
            label={t("resource.currency")}
            description={t("resource.currency_hint")}
            maxLength={3}
            autoCapitalize="characters"
            {...form.getInputProps("currency")}
          />
        </Group>
      ) : null}
      {can("user.view") ? (
        <RemoteSelect
          source="users"
          label={t("resource.user")}
          description={t("resource.user_hint")}
          load={loadUsers}
          value={user}
          onChange={setUser}
        />
      ) : null}
    </FormModal>
  );
}
