import { NumberInput, Switch, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { loadPortfolios } from "@/features/plan/options";
import { today } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadModels } from "../scoring/scoring";
import type { Scenario } from "./scenarios";
import { t } from "./texts";

/** A new scenario, or with `copyOf` one that asks the same. */
export function NewScenarioModal(props: {
  opened: boolean;
  onClose: () => void;
  copyOf?: Scenario;
}) {
  const { copyOf } = props;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(copyOf ? t("scenarios.copy_name", { name: copyOf.name }) : "");
  const [portfolio, setPortfolio] = useState<Option | null>(
    copyOf?.portfolio ? { value: copyOf.portfolio.id, label: copyOf.portfolio.name } : null,
  );
  const [model, setModel] = useState<Option | null>(null);
  const [start, setStart] = useState(today().slice(0, 7));
  const [months, setMonths] = useState<number | string>(12);
  const [currency, setCurrency] = useState("EUR");
  const [frozen, setFrozen] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    const question = {
      currency,
      start,
      months: Number(months),
      scoring_model_id: model?.value ?? null,
    };
    const body = {
      name,
      portfolio_id: portfolio?.value ?? null,
      ...(copyOf ? { copy_of: copyOf.id, frozen } : { question }),
    };
    const made = (await ok(client.POST("/api/v1/scenarios", { body }))) as Scenario;
    void queries.invalidateQueries({ queryKey: ["scenarios"] });
    toastDone(t("scenarios.created", { name }));
    props.onClose();
    void navigate({
      to: copyOf ? "/scenarios/$scenarioId" : "/scenarios/$scenarioId/candidates",
      params: { scenarioId: made.id },
    });
  }

  return (
    <FormModal
      opened={props.opened}
      title={copyOf ? t("scenarios.copy") : t("scenarios.new")}
      submitLabel={t("scenarios.create")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <TextInput
        label={t("scenarios.name")}
        required
        data-autofocus
        value={name}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RemoteSelect
        source="portfolios"
        label={t("scenarios.portfolio")}
        placeholder={t("scenarios.whole")}
        load={loadPortfolios}
        value={portfolio}
        onChange={setPortfolio}
      />
      {copyOf ? (
        <Switch
          label={t("scenarios.freeze")}
          description={t("scenarios.freeze_hint")}
          checked={frozen}
          onChange={(event) => setFrozen(event.currentTarget.checked)}
        />
      ) : (
        <>
          <FieldRow>
            <TextInput
              label={t("scenarios.start")}
              description={t("scenarios.start_hint")}
              value={start}
              error={errors.start}
              onChange={(event) => setStart(event.currentTarget.value)}
            />
            <NumberInput
              label={t("scenarios.months")}
              description={" "}
              min={1}
              max={60}
              value={months}
              error={errors.months}
              onChange={setMonths}
            />
          </FieldRow>
          <FieldRow>
            <TextInput
              label={t("scenarios.currency")}
              value={currency}
              error={errors.currency}
              onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            />
            <RemoteSelect
              source="scoring_models"
              label={t("scenarios.model")}
              placeholder={t("scenarios.model_none")}
              load={loadModels}
              value={model}
              onChange={setModel}
            />
          </FieldRow>
        </>
      )}
    </FormModal>
  );
}
