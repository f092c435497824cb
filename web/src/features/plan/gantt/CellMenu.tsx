import { Menu } from "@mantine/core";
import { type RefObject, useRef } from "react";
import { t } from "@/i18n/t";
import { fitWidth } from "@/sheet/widths";
import { columnOf } from "@/timeline/columns";
import type { SheetSummary } from "@/timeline/sheet-port";
import type { TimelineView } from "@/timeline/view";
import type { ColumnKey } from "@/timeline/words";
import type { Table } from "./use-table";

interface CellMenuProps {
  view: RefObject<TimelineView | null>;
  table: Table;
  summary: SheetSummary | null;
  onBulk: () => void;
  onHide: (column: ColumnKey) => void;
}

/** One menu for every cell and every head of the table. */
export function CellMenu({ view, table, summary, onBulk, onHide }: CellMenuProps) {
  const { menu, port } = table;
  // A deed that opens a dialog leaves the focus to it.
  const keepFocus = useRef(false);
  if (!menu) return null;
  const tasks = summary?.tasks ?? [];
  const close = () => {
    table.closeMenu();
    if (!keepFocus.current) view.current?.focus();
    keepFocus.current = false;
  };
  const clipboard = (command: "copy" | "cut") => {
    view.current?.focus();
    document.execCommand(command);
  };
  const paste = async () => {
    try {
      view.current?.sheet.paste(await navigator.clipboard.readText());
    } catch {
      port.say(t("sheet.paste_by_key"));
    }
  };
  const many = { count: Math.max(1, tasks.length) };
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      shadow="md"
      trapFocus
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <span
          aria-hidden="true"
          style={{ position: "fixed", left: menu.x, top: menu.y, width: 1, height: 1 }}
        >
          <span className="visually-hidden">{t("sheet.menu.label")}</span>
        </span>
      </Menu.Target>
      <Menu.Dropdown>
        {menu.head && menu.column ? (
          <HeadItems table={table} column={menu.column} onHide={onHide} />
        ) : (
          <>
            <Item name="copy" keys="Ctrl C" run={() => clipboard("copy")} />
            {port.editable() ? (
              <>
                <Item name="cut" keys="Ctrl X" run={() => clipboard("cut")} />
                <Item name="paste" keys="Ctrl V" run={() => void paste()} />
                <Menu.Divider />
                <Item
                  name="insert_above"
                  keys="Insert"
                  run={() => view.current?.sheet.insert(false)}
                />
                <Item
                  name="insert_below"
                  keys="Shift Insert"
                  run={() => view.current?.sheet.insert(true)}
                />
                <Item name="indent" keys="Alt Shift →" run={() => port.indent(tasks, 1)} />
                <Item name="outdent" keys="Alt Shift ←" run={() => port.indent(tasks, -1)} />
                <Item name="up" keys="Alt ↑" run={() => port.shift(tasks, -1)} />
                <Item name="down" keys="Alt ↓" run={() => port.shift(tasks, 1)} />
                <Menu.Divider />
                <Item name="fill" keys="Ctrl D" run={() => view.current?.sheet.fill("down")} />
                <Item name="clear" keys="Delete" run={() => view.current?.sheet.clear()} />
                {tasks.length > 0 ? (
                  <>
                    <Menu.Item
                      onClick={() => {
                        keepFocus.current = true;
                        onBulk();
                      }}
                    >
                      {t("sheet.menu.bulk", many)}
                    </Menu.Item>
                    <Menu.Item color="red" onClick={() => port.remove(tasks)}>
                      {t("sheet.menu.delete", many)}
                    </Menu.Item>
                  </>
                ) : null}
              </>
            ) : null}
            {tasks.length > 0 ? (
              <>
                <Menu.Divider />
                <Menu.Item
                  rightSection={<kbd>Shift F2</kbd>}
                  onClick={() => {
                    keepFocus.current = true;
                    port.open(tasks[0]);
                  }}
                >
                  {t("sheet.menu.details")}
                </Menu.Item>
              </>
            ) : null}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item(props: { name: string; keys: string; run: () => void }) {
  return (
    <Menu.Item rightSection={<kbd>{props.keys}</kbd>} onClick={props.run}>
      {t(`sheet.menu.${props.name}`)}
    </Menu.Item>
  );
}

const STEP = 32;

function HeadItems(props: {
  table: Table;
  column: ColumnKey;
  onHide: (column: ColumnKey) => void;
}) {
  const { table, column } = props;
  const usual = columnOf(column).width;
  const now = table.kept.widths[column] ?? usual;
  const resize = (width: number) =>
    table.keep({ widths: { ...table.kept.widths, [column]: fitWidth(width) } });
  return (
    <>
      <Menu.Item closeMenuOnClick={false} onClick={() => resize(now + STEP)}>
        {t("sheet.menu.wider")}
      </Menu.Item>
      <Menu.Item closeMenuOnClick={false} onClick={() => resize(now - STEP)}>
        {t("sheet.menu.narrower")}
      </Menu.Item>
      <Menu.Item onClick={() => resize(usual)}>{t("sheet.menu.usual")}</Menu.Item>
      {column === "name" ? null : (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => props.onHide(column)}>{t("sheet.menu.hide")}</Menu.Item>
        </>
      )}
    </>
  );
}
