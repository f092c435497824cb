import { showPercent } from "@/lib/numbers";
import classes from "./Meter.module.css";

/** A share from 0 to 100 as a thin bar with its number. */
export function Meter({ value, label }: { value: number; label: string }) {
  const share = Math.max(0, Math.min(100, value));
  return (
    <span className={classes.meter}>
      <span className={classes.track} role="img" aria-label={`${label} ${showPercent(value)}`}>
        <span className={classes.fill} style={{ width: `${share}%` }} />
      </span>
      <span className={classes.number} aria-hidden="true">
        {showPercent(value)}
      </span>
    </span>
  );
}
