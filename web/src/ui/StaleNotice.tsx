import { Alert, Button, Group } from "@mantine/core";
import { useEffect, useRef } from "react";
import { t } from "@/i18n/t";
import classes from "./StaleNotice.module.css";

interface StaleNoticeProps {
  mine: [string, string][];
  theirs: [string, string][];
  onMine: () => void;
  onTheirs: () => void;
}

/** Someone else saved first: both versions side by side, and nothing typed is lost. */
export function StaleNotice({ mine, theirs, onMine, onTheirs }: StaleNoticeProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), []);
  const now = new Map(theirs);
  const differing = mine.filter(([label, value]) => now.get(label) !== value);
  return (
    <Alert ref={root} tabIndex={-1} color="orange" role="alert" title={t("common.stale.title")}>
      <p className={classes.text}>{t("common.stale.text")}</p>
      {differing.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("common.stale.field")}</th>
              <th scope="col">{t("common.stale.mine")}</th>
              <th scope="col">{t("common.stale.theirs")}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value || "–"}</td>
                <td>{now.get(label) || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Group gap={8} mt={8}>
        <Button onClick={onMine}>{t("common.stale.keep_mine")}</Button>
        <Button variant="default" onClick={onTheirs}>
          {t("common.stale.take_theirs")}
        </Button>
      </Group>
    </Alert>
  );
}
