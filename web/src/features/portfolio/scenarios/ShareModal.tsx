import { CloseButton, Group, Select, Stack, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { loadUsers } from "@/features/plan/options";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { type Member, membersQuery, type Scenario, scenarioQuery } from "./scenarios";
import { t } from "./texts";

const SHARING = ["everyone", "readers", "members"];

/** Who sees and changes a scenario; for its owner. */
export function ShareModal({ scenario, onClose }: { scenario: Scenario; onClose: () => void }) {
  const query = useQuery(membersQuery(scenario.id));
  return (
    <Loaded query={query}>
      {(members) => <Form scenario={scenario} members={members} onClose={onClose} />}
    </Loaded>
  );
}

function Form(props: { scenario: Scenario; members: Member[]; onClose: () => void }) {
  const { scenario, onClose } = props;
  const queries = useQueryClient();
  const [sharing, setSharing] = useState(scenario.sharing);
  const [members, setMembers] = useState(props.members);
  const others = members.filter((one) => one.user.id !== scenario.owner.id);
  return (
    <FormModal
      opened
      title={t("scenarios.share.title", { name: scenario.name })}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={async () => {
        const path = { id: scenario.id };
        // Members first: whoever is left out by the other sharing is in already.
        await ok(
          client.PUT("/api/v1/scenarios/{id}/members", {
            params: { path },
            body: {
              members: others.map(({ user, may_edit }) => ({ user_id: user.id, may_edit })),
            },
          }),
        );
        if (sharing !== scenario.sharing) {
          const params = { path, header: ifMatch(scenario.version) };
          await ok(client.PATCH("/api/v1/scenarios/{id}", { params, body: { sharing } }));
        }
        await queries.invalidateQueries({ queryKey: scenarioQuery(scenario.id).queryKey });
        await queries.invalidateQueries({ queryKey: membersQuery(scenario.id).queryKey });
        toastDone(t("scenarios.share.done"));
        onClose();
      }}
    >
      <Select
        label={t("scenarios.share.who")}
        allowDeselect={false}
        data={SHARING.map((value) => ({ value, label: t(`scenarios.share.${value}`) }))}
        value={sharing}
        onChange={(next) => setSharing(next ?? sharing)}
      />
      <p className="muted">{t("scenarios.share.owner", { name: scenario.owner.name })}</p>
      <Stack gap={6} role="group" aria-label={t("scenarios.share.people")}>
        {others.map((member) => (
          <Group key={member.user.id} justify="space-between" wrap="nowrap">
            <span>{member.user.name}</span>
            <Group gap={8} wrap="nowrap">
              <Switch
                label={t("scenarios.share.may_edit")}
                aria-label={t("scenarios.share.edits", { name: member.user.name })}
                checked={member.may_edit}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setMembers(
                    others.map((one) =>
                      one.user.id === member.user.id ? { ...one, may_edit: checked } : one,
                    ),
                  );
                }}
              />
              <CloseButton
                aria-label={t("scenarios.share.remove", { name: member.user.name })}
                onClick={() => setMembers(others.filter((one) => one.user.id !== member.user.id))}
              />
            </Group>
          </Group>
        ))}
      </Stack>
      <RemoteSelect
        source="users"
        label={t("scenarios.share.add")}
        load={loadUsers}
        value={null}
        onChange={(chosen) => {
          if (!chosen || members.some((one) => one.user.id === chosen.value)) return;
          const user = { id: chosen.value, name: chosen.label };
          setMembers([...others, { user, may_edit: false }]);
        }}
      />
    </FormModal>
  );
}
