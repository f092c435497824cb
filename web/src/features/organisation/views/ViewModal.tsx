import { Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";

/** For whom a view is kept. */
export type Audience = "me" | "me_everywhere" | "project" | "all";

interface ViewModalProps {
  title: string;
  name: string;
  audience: Audience;
  /** For whom it may be kept here. */
  audiences: readonly Audience[];
  /** The list is no part of a project. */
  everywhere: boolean;
  onClose: () => void;
  onSave: (name: string, audience: Audience) => Promise<void>;
}

/** Name and audience of a view. */
export function ViewModal(props: ViewModalProps) {
  const [name, setName] = useState(props.name);
  const [audience, setAudience] = useState(props.audience);
  const [error, setError] = useState<string>();
  return (
    <FormModal
      opened
      title={props.title}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onFields={(fields) => setError(fields.find((field) => field.field === "name")?.message)}
      onSubmit={async () => {
        if (!name.trim()) {
          const detail = t("views.need_name");
          setError(detail);
          throw new ApiProblem(422, { code: "view.need_name", detail });
        }
        await props.onSave(name.trim(), audience);
        props.onClose();
      }}
    >
      <TextInput
        label={t("views.name")}
        data-autofocus
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Radio.Group
        label={t("views.for")}
        value={audience}
        onChange={(value) => setAudience(value as Audience)}
      >
        <Stack gap={6} mt={4}>
          {props.audiences.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`views.for_${value}${props.everywhere && value === "all" ? "_list" : ""}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormModal>
  );
}
