import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { type BusinessCase, type Difference, discountingOf, versionsQuery } from "./case";
import classes from "./case.module.css";

/** Frozen versions, and what differs between two of them. */
export function CaseVersions({ found }: { found: BusinessCase }) {
  const query = useQuery(versionsQuery(found.id, found.number));
  return (
    <Section title={t("strategy.case.versions")} hint={t("strategy.case.versions_hint")}>
      <Loaded query={query} lines={2}>
        {(versions) =>
          versions.length === 0 ? (
            <p className="muted">{t("strategy.case.no_versions")}</p>
          ) : (
            <>
              <PlainTable
                label={t("strategy.case.versions")}
                head={[
                  t("strategy.case.version"),
                  t("strategy.case.why"),
                  t("strategy.case.by"),
                  t("strategy.case.when"),
                  t("strategy.case.recommended"),
                  t("strategy.case.npv"),
                ]}
                numeric={[5]}
                rows={versions.map((one) => {
                  const at = one.body.options.findIndex((option) => option.key === one.body.chosen);
                  return {
                    key: String(one.number),
                    cells: [
                      one.number,
                      one.reason,
                      one.author?.name,
                      showInstant(one.created_at),
                      one.body.options[at]?.name ?? "–",
                      at < 0 ? (
                        "–"
                      ) : (
                        <span key="npv">
                          {showMinor(one.figures[at].npv_minor, found.currency)}{" "}
                          <span className="muted">
                            {t(`strategy.case.discountings_short.${discountingOf(one.body)}`)}
                          </span>
                        </span>
                      ),
                    ],
                  };
                })}
              />
              <Comparison found={found} numbers={versions.map((one) => one.number)} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Comparison({ found, numbers }: { found: BusinessCase; numbers: number[] }) {
  const [from, setFrom] = useState(String(numbers[0]));
  const [to, setTo] = useState("");
  const query = useQuery({
    queryKey: ["case_versions", found.id, "comparison", from, to, found.version],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/business_cases/{id}/comparison", {
            params: {
              path: { id: found.id },
              query: { from: Number(from), to: to ? Number(to) : undefined },
            },
          }),
        )) as { differences: Difference[] }
      ).differences,
  });
  const versions = numbers.map((number) => ({
    value: String(number),
    label: t("strategy.case.version_n", { number }),
  }));
  const said = (part: string, text?: string | null) => {
    if (part === "discounting") return t(`strategy.case.discountings.${text}`);
    // A rate that is not said is the discount.
    const rate = part === "finance_percent" || part === "reinvestment_percent";
    return rate ? text || t("strategy.case.the_discount") : text;
  };
  const value = (text?: string | null, minor?: number | null) =>
    minor == null ? text || "–" : showMinor(minor, found.currency);
  return (
    <>
      <div className={classes.compare}>
        <Select
          label={t("strategy.case.compare")}
          allowDeselect={false}
          data={versions}
          value={from}
          onChange={(next) => setFrom(next ?? from)}
        />
        <Select
          label={t("strategy.case.with")}
          allowDeselect={false}
          data={[{ value: "", label: t("strategy.case.now") }, ...versions]}
          value={to}
          onChange={(next) => setTo(next ?? "")}
        />
      </div>
      <Loaded query={query} lines={2}>
        {(differences) =>
          differences.length === 0 ? (
            <p className="muted">{t("strategy.case.same")}</p>
          ) : (
            <PlainTable
              label={t("strategy.case.differences")}
              head={[t("strategy.case.what"), t("strategy.case.before"), t("strategy.case.after")]}
              rows={differences.map((one, at) => ({
                key: String(at),
                cells: [
                  [one.option, one.line ?? t(`strategy.case.parts.${one.part}`)]
                    .filter(Boolean)
                    .join(": "),
                  <span key="from" className={classes.text}>
                    {value(said(one.part, one.from_text), one.from_minor)}
                  </span>,
                  <span key="to" className={classes.text}>
                    {value(said(one.part, one.to_text), one.to_minor)}
                  </span>,
                ],
              }))}
            />
          )
        }
      </Loaded>
    </>
  );
}
