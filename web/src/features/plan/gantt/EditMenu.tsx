import { Button, Menu } from "@mantine/core";
import {
  IconCalendarRepeat,
  IconCut,
  IconForms,
  IconLink,
  IconRepeat,
  IconTransitionRight,
  IconVersions,
} from "@tabler/icons-react";
import { t } from "@/i18n/t";

interface EditMenuProps {
  /** A task of the plan is selected. */
  selected: boolean;
  /** The selected task rests in between. */
  isSplit: boolean;
  splitting: boolean;
  onSplitting: (on: boolean) => void;
  onSplitForm: () => void;
  onJoin: () => void;
  /** The selected task is a recurring one, or one of its occurrences. */
  isRecurring: boolean;
  onRecurring: () => void;
  onEditRecurring: () => void;
  onDetails: () => void;
  /** Keeps the dates of the selected rows; absent for those who may not. */
  onBaseline?: () => void;
}

/** What can be done to the selected bar without dragging, and the way into split mode. */
export function EditMenu(props: EditMenuProps) {
  if (props.splitting) {
    return (
      <Button
        variant="filled"
        leftSection={<IconCut size={16} stroke={1.7} aria-hidden="true" />}
        aria-pressed="true"
        onClick={() => props.onSplitting(false)}
      >
        {t("gantt.split.stop")}
      </Button>
    );
  }
  return (
    <Menu width={270} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconTransitionRight size={16} stroke={1.7} aria-hidden="true" />}
        >
          {t("gantt.edit.open")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCut size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => props.onSplitting(true)}
        >
          {t("gantt.split.by_drag")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconForms size={16} stroke={1.7} aria-hidden="true" />}
          disabled={!props.selected}
          onClick={props.onSplitForm}
        >
          {t("gantt.split.by_form")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLink size={16} stroke={1.7} aria-hidden="true" />}
          disabled={!props.isSplit}
          onClick={props.onJoin}
        >
          {t("gantt.split.join")}
        </Menu.Item>
        <Menu.Divider role="separator" />
        <Menu.Item
          leftSection={<IconRepeat size={16} stroke={1.7} aria-hidden="true" />}
          onClick={props.onRecurring}
        >
          {t("recurring.insert")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCalendarRepeat size={16} stroke={1.7} aria-hidden="true" />}
          disabled={!props.isRecurring}
          onClick={props.onEditRecurring}
        >
          {t("recurring.edit")}
        </Menu.Item>
        {props.onBaseline ? (
          <Menu.Item
            leftSection={<IconVersions size={16} stroke={1.7} aria-hidden="true" />}
            onClick={props.onBaseline}
          >
            {t("gantt.baseline.of_rows")}
          </Menu.Item>
        ) : null}
        <Menu.Divider role="separator" />
        <Menu.Item disabled={!props.selected} onClick={props.onDetails}>
          {t("gantt.edit.details")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
