import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";

interface DeedMenuProps<Deed extends string> {
  label: string;
  deeds: readonly Deed[];
  /** What a deed is called. */
  text: (deed: Deed) => string;
  onChoose: (deed: Deed) => void;
}

/** A button that opens what can be done besides the next step; nothing when that is all. */
export function DeedMenu<Deed extends string>({
  label,
  deeds,
  text,
  onChoose,
}: DeedMenuProps<Deed>) {
  if (deeds.length === 0) {
    return null;
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.map((deed) => (
          <Menu.Item key={deed} onClick={() => onChoose(deed)}>
            {text(deed)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
