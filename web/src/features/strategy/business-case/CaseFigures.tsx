import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showNumber, showPercent } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import type { CaseBody, Figures } from "./case";

/** What the options come to, side by side. */
export function CaseFigures(props: { body: CaseBody; figures: Figures[]; currency: string }) {
  const { body, figures, currency } = props;
  const money = (minor: number) => showMinor(minor, currency);
  const years = (value?: number | null) =>
    value == null
      ? t("strategy.case.never")
      : t("strategy.case.years", { years: showNumber(value, 2) });
  return (
    <PlainTable
      label={t("strategy.case.figures")}
      head={[
        t("strategy.case.option"),
        t("strategy.case.costs"),
        t("strategy.case.benefits"),
        t("strategy.case.npv"),
        t("strategy.case.against"),
        t("strategy.case.irr"),
        t("strategy.case.payback"),
        t("strategy.case.discounted_payback"),
        t("strategy.case.pi"),
      ]}
      numeric={[1, 2, 3, 4, 5, 6, 7, 8]}
      rows={body.options.map((option, at) => {
        const one = figures[at];
        const name = (
          <span key="name">
            {option.name}{" "}
            {body.chosen && option.key === body.chosen ? (
              <Mark tone="good">{t("strategy.case.recommended")}</Mark>
            ) : null}
          </span>
        );
        if (!one) return { key: option.key || String(at), cells: [name] };
        const rates = one.irr_percents;
        return {
          key: option.key || String(at),
          cells: [
            name,
            money(one.costs_minor),
            money(one.benefits_minor),
            <strong key="npv">{money(one.npv_minor)}</strong>,
            money(one.npv_against_nothing_minor),
            rates.length > 1 ? (
              <Mark key="irr" tone="warn">
                {t("strategy.case.several", {
                  rates: rates.map((rate) => showPercent(rate)).join(", "),
                })}
              </Mark>
            ) : rates.length === 1 ? (
              showPercent(rates[0])
            ) : (
              "–"
            ),
            years(one.payback_years),
            years(one.discounted_payback_years),
            one.profitability_index == null ? "–" : showNumber(one.profitability_index, 2),
          ],
        };
      })}
    />
  );
}
