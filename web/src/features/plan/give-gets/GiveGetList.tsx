import { ActionIcon, Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { showDay, showMoment, showMoments } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { toastDone, toastFailed } from "@/ui/toast";
import { GiveGetModal } from "./GiveGetModal";
import { type GiveGet, ragTone, ragWord, refreshGiveGet, stateTone } from "./give-gets";
import classes from "./give-gets.module.css";
import { t } from "./texts";
import { DeliverModal, WithdrawModal } from "./WithdrawModal";

/** How an agreement stands: its state, and the light with its word. */
export function GiveGetMarks({ give }: { give: GiveGet }) {
  return (
    <>
      <Mark tone={stateTone(give.state)}>{t(`give_get.state.${give.state}`)}</Mark>
      {give.rag ? <Mark tone={ragTone(give.rag)}>{ragWord(give.rag)}</Mark> : null}
    </>
  );
}

/** One side: the task, if one is named, in its project. */
export function GiveGetEnd({ end }: { end: GiveGet["giver"] }) {
  const name = end.task
    ? t("give_get.task_in", { task: end.task.name, project: end.project.name })
    : end.project.name;
  if (!end.visible) return <>{name}</>;
  return (
    <Link
      to="/projects/$projectId/gantt"
      params={{ projectId: end.project.id }}
      search={(end.task ? { task: end.task.id } : {}) as never}
    >
      {name}
    </Link>
  );
}

/** What one may do with an agreement now. */
export function GiveGetActions({ give, edit }: { give: GiveGet; edit?: boolean }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState<"change" | "withdraw" | "deliver" | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => setOpen(null);

  async function agree() {
    setBusy(true);
    try {
      await ok(
        client.POST("/api/v1/give_gets/{id}/agree", {
          params: { path: { id: give.id }, header: ifMatch(give.version) },
        }),
      );
      toastDone(t("give_get.agreed_done", { given: give.given }));
      refreshGiveGet(queries, give);
    } catch (error) {
      toastFailed(error, t("give_get.not_agreed"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {give.may_agree || give.may_deliver || (edit && give.may_change) ? (
        <div className={classes.answer}>
          {give.may_agree ? (
            <Button size="compact-sm" loading={busy} onClick={() => void agree()}>
              {t("give_get.agree")}
            </Button>
          ) : null}
          {give.may_deliver ? (
            <Button size="compact-sm" variant="default" onClick={() => setOpen("deliver")}>
              {t("give_get.deliver")}
            </Button>
          ) : null}
          {edit && give.may_change ? (
            <Button size="compact-sm" variant="default" onClick={() => setOpen("change")}>
              {t("give_get.change")}
            </Button>
          ) : null}
          {give.may_agree || (edit && give.may_change) ? (
            <Button size="compact-sm" variant="default" onClick={() => setOpen("withdraw")}>
              {t(give.may_agree ? "give_get.decline" : "give_get.withdraw")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === "change" ? <GiveGetModal give={give} onClose={close} /> : null}
      {open === "withdraw" ? <WithdrawModal give={give} onClose={close} /> : null}
      {open === "deliver" ? <DeliverModal give={give} onClose={close} /> : null}
    </>
  );
}

/** Agreements with how they stand, why, and what to do. */
export function GiveGetList({ gives }: { gives: GiveGet[] }) {
  const [changing, setChanging] = useState<GiveGet | null>(null);
  return (
    <>
      <ul className={classes.list}>
        {gives.map((give) => (
          <li key={give.id} className={classes.entry}>
            <div className={classes.line}>
              <span className={classes.given}>
                <Link to="/give-gets/$giveGetId" params={{ giveGetId: give.id }}>
                  {give.given}
                </Link>
              </span>
              <GiveGetMarks give={give} />
              {give.may_change ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("give_get.change_one", { given: give.given })}
                  onClick={() => setChanging(give)}
                >
                  <IconPencil size={16} stroke={1.7} />
                </ActionIcon>
              ) : null}
            </div>
            <p className={classes.ends}>
              <GiveGetEnd end={give.giver} /> <span aria-hidden="true">→</span>{" "}
              <span className="visually-hidden">{t("give_get.gives_to")}</span>
              <GiveGetEnd end={give.receiver} />
            </p>
            <p className={classes.about}>{aboutText(give)}</p>
            {give.rag_reason ? (
              <p className={classes.about}>{showMoments(give.rag_reason)}</p>
            ) : null}
            <GiveGetActions give={give} />
          </li>
        ))}
      </ul>
      {changing ? <GiveGetModal give={changing} onClose={() => setChanging(null)} /> : null}
    </>
  );
}

/** Dates, people, and who has to answer. */
function aboutText(give: GiveGet): string {
  const parts = [
    t(give.state === "proposed" ? "give_get.by_proposed" : "give_get.by_agreed", {
      day: showDay(give.agreed_date),
    }),
    t("give_get.needed_on", { day: showDay(give.needed_date) }),
    give.state === "proposed"
      ? t("give_get.asked", {
          project: (give.proposed_side === "giver" ? give.receiver : give.giver).project.name,
        })
      : null,
    give.giver.owner && t("give_get.owner_giver", { name: give.giver.owner.name }),
    give.receiver.owner && t("give_get.owner_receiver", { name: give.receiver.owner.name }),
    give.carried ? t("give_get.carried") : null,
    give.link_missing ? t("give_get.link_missing") : null,
    give.delivered_date && t("give_get.delivered_on", { when: showMoment(give.delivered_date) }),
    give.reason,
    give.note,
  ];
  return parts.filter(Boolean).join(" · ");
}
