import { type ReactNode, useEffect } from "react";
import classes from "./AuthFrame.module.css";

/** The plain page of sign-in, set-up, and requests by link. */
export function AuthFrame(props: {
  title: string;
  text?: string;
  /** Whose page it is, when that is not plain from it. */
  organisation?: string;
  /** For forms that are long. */
  wide?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · Steerco`;
  }, [props.title]);
  return (
    <main className={classes.page}>
      <div className={props.wide ? `${classes.card} ${classes.wide}` : classes.card}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {props.organisation || "Steerco"}
        </div>
        <h1>{props.title}</h1>
        {props.text ? <p>{props.text}</p> : null}
        {props.children}
      </div>
    </main>
  );
}
