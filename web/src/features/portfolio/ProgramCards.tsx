import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Page, Program } from "@/api/nouns";
import { PlanTypeMark } from "@/features/organisation/plan-types/PlanTypeMark";
import { useSeveralTypes } from "@/features/organisation/plan-types/plan-types";
import { LateMark } from "./LateMark";
import classes from "./ProgramCards.module.css";
import { t } from "./texts";

/** The programs of a portfolio, each with its size and how many of its projects are late. */
export function ProgramCards({ portfolioId }: { portfolioId: string }) {
  const query = useQuery({
    queryKey: ["programs", { portfolio_id: portfolioId }],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/programs", {
          params: { query: { portfolio_id: portfolioId, limit: 50, sort: "name" } },
        }),
      )) as Page<Program>,
  });
  const several = useSeveralTypes("program");
  const programs = query.data?.items ?? [];
  if (programs.length === 0) return null;
  return (
    <ul className={classes.cards} aria-label={t("portfolio.programs")}>
      {programs.map((program) => (
        <li key={program.id}>
          <Link
            to="/programs/$programId"
            params={{ programId: program.id }}
            className={classes.card}
          >
            <strong>{program.name}</strong>
            <span className={classes.line}>
              {several ? <PlanTypeMark type={program.plan_type} /> : null}
              <span className="muted">
                {t("portfolio.project_count", { count: program.projects })}
              </span>
              <LateMark late={program.late} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
