import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { DecisionSection } from "@/features/governance/decisions/DecisionSection";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { ApplySection } from "./ApplySection";
import { CommitSection } from "./CommitSection";
import { scenarioQuery } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** What follows from a scenario: the strategic baseline of its portfolio, and changes in projects. */
export default function DecideTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const query = useQuery(scenarioQuery(scenarioId));
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(scenario) => (
          <>
            {scenario.live_items === 0 ? (
              <Section title={t("scenarios.tabs.decide")}>
                <EmptyState
                  title={t("scenarios.live.none")}
                  text={t("scenarios.decide.nothing_taken")}
                  action={
                    <Button
                      component={Link}
                      to={`/scenarios/${scenario.id}/live`}
                      variant="default"
                    >
                      {t("scenarios.tabs.live")}
                    </Button>
                  }
                />
              </Section>
            ) : (
              <>
                <CommitSection scenario={scenario} />
                <ApplySection scenario={scenario} />
              </>
            )}
            <DecisionSection
              about={{ kind: "scenario", id: scenario.id, name: scenario.name }}
              within={{ subject_kind: "scenario", subject_id: scenario.id }}
              mayAdd={scenario.may_edit}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}
