import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { showDay, showInstant } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import {
  type Commit,
  type CommitChange,
  type CommittedItem,
  commitsQuery,
  moneyUnit,
  type Scenario,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** The strategic baselines of the scenario's portfolio, and the deed that makes this one the newest. */
export function CommitSection({ scenario }: { scenario: Scenario }) {
  const can = useCan();
  const query = useQuery(commitsQuery(scenario.portfolio?.id));
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t("scenarios.decide.baselines")}
      hint={t("scenarios.decide.baselines_hint")}
      actions={
        can("portfolio.manage") ? (
          <Button onClick={() => setAsking(true)}>{t("scenarios.decide.commit")}</Button>
        ) : undefined
      }
    >
      <Loaded query={query}>
        {(commits) =>
          commits.length === 0 ? (
            <p className={classes.prose}>{t("scenarios.decide.no_baseline")}</p>
          ) : (
            commits.map((commit) => <CommitDetails key={commit.id} commit={commit} />)
          )
        }
      </Loaded>
      {asking ? <CommitModal scenario={scenario} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function CommitModal({ scenario, onClose }: { scenario: Scenario; onClose: () => void }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  return (
    <FormModal
      opened
      title={t("scenarios.decide.commit_title", { name: scenario.name })}
      submitLabel={t("scenarios.decide.commit")}
      onClose={onClose}
      onSubmit={async () => {
        const params = { path: { id: scenario.id } };
        await ok(client.POST("/api/v1/scenarios/{id}/commits", { params, body: { reason } }));
        await queries.invalidateQueries({ queryKey: ["scenario_commits"] });
        toastDone(t("scenarios.decide.committed", { name: scenario.name }));
        onClose();
      }}
    >
      <p className={classes.prose}>{t("scenarios.decide.commit_text")}</p>
      <Textarea
        label={t("governance.reason")}
        required
        data-autofocus
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}

function CommitDetails({ commit }: { commit: Commit }) {
  const { diff, content } = commit;
  const author = commit.author?.name ?? "";
  return (
    <details className={classes.commit}>
      <summary>
        {t("scenarios.decide.baseline", {
          number: commit.number,
          name: commit.scenario.name,
          author,
          at: showInstant(commit.at),
        })}
      </summary>
      <p className={classes.prose}>{commit.reason}</p>
      <Differences
        label={t("scenarios.decide.from_live")}
        changes={diff.live}
        currency={content.currency}
      />
      {commit.number > 1 ? (
        <Differences
          label={t("scenarios.decide.from_last")}
          changes={diff.last}
          currency={content.currency}
        />
      ) : null}
    </details>
  );
}

function Differences(props: { label: string; changes: readonly CommitChange[]; currency: string }) {
  const money = moneyUnit(props.currency);
  const words = (item: CommittedItem | null | undefined) => {
    if (!item) return t("scenarios.decide.not_there");
    if (!item.included) return t("scenarios.live.out");
    return `${showDay(item.start)} – ${showDay(item.finish)} · ${money.show(item.cost)}`;
  };
  if (props.changes.length === 0) {
    return <p className={classes.prose}>{t("scenarios.decide.same", { than: props.label })}</p>;
  }
  return (
    <>
      <h3 className={classes.heading}>{props.label}</h3>
      <PlainTable
        label={props.label}
        head={[
          t("scenarios.answer.project"),
          t("scenarios.decide.before"),
          t("scenarios.decide.after"),
        ]}
        rows={props.changes.map(({ before, after }) => ({
          key: (after ?? before)?.id ?? "",
          cells: [
            (after ?? before)?.name ?? t("scenarios.items.unseen"),
            words(before),
            words(after),
          ],
        }))}
      />
    </>
  );
}
