import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import type { MethodDraft } from "./drafts";
import { methodsQuery } from "./lifecycles";
import { takenOver } from "./take-over";

/** Adds what a shipped method has and this lifecycle has not; nothing is kept before it is saved. */
export function TakeOver(props: { draft: MethodDraft; onTake: (draft: MethodDraft) => void }) {
  const methods = useQuery(methodsQuery).data ?? [];
  const [key, setKey] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const method = methods.find((one) => one.key === key);

  function take() {
    if (!method) return;
    const { draft, count } = takenOver(props.draft, method.definition);
    if (count === 0) {
      setTold(t("lifecycle.take_over.nothing", { name: method.name }));
      return;
    }
    setTold("");
    props.onTake(draft);
    toastDone(t("lifecycle.take_over.taken", { count, name: method.name }));
  }

  return (
    <div>
      <Group gap={8} align="flex-end">
        <Select
          label={t("lifecycle.take_over.from")}
          description={t("lifecycle.take_over.hint")}
          data={methods.map((one) => ({ value: one.key, label: one.name }))}
          value={key}
          onChange={(value) => {
            setKey(value);
            setTold("");
          }}
          style={{ flex: "1 1 260px" }}
        />
        <Button variant="default" disabled={!method} onClick={take}>
          {t("lifecycle.take_over.take")}
        </Button>
      </Group>
      <p className="muted" role="status" style={{ margin: "4px 0 0" }}>
        {told}
      </p>
    </div>
  );
}
