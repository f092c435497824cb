import { Autocomplete } from "@mantine/core";

/** A role or cost type by its name; known ones are offered. */
export function RoleInput(props: {
  label: string;
  roles: readonly string[];
  value: string;
  disabled?: boolean;
  onChange: (name: string) => void;
}) {
  return (
    <Autocomplete
      label={props.label}
      data={[...new Set(props.roles)]}
      style={{ flex: "1 1 140px" }}
      disabled={props.disabled}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
