import { useProjectId } from "@/features/plan/project/project";
import { DiscussionSections } from "./DiscussionSections";

export default function DiscussionTab() {
  return <DiscussionSections spot={{ kind: "project", id: useProjectId() }} />;
}
