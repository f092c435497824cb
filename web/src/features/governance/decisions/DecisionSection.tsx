import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { DecisionModal } from "./DecisionModal";
import { type About, loadDecisions, outcomeText, stateTone } from "./decisions";
import classes from "./decisions.module.css";
import { t } from "./texts";

/** How many lines stand where something else is the matter of the page. */
const FEW = 5;

/** The newest decisions about something, and the way to all of them and to a new one. */
export function DecisionSection(props: {
  about: About;
  /** What narrows the list to them, such as `project_id`. */
  within: Record<string, string>;
  /** Whether the reader may write one down. */
  mayAdd: boolean;
  /** How many stand here, where there is little room. */
  few?: number;
}) {
  const { about, within } = props;
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["decisions", "newest", within],
    queryFn: () => loadDecisions({ ...within, limit: props.few ?? FEW }),
  });
  return (
    <Section
      title={t("decision.section.title")}
      hint={t("decision.section.hint")}
      actions={
        props.mayAdd ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("decision.new")}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} lines={2}>
        {({ items, total }) =>
          items.length === 0 ? (
            <span className="muted">{t("decision.section.none")}</span>
          ) : (
            <>
              <ul className={classes.lines} aria-label={t("decision.section.title")}>
                {items.map((item) => (
                  <li key={`${item.kind}-${item.id}-${item.at}`} className={classes.line}>
                    {/* Nobody is led to the page they are on. */}
                    {item.subject.id === about.id && item.href === item.subject.href ? (
                      <span>{item.title}</span>
                    ) : (
                      <Link to={item.href}>{item.title}</Link>
                    )}
                    <Mark tone={stateTone(item.state)}>{t(`decision.state.${item.state}`)}</Mark>
                    <span>{outcomeText(item)}</span>
                    {item.overdue_actions > 0 ? (
                      <Mark tone="bad">{t("decision.filter.overdue")}</Mark>
                    ) : null}
                    {item.review_due ? <Mark tone="warn">{t("decision.review_due")}</Mark> : null}
                    <span className={classes.when}>{showDay(item.on)}</span>
                  </li>
                ))}
              </ul>
              {total > items.length ? (
                <Button
                  component={Link}
                  to="/decisions"
                  search={within as never}
                  variant="subtle"
                  size="compact-sm"
                  mt={8}
                >
                  {t("decision.section.all", { count: total })}
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
      {adding ? <DecisionModal about={about} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}
