import { Alert } from "@mantine/core";
import { t } from "@/i18n/t";
import { PlainTable } from "@/ui/PlainTable";
import type { Charter } from "./CharterPage";

/** What of the responsibilities is not clear, and what differs from what was signed. */
export function RaciNotes({ charter }: { charter: Charter }) {
  const { raci_findings: findings, raci_differences: differences } = charter;
  return (
    <>
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
