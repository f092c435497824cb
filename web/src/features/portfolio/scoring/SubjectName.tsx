import { Link } from "@tanstack/react-router";
import type { components } from "@/api/schema";
import { t } from "../texts";
import classes from "./scoring.module.css";
import { assessAddress } from "./subjects";

/** A project or request that is ranked, with what it is, leading to what people say of it. */
export function SubjectName(props: {
  modelId: string;
  subject: components["schemas"]["RankedSubject"];
}) {
  const { modelId, subject } = props;
  return (
    <>
      <Link to={assessAddress(modelId, subject)}>{subject.name}</Link>
      <span className={classes.kind}>
        {t(`portfolio.kind.${subject.kind}`)} {subject.key}
      </span>
    </>
  );
}
