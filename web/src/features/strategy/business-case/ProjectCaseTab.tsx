import { useCan } from "@/features/access/me";
import { useProjectId } from "@/features/plan/project/project";
import { CaseEditor } from "./CaseEditor";
import classes from "./case.module.css";

export default function ProjectCaseTab() {
  const id = useProjectId();
  const can = useCan();
  return (
    <div className={classes.scrolls}>
      <CaseEditor kind="project" id={id} mayBegin={can("project.manage")} />
    </div>
  );
}
