import { Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import classes from "./Tile.module.css";

/** One figure that leads to its list. */
export function Tile(props: {
  label: string;
  value: string | undefined;
  to: string;
  search?: Record<string, string>;
  tone?: "bad";
}) {
  return (
    <Link to={props.to} search={(props.search ?? {}) as never} className={classes.tile}>
      <span className={classes.label}>{props.label}</span>
      {props.value === undefined ? (
        <Skeleton height={26} width={56} mt={5} />
      ) : (
        <span className={classes.value} data-tone={props.tone}>
          {props.value}
        </span>
      )}
    </Link>
  );
}
