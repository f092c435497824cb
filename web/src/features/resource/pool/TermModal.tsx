import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { loadCalendars } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { asOption, loadLocations, loadPeople, loadTeams } from "./options";
import type { Term } from "./TermsSection";

/** Adds what holds from a day on, or corrects an entry. What is not touched stays as it was. */
export function TermModal(props: {
  resourceId: string;
  term: Term | null;
  latest: Term | null;
  onClose: () => void;
}) {
  const { resourceId, term } = props;
  const queries = useQueryClient();
  const shown = term ?? props.latest;
  const [team, setTeam] = useState(asOption(shown?.team));
  const [manager, setManager] = useState(asOption(shown?.manager));
  const [location, setLocation] = useState(asOption(shown?.location));
  const [calendar, setCalendar] = useState(asOption(shown?.calendar));
  const form = useForm({
    initialValues: {
      from: term ? (term.from ?? "0001-01-01") : today(),
      fte_percent: shown?.fte_percent ?? 100,
      time_zone: shown?.time_zone ?? "",
      employed: term?.employed ?? true,
    },
  });

  async function save() {
    // Undated people keep the team and calendar that they have.
    const changed = {
      ...(shown || team ? { team_id: team?.value ?? null } : {}),
      ...(shown || calendar ? { calendar_id: calendar?.value ?? null } : {}),
      manager_id: manager?.value ?? null,
      location_id: location?.value ?? null,
    };
    const body = { ...form.values, ...changed } as never;
    if (term) {
      const params = { path: { id: term.id }, header: ifMatch(term.version) };
      await ok(client.PATCH("/api/v1/resource_terms/{id}", { params, body }));
    } else {
      const params = { path: { id: resourceId } };
      await ok(client.POST("/api/v1/resources/{id}/terms", { params, body }));
    }
    toastDone(t("resource.terms.saved"));
    await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    await queries.invalidateQueries({ queryKey: ["resources"] });
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(term ? "resource.terms.correct" : "resource.terms.add")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        type="date"
        label={t("resource.terms.from")}
        description={t("resource.terms.from_hint")}
        required
        {...form.getInputProps("from")}
      />
      <NumberInput
        label={t("resource.terms.fte")}
        suffix=" %"
        min={0}
        {...form.getInputProps("fte_percent")}
      />
      <RemoteSelect
        source="teams"
        label={t("resource.team")}
        load={loadTeams}
        value={team}
        onChange={setTeam}
      />
      <RemoteSelect
        source="people"
        label={t("resource.terms.manager")}
        load={loadPeople}
        value={manager}
        onChange={setManager}
        error={form.errors.manager_id}
      />
      <RemoteSelect
        source="locations"
        label={t("resource.terms.location")}
        description={t("resource.terms.location_hint")}
        load={loadLocations}
        value={location}
        onChange={setLocation}
      />
      <RemoteSelect
        source="calendars"
        label={t("resource.calendar")}
        load={loadCalendars}
        value={calendar}
        onChange={setCalendar}
      />
      <TextInput
        label={t("resource.terms.time_zone")}
        placeholder="Europe/Berlin"
        {...form.getInputProps("time_zone")}
      />
      <Checkbox
        label={t("resource.terms.leaves")}
        checked={!form.values.employed}
        onChange={(event) => form.setFieldValue("employed", !event.currentTarget.checked)}
      />
    </FormModal>
  );
}
