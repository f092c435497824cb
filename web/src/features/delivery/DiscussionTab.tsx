import { useProjectId } from "@/features/plan/project/project";
import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { Discussion } from "./Discussion";

export default function DiscussionTab() {
  const id = useProjectId();
  return (
    <Section title={t("delivery.comments.title")} hint={t("delivery.comments.hint")}>
      <Discussion spot={{ noun: "project", id, projectId: id }} />
    </Section>
  );
}
