import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "@/i18n/t";

export interface Option {
  value: string;
  label: string;
}

/** Something named, as what is chosen. */
export function optionOf(ref: { id: string; name: string } | null | undefined): Option | null {
  return ref ? { value: ref.id, label: ref.name } : null;
}

interface RemoteSelectProps
  extends Omit<SelectProps, "data" | "value" | "onChange" | "searchValue" | "onSearchChange"> {
  /** Names the list in the query cache. */
  source: string;
  load: (search: string) => Promise<Option[]>;
  value: Option | null;
  onChange: (value: Option | null) => void;
}

/** A choice from a list on the server: only what matches is loaded. */
export function RemoteSelect({ source, load, value, onChange, ...rest }: RemoteSelectProps) {
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const [term] = useDebouncedValue(search === value?.label ? "" : search, 200);
  const query = useQuery({
    queryKey: ["options", source, term],
    queryFn: () => load(term),
    enabled: open,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = query.data ?? [];
  const data = value && !found.some((o) => o.value === value.value) ? [value, ...found] : found;
  return (
    <Select
      {...rest}
      searchable
      clearable={rest.clearable ?? !rest.required}
      data={data}
      filter={({ options }) => options}
      value={value?.value ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setOpen(true)}
      onChange={(chosen) => onChange(data.find((o) => o.value === chosen) ?? null)}
      nothingFoundMessage={query.isFetching ? t("common.loading") : t("common.nothing_found")}
      clearButtonProps={{ "aria-label": t("common.clear") }}
    />
  );
}
