import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { Section } from "@/ui/Section";
import classes from "./intake.module.css";
import { nameOf } from "./requests";
import { StateMark } from "./StateMark";
import { t } from "./texts";

/** Requests that are likely about the same; nothing is shown when there are none. */
export function SimilarList(props: {
  title: string;
  text: string;
  except?: string;
  /** Who reads it triages, and does not write. */
  triage?: boolean;
}) {
  const [asked] = useDebouncedValue(`${props.title}\n${props.text}`, 400);
  const [title = "", ...rest] = asked.split("\n");
  const text = rest.join("\n");
  const query = useQuery({
    queryKey: ["requests", "similar", title, text, props.except],
    queryFn: async () => {
      const params = { query: { title, text, except: props.except } };
      return (await ok(client.GET("/api/v1/requests/similar", { params }))).items;
    },
    enabled: title.trim().length > 2,
    placeholderData: keepPreviousData,
  });
  const found = query.data ?? [];
  if (found.length === 0) return null;
  return (
    <Section
      title={t("intake.similar.title")}
      hint={t(props.triage ? "intake.similar.hint_triage" : "intake.similar.hint")}
    >
      <ul className={classes.lines} aria-label={t("intake.similar.title")}>
        {found.map((one) => (
          <li key={one.id}>
            <div className={classes.line}>
              {one.open ? (
                <Link to="/requests/$requestId" params={{ requestId: one.id }}>
                  {nameOf(one)} {one.title}
                </Link>
              ) : (
                <span>
                  {nameOf(one)} {one.title}
                </span>
              )}
              <span className={classes.end}>
                {t("intake.similar.alike", { percent: one.percent })}
              </span>
            </div>
            <StateMark state={one.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
