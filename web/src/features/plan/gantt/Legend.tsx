import { useEffect, useRef } from "react";
import { t } from "@/i18n/t";
import { type LegendKey, paintSwatch, SWATCH_HEIGHT, SWATCH_WIDTH } from "@/timeline/legend";
import { patterned } from "@/timeline/surface";
import { DARK, LIGHT } from "@/timeline/theme";
import classes from "./Gantt.module.css";

/** What the signs of the chart mean; the same signs, by the same painter, as in the chart. */
export function Legend(props: {
  keys: readonly LegendKey[];
  text: (key: LegendKey) => string;
  dark: boolean;
}) {
  const { keys, dark } = props;
  return (
    <ul className={classes.legend} aria-label={t("gantt.legend.label")}>
      {keys.map((key) => (
        <li key={key}>
          <span aria-hidden="true">
            <Swatch name={key} dark={dark} />
          </span>
          {props.text(key)}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ name, dark }: { name: LegendKey; dark: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    if (!canvas.current || !ctx) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = Math.round((SWATCH_WIDTH + 4) * ratio);
    canvas.current.height = Math.round((SWATCH_HEIGHT + 4) * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, SWATCH_WIDTH + 4, SWATCH_HEIGHT + 4);
    paintSwatch(ctx, name, 2, 2, patterned(ctx, dark ? DARK : LIGHT));
  }, [name, dark]);
  return <canvas ref={canvas} style={{ width: SWATCH_WIDTH + 4, height: SWATCH_HEIGHT + 4 }} />;
}
