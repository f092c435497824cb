import type { ReactNode } from "react";
import classes from "./Section.module.css";

/** A titled card. */
export function Section(props: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{props.title}</h2>
          {props.hint ? <p className={classes.hint}>{props.hint}</p> : null}
        </div>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
