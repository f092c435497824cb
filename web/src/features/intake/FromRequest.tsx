import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "@/ui/Section";
import { loadRequestPage, nameOf, requesterOf } from "./requests";
import { t } from "./texts";

/** The request that a project was made of; nothing where there was none, or one may not see it. */
export function FromRequest({ projectId }: { projectId: string }) {
  const query = useQuery({
    queryKey: ["requests", "of-project", projectId],
    queryFn: () => loadRequestPage({ project_id: projectId }),
  });
  const request = query.data?.items[0];
  if (!request) return null;
  return (
    <Section title={t("intake.from_request")}>
      <Link
        to="/requests/$requestId"
        params={{ requestId: request.id }}
        style={{ color: "var(--mantine-color-anchor)", fontWeight: 550 }}
      >
        {nameOf(request)} {request.title}
      </Link>{" "}
      <span className="muted">{t("intake.asked_by", { name: requesterOf(request) })}</span>
    </Section>
  );
}
