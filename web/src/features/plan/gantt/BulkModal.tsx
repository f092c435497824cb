import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { allColumns, columnOf } from "@/timeline/columns";
import type { ColumnKey } from "@/timeline/words";
import { FormModal } from "@/ui/FormModal";
import type { TablePort } from "./table-port";
import { columnLabel } from "./words";

interface BulkModalProps {
  port: TablePort;
  /** Null while the dialog is closed. */
  tasks: readonly string[] | null;
  column: ColumnKey | null;
  onClose: () => void;
}

/** Fields that make sense for many tasks at once: names and links are each task's own. */
const bulkFields = () =>
  allColumns().filter(
    ({ key, kind }) => kind !== "row" && kind !== "result" && !["name", "wbs"].includes(key),
  );

export function BulkModal({ port, tasks, column, onClose }: BulkModalProps) {
  const usual = bulkFields().some((field) => field.key === column)
    ? (column as ColumnKey)
    : "duration";
  return tasks ? (
    <BulkForm key={usual} port={port} tasks={tasks} first={usual} onClose={onClose} />
  ) : null;
}

function BulkForm(props: {
  port: TablePort;
  tasks: readonly string[];
  first: ColumnKey;
  onClose: () => void;
}) {
  const { port, tasks, onClose } = props;
  const [key, setKey] = useState<ColumnKey>(props.first);
  const [text, setText] = useState("");
  const column = columnOf(key);
  const choices = port.choices(column)?.filter(Boolean);
  return (
    <FormModal
      opened
      title={t("sheet.bulk.title", { count: tasks.length })}
      submitLabel={t("sheet.bulk.apply")}
      onClose={onClose}
      onSubmit={async () => {
        onClose();
        await port.bulk(tasks, column, text);
      }}
    >
      <Select
        label={t("sheet.bulk.field")}
        allowDeselect={false}
        searchable
        data={bulkFields().map((field) => ({ value: field.key, label: columnLabel(field.key) }))}
        value={key}
        onChange={(next) => {
          setKey(next as ColumnKey);
          setText("");
        }}
      />
      {choices ? (
        <Select
          label={t("sheet.bulk.value")}
          description={t("sheet.bulk.hint")}
          data={choices}
          value={text || null}
          onChange={(next) => setText(next ?? "")}
          clearable
        />
      ) : (
        <TextInput
          label={t("sheet.bulk.value")}
          description={t("sheet.bulk.hint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </FormModal>
  );
}
