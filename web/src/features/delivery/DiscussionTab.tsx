import { useProjectId } from "@/features/plan/project/project";
import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { Attachments } from "./Attachments";
import type { Spot } from "./comments";
import { Discussion } from "./Discussion";

export default function DiscussionTab() {
  const id = useProjectId();
  const spot: Spot = { noun: "project", id, projectId: id };
  return (
    <>
      <Section title={t("delivery.files.title")} hint={t("delivery.files.hint")}>
        <Attachments spot={spot} />
      </Section>
      <Section title={t("delivery.comments.title")} hint={t("delivery.comments.hint")}>
        <Discussion spot={spot} />
      </Section>
    </>
  );
}
