import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { loadPrograms } from "@/features/plan/options";
import { t } from "@/i18n/t";
import type { Option } from "@/ui/RemoteSelect";

/** Programs by name, searched on the server; those chosen keep their names. */
export function ProgramsSelect(props: { value: string[]; onChange: (ids: string[]) => void }) {
  const [search, setSearch] = useState("");
  const [known, setKnown] = useState<readonly Option[]>([]);
  const [term] = useDebouncedValue(search, 200);
  const found = useQuery({
    queryKey: ["options", "programs", term],
    queryFn: () => loadPrograms(term),
    placeholderData: keepPreviousData,
  });
  const first = useQuery({
    queryKey: ["options", "chosen-programs", props.value],
    queryFn: () =>
      Promise.all(
        props.value.map(async (id): Promise<Option> => {
          const one = await ok(client.GET("/api/v1/programs/{id}", { params: { path: { id } } }));
          return { value: id, label: one.name };
        }),
      ),
    enabled: props.value.some((id) => !known.some((one) => one.value === id)),
  });
  const options = new Map<string, Option>();
  for (const one of [...known, ...(first.data ?? []), ...(found.data ?? [])]) {
    options.set(one.value, one);
  }
  return (
    <MultiSelect
      label={t("governance.routes.programs")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      data={[...options.values()]}
      searchValue={search}
      onSearchChange={setSearch}
      value={props.value}
      onChange={(ids) => {
        setKnown([...options.values()].filter((one) => ids.includes(one.value)));
        props.onChange(ids);
      }}
    />
  );
}
