import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { MyAction } from "@/api/nouns";
import { showDay } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { myActionsQuery } from "./decisions";
import classes from "./decisions.module.css";
import { TickModal } from "./TickModal";
import { t } from "./texts";

/** What the reader has to do after decisions; nothing where there is nothing. */
export function MyActions() {
  const query = useQuery(myActionsQuery);
  const [ticking, setTicking] = useState<MyAction | null>(null);
  const items = query.data ?? [];
  if (items.length === 0 && !ticking) return null;
  return (
    <div className={classes.mine}>
      <Section title={t("decision.mine.title")}>
        <ul className={classes.actions} aria-label={t("decision.mine.title")}>
          {items.map((one) => (
            <li key={one.id} className={classes.action}>
              <div className={classes.what}>
                {one.text}
                <p className={classes.about}>
                  <Link to="/decisions/$decisionId" params={{ decisionId: one.decision.id }}>
                    {t("decision.mine.of", {
                      decision: one.decision.name,
                      subject: one.subject_name,
                    })}
                  </Link>
                  {one.due ? ` · ${t("decision.action.due_on", { when: showDay(one.due) })}` : ""}
                </p>
              </div>
              <div className={classes.deeds}>
                {one.overdue ? <Mark tone="bad">{t("decision.action.overdue")}</Mark> : null}
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("decision.action.tick_of", { text: one.text })}
                  onClick={() => setTicking(one)}
                >
                  {t("decision.action.tick")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        {ticking ? <TickModal action={ticking} onClose={() => setTicking(null)} /> : null}
      </Section>
    </div>
  );
}
