import { ActionIcon, Divider, Group, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPencil,
  IconRowInsertTop,
  IconTrash,
} from "@tabler/icons-react";
import { memo, type RefObject } from "react";
import { t } from "@/i18n/t";
import type { SheetSummary } from "@/timeline/sheet-port";
import type { TimelineView } from "@/timeline/view";
import type { Step } from "./change";
import type { EditSession } from "./edits";
import type { TablePort } from "./table-port";

interface EditBarProps {
  view: RefObject<TimelineView | null>;
  session: EditSession;
  undo: Step | null;
  redo: Step | null;
  port: TablePort;
  summary: SheetSummary | null;
  onBulk: () => void;
}

/** What the keys of the table do, as buttons. */
export const EditBar = memo(function EditBar(props: EditBarProps) {
  const { view, session, port, summary, onBulk } = props;
  const tasks = summary?.tasks ?? [];
  const none = tasks.length === 0;
  const step = (name: "undo" | "redo") => {
    const next = props[name];
    return next ? t(`sheet.bar.${name}_step`, { title: next.title }) : t(`sheet.bar.${name}`);
  };
  const back = () => void session.undo().catch(() => {});
  const forth = () => void session.redo().catch(() => {});
  return (
    <Group gap={4} role="toolbar" aria-label={t("sheet.bar.label")}>
      <Deed
        label={step("undo")}
        keys="Ctrl Z"
        off={!props.undo}
        icon={IconArrowBackUp}
        run={back}
      />
      <Deed
        label={step("redo")}
        keys="Ctrl Y"
        off={!props.redo}
        icon={IconArrowForwardUp}
        run={forth}
      />
      <Divider orientation="vertical" mx={4} />
      <Deed
        label={t("sheet.bar.insert")}
        keys="Insert"
        off={!summary}
        icon={IconRowInsertTop}
        run={() => view.current?.sheet.insert(false)}
      />
      <Deed
        label={t("sheet.bar.delete")}
        keys={t("sheet.bar.delete_key")}
        off={none}
        icon={IconTrash}
        run={() => port.remove(tasks)}
      />
      <Deed
        label={t("sheet.bar.outdent")}
        keys="Alt Shift ←"
        off={none}
        icon={IconIndentDecrease}
        run={() => port.indent(tasks, -1)}
      />
      <Deed
        label={t("sheet.bar.indent")}
        keys="Alt Shift →"
        off={none}
        icon={IconIndentIncrease}
        run={() => port.indent(tasks, 1)}
      />
      <Deed
        label={t("sheet.bar.up")}
        keys="Alt ↑"
        off={none}
        icon={IconArrowUp}
        run={() => port.shift(tasks, -1)}
      />
      <Deed
        label={t("sheet.bar.down")}
        keys="Alt ↓"
        off={none}
        icon={IconArrowDown}
        run={() => port.shift(tasks, 1)}
      />
      <Deed label={t("sheet.bar.bulk")} off={none} icon={IconPencil} run={onBulk} />
    </Group>
  );
});

function Deed(props: {
  label: string;
  keys?: string;
  off: boolean;
  icon: typeof IconTrash;
  run: () => void;
}) {
  const Icon = props.icon;
  return (
    <Tooltip
      label={props.keys ? `${props.label} (${props.keys})` : props.label}
      openDelay={400}
      events={{ hover: true, focus: true, touch: false }}
    >
      <ActionIcon
        variant="default"
        size={34}
        aria-label={props.label}
        aria-keyshortcuts={props.keys?.replaceAll(" ", "+")}
        // Stays focusable, so that the keyboard does not lose its place when nothing is left to do.
        data-disabled={props.off || undefined}
        aria-disabled={props.off}
        onClick={() => {
          if (!props.off) props.run();
        }}
      >
        <Icon size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
