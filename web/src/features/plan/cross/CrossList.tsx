import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CrossDependency } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay, showMoment, showMoments } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { toastDone, toastFailed } from "@/ui/toast";
import { refreshPlan } from "../effect";
import { PartOfAgreement } from "../give-gets/PartOfAgreement";
import { CrossModal } from "./CrossModal";
import { CrossRemoveModal } from "./CrossRemoveModal";
import { agreementText } from "./cross";
import classes from "./cross.module.css";

interface CrossListProps {
  links: CrossDependency[];
  /** Seen from this project: its own end is not named again. */
  projectId?: string;
}

/** Dependencies between projects, with what is wrong and what to do about it. */
export function CrossList({ links, projectId }: CrossListProps) {
  const queries = useQueryClient();
  const [changing, setChanging] = useState<CrossDependency | null>(null);
  const [removing, setRemoving] = useState<CrossDependency | null>(null);

  async function agree(link: CrossDependency) {
    try {
      await ok(
        client.POST("/api/v1/cross_dependencies/{id}/agree", {
          params: { path: { id: link.id }, header: ifMatch(link.version) },
        }),
      );
      toastDone(t("plan.cross.agreed_done"));
      refreshPlan(queries, link.successor.project.id);
      refreshPlan(queries, link.predecessor.project.id);
    } catch (error) {
      toastFailed(error, t("plan.cross.not_agreed"));
    }
  }

  return (
    <>
      <ul className={classes.list}>
        {links.map((link) => {
          const agreement = agreementText(link);
          const names = { from: link.predecessor.name, to: link.successor.name };
          return (
            <li key={link.id} className={classes.entry}>
              <div className={classes.line}>
                <End end={link.predecessor} own={link.predecessor.project.id === projectId} />
                <span className="num">
                  {link.kind} {link.lag_text} <span aria-hidden="true">→</span>
                </span>
                <End end={link.successor} own={link.successor.project.id === projectId} />
                <span className={classes.marks}>
                  {link.driving ? <Mark tone="info">{t("plan.dependency.driving")}</Mark> : null}
                  {link.policy === "warn" ? (
                    <Mark tone="plain">{t("plan.cross.only_warns")}</Mark>
                  ) : null}
                  {agreement ? (
                    <Mark tone={link.agreed_at ? "good" : "warn"}>
                      {agreement} {showDay(link.agreed_date)}
                    </Mark>
                  ) : null}
                </span>
                {link.successor.editable ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.cross.change", names)}
                    onClick={() => setChanging(link)}
                  >
                    <IconPencil size={16} stroke={1.7} />
                  </ActionIcon>
                ) : null}
                {(link.successor.editable || link.predecessor.editable) && !link.agreement ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.cross.remove", names)}
                    onClick={() => setRemoving(link)}
                  >
                    <IconTrash size={16} stroke={1.7} />
                  </ActionIcon>
                ) : null}
              </div>
              <p className={classes.about}>
                {[
                  t("plan.cross.planned", { date: showMoment(link.predecessor.finish) }),
                  link.predecessor.owner &&
                    t("plan.cross.owner_there", { name: link.predecessor.owner.name }),
                  link.successor.owner &&
                    t("plan.cross.owner_here", { name: link.successor.owner.name }),
                  link.note,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {link.agreement ? (
                <p className={classes.about}>
                  <PartOfAgreement agreement={link.agreement} />
                </p>
              ) : null}
              {link.conflicts.map((conflict) => (
                <p key={conflict.code} className={classes.conflict}>
                  <strong>{t(`plan.cross.conflict.${conflict.code}`)}</strong>{" "}
                  {showMoments(conflict.message)} {conflict.remedy}
                </p>
              ))}
              {link.agreed_date &&
              !link.agreed_at &&
              !link.agreement &&
              link.predecessor.editable ? (
                <div className={classes.answer}>
                  <Button size="compact-sm" onClick={() => void agree(link)}>
                    {t("plan.cross.agree")}
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => setRemoving(link)}>
                    {t("plan.cross.decline")}
                  </Button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      {changing ? <CrossModal link={changing} onClose={() => setChanging(null)} /> : null}
      {removing ? <CrossRemoveModal link={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

function End({ end, own }: { end: CrossDependency["predecessor"]; own: boolean }) {
  const name = `${end.wbs} ${end.name}`;
  return (
    <span className={classes.end}>
      {end.visible ? (
        <Link
          to="/projects/$projectId/gantt"
          params={{ projectId: end.project.id }}
          search={{ task: end.task_id } as never}
        >
          {name}
        </Link>
      ) : (
        name
      )}
      {own ? null : <span className={classes.project}>{end.project.name}</span>}
    </span>
  );
}
