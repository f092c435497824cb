import { Button, NumberInput, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone, toastFailed } from "@/ui/toast";
import { asOption, loadPeople, loadRoles, loadTeams } from "../pool/options";
import type { Allocation } from "./staffing";

/** Whose time (a person's, or a team's or role's whose people are named later), how certain it is. How much is typed in the grid. */
export function AllocationModal(props: {
  projectId: string;
  allocation: Allocation | null;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}) {
  const { allocation } = props;
  const [person, setPerson] = useState(asOption(allocation?.resource));
  const [role, setRole] = useState(asOption(allocation?.job_role));
  const [team, setTeam] = useState(asOption(allocation?.team));
  const [state, setState] = useState<"proposed" | "committed">(allocation?.state ?? "proposed");
  const [likely, setLikely] = useState<number>(allocation?.probability_percent ?? 50);
  const [note, setNote] = useState(allocation?.note ?? "");
  const header = allocation ? ifMatch(allocation.version) : null;

  async function save() {
    const body = {
      resource_id: person?.value ?? null,
      job_role_id: role?.value ?? null,
      // Whoever is named takes the place of the team.
      team_id: person ? null : (team?.value ?? null),
      state,
      probability_percent: state === "proposed" ? likely : undefined,
      note,
    };
    await (allocation && header
      ? ok(
          client.PATCH("/api/v1/allocations/{id}", {
            params: { path: { id: allocation.id }, header },
            body,
          }),
        )
      : ok(
          client.POST("/api/v1/projects/{id}/allocations", {
            params: { path: { id: props.projectId } },
            body,
          }),
        ));
    toastDone(t("capacity.staffing.saved"));
    await props.onSaved();
    props.onClose();
  }

  async function remove() {
    if (!allocation || !header) return;
    try {
      const params = { path: { id: allocation.id }, header };
      await ok(client.DELETE("/api/v1/allocations/{id}", { params }));
      toastDone(t("capacity.staffing.removed"));
      await props.onSaved();
      props.onClose();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <FormModal
      opened
      title={t(allocation ? "capacity.staffing.edit" : "capacity.staffing.add")}
      submitLabel={t("capacity.staffing.save")}
      onClose={props.onClose}
      onSubmit={save}
    >
      <RemoteSelect
        source="people"
        label={t("capacity.staffing.person")}
        description={t("capacity.staffing.person_hint")}
        load={loadPeople}
        value={person}
        onChange={setPerson}
      />
      {person ? null : (
        <RemoteSelect
          source="teams"
          label={t("capacity.staffing.team")}
          description={t("capacity.staffing.team_hint")}
          load={loadTeams}
          value={team}
          onChange={setTeam}
        />
      )}
      <RemoteSelect
        source="job_roles"
        label={t("capacity.staffing.role")}
        load={loadRoles}
        value={role}
        onChange={setRole}
      />
      <SegmentedControl
        aria-label={t("capacity.staffing.state")}
        data={(["proposed", "committed"] as const).map((value) => ({
          value,
          label: t(`capacity.staffing.state_${value}`),
        }))}
        value={state}
        onChange={setState}
      />
      {state === "proposed" ? (
        <NumberInput
          label={t("capacity.staffing.probability")}
          min={0}
          max={100}
          value={likely}
          onChange={(value) => setLikely(Number(value))}
        />
      ) : null}
      <Textarea
        label={t("capacity.staffing.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {allocation ? (
        <Button variant="subtle" color="red" onClick={() => void remove()}>
          {t("capacity.staffing.delete")}
        </Button>
      ) : null}
    </FormModal>
  );
}
