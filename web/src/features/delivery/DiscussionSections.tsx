import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { Attachments } from "./Attachments";
import type { Spot } from "./comments";
import { Discussion } from "./Discussion";

interface DiscussionSectionsProps {
  spot: Spot;
  /** What is said there, and which files belong there; for projects unless told. */
  hints?: { files: string; comments: string };
}

/** The files of a subject, and what people say about it. */
export function DiscussionSections({ spot, hints }: DiscussionSectionsProps) {
  return (
    <>
      <Section title={t("delivery.files.title")} hint={hints?.files ?? t("delivery.files.hint")}>
        <Attachments key={spot.id} spot={spot} />
      </Section>
      <Section
        title={t("delivery.comments.title")}
        hint={hints?.comments ?? t("delivery.comments.hint")}
      >
        <Discussion key={spot.id} spot={spot} />
      </Section>
    </>
  );
}

/** The same for what only its own people see. */
export function TalkSections({ spot }: { spot: Spot }) {
  const hints = {
    files: t("delivery.files.hint_seen"),
    comments: t("delivery.comments.hint_seen"),
  };
  return <DiscussionSections spot={spot} hints={hints} />;
}
