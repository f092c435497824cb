import { Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { typedOf } from "@/features/governance/routes/routes";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { type Option, optionOf, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadUsers } from "../options";
import {
  CATEGORIES,
  type ChangeRequest,
  deltaOf,
  RISKS,
  useRefreshChangeRequests,
  write,
} from "./change-requests";
import { t } from "./texts";

/** Raises a change request, or writes one further. */
export function ChangeRequestModal(props: {
  projectId: string;
  currency: string;
  /** Given: write it further. */
  request?: ChangeRequest;
  onClose: () => void;
  onSaved?: (request: ChangeRequest) => void;
}) {
  const { projectId, currency, request, onClose } = props;
  const can = useCan();
  const refresh = useRefreshChangeRequests();
  const [title, setTitle] = useState(request?.title ?? "");
  const [description, setDescription] = useState(request?.description ?? "");
  const [category, setCategory] = useState(request?.category ?? "scope");
  const [owner, setOwner] = useState<Option | null>(optionOf(request?.owner));
  const [wanted, setWanted] = useState(request?.wanted_by ?? "");
  const [scope, setScope] = useState(request?.scope ?? "");
  const [level, setLevel] = useState(request?.risk_level ?? "same");
  const [risk, setRisk] = useState(request?.risk ?? "");
  const [cost, setCost] = useState(typedOf(request?.stated_cost_minor ?? null, currency));
  const [benefit, setBenefit] = useState(typedOf(request?.benefit_delta_minor ?? null, currency));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const money = request ? request.may.money : can("rate.view");

  async function save() {
    setWrong({});
    const words = {
      title,
      description,
      category,
      ...(can("user.view") ? { owner_id: owner?.value ?? null } : {}),
      wanted_by: wanted || null,
      scope,
      risk,
      risk_level: level,
      ...(money
        ? {
            cost_delta_minor: deltaOf(cost, currency),
            benefit_delta_minor: deltaOf(benefit, currency),
          }
        : {}),
    };
    const saved = request
      ? await write(request, words)
      : ((await ok(
          client.POST("/api/v1/projects/{id}/change_requests", {
            params: { path: { id: projectId } },
            body: words as never,
          }),
        )) as ChangeRequest);
    toastDone(t(request ? "change_request.saved" : "change_request.raised", { key: saved.key }));
    refresh(saved);
    onClose();
    props.onSaved?.(saved);
  }

  return (
    <FormModal
      opened
      size="lg"
      title={t(request ? "change_request.write_title" : "change_request.raise_title", {
        key: request?.key ?? "",
      })}
      submitLabel={t(request ? "common.save" : "change_request.raise")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      <TextInput
        data-autofocus
        label={t("change_request.field.title")}
        required
        value={title}
        error={wrong.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t("change_request.field.description")}
        autosize
        minRows={3}
        value={description}
        error={wrong.description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <FieldRow>
        <Select
          label={t("change_request.field.category")}
          allowDeselect={false}
          data={CATEGORIES.map((value) => ({
            value,
            label: t(`change_request.category.${value}`),
          }))}
          value={category}
          onChange={(value) => setCategory(value ?? "other")}
        />
        <TextInput
          type="date"
          label={t("change_request.field.wanted_by")}
          value={wanted}
          error={wrong.wanted_by}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </FieldRow>
      <Textarea
        label={t("change_request.field.scope")}
        description={t("change_request.field.scope_hint")}
        autosize
        minRows={1}
        value={scope}
        error={wrong.scope}
        onChange={(event) => setScope(event.currentTarget.value)}
      />
      <FieldRow>
        <Select
          label={t("change_request.field.risk_level")}
          allowDeselect={false}
          data={RISKS.map((value) => ({
            value,
            label: t(`change_request.risk_level.${value}`),
          }))}
          value={level}
          onChange={(value) => setLevel(value ?? "same")}
        />
        <Textarea
          label={t("change_request.field.risk")}
          autosize
          minRows={1}
          value={risk}
          error={wrong.risk}
          onChange={(event) => setRisk(event.currentTarget.value)}
        />
      </FieldRow>
      {money ? (
        <FieldRow>
          <TextInput
            label={t("change_request.field.cost", { currency })}
            description={t("change_request.field.cost_hint")}
            inputMode="text"
            value={cost}
            error={wrong.cost_delta_minor}
            onChange={(event) => setCost(event.currentTarget.value)}
          />
          <TextInput
            label={t("change_request.field.benefit", { currency })}
            description={t("change_request.field.benefit_hint")}
            inputMode="text"
            value={benefit}
            error={wrong.benefit_delta_minor}
            onChange={(event) => setBenefit(event.currentTarget.value)}
          />
        </FieldRow>
      ) : null}
      {can("user.view") ? (
        <RemoteSelect
          source="users"
          label={t("change_request.field.owner")}
          description={t("change_request.field.owner_hint")}
          load={loadUsers}
          value={owner}
          onChange={setOwner}
          error={wrong.owner_id}
        />
      ) : null}
    </FormModal>
  );
}
