import { Button, Group } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";

interface Entry {
  id: string;
  version: number;
}

interface EntriesSectionProps<T extends Entry> {
  resourceId: string;
  /** What the entries are, in the catalogue: `roles`, `terms`, `skills`, `rates`. */
  of: string;
  query: UseQueryResult<{ items: T[] }>;
  /** Whether one may add, change and remove. */
  manage: boolean;
  /** Entries are only added and removed, never changed. */
  fixed?: boolean;
  head: string[];
  numeric?: number[];
  cells: (entry: T) => ReactNode[];
  /** Takes an entry away on the server. */
  remove: (entry: T) => Promise<unknown>;
  /** The form of an entry, or of a new one. */
  form: (entry: T | null, close: () => void) => ReactNode;
}

/** What a person has several of: a table of entries, each changed in a dialog or removed. */
export function EntriesSection<T extends Entry>(props: EntriesSectionProps<T>) {
  const { resourceId, of, query, manage } = props;
  const queries = useQueryClient();
  const [changing, setChanging] = useState<T | "new" | null>(null);
  const title = t(`resource.${of}.title`);

  async function remove(entry: T) {
    try {
      await props.remove(entry);
      toastDone(t(`resource.${of}.removed`));
      await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    } catch (error) {
      toastFailed(error);
    }
  }

  const deeds = (entry: T) =>
    manage ? (
      <Group key="deeds" gap={6} wrap="nowrap">
        {props.fixed ? null : (
          <Button variant="default" size="xs" onClick={() => setChanging(entry)}>
            {t("common.edit")}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => remove(entry)}>
          {t("common.remove")}
        </Button>
      </Group>
    ) : null;
  return (
    <Section
      title={title}
      hint={t(`resource.${of}.hint`)}
      actions={
        manage ? (
          <Button variant="default" onClick={() => setChanging("new")}>
            {t(`resource.${of}.add`)}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t(`resource.${of}.none`)}</p>
          ) : (
            <PlainTable
              label={title}
              head={[...props.head, ""]}
              numeric={props.numeric}
              rows={items.map((entry) => ({
                key: entry.id,
                cells: [...props.cells(entry), deeds(entry)],
              }))}
            />
          )
        }
      </Loaded>
      {changing ? props.form(changing === "new" ? null : changing, () => setChanging(null)) : null}
    </Section>
  );
}
