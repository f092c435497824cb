import { type ReactNode, useEffect } from "react";
import classes from "./AuthFrame.module.css";

/** The plain page of sign-in and set-up. */
export function AuthFrame(props: { title: string; text?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Steerco`;
  }, [props.title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Steerco
        </div>
        <h1>{props.title}</h1>
        {props.text ? <p>{props.text}</p> : null}
        {props.children}
      </div>
    </main>
  );
}
