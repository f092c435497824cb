import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import classes from "../business-case/case.module.css";

export type RaciLine = components["schemas"]["RaciLine"];

const COLUMNS = ["responsible", "accountable", "consulted", "informed"] as const;
type Draft = Record<"what" | (typeof COLUMNS)[number], string> & { key: number };

const draftOf = (line: RaciLine, key: number): Draft => ({
  key,
  what: line.what,
  responsible: (line.responsible ?? []).join(", "),
  accountable: (line.accountable ?? []).join(", "),
  consulted: (line.consulted ?? []).join(", "),
  informed: (line.informed ?? []).join(", "),
});

const namesOf = (text: string): string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);

/** Who does what, line by line; names are separated by commas. */
export function RaciModal(props: {
  lines: readonly RaciLine[];
  onClose: () => void;
  onWrite: (lines: RaciLine[]) => Promise<void>;
}) {
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    (props.lines.length > 0 ? props.lines : [{ what: "" }]).map(draftOf),
  );
  const change = (key: number, changes: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  return (
    <FormModal
      opened
      size="90rem"
      title={t("strategy.charter.raci.title")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={async () => {
        const written = drafts.filter((one) => Object.values(one).some((text) => `${text}`.trim()));
        const kept = written.filter((one) => one.what.trim() || COLUMNS.some((c) => one[c].trim()));
        await props.onWrite(
          kept.map((one) => ({
            what: one.what,
            responsible: namesOf(one.responsible),
            accountable: namesOf(one.accountable),
            consulted: namesOf(one.consulted),
            informed: namesOf(one.informed),
          })),
        );
        props.onClose();
      }}
    >
      <p className="muted">{t("strategy.charter.raci.hint")}</p>
      <ol className={classes.raci}>
        {drafts.map((draft, at) => (
          <li key={draft.key}>
            <TextInput
              label={t("strategy.charter.raci.what")}
              aria-label={t("strategy.charter.raci.what_of", { number: at + 1 })}
              value={draft.what}
              onChange={(event) => change(draft.key, { what: event.currentTarget.value })}
            />
            {COLUMNS.map((column) => (
              <TextInput
                key={column}
                label={t(`strategy.charter.raci.${column}`)}
                aria-label={t("strategy.charter.raci.who_of", {
                  who: t(`strategy.charter.raci.${column}`),
                  number: at + 1,
                })}
                value={draft[column]}
                onChange={(event) => change(draft.key, { [column]: event.currentTarget.value })}
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t("strategy.charter.raci.remove", { number: at + 1 })}
              onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => {
          const key = Math.max(-1, ...drafts.map((one) => one.key)) + 1;
          setDrafts([...drafts, draftOf({ what: "" }, key)]);
        }}
      >
        {t("strategy.charter.raci.add")}
      </Button>
    </FormModal>
  );
}
