import { Alert, Button, Group } from "@mantine/core";
import { t } from "@/i18n/t";
import type { KeptForm } from "./kept-form";

/** Says that a form shows what was typed before, and lets people begin anew. */
export function KeptNotice({ kept }: { kept: KeptForm }) {
  if (!kept.restored) return null;
  return (
    <Alert color="blue" role="status">
      <Group justify="space-between" gap={8}>
        {t("common.kept.text")}
        <Button variant="default" size="compact-sm" onClick={kept.discard}>
          {t("common.kept.discard")}
        </Button>
      </Group>
    </Alert>
  );
}
