import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Page, ProjectRow } from "@/api/nouns";
import { VarianceMark } from "@/features/plan/projects/ProjectState";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Meter } from "@/ui/Meter";
import classes from "./HomePage.module.css";

export function ProjectShortList(props: {
  query: UseQueryResult<Page<ProjectRow>>;
  empty: string;
}) {
  return (
    <Loaded query={props.query} lines={4}>
      {(page) =>
        page.items.length === 0 ? (
          <p className="muted">{props.empty}</p>
        ) : (
          <ul className={classes.list}>
            {page.items.map((project) => (
              <li key={project.id} className={classes.item}>
                <Link to="/projects/$projectId/gantt" params={{ projectId: project.id }}>
                  {project.name}
                </Link>
                <VarianceMark project={project} />
                <Meter value={project.percent_complete} label={t("plan.project.percent")} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
