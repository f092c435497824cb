import { Alert, Button } from "@mantine/core";
import { t } from "@/i18n/t";
import { PlainTable } from "@/ui/PlainTable";
import type { Charter } from "./CharterPage";

/** What of the responsibilities is not clear, what the method has besides, and what differs from what was signed. */
export function RaciNotes(props: {
  charter: Charter;
  /** Takes over what the method has; absent while nobody may. */
  onTakeOver: (() => void) | undefined;
}) {
  const {
    raci_findings: findings,
    raci_differences: differences,
    raci_suggested: suggested,
  } = props.charter;
  return (
    <>
      {suggested.length > 0 && props.onTakeOver ? (
        <Alert color="indigo" role="note" mt="sm">
          <p style={{ margin: 0 }}>
            {t("strategy.charter.raci.suggested", {
              count: suggested.length,
              names: suggested.map((one) => one.what).join(", "),
            })}
          </p>
          <Button variant="subtle" size="compact-sm" mt={4} onClick={props.onTakeOver}>
            {t("strategy.charter.raci.take_over", { count: suggested.length })}
          </Button>
        </Alert>
      ) : null}
      {findings.length > 0 ? (
        <Alert color="orange" role="note" mt="sm">
          <strong>{t("strategy.charter.raci.unclear")}</strong>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {findings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {differences.length > 0 ? (
        <PlainTable
          label={t("strategy.charter.raci.differences")}
          head={[
            t("strategy.charter.raci.what"),
            t("strategy.charter.raci.differs"),
            t("strategy.charter.raci.signed"),
            t("strategy.charter.raci.now"),
          ]}
          rows={differences.map((one) => ({
            key: `${one.what} ${one.column}`,
            cells: [
              one.what,
              one.column === "line" ? t("strategy.charter.raci.line") : one.column,
              one.signed || "–",
              one.now || "–",
            ],
          }))}
        />
      ) : null}
    </>
  );
}
