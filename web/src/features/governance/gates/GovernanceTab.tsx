import { Alert, Button, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { LifecyclePlace } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { useProject, useProjectId } from "@/features/plan/project/project";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { DecisionSection } from "../decisions/DecisionSection";
import { t } from "../texts";
import { ChooseLifecycle } from "./ChooseLifecycle";
import { ConditionList } from "./ConditionList";
import { GateHistory } from "./GateHistory";
import { GateSection } from "./GateSection";
import { placeQuery, useRefreshPlace } from "./gates";
import { KeyFigures } from "./KeyFigures";
import { Stepper } from "./Stepper";
import { WhoDoesWhat } from "./WhoDoesWhat";

/** Governance of a project: its stages, what its gate asks, and what was decided. */
export default function GovernanceTab() {
  const id = useProjectId();
  const project = useProject(id);
  const can = useCan();
  return (
    <Stack gap="md">
      <Loaded query={useQuery(placeQuery(id))} lines={8}>
        {(place) => (place.lifecycle ? <Place place={place} /> : <NoLifecycle place={place} />)}
      </Loaded>
      <div style={{ maxWidth: 900 }}>
        <DecisionSection
          about={{ kind: "project", id, name: project.data?.name ?? "" }}
          within={{ project_id: id }}
          mayAdd={can("project.manage")}
        />
      </div>
    </Stack>
  );
}

/** The gates of the stage; several are decided beside each other. */
function Gates({ place }: { place: LifecyclePlace }) {
  const { gates } = place;
  if (gates.length === 0) {
    const stage = place.stages.find((one) => one.key === place.stage);
    return <Section title={stage?.name ?? ""}>{t("lifecycle.no_gate")}</Section>;
  }
  const passed = gates.filter((gate) => gate.state === "passed").length;
  return (
    <>
      {gates.length > 1 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t("lifecycle.gates_beside", { passed, count: gates.length })}
        </p>
      ) : null}
      {gates.map((gate) => (
        <GateSection key={gate.key} place={place} gate={gate} />
      ))}
    </>
  );
}

function NoLifecycle({ place }: { place: LifecyclePlace }) {
  const [choosing, setChoosing] = useState(false);
  const refresh = useRefreshPlace();
  const { suggested } = place;

  async function begin(id: string, name: string) {
    try {
      const params = { path: { id: place.subject_id }, header: ifMatch(place.version) };
      const body = { lifecycle_id: id };
      const now = await ok(client.PUT("/api/v1/projects/{id}/lifecycle", { params, body }));
      toastDone(t("lifecycle.begun", { name }));
      refresh(now as LifecyclePlace);
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <>
      <EmptyState
        title={t("lifecycle.none")}
        text={[
          t("lifecycle.none_text"),
          suggested ? t("lifecycle.none_suggested", { name: suggested.name }) : "",
        ].join(" ")}
        action={
          place.may.choose ? (
            <Group gap={8} justify="center">
              {suggested ? (
                <Button onClick={() => void begin(suggested.id, suggested.name)}>
                  {t("lifecycle.begin_suggested", { name: suggested.name })}
                </Button>
              ) : null}
              <Button variant="default" onClick={() => setChoosing(true)}>
                {t("lifecycle.choose")}
              </Button>
            </Group>
          ) : undefined
        }
      />
      {choosing ? <ChooseLifecycle place={place} onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

function Place({ place }: { place: LifecyclePlace }) {
  const [choosing, setChoosing] = useState<"any" | "newest" | null>(null);
  const current = place.stages.find((stage) => stage.key === place.stage);
  const newer = place.newest_revision > place.revision;
  return (
    <Stack maw={900} gap="md">
      <Section
        title={place.lifecycle?.name ?? ""}
        hint={t(`lifecycle.pmo.${place.pmo_type}_text`)}
        actions={
          <Group gap={8}>
            <Mark tone={place.state === "active" ? "info" : "warn"}>
              {t(`lifecycle.state.${place.state}`)}
            </Mark>
            {place.may.redirect && !place.open_review ? (
              <Button variant="subtle" size="compact-sm" onClick={() => setChoosing("any")}>
                {t("lifecycle.change")}
              </Button>
            ) : null}
          </Group>
        }
      >
        <Stack gap="sm">
          <Stepper place={place} />
          <Facts
            items={[
              [t("lifecycle.stage"), current?.name ?? place.stage],
              ...(current?.purpose
                ? [[t("lifecycle.purpose"), current.purpose] as [string, string]]
                : []),
              ...(current?.guidance
                ? [[t("lifecycle.guidance"), current.guidance] as [string, string]]
                : []),
              [t("lifecycle.version"), String(place.revision)],
              [
                t("lifecycle.compliance"),
                place.compliance_percent === null ? "" : showPercent(place.compliance_percent),
              ],
            ]}
          />
          <p className="muted" style={{ margin: 0 }}>
            {t("lifecycle.since", { when: showDay((place.since ?? "").slice(0, 10)) })}
          </p>
          {place.assigned_rule == null ? null : (
            <p className="muted" style={{ margin: 0 }}>
              {place.assigned_rule
                ? t("lifecycle.assigned", { rule: place.assigned_rule })
                : t("lifecycle.assigned_always")}
            </p>
          )}
          {newer ? (
            <Alert role="note" color="indigo">
              {t("lifecycle.newer", { revision: place.newest_revision, own: place.revision })}{" "}
              {place.may.choose && !place.open_review ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setChoosing("newest")}>
                  {t("lifecycle.move_on", { revision: place.newest_revision })}
                </Button>
              ) : null}
            </Alert>
          ) : null}
        </Stack>
      </Section>
      {place.state === "ended" ? null : <Gates place={place} />}
      {place.state === "ended" ? null : <WhoDoesWhat place={place} />}
      {place.conditions.length > 0 ? (
        <Section title={t("lifecycle.conditions")}>
          <ConditionList conditions={place.conditions} mayClose={place.may.show} />
        </Section>
      ) : null}
      <KeyFigures place={place} />
      <GateHistory place={place} />
      {choosing ? (
        <ChooseLifecycle
          place={place}
          stays={choosing === "newest"}
          onClose={() => setChoosing(null)}
        />
      ) : null}
    </Stack>
  );
}
