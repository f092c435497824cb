import { Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { DESTINATIONS } from "./navigation";
import classes from "./ShortcutsModal.module.css";
import { setSingleKeys, singleKeysOn } from "./shortcuts";

const GANTT: [string[], string][] = [
  [["↑", "↓"], "rows"],
  [["←", "→"], "branches"],
  [["Home", "End"], "ends"],
  [["PgUp", "PgDn"], "pages"],
  [["Enter"], "open"],
  [["Space"], "show"],
  [["+", "−"], "zoom"],
  [["0"], "fit"],
  [["T"], "today"],
  [["a … z"], "type"],
  [["Alt ←", "Alt →"], "move"],
  [["Alt +", "Alt −"], "finish"],
  [["Esc"], "escape"],
];

const SHEET: [string[], string][] = [
  [["Enter", "F2"], "edit"],
  [["a … z", "0 … 9"], "type"],
  [["Enter", "Tab"], "commit"],
  [["Ctrl Enter"], "fill_all"],
  [["Esc"], "cancel"],
  [["Alt ↓"], "list"],
  [["Shift ↑ ↓ ← →"], "extend"],
  [["Shift Space", "Ctrl Space"], "rows"],
  [["Ctrl D", "Ctrl R"], "fill"],
  [["Ctrl C", "Ctrl X", "Ctrl V"], "copy"],
  [["Delete"], "clear"],
  [["Insert", "Shift Insert"], "insert"],
  [["Alt Shift →", "Alt Shift ←"], "indent"],
  [["Alt ↑", "Alt ↓"], "move"],
  [["Shift F2"], "details"],
  [["Ctrl + click", "Shift F8"], "pick"],
  [["Shift F10"], "menu"],
  [["Ctrl Z", "Ctrl Y"], "undo"],
  [["Esc", "Tab"], "leave"],
];

const INBOX: [string[], string][] = [
  [["J", "K"], "j"],
  [["A"], "a"],
  [["R"], "r"],
  [["Q"], "q"],
  [["Space"], "space"],
  [["O"], "o"],
];

export function ShortcutsModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [single, setSingle] = useState(singleKeysOn);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("shell.shortcuts.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className={classes.columns}>
        <section>
          <h2>{t("shell.shortcuts.everywhere")}</h2>
          <dl>
            <Keys keys={["Ctrl K"]} text={t("shell.shortcuts.palette")} />
            <Keys keys={["?"]} text={t("shell.shortcuts.help")} />
            {DESTINATIONS.map((d) => (
              <Keys
                key={d.key}
                keys={["G", d.letter.toUpperCase()]}
                text={t("shell.shortcuts.go", { page: t(`shell.nav.${d.key}`) })}
              />
            ))}
          </dl>
        </section>
        <section>
          <h2>{t("shell.shortcuts.inbox")}</h2>
          <dl>
            {INBOX.map(([keys, name]) => (
              <Keys key={name} keys={keys} text={t(`governance.inbox.key_${name}`)} />
            ))}
          </dl>
        </section>
        <section>
          <h2>{t("shell.shortcuts.gantt")}</h2>
          <dl>
            {GANTT.map(([keys, name]) => (
              <Keys key={name} keys={keys} text={t(`shell.shortcuts.gantt_${name}`)} />
            ))}
            <Keys keys={["Ctrl"]} text={t("shell.shortcuts.gantt_wheel")} />
          </dl>
        </section>
        <section>
          <h2>{t("sheet.keys.title")}</h2>
          <dl>
            {SHEET.map(([keys, name]) => (
              <Keys key={name} keys={keys} text={t(`sheet.keys.${name}`)} />
            ))}
          </dl>
        </section>
      </div>
      <Switch
        mt="md"
        label={t("shell.shortcuts.single")}
        checked={single}
        onChange={(event) => {
          setSingle(event.currentTarget.checked);
          setSingleKeys(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}

function Keys({ keys, text }: { keys: string[]; text: string }) {
  return (
    <div className={classes.line}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
