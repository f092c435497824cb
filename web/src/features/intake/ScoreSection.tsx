import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Request } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { showPoints } from "@/features/portfolio/scoring/scoring";
import { Section } from "@/ui/Section";
import { t } from "./texts";

/** What a request scores under the model of its type, and the way to the reasons. */
export function ScoreSection({ request }: { request: Request }) {
  const can = useCan();
  const navigate = useNavigate();
  const model = request.scoring_model;
  if (!model || !can("project.view")) return null;
  return (
    <Section
      title={t("scoring.score")}
      hint={t("intake.scored_by", { model: model.name })}
      actions={
        <Button
          variant="default"
          onClick={() =>
            void navigate({
              to: "/scoring/$modelId/requests/$requestId",
              params: { modelId: model.id, requestId: request.id },
            })
          }
        >
          {t(can("scoring.assess") ? "intake.score_it" : "intake.score_why")}
        </Button>
      }
    >
      {request.score == null ? (
        <span className="muted">{t("intake.score_none")}</span>
      ) : (
        <strong>{t("scoring.assessment.points", { points: showPoints(request.score) })}</strong>
      )}
    </Section>
  );
}
