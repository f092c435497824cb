import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface DownloadMenuProps {
  label: string;
  /** Files that the server writes, with where they are. */
  files: readonly { label: string; href: string }[];
  /** Further items. */
  children?: ReactNode;
}

/** A button that opens the kinds of file a page can be saved as. */
export function DownloadMenu({ label, files, children }: DownloadMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map((file) => (
          <Menu.Item key={file.href} component="a" href={file.href} download>
            {file.label}
          </Menu.Item>
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
