import { Input, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Request } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import classes from "./intake.module.css";
import { requestTypesQuery, useRefreshRequests } from "./requests";
import { SimilarList } from "./SimilarList";
import { t } from "./texts";

/** Begins a request: its type and its title; the form follows on its page. */
export function NewRequestModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const refresh = useRefreshRequests();
  const types = useQuery(requestTypesQuery);
  const offered = types.data?.filter((one) => !one.archived) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const type = chosen ?? (offered.length === 1 ? offered[0].id : null);

  async function save() {
    setErrors({});
    if (!type) {
      setErrors({ type_id: t("intake.need_type") });
      throw new Error(t("intake.need_type"));
    }
    const request = (await ok(
      client.POST("/api/v1/requests", { body: { type_id: type, title } }),
    )) as Request;
    refresh(request);
    setTitle("");
    setChosen(null);
    await navigate({ to: "/requests/$requestId", params: { requestId: request.id } });
  }

  return (
    <FormModal
      opened={opened}
      size="lg"
      title={t("intake.new")}
      submitLabel={t("intake.begin")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <Input.Wrapper label={t("intake.type")} required labelElement="div" error={errors.type_id}>
        <Loaded query={types} lines={3}>
          {() =>
            offered.length === 0 ? (
              <p className="muted">{t("intake.no_types")}</p>
            ) : (
              <fieldset className={classes.cards}>
                <legend className="visually-hidden">{t("intake.type")}</legend>
                {offered.map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className={classes.card}
                    aria-pressed={type === one.id}
                    onClick={() => setChosen(one.id)}
                  >
                    <strong>{one.name}</strong>
                    <span className="muted">{one.description}</span>
                  </button>
                ))}
              </fieldset>
            )
          }
        </Loaded>
      </Input.Wrapper>
      <TextInput
        label={t("intake.title")}
        description={t("intake.title_hint")}
        required
        error={errors.title}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <SimilarList title={title} text="" />
    </FormModal>
  );
}
