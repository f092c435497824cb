import { Alert, Button, Group, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { GateFinding, LifecyclePlace } from "@/api/nouns";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import { AskGateModal } from "./AskGateModal";
import { Evidence } from "./Evidence";
import { EvidenceModal } from "./EvidenceModal";
import { FillIn, Findings } from "./Findings";
import classes from "./gates.module.css";
import { WaiveModal } from "./WaiveModal";

interface GateSectionProps {
  place: LifecyclePlace;
  gate: LifecyclePlace["gates"][number];
}

/** A gate of the stage: what it asks, what is missing, and asking for it. */
export function GateSection({ place, gate }: GateSectionProps) {
  const [showing, setShowing] = useState<GateFinding | null>(null);
  const [waiving, setWaiving] = useState<GateFinding | null>(null);
  const [asking, setAsking] = useState(false);
  const stage = place.stages.find((one) => one.key === place.stage);
  const defined = [stage?.gate, ...(stage?.beside ?? [])].find((one) => one?.key === gate.key);
  const missing = gate.findings.filter((one) => one.state === "missing").length;
  const waits = gate.state === "open";
  if (gate.state === "passed") {
    return (
      <Section
        title={t("lifecycle.gate", { name: gate.name })}
        hint={t("lifecycle.gate_stands")}
        actions={<Mark tone="good">{t("lifecycle.gate_passed")}</Mark>}
      >
        <Button component={Link} to={`/gates/${gate.review}`} variant="default">
          {t("lifecycle.see_review")}
        </Button>
      </Section>
    );
  }
  const guidance = place.pmo_type === "supportive";
  const shown = (item: string) => place.evidence.find((one) => one.item === item);
  return (
    <Section
      title={t("lifecycle.gate", { name: gate.name })}
      actions={
        <Mark tone={waits ? "info" : missing > 0 ? "warn" : "good"}>
          {waits
            ? t("lifecycle.gate_waits")
            : missing > 0
              ? t("lifecycle.gate_missing", { count: missing })
              : t("lifecycle.gate_ready")}
        </Mark>
      }
    >
      <Stack gap="xs">
        {guidance && missing > 0 ? (
          <Alert role="note" color="indigo">
            {t("lifecycle.guidance_only")}
          </Alert>
        ) : null}
        <Findings
          findings={gate.findings}
          about={({ checked, label }) =>
            checked.what === "item" ? (
              <>
                <TemplateLink
                  place={place}
                  label={label}
                  item={defined?.checklist.find((one) => one.key === checked.which)}
                />
                <Evidence shown={shown(checked.which)} />
              </>
            ) : null
          }
          deeds={(finding) => (
            <>
              {finding.checked.what === "item" && place.may.show && !waits ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("lifecycle.evidence.show_of", { text: finding.label })}
                  onClick={() => setShowing(finding)}
                >
                  {t("lifecycle.evidence.show")}
                </Button>
              ) : null}
              {finding.checked.what === "field" && finding.state === "missing" && place.may.show ? (
                <FillIn projectId={place.subject_id} field={finding.label} />
              ) : null}
              {finding.state === "missing" && place.may.waive && !waits ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t("lifecycle.waive_of", { text: finding.label })}
                  onClick={() => setWaiving(finding)}
                >
                  {t("lifecycle.waive")}
                </Button>
              ) : null}
            </>
          )}
        />
        <Group gap={8} mt="xs">
          {waits ? (
            <Button component={Link} to={`/gates/${gate.review}`} variant="default">
              {t("lifecycle.see_review")}
            </Button>
          ) : place.may.ask ? (
            <Button
              aria-label={
                place.gates.length > 1 ? t("lifecycle.ask_of", { name: gate.name }) : undefined
              }
              onClick={() => setAsking(true)}
            >
              {t(guidance ? "lifecycle.pass" : "lifecycle.ask")}
            </Button>
          ) : null}
        </Group>
      </Stack>
      {showing ? (
        <EvidenceModal
          place={place}
          finding={showing}
          wants={defined?.checklist.find((one) => one.key === showing.checked.which)?.evidence}
          shown={shown(String(showing.checked.which))}
          onClose={() => setShowing(null)}
        />
      ) : null}
      {waiving ? (
        <WaiveModal
          projectId={place.subject_id}
          checked={waiving.checked}
          label={waiving.label}
          onClose={() => setWaiving(null)}
        />
      ) : null}
      {asking ? <AskGateModal place={place} gate={gate} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

/** The document that a deliverable begins with, where its method has one. */
function TemplateLink(props: {
  place: LifecyclePlace;
  label: string;
  item: { key: string; template: { title: string } | null } | undefined;
}) {
  const { place, label, item } = props;
  if (!item?.template) return null;
  return (
    <p className={classes.about}>
      <a
        download
        href={`/api/v1/projects/${place.subject_id}/artefacts/${place.stage}/${item.key}/template.docx`}
        className={classes.template}
        aria-label={t("lifecycle.template.start_of", {
          title: item.template.title,
          text: label,
        })}
      >
        {t("lifecycle.template.start", { title: item.template.title })}
      </a>
    </p>
  );
}
