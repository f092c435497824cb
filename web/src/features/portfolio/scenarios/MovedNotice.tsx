import { Alert, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { showDay, showInstant } from "@/lib/dates";
import { showPoints } from "../scoring/scoring";
import { HOURS, type MovedItem, moneyUnit, movedQuery, type Overlay } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** Tells which projects are not as they were taken any more, and takes their figures anew. */
export function MovedNotice(props: { overlay: Overlay; onRefresh?: () => void }) {
  const { overlay } = props;
  const moved = useQuery(movedQuery(overlay.id, overlay.taken_at ?? "")).data ?? [];
  const at = overlay.taken_at ? showInstant(overlay.taken_at) : "";
  if (moved.length === 0) {
    return <p className={classes.prose}>{t("scenarios.live.taken_at", { at })}</p>;
  }
  return (
    <Alert color="orange" title={t("scenarios.live.moved", { count: moved.length, at })}>
      <details className={classes.twin}>
        <summary>{t("scenarios.live.moved_which")}</summary>
        <ul>
          {moved.map((item) => (
            <li key={item.id}>
              {item.key ? `${item.name} (${item.key})` : item.name}:{" "}
              {item.gone
                ? t("scenarios.live.gone")
                : item.figures.map((one) => figure(overlay, one)).join("; ")}
            </li>
          ))}
        </ul>
      </details>
      {props.onRefresh ? (
        <Button mt={8} variant="default" onClick={props.onRefresh}>
          {t("scenarios.live.refresh")}
        </Button>
      ) : null}
    </Alert>
  );
}

function figure(overlay: Overlay, one: MovedItem["figures"][number]): string {
  const show = (text: string) => {
    if (text === "") return "–";
    if (one.field === "cost" || one.field === "funding")
      return moneyUnit(overlay.currency).show(Number(text));
    if (one.field === "work") return HOURS.show(Number(text));
    if (one.field === "value") return showPoints(Number(text));
    return one.field === "stage" ? text : showDay(text);
  };
  const name = t(`scenarios.live.${one.field === "stage" ? "stage" : one.field}`);
  return `${name} ${show(one.taken)} → ${show(one.live)}`;
}
