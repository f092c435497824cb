import { Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision } from "@/api/nouns";
import { today } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { useRefreshDecisions } from "./decisions";
import classes from "./decisions.module.css";
import { t } from "./texts";

const OTHER = "other";

/** What is decided, why, and when it is looked at again; from then on it stays as it is. */
export function MakeDecisionModal(props: { decision: Decision; onClose: () => void }) {
  const { decision, onClose } = props;
  const refresh = useRefreshDecisions();
  const [which, setWhich] = useState(decision.options.length === 0 ? OTHER : "");
  const [outcome, setOutcome] = useState("");
  const [rationale, setRationale] = useState("");
  const [on, setOn] = useState(today());
  const [review, setReview] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  return (
    <FormModal
      opened
      size="lg"
      title={t("decision.decide.title", { title: decision.title })}
      submitLabel={t("decision.decide.do")}
      onClose={onClose}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
      onSubmit={async () => {
        setErrors({});
        if (!which) {
          setErrors({ chosen: t("decision.decide.which_missing") });
          throw new Error(t("decision.decide.which_missing"));
        }
        const params = { path: { id: decision.id }, header: ifMatch(decision.version) };
        const body = {
          chosen: which === OTHER ? null : Number(which),
          outcome: which === OTHER ? outcome : "",
          rationale,
          decided_on: on || null,
          review_on: review || null,
        };
        const now = await ok(client.POST("/api/v1/decisions/{id}/decide", { params, body }));
        refresh(now as Decision);
        toastDone(t("decision.decide.done", { title: decision.title }));
        onClose();
      }}
    >
      <p className={classes.hint}>{t("decision.decide.text")}</p>
      {decision.options.length > 0 ? (
        <Radio.Group
          label={t("decision.decide.which")}
          required
          error={errors.chosen}
          value={which}
          onChange={setWhich}
        >
          <Stack gap={8} mt={6}>
            {decision.options.map((option, at) => (
              <Radio key={at} value={String(at)} label={option.title} />
            ))}
            <Radio value={OTHER} label={t("decision.decide.other")} />
          </Stack>
        </Radio.Group>
      ) : null}
      {which === OTHER ? (
        <TextInput
          label={t("decision.decide.outcome")}
          required
          error={errors.outcome}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        label={t("decision.decide.rationale")}
        description={t("decision.decide.rationale_hint")}
        required
        autosize
        minRows={3}
        error={errors.rationale}
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      <FieldRow>
        <TextInput
          type="date"
          label={t("decision.decide.on")}
          error={errors.decided_on}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("decision.decide.review")}
          error={errors.review_on}
          value={review}
          onChange={(event) => setReview(event.currentTarget.value)}
        />
      </FieldRow>
      <p className={classes.hint}>{t("decision.decide.review_hint")}</p>
    </FormModal>
  );
}
