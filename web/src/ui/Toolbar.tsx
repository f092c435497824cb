import type { ReactNode } from "react";
import classes from "./Toolbar.module.css";

/** The row of search, filters and view controls above a table. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classes.bar}>
      <div className={classes.side}>{children}</div>
      {end ? <div className={classes.side}>{end}</div> : null}
    </div>
  );
}
