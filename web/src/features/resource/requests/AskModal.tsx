import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadLocations, loadRoles, loadSkills } from "../pool/options";
import { useFreshRequests } from "./requests";
import classes from "./requests.module.css";

interface Wanted {
  key: number;
  skill: Option | null;
  level: number;
  required: boolean;
}

/** Asks for people for a project: a role, skills, how much time on which days, and until when. */
export function AskModal({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const fresh = useFreshRequests();
  const navigate = useNavigate();
  const [role, setRole] = useState<Option | null>(null);
  const [place, setPlace] = useState<Option | null>(null);
  const [skills, setSkills] = useState<Wanted[]>([]);
  const form = useForm({
    initialValues: {
      people: 1,
      amount: "",
      from: today(),
      to: "",
      expires: "",
      time_zone: "",
      note: "",
      draft: false,
      job_role_id: "",
      location_id: "",
      skills: "",
    },
  });
  const put = (key: number, change: Partial<Wanted>) =>
    setSkills(skills.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function save() {
    const { people, amount, from, to, expires, time_zone, note, draft } = form.values;
    if (!role) {
      form.setFieldError("job_role_id", t("staffing.role_missing"));
      throw new Error(t("staffing.role_missing"));
    }
    const made = await ok(
      client.POST("/api/v1/projects/{id}/staffing_requests", {
        params: { path: { id: projectId } },
        body: {
          job_role_id: role.value,
          people,
          amount,
          from,
          to,
          expires: expires || null,
          time_zone,
          note,
          draft,
          location_id: place?.value ?? null,
          skills: skills.flatMap(({ skill, level, required }) =>
            skill ? [{ skill_id: skill.value, level, required }] : [],
          ),
        },
      }),
    );
    toastDone(t(draft ? "staffing.drafted" : "staffing.sent"));
    await fresh();
    onClose();
    void navigate({ to: "/staffing/$requestId", params: { requestId: made.id } });
  }

  return (
    <FormModal
      opened
      size="lg"
      title={t("staffing.ask")}
      submitLabel={t(form.values.draft ? "staffing.save_draft" : "staffing.send")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <div className={classes.pair}>
        <RemoteSelect
          source="job_roles"
          required
          data-autofocus
          label={t("staffing.role")}
          load={loadRoles}
          value={role}
          error={form.errors.job_role_id}
          onChange={setRole}
        />
        <NumberInput
          label={t("staffing.people")}
          min={1}
          max={100}
          {...form.getInputProps("people")}
        />
        <TextInput
          label={t("staffing.amount")}
          description={t("staffing.amount_hint")}
          required
          {...form.getInputProps("amount")}
        />
        <TextInput
          type="date"
          label={t("staffing.answer_by")}
          description={t("staffing.answer_by_hint")}
          {...form.getInputProps("expires")}
        />
        <TextInput
          type="date"
          label={t("staffing.from")}
          required
          {...form.getInputProps("from")}
        />
        <TextInput type="date" label={t("staffing.to")} required {...form.getInputProps("to")} />
        <RemoteSelect
          source="locations"
          label={t("staffing.location")}
          load={loadLocations}
          value={place}
          error={form.errors.location_id}
          onChange={setPlace}
        />
        <TextInput
          label={t("staffing.time_zone")}
          placeholder="Europe/Berlin"
          {...form.getInputProps("time_zone")}
        />
      </div>
      <fieldset className={classes.fieldset}>
        <legend>{t("staffing.skills")}</legend>
        {form.errors.skills ? <p role="alert">{form.errors.skills}</p> : null}
        {skills.map((one) => (
          <div key={one.key} className={classes.skill}>
            <RemoteSelect
              source="skills"
              label={t("staffing.skill")}
              load={loadSkills}
              value={one.skill}
              onChange={(skill) => put(one.key, { skill })}
            />
            <NumberInput
              label={t("staffing.level")}
              min={1}
              max={5}
              value={one.level}
              onChange={(level) => put(one.key, { level: Number(level) || 1 })}
            />
            <Checkbox
              label={t("staffing.required")}
              mb={8}
              checked={one.required}
              onChange={(event) => put(one.key, { required: event.currentTarget.checked })}
            />
            <Button
              variant="subtle"
              size="compact-sm"
              mb={4}
              aria-label={t("staffing.remove_skill", { name: one.skill?.label ?? "" })}
              onClick={() => setSkills(skills.filter((other) => other.key !== one.key))}
            >
              {t("common.remove")}
            </Button>
          </div>
        ))}
        <Button
          variant="default"
          size="xs"
          mt={8}
          onClick={() =>
            setSkills([...skills, { key: Date.now(), skill: null, level: 3, required: true }])
          }
        >
          {t("staffing.add_skill")}
        </Button>
      </fieldset>
      <Textarea label={t("staffing.note")} autosize minRows={2} {...form.getInputProps("note")} />
      <Checkbox
        label={t("staffing.as_draft")}
        {...form.getInputProps("draft", { type: "checkbox" })}
      />
    </FormModal>
  );
}
