import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { QueueCount } from "@/api/nouns";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { EmptyState } from "@/ui/states";
import classes from "./ages.module.css";
import { queueQuery, WAITING } from "./requests";
import { t } from "./texts";

/** How long requests have been where they wait: a bar for each state, and the same as a table. */
export function AgesModal({ onClose }: { onClose: () => void }) {
  const query = useQuery(queueQuery);
  return (
    <Modal
      opened
      onClose={onClose}
      size={920}
      title={t("intake.ages.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p className="muted">{t("intake.ages.hint")}</p>
      <Loaded query={query} lines={5}>
        {(piles) => (
          <Ages piles={WAITING.flatMap((state) => piles.filter((one) => one.state === state))} />
        )}
      </Loaded>
    </Modal>
  );
}

function Ages({ piles }: { piles: QueueCount[] }) {
  const first = piles[0];
  if (!first) return <EmptyState title={t("intake.ages.title")} text={t("intake.ages.none")} />;
  const stretches = first.ages.map((one) => {
    const { from_days: from, to_days: to } = one;
    if (to === null) return t("intake.ages.over", { from });
    return from === 0
      ? t("intake.ages.under", { to })
      : t("intake.ages.between", { from, to: to - 1 });
  });
  const most = Math.max(...piles.map((one) => one.requests));
  return (
    <>
      <ul className={classes.legend}>
        {stretches.map((name, at) => (
          <li key={name}>
            <span className={classes.key} data-age={at} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <ul className={classes.bars}>
        {piles.map((pile) => (
          <li
            key={pile.state}
            aria-label={t("intake.ages.row", {
              state: t(`intake.state.${pile.state}`),
              count: pile.requests,
              overdue: pile.overdue,
            })}
          >
            <span className={classes.name}>{t(`intake.state.${pile.state}`)}</span>
            <span className={classes.track}>
              {pile.ages.map((one, at) =>
                one.requests > 0 ? (
                  <span
                    key={one.from_days}
                    className={classes.part}
                    data-age={at}
                    style={{ width: `${(one.requests / most) * 100}%` }}
                    title={`${stretches[at]}: ${showNumber(one.requests)}`}
                  />
                ) : null,
              )}
            </span>
            <span className={classes.sum}>
              {showNumber(pile.requests)}
              {pile.overdue > 0 ? (
                <Mark tone="bad">{t("intake.due.pile", { count: pile.overdue })}</Mark>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <details className={classes.table}>
        <summary>{t("intake.ages.table")}</summary>
        <PlainTable
          label={t("intake.ages.title")}
          head={[
            t("intake.state_label"),
            ...stretches,
            t("intake.ages.all"),
            t("intake.ages.agreed"),
            t("intake.ages.overdue"),
          ]}
          numeric={[...stretches, "", "", ""].map((_, at) => at + 1)}
          rows={piles.map((pile) => ({
            key: pile.state,
            cells: [
              t(`intake.state.${pile.state}`),
              ...pile.ages.map((one) => showNumber(one.requests)),
              showNumber(pile.requests),
              pile.agreed_days === null
                ? t("intake.ages.agreed_none")
                : showNumber(pile.agreed_days),
              showNumber(pile.overdue),
            ],
          }))}
        />
      </details>
    </>
  );
}
