import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { type CaseBody, discountingOf, type Figures } from "./case";
import classes from "./case.module.css";

const showRate = (percent: number) => t("strategy.case.rate", { percent: showNumber(percent, 1) });

/** The one rate of return; else what is wrong with it, and the modified one beside. */
function Rates({ figures, body }: { figures: Figures; body: CaseBody }) {
  const rates = figures.irr_percents;
  if (rates.length === 1) return showRate(rates[0]);
  const modified = figures.mirr_percent;
  const instead =
    modified == null ? null : (
      <div className={classes.instead}>
        <strong>{t("strategy.case.mirr", { rate: showRate(modified) })}</strong>
        <div className="muted">
          {t("strategy.case.mirr_at", {
            finance: showNumber(body.finance_percent ?? body.discount_percent, 2),
            reinvestment: showNumber(body.reinvestment_percent ?? body.discount_percent, 2),
          })}
        </div>
      </div>
    );
  return (
    <>
      {rates.length > 1 ? (
        <Mark tone="warn">
          {t("strategy.case.several", { rates: rates.map(showRate).join(", ") })}
        </Mark>
      ) : instead ? (
        <span className="muted">{t("strategy.case.no_rate")}</span>
      ) : (
        "–"
      )}
      {instead}
    </>
  );
}

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
        t(`strategy.case.npv_of.${discountingOf(body)}`),
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
        return {
          key: option.key || String(at),
          cells: [
            name,
            money(one.costs_minor),
            money(one.benefits_minor),
            <strong key="npv">{money(one.npv_minor)}</strong>,
            money(one.npv_against_nothing_minor),
            <Rates key="irr" figures={one} body={body} />,
            years(one.payback_years),
            years(one.discounted_payback_years),
            one.profitability_index == null ? "–" : showNumber(one.profitability_index, 2),
          ],
        };
      })}
    />
  );
}
