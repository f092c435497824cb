/** The hiring plan of what is live or of a scenario: whom to hire, and what is missing by role and skill. */
import { Button, Menu, NumberInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showMoney, showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { hours, periodName } from "../capacity/capacity";
import {
  fileAddress,
  type HireLine,
  type HiringChoice,
  type HiringFile,
  type HiringPlan,
  loadHiring,
  moneyOf,
} from "./hiring";
import classes from "./hiring.module.css";

const FILES: HiringFile[] = ["xlsx", "csv", "roles_csv", "skills_csv"];

export function HiringView(props: {
  choice: HiringChoice;
  onChoose: (choice: HiringChoice) => void;
  scenarioId?: string;
  /** Filters that only what is live has. */
  children?: ReactNode;
}) {
  const { choice, onChoose, scenarioId } = props;
  const query = useQuery({
    queryKey: ["hiring", scenarioId ?? "live", choice],
    queryFn: () => loadHiring(choice, scenarioId),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Toolbar
        end={
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload size={14} stroke={1.7} aria-hidden="true" />}
              >
                {t("capacity.hiring.export")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FILES.map((file) => (
                <Menu.Item
                  key={file}
                  component="a"
                  href={fileAddress(choice, scenarioId, file)}
                  download
                >
                  {t(`capacity.hiring.file_${file}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        }
      >
        {props.children}
        <NumberInput
          size="xs"
          w={150}
          aria-label={t("capacity.hiring.lead")}
          prefix={t("capacity.hiring.lead_prefix")}
          min={0}
          max={104}
          allowDecimal={false}
          value={choice.lead_weeks ?? 8}
          onChange={(value) => onChoose({ ...choice, lead_weeks: Number(value) || 0 })}
        />
        <NumberInput
          size="xs"
          w={190}
          aria-label={t("capacity.hiring.least")}
          prefix={t("capacity.hiring.least_prefix")}
          suffix=" %"
          min={0}
          max={100}
          allowDecimal={false}
          value={choice.least_percent ?? 10}
          onChange={(value) => onChoose({ ...choice, least_percent: Number(value) || 0 })}
        />
      </Toolbar>
      <div className={classes.stack}>
        <Loaded query={query} lines={8}>
          {(plan) =>
            plan.roles.length === 0 && plan.skills.length === 0 ? (
              <EmptyState
                title={t("capacity.hiring.nothing")}
                text={t(
                  scenarioId ? "capacity.hiring.nothing_scenario" : "capacity.hiring.nothing_live",
                )}
              />
            ) : (
              <Plan plan={plan} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Plan({ plan }: { plan: HiringPlan }) {
  return (
    <>
      <Section
        title={t("capacity.hiring.hires")}
        hint={t("capacity.hiring.hires_hint", {
          weeks: plan.lead_weeks,
          least: plan.least_percent,
        })}
      >
        {plan.hires.length === 0 ? (
          <p className="muted">{t("capacity.hiring.no_hires")}</p>
        ) : (
          <Hires plan={plan} />
        )}
        {plan.costs_hidden ? <p className="muted">{t("capacity.hiring.hidden")}</p> : null}
      </Section>
      <Section title={t("capacity.hiring.roles")} hint={t("capacity.hiring.roles_hint")}>
        <Gaps
          label={t("capacity.hiring.roles")}
          first={[t("capacity.hiring.role"), t("capacity.hiring.people")]}
          plan={plan}
          lines={plan.roles.map((role) => ({
            key: role.id ?? role.name,
            first: [role.name || t("capacity.none.role"), role.people],
            demand: role.demand,
            supply: role.capacity,
            fte: role.gap_fte,
          }))}
        />
      </Section>
      <Section title={t("capacity.hiring.skills")} hint={t("capacity.hiring.skills_hint")}>
        {plan.skills.length === 0 ? (
          <p className="muted">{t("capacity.hiring.no_skills")}</p>
        ) : (
          <Gaps
            label={t("capacity.hiring.skills")}
            first={[t("capacity.hiring.skill"), t("capacity.hiring.people")]}
            plan={plan}
            lines={plan.skills.map((one) => ({
              key: `${one.skill.id}:${one.level}`,
              first: [
                t("capacity.hiring.skill_at", {
                  name: one.skill.name,
                  level: one.level,
                  word: one.level_word,
                }),
                one.people,
              ],
              demand: one.demand,
              supply: one.free,
              fte: one.gap_fte,
            }))}
          />
        )}
      </Section>
    </>
  );
}

function Hires({ plan }: { plan: HiringPlan }) {
  const head = [
    t("capacity.hiring.whom"),
    t("capacity.hiring.decide_by"),
    t("capacity.hiring.start"),
    t("capacity.hiring.needed_to"),
    t("capacity.hiring.covers"),
    t("capacity.hiring.used"),
  ];
  const costs = [
    t("capacity.hiring.rate"),
    t("capacity.hiring.cost"),
    t("capacity.hiring.covered_cost"),
  ];
  const rate = (one: HireLine) => {
    if (!one.rate) return <span className="muted">{t("capacity.hiring.no_rate")}</span>;
    if (one.rate_of === 0) return showMoney(one.rate, plan.currency);
    // A mean is no price: four digits behind the point say nothing.
    const mean = showMoney(Number(one.rate).toFixed(2), plan.currency);
    return t("capacity.hiring.mean_rate", { rate: mean, count: one.rate_of });
  };
  return (
    <>
      <PlainTable
        label={t("capacity.hiring.hires")}
        head={plan.costs_hidden ? head : [...head, ...costs]}
        numeric={[4, 5, 6, 7, 8]}
        rows={plan.hires.map((one) => ({
          key: `${one.role_id ?? one.role}:${one.number}`,
          cells: [
            t("capacity.hiring.one", {
              role: one.role || t("capacity.none.role"),
              number: one.number,
            }),
            one.overdue ? (
              <Mark key="overdue" tone="bad">
                {t("capacity.hiring.overdue", { day: showDay(one.decide_by) })}
              </Mark>
            ) : (
              showDay(one.decide_by)
            ),
            showDay(one.start),
            showDay(one.needed_to),
            hours(one.covered_minutes),
            `${showNumber(one.used_percent)} %`,
            ...(plan.costs_hidden
              ? []
              : [
                  rate(one),
                  moneyOf(one.cost, plan.currency),
                  moneyOf(one.covered_cost, plan.currency),
                ]),
          ],
        }))}
      />
      {plan.costs_hidden || plan.cost === null || plan.cost === undefined ? null : (
        <p>
          {t("capacity.hiring.total", {
            count: plan.hires.length,
            cost: moneyOf(plan.cost, plan.currency),
          })}
        </p>
      )}
    </>
  );
}

interface GapLine {
  key: string;
  first: ReactNode[];
  demand: number[];
  supply: number[];
  fte: (number | null)[];
}

/** Full-time people missing by month; where nobody is missing, what is asked of what there is. */
function Gaps(props: { label: string; first: string[]; plan: HiringPlan; lines: GapLine[] }) {
  const { plan } = props;
  const months = plan.months.map((month) => periodName(month.from, "month"));
  return (
    <PlainTable
      label={props.label}
      head={[...props.first, ...months]}
      numeric={[1, ...months.map((_, at) => at + 2)]}
      rows={props.lines.map((line) => ({
        key: line.key,
        cells: [
          ...line.first,
          ...plan.months.map((month, at) => (
            <Cell
              key={month.from}
              demand={line.demand[at] ?? 0}
              supply={line.supply[at] ?? 0}
              fte={line.fte[at]}
            />
          )),
        ],
      }))}
    />
  );
}

function Cell({ demand, supply, fte }: { demand: number; supply: number; fte?: number | null }) {
  const words = t("capacity.hiring.of", { asked: hours(demand), there: hours(supply) });
  if (fte === 0) {
    return (
      <span className={classes.enough} title={words}>
        {demand === 0 ? "–" : t("capacity.hiring.enough")}
        <span className="visually-hidden">{words}</span>
      </span>
    );
  }
  return (
    <span className={classes.missing} title={words}>
      {fte === null || fte === undefined
        ? t("capacity.hiring.no_time")
        : t("capacity.hiring.fte", { people: showNumber(fte, 2) })}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
