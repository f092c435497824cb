import { Alert, Button, Group } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Approval, InboxItem } from "@/api/nouns";
import { useCan, useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showAgo, showDay, showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Mark, type Tone } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { type Choice, useApprovals, useRefreshApprovals } from "./approvals";
import { DecideModal } from "./DecideModal";
import classes from "./governance.module.css";
import { ReplaceModal } from "./ReplaceModal";
import { ruleInWords, voter } from "./voters";

const TONES: Record<string, Tone> = {
  open: "warn",
  returned: "warn",
  approved: "good",
  rejected: "bad",
  recalled: "plain",
};

/** The approvals of anything: steps, who is waited for, what was decided; and deciding here. */
export function Approvals(props: { subjectKind: string; subjectId: string }) {
  const query = useApprovals(props.subjectKind, props.subjectId);
  return query.data?.map((approval) => <ApprovalSection key={approval.id} approval={approval} />);
}

/** An approval as the dialogs of the inbox take it. */
function asItem(approval: Approval): InboxItem {
  return {
    id: approval.id,
    title: approval.title,
    step: approval.step,
    seat_id: approval.mine[0]?.id ?? "",
  } as InboxItem;
}

function ApprovalSection({ approval }: { approval: Approval }) {
  const can = useCan();
  const refresh = useRefreshApprovals();
  // What is decided is what one saw, also when somebody else was faster.
  const [deciding, setDeciding] = useState<{ choice: Choice; item: InboxItem } | null>(null);
  const decide = (choice: Choice) => setDeciding({ choice, item: asItem(approval) });
  const [recalling, setRecalling] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const open = approval.state === "open";
  const seat = approval.mine[0];
  const others = approval.waits_for.map((one) => one.name).join(", ");
  return (
    <Section
      title={t("governance.approval")}
      hint={t("governance.asked", {
        route: approval.route,
        name: approval.asked_by.name,
        when: showDay(approval.asked_at.slice(0, 10)),
      })}
      actions={<Mark tone={TONES[approval.state]}>{t(`governance.state.${approval.state}`)}</Mark>}
    >
      {approval.note ? <p className={classes.said}>{approval.note}</p> : null}
      {approval.stuck ? (
        <Alert color="orange" mt="sm">
          {t("governance.stuck")}
        </Alert>
      ) : null}
      <ol className={classes.steps} style={{ marginTop: 12 }} aria-label={t("governance.steps")}>
        {approval.steps.map((step, at) => (
          <Step key={`step${at + 1}`} step={step} />
        ))}
      </ol>
      <Group gap={8} mt="md">
        {seat ? (
          <>
            <Button onClick={() => decide("approve")}>{t("governance.approve")}</Button>
            <Button color="red" variant="outline" onClick={() => decide("reject")}>
              {t("governance.reject")}
            </Button>
            <Button variant="default" onClick={() => decide("return")}>
              {t("governance.return")}
            </Button>
          </>
        ) : open && others ? (
          <span className="muted">{t("governance.waits_for", { names: others })}</span>
        ) : null}
        {open && can("approval.configure") ? (
          <Button variant="subtle" onClick={() => setReplacing(true)}>
            {t("governance.replace")}
          </Button>
        ) : null}
        {approval.recallable ? (
          <Button variant="subtle" onClick={() => setRecalling(true)}>
            {t("governance.recall")}
          </Button>
        ) : null}
      </Group>
      {seat ? <StandsIn seat={seat.id} name={seat.name} /> : null}
      <Log approval={approval} />
      {deciding ? (
        <DecideModal
          choice={deciding.choice}
          items={[deciding.item]}
          onClose={() => setDeciding(null)}
          onDone={() => {}}
        />
      ) : null}
      {replacing ? <ReplaceModal approval={approval} onClose={() => setReplacing(false)} /> : null}
      <ConfirmModal
        opened={recalling}
        title={t("governance.recall_title", { title: approval.title })}
        text={t("governance.recall_text")}
        submitLabel={t("governance.recall")}
        onClose={() => setRecalling(false)}
        onConfirm={async () => {
          const params = { path: { id: approval.id } };
          await ok(client.POST("/api/v1/approvals/{id}/recall", { params, body: {} }));
          toastDone(t("governance.recalled"));
          setRecalling(false);
          refresh();
        }}
      />
    </Section>
  );
}

function StandsIn({ seat, name }: { seat: string; name: string }) {
  const me = useMe();
  if (!me || me.user.id === seat) return null;
  return <p className={classes.about}>{t("governance.you_stand_in", { name })}</p>;
}

function Step({ step }: { step: Approval["steps"][number] }) {
  return (
    <li
      className={classes.step}
      data-state={step.state}
      aria-current={step.state === "current" ? "step" : undefined}
    >
      <div className={classes.head}>
        <strong>{step.name}</strong>
        <span className={classes.about}>{ruleInWords(step)}</span>
        {step.escalated ? <Mark tone="warn">{t("governance.escalated")}</Mark> : null}
      </div>
      <ul className={classes.people}>
        {step.people.map((person) => (
          <li key={person.id}>
            {person.decided ? (
              <Mark tone={person.decided === "approved" ? "good" : "bad"}>{voter(person)}</Mark>
            ) : (
              <Mark tone="plain">
                {person.active ? voter(person) : t("governance.gone", { name: voter(person) })}
              </Mark>
            )}
          </li>
        ))}
        {step.escalated
          ? step.escalate_to.map((person) => (
              <li key={person.id}>
                <Mark tone="plain">{person.name}</Mark>
              </li>
            ))
          : null}
      </ul>
      {step.rule === "weighted" && step.state !== "ahead" ? (
        <div className={classes.about}>{t("governance.votes", votes(step.people))}</div>
      ) : null}
      {step.left_out.map((out) => (
        <div key={out.person.id} className={classes.about}>
          {t(`governance.left_out.${out.why}`, { name: out.person.name })}
        </div>
      ))}
      {step.escalates_at ? (
        <div className={classes.about}>
          {t("governance.escalates", {
            when: showInstant(step.escalates_at),
            names: step.escalate_to.map((one) => one.name).join(", "),
          })}
        </div>
      ) : null}
    </li>
  );
}

/** How much of the weight has approved so far. */
function votes(people: Approval["steps"][number]["people"]) {
  const sum = (list: typeof people) => list.reduce((all, one) => all + (one.weight ?? 0), 0);
  return {
    yes: sum(people.filter((one) => one.decided === "approved")),
    no: sum(people.filter((one) => one.decided === "rejected")),
    all: sum(people),
  };
}

/** Everything that was decided, oldest first; both names where someone stood in. */
function Log({ approval }: { approval: Approval }) {
  if (approval.decisions.length === 0) return null;
  return (
    <ol className={classes.log} style={{ marginTop: 12 }} aria-label={t("governance.log")}>
      {approval.decisions.map((one) => (
        <li key={one.at}>
          <div className={classes.line}>
            <span>
              {t(`governance.did.${one.kind}`, {
                actor: one.actor?.name ?? t("governance.program"),
                step: approval.steps[one.step]?.name,
                seat: one.seat?.name ?? one.actor?.name,
              })}
              {one.seat && one.kind !== "replaced"
                ? ` ${t("governance.for", { name: one.seat.name })}`
                : ""}
            </span>
            <time className={classes.when} dateTime={one.at} title={showInstant(one.at)}>
              {showAgo(one.at, Date.now())}
            </time>
          </div>
          {one.reason ? <p className={classes.said}>{one.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}
