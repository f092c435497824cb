import { Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { Attachments } from "@/features/delivery/Attachments";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Mark } from "@/ui/Mark";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { EntriesSection } from "../pool/EntriesSection";
import { asOption, loadSkills } from "../pool/options";

type Able = components["schemas"]["ResourceSkillView"];

/** Levels as choices; the first is not rated. */
const LEVELS = ["0", "1", "2", "3", "4", "5"].map((value) => ({
  value,
  label: value === "0" ? t("resource.skills.unrated") : value,
}));

/** A level with its word. */
export function Level({ of }: { of: Able }) {
  return of.level === 0 ? t("resource.skills.unrated") : `${of.level} · ${of.level_word}`;
}

/** The day a skill expires, marked when that is over. */
export function Expires({ of }: { of: Able }) {
  if (!of.expires) return "";
  return of.expired ? (
    <Mark tone="bad">{t("resource.skills.expired", { day: showDay(of.expires) })}</Mark>
  ) : (
    showDay(of.expires)
  );
}

/** What proves a skill: a link or number, and files. */
function Evidence({ of }: { of: Able }) {
  return (
    <>
      {/^https?:\/\//.test(of.evidence) ? (
        <a href={of.evidence} rel="noreferrer" target="_blank">
          {t("resource.skills.proof")}
        </a>
      ) : (
        of.evidence
      )}
      {of.files.map((file) => (
        <div key={file.id}>
          <a href={`/api/v1/attachments/${file.id}/content`} download={file.name}>
            {file.name}
          </a>
        </div>
      ))}
    </>
  );
}

/** What a person is able to do. */
export function SkillsSection({ resourceId }: { resourceId: string }) {
  const can = useCan();
  const query = useQuery({
    queryKey: ["resource", resourceId, "skills"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/skills", { params: { path: { id: resourceId } } }),
      ),
  });
  return (
    <EntriesSection
      resourceId={resourceId}
      of="skills"
      query={query}
      manage={can("resource.manage")}
      head={[
        t("resource.skills.skill"),
        t("resource.skills.level"),
        t("resource.skills.own"),
        t("resource.skills.managers"),
        t("resource.skills.interest"),
        t("resource.skills.evidence"),
        t("resource.skills.expires"),
      ]}
      cells={(able) => [
        able.skill.name,
        <Level key="level" of={able} />,
        able.self_level || "–",
        able.manager_level || "–",
        able.interested ? t("resource.skills.wants") : "",
        <Evidence key="evidence" of={able} />,
        <Expires key="expires" of={able} />,
      ]}
      remove={(able) => {
        const params = { path: { id: able.id }, header: ifMatch(able.version) };
        return ok(client.DELETE("/api/v1/resource_skills/{id}", { params }));
      }}
      form={(able, close) => <AbleModal resourceId={resourceId} able={able} onClose={close} />}
    />
  );
}

function AbleModal(props: { resourceId: string; able: Able | null; onClose: () => void }) {
  const { resourceId, able } = props;
  const queries = useQueryClient();
  const [skill, setSkill] = useState(asOption(able?.skill));
  const form = useForm({
    initialValues: {
      self_level: String(able?.self_level ?? 0),
      manager_level: String(able?.manager_level ?? 0),
      interested: able?.interested ?? false,
      evidence: able?.evidence ?? "",
      expires: able?.expires ?? "",
    },
  });

  async function save() {
    const { self_level, manager_level, expires, ...rest } = form.values;
    const said = {
      ...rest,
      self_level: Number(self_level),
      manager_level: Number(manager_level),
      expires: expires || null,
    };
    if (able) {
      const params = { path: { id: able.id }, header: ifMatch(able.version) };
      await ok(client.PATCH("/api/v1/resource_skills/{id}", { params, body: said as never }));
    } else {
      const params = { path: { id: resourceId } };
      const body = { skill_id: skill?.value, ...said } as never;
      await ok(client.POST("/api/v1/resources/{id}/skills", { params, body }));
    }
    toastDone(t("resource.skills.saved"));
    await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(able ? "resource.skills.change" : "resource.skills.add")}
      submitLabel={t("common.save")}
      onClose={() => {
        // Files are there as soon as they are attached.
        void queries.invalidateQueries({ queryKey: ["resource", resourceId] });
        props.onClose();
      }}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <RemoteSelect
        source="skills"
        label={t("resource.skills.skill")}
        required
        disabled={able !== null}
        load={loadSkills}
        value={skill}
        onChange={setSkill}
      />
      <Group grow align="start">
        <Select
          label={t("resource.skills.own")}
          allowDeselect={false}
          data={LEVELS}
          {...form.getInputProps("self_level")}
        />
        <Select
          label={t("resource.skills.managers")}
          description={t("resource.skills.managers_hint")}
          allowDeselect={false}
          data={LEVELS}
          {...form.getInputProps("manager_level")}
        />
      </Group>
      <TextInput
        label={t("resource.skills.evidence")}
        description={t("resource.skills.evidence_hint")}
        {...form.getInputProps("evidence")}
      />
      {able ? (
        <section aria-label={t("resource.skills.files")}>
          <p className="muted">{t("resource.skills.files_hint")}</p>
          <Attachments spot={{ kind: "resource_skill", id: able.id }} />
        </section>
      ) : (
        <p className="muted">{t("resource.skills.files_later")}</p>
      )}
      <TextInput
        type="date"
        label={t("resource.skills.expires")}
        {...form.getInputProps("expires")}
      />
      <Checkbox
        label={t("resource.skills.interest")}
        {...form.getInputProps("interested", { type: "checkbox" })}
      />
    </FormModal>
  );
}
