import { showDay } from "@/lib/dates";
import { t } from "../texts";
import classes from "./gates.module.css";

interface EvidenceProps {
  shown: { note: string; link: string; at?: string; by?: { name: string } | null } | undefined;
}

/** What was shown for an item: its note, the way to it, and by whom where that is known. */
export function Evidence({ shown }: EvidenceProps) {
  if (!shown) return null;
  const { note, link, at, by } = shown;
  if (!note && !link && !at) return null;
  return (
    <p className={classes.about}>
      {note}
      {note && link ? " · " : ""}
      {link ? (
        <a
          href={link}
          target="_blank"
          rel="noreferrer"
          style={{ color: "var(--mantine-color-anchor)" }}
        >
          {t("lifecycle.evidence.open")}
        </a>
      ) : null}
      {at && (note || link) ? " · " : ""}
      {at
        ? t("lifecycle.evidence.by", { name: by?.name ?? "", when: showDay(at.slice(0, 10)) })
        : ""}
    </p>
  );
}
