import type { ReactNode } from "react";
import classes from "./FieldRow.module.css";

/** Fields side by side where there is room for what they hold, below each other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
