import type { ReactNode } from "react";
import classes from "./Mark.module.css";

export type Tone = "good" | "warn" | "bad" | "info" | "plain";

const SHAPES: Record<Tone, string> = { good: "●", warn: "▲", bad: "■", info: "◆", plain: "○" };

/** A state as shape, word and colour, so that it reads without any one of them. */
export function Mark(props: { tone: Tone; shape?: boolean; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={props.tone}>
      {props.shape === false ? null : <span aria-hidden="true">{SHAPES[props.tone]}</span>}
      <span className={classes.words}>{props.children}</span>
    </span>
  );
}
