import { PlainTable } from "@/ui/PlainTable";
import { showPoints } from "../scoring/scoring";
import type { Report, Unit } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 56;
const RIGHT = 44;
const BOTTOM = 34;

/** The best value over money; the same figures as a table below, whose rows open selections. */
export function FrontierChart(props: {
  report: Report;
  money: Unit;
  chosen: number | null;
  onChoose: (at: number) => void;
}) {
  const { report, money, chosen, onChoose } = props;
  const { frontier, live } = report;
  const most = Math.max(1, live.cost, ...frontier.map((point) => point.cost));
  const best = Math.max(1e-6, live.value, ...frontier.map((point) => point.value));
  const x = (cost: number) => LEFT + (cost / most) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / best) * (HEIGHT - BOTTOM - 18);
  // What is affordable is worth as much until the next point.
  const path = frontier
    .map((point, at) => {
      const to = `${x(point.cost)},${y(point.value)}`;
      return at === 0 ? `M${to}` : `H${x(point.cost)} L${to}`;
    })
    .join(" ");
  const marks = [0, 0.25, 0.5, 0.75, 1];
  return (
    <>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("scenarios.frontier.chart", { count: frontier.length })}
      >
        {marks.map((share) => (
          <g key={share}>
            <line
              className={classes.rule_line}
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(best * share)}
              y2={y(best * share)}
            />
            <text x={LEFT - 8} y={y(best * share) + 4} textAnchor="end">
              {showPoints(Math.round(best * share * 10) / 10)}
            </text>
            <text x={x(most * share)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
              {money.show(Math.round((most * share) / 100_000) * 100_000)}
            </text>
          </g>
        ))}
        <path className={classes.curve} d={path} />
        {frontier.map((point, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table below has a button for each point
          <circle
            key={point.cost}
            className={classes.point}
            data-chosen={at === chosen || undefined}
            cx={x(point.cost)}
            cy={y(point.value)}
            r={at === chosen ? 7 : 5}
            onClick={() => onChoose(at)}
          >
            <title>{`${money.show(point.cost)} → ${showPoints(point.value)}`}</title>
          </circle>
        ))}
        {live.keys.length > 0 ? (
          <g>
            <rect
              className={classes.live}
              x={x(live.cost) - 6}
              y={y(live.value) - 6}
              width={12}
              height={12}
              transform={`rotate(45 ${x(live.cost)} ${y(live.value)})`}
            />
            <text
              x={x(live.cost) + (live.cost > most * 0.7 ? -12 : 12)}
              y={y(live.value) + 4}
              textAnchor={live.cost > most * 0.7 ? "end" : "start"}
            >
              {t("scenarios.frontier.live")}
            </text>
          </g>
        ) : null}
      </svg>
      <details className={classes.twin}>
        <summary>{t("scenarios.frontier.as_table")}</summary>
        <PlainTable
          label={t("scenarios.frontier.title")}
          head={[
            t("scenarios.frontier.budget"),
            t("scenarios.frontier.cost"),
            t("scenarios.frontier.value"),
            t("scenarios.frontier.proven"),
            "",
          ]}
          numeric={[0, 1, 2]}
          rows={frontier.map((point, at) => ({
            key: String(point.cost),
            cells: [
              `${point.budget_percent} %`,
              money.show(point.cost),
              showPoints(point.value),
              point.proven ? t("common.yes") : t("common.no"),
              <button
                key="show"
                type="button"
                className={classes.open}
                onClick={() => onChoose(at)}
              >
                {t("scenarios.frontier.open")}
              </button>,
            ],
          }))}
        />
      </details>
    </>
  );
}
