import { useQuery } from "@tanstack/react-query";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { useUrlState } from "@/ui/url-state";
import { ganttQuery } from "../gantt/query";
import { useProjectId } from "./project";
import classes from "./project.module.css";

const MOST = 50;

/** The tasks behind a check, by name; each opens its details. */
export function Offenders({ ids }: { ids: string[] }) {
  const id = useProjectId();
  const [, setUrl] = useUrlState();
  const query = useQuery(ganttQuery(id));
  return (
    <Loaded query={query} lines={2}>
      {({ tasks }) => {
        const rowOf = new Map(tasks.id.map((task, row) => [task, row]));
        return (
          <ul className={classes.offenders}>
            {ids.slice(0, MOST).map((task) => {
              const row = rowOf.get(task);
              return (
                <li key={task}>
                  <button type="button" onClick={() => setUrl({ task })}>
                    {row === undefined ? task : `${tasks.row_number[row]} · ${tasks.name[row]}`}
                  </button>
                </li>
              );
            })}
            {ids.length > MOST ? (
              <li className="muted">{t("plan.checks.more", { count: ids.length - MOST })}</li>
            ) : null}
          </ul>
        );
      }}
    </Loaded>
  );
}
