import { Button } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { AcceptModal, ProposeModal, ReasonModal } from "./AnswerModals";
import {
  PROPOSAL_TONES,
  type Proposal,
  type StaffingRequest,
  showHours,
  useFreshRequests,
} from "./requests";
import classes from "./requests.module.css";

type Deed = "accept" | "counter" | "reject" | "change";

/** Who was proposed, what became of it, and what the reader can answer. */
export function Proposals({ request }: { request: StaffingRequest }) {
  const fresh = useFreshRequests();
  const [doing, setDoing] = useState<{ deed: Deed; proposal: Proposal } | null>(null);
  const close = () => setDoing(null);

  async function takeBack(proposal: Proposal) {
    try {
      const params = { path: { id: proposal.id } };
      await ok(client.POST("/api/v1/staffing_proposals/{id}/withdraw", { params }));
      toastDone(t("staffing.taken_back"));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }

  return (
    <Section title={t("staffing.proposals")}>
      {request.proposals.length === 0 ? (
        <p className="muted">{t("staffing.no_proposals")}</p>
      ) : (
        <ol className={classes.people} aria-label={t("staffing.proposals")}>
          {request.proposals.map((one) => (
            <li key={one.id} className={classes.person}>
              <Line
                request={request}
                of={one}
                onDo={(deed) => setDoing({ deed, proposal: one })}
                onTakeBack={() => void takeBack(one)}
              />
            </li>
          ))}
        </ol>
      )}
      {doing?.deed === "accept" ? (
        <AcceptModal request={request} proposal={doing.proposal} onClose={close} />
      ) : null}
      {doing?.deed === "counter" ? (
        <ProposeModal
          request={request}
          counters={doing.proposal}
          person={{ value: doing.proposal.person.id, label: doing.proposal.person.name }}
          onClose={close}
        />
      ) : null}
      {doing?.deed === "change" ? (
        <ProposeModal
          request={request}
          changes={doing.proposal}
          person={{ value: doing.proposal.person.id, label: doing.proposal.person.name }}
          onClose={close}
        />
      ) : null}
      {doing?.deed === "reject" ? (
        <ReasonModal
          title={t("staffing.reject_title", { name: doing.proposal.person.name })}
          submitLabel={t("staffing.reject")}
          done={t("staffing.rejected_done")}
          onClose={close}
          onSubmit={(reason) =>
            ok(
              client.POST("/api/v1/staffing_proposals/{id}/reject", {
                params: { path: { id: doing.proposal.id } },
                body: { reason },
              }),
            )
          }
        />
      ) : null}
    </Section>
  );
}

/** Which side proposed it, and whether it is a change of what was accepted. */
function wordsOf({ side, changes_id, counters_id }: Proposal) {
  if (changes_id && !counters_id) return "staffing.by_change";
  return side === "answer" ? "staffing.by_answer" : "staffing.by_ask";
}

function Line(props: {
  request: StaffingRequest;
  of: Proposal;
  onDo: (deed: Deed) => void;
  onTakeBack: () => void;
}) {
  const { request, of, onDo } = props;
  const theirs = of.side === "answer" ? request.may_ask : request.may_answer;
  const ours = of.side === "answer" ? request.may_answer : request.may_ask;
  const name = of.person.name;
  const changing = request.proposals.some(
    (one) => one.changes_id === of.id && one.state === "waiting",
  );
  const changeable =
    (of.state === "accepted" || of.state === "accepted_in_part") && request.may_ask && !changing;
  return (
    <>
      <div className={classes.line}>
        <strong>{name}</strong>
        <span>{`${showHours(of.minutes)}, ${showDay(of.from)} – ${showDay(of.to)}`}</span>
        <Mark tone={PROPOSAL_TONES[of.state]}>
          {t(`staffing.proposal_${of.state}`, { hours: showHours(of.accepted_minutes) })}
        </Mark>
        <span className="muted">{t(wordsOf(of), { name: of.proposed_by.name })}</span>
        {of.state === "waiting" ? (
          <span className={classes.line}>
            {theirs ? (
              <>
                <Button
                  size="compact-sm"
                  aria-label={t("staffing.accept_one", { name })}
                  onClick={() => onDo("accept")}
                >
                  {t("staffing.accept")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("staffing.counter_one", { name })}
                  onClick={() => onDo("counter")}
                >
                  {t("staffing.counter")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("staffing.reject_one", { name })}
                  onClick={() => onDo("reject")}
                >
                  {t("staffing.reject")}
                </Button>
              </>
            ) : null}
            {ours ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t("staffing.take_back_one", { name })}
                onClick={props.onTakeBack}
              >
                {t("staffing.take_back")}
              </Button>
            ) : null}
          </span>
        ) : changeable ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("staffing.change_one", { name })}
            onClick={() => onDo("change")}
          >
            {t("staffing.ask_change")}
          </Button>
        ) : (
          <span />
        )}
      </div>
      {of.changes_id && of.state === "waiting" ? (
        <p className={classes.said}>{t("staffing.change_stands")}</p>
      ) : null}
      {of.ending.map((one) => (
        <Mark key={one.skill.id} tone="warn">
          {t("staffing.ends_during", { skill: one.skill.name, day: showDay(one.on) })}
        </Mark>
      ))}
      {of.misfits.length > 0 ? (
        <p className={classes.said}>
          <Mark tone="warn">{t("staffing.misfit")}</Mark>{" "}
          {of.misfits.map((why) => t(`staffing.misfit_${why}`)).join(" ")}
        </p>
      ) : null}
      {of.note ? <p className={classes.said}>{of.note}</p> : null}
      {of.reason ? (
        <p className={classes.said}>
          {t("staffing.answered", { name: of.answered_by?.name ?? "", reason: of.reason })}
        </p>
      ) : null}
    </>
  );
}
