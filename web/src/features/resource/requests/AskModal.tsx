import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { asOption, loadLocations, loadRoles, loadSkills } from "../pool/options";
import { type StaffingRequest, useFreshRequests } from "./requests";
import classes from "./requests.module.css";
import { newStretch, type Stretch, sentSpans, stretchesOf } from "./stretches";

interface Wanted {
  key: number;
  skill: Option | null;
  level: number;
  required: boolean;
}

/**
 * Asks for people for a project: a role, skills, how much time on which days, and until when. Or changes such a
 * request that is not filled.
 */
export function AskModal(props: {
  projectId: string;
  request?: StaffingRequest;
  onClose: () => void;
}) {
  const { request } = props;
  const fresh = useFreshRequests();
  const navigate = useNavigate();
  const [role, setRole] = useState<Option | null>(asOption(request?.job_role));
  const [place, setPlace] = useState<Option | null>(asOption(request?.location));
  const [skills, setSkills] = useState<Wanted[]>(
    () =>
      request?.skills.map((one, key) => ({
        key,
        skill: asOption(one.skill),
        level: one.level,
        required: one.required,
      })) ?? [],
  );
  const [stretches, setStretches] = useState<Stretch[]>(() =>
    request ? stretchesOf(request) : [newStretch()],
  );
  const form = useForm({
    initialValues: {
      people: request?.people ?? 1,
      amount: "",
      from: "",
      to: "",
      spans: "",
      expires: request?.expires ?? "",
      time_zone: request?.time_zone ?? "",
      note: request?.note ?? "",
      draft: false,
      job_role_id: "",
      location_id: "",
      skills: "",
    },
  });
  const put = (key: number, change: Partial<Wanted>) =>
    setSkills(skills.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const set = (key: number, change: Partial<Stretch>) =>
    setStretches(stretches.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function save() {
    const { people, expires, time_zone, note, draft } = form.values;
    if (!role) {
      form.setFieldError("job_role_id", t("staffing.role_missing"));
      throw new Error(t("staffing.role_missing"));
    }
    const body = {
      job_role_id: role.value,
      people,
      spans: sentSpans(stretches),
      time_zone,
      note,
      location_id: place?.value ?? null,
      skills: skills.flatMap(({ skill, level, required }) =>
        skill ? [{ skill_id: skill.value, level, required }] : [],
      ),
    };
    if (request) {
      await ok(
        client.PATCH("/api/v1/staffing_requests/{id}", {
          params: { path: { id: request.id }, header: ifMatch(request.version) },
          body: { ...body, expires: expires || undefined },
        }),
      );
      toastDone(t("staffing.changed"));
      await fresh();
      props.onClose();
      return;
    }
    const made = await ok(
      client.POST("/api/v1/projects/{id}/staffing_requests", {
        params: { path: { id: props.projectId } },
        body: { ...body, expires: expires || null, draft },
      }),
    );
    toastDone(t(draft ? "staffing.drafted" : "staffing.sent"));
    await fresh();
    props.onClose();
    void navigate({ to: "/staffing/$requestId", params: { requestId: made.id } });
  }
  const submit = form.values.draft ? "staffing.save_draft" : "staffing.send";

  return (
    <FormModal
      opened
      size="lg"
      title={t(request ? "staffing.change_title" : "staffing.ask")}
      submitLabel={t(request ? "staffing.change_save" : submit)}
      onClose={props.onClose}
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
          type="date"
          label={t("staffing.answer_by")}
          description={t("staffing.answer_by_hint")}
          {...form.getInputProps("expires")}
        />
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
      <Stretches
        stretches={stretches}
        errors={[form.errors.spans, form.errors.from, form.errors.to, form.errors.amount]}
        onSet={set}
        onAdd={() => setStretches([...stretches, newStretch(stretches.at(-1))])}
        onRemove={(key) => setStretches(stretches.filter((one) => one.key !== key))}
      />
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
      {request ? null : (
        <Checkbox
          label={t("staffing.as_draft")}
          {...form.getInputProps("draft", { type: "checkbox" })}
        />
      )}
    </FormModal>
  );
}

/** When people are needed: one stretch of days, or several, each with the time of one person. */
function Stretches(props: {
  stretches: Stretch[];
  errors: ReactNode[];
  onSet: (key: number, change: Partial<Stretch>) => void;
  onAdd: () => void;
  onRemove: (key: number) => void;
}) {
  const { stretches, onSet } = props;
  const named = (label: string, at: number) =>
    at === 0 ? label : t("staffing.in_stretch", { label, number: at + 1 });
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t("staffing.stretches")}</legend>
      {props.errors.filter(Boolean).map((error, at) => (
        <p key={at} role="alert">
          {error}
        </p>
      ))}
      {stretches.map((one, at) => (
        <div key={one.key} className={classes.stretch}>
          <TextInput
            type="date"
            label={named(t("staffing.from"), at)}
            required
            value={one.from}
            onChange={(event) => onSet(one.key, { from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={named(t("staffing.to"), at)}
            required
            value={one.to}
            onChange={(event) => onSet(one.key, { to: event.currentTarget.value })}
          />
          <TextInput
            label={named(t("staffing.amount"), at)}
            placeholder={t("staffing.amount_hint")}
            required
            value={one.amount}
            onChange={(event) => onSet(one.key, { amount: event.currentTarget.value })}
          />
          {stretches.length > 1 ? (
            <Button
              variant="subtle"
              size="compact-sm"
              mb={4}
              aria-label={t("staffing.remove_stretch", { number: at + 1 })}
              onClick={() => props.onRemove(one.key)}
            >
              {t("common.remove")}
            </Button>
          ) : null}
        </div>
      ))}
      <p className="muted">{t("staffing.amount_of_each")}</p>
      <Button variant="default" size="xs" onClick={props.onAdd}>
        {t("staffing.add_stretch")}
      </Button>
    </fieldset>
  );
}
