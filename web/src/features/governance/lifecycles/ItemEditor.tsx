import {
  Button,
  Checkbox,
  CloseButton,
  MultiSelect,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { FieldRow } from "@/ui/FieldRow";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";
import { type ItemDraft, newSection, newTemplate, type SectionDraft } from "./drafts";
import classes from "./lifecycles.module.css";

/** What one may be about an item besides accountable, where exactly one is. */
const SEVERAL = ["responsible", "consulted", "informed"] as const;

interface ItemEditorProps {
  item: ItemDraft;
  number: number;
  /** Number of its stage. */
  stage: number;
  /** Path of the item in the definition. */
  path: string;
  errors: Readonly<Record<string, string>>;
  /** The roles of the method, by the id of their draft. */
  roles: Option[];
  onChange: (changes: Partial<ItemDraft>) => void;
}

/** An item of a checklist while it is written: what it is, who does what about it, and its template. */
export function ItemEditor(props: ItemEditorProps) {
  const { item, number, stage, path, errors, onChange } = props;
  const said = Object.values(item.raci).some((keys) => keys.length > 0);
  const wrong = Object.keys(errors).some(
    (at) => at.startsWith(`${path}.raci`) || at.startsWith(`${path}.template`),
  );
  return (
    <>
      <FieldRow>
        <TextInput
          aria-label={t("lifecycle.design.item_text", { number, stage })}
          value={item.text}
          error={errors[`${path}.text`]}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <Select
          aria-label={t("lifecycle.design.item_evidence", { number })}
          allowDeselect={false}
          data={(["none", "note", "link"] as const).map((value) => ({
            value,
            label: t(`lifecycle.design.evidence_kinds.${value}`),
          }))}
          value={item.evidence}
          onChange={(value) => onChange({ evidence: value as ItemDraft["evidence"] })}
        />
      </FieldRow>
      <details className={classes.more} open={wrong || undefined}>
        <summary>
          {t("lifecycle.design.more_of", {
            raci: t(said ? "lifecycle.design.raci_said" : "lifecycle.design.raci_unsaid"),
            template: item.template ? item.template.title : t("lifecycle.design.no_template"),
          })}
        </summary>
        <Stack gap="sm" mt="xs">
          {props.roles.length === 0 ? (
            <p className="muted" style={{ margin: 0 }}>
              {t("lifecycle.design.raci_no_roles")}
            </p>
          ) : (
            <Who {...props} />
          )}
          <Template {...props} />
        </Stack>
      </details>
    </>
  );
}

/** Who is responsible, accountable, consulted and informed. */
function Who({ item, number, path, errors, roles, onChange }: ItemEditorProps) {
  const { raci } = item;
  const label = (list: keyof typeof raci) =>
    t("lifecycle.design.raci_of", { who: t(`lifecycle.raci.${list}`), number });
  return (
    <FieldRow>
      <Select
        label={t("lifecycle.raci.accountable")}
        aria-label={label("accountable")}
        description={t("lifecycle.raci.accountable_hint")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        data={roles}
        value={raci.accountable[0] ?? null}
        error={errors[`${path}.raci.accountable`]}
        onChange={(role) => onChange({ raci: { ...raci, accountable: role ? [role] : [] } })}
      />
      {SEVERAL.map((list) => (
        <MultiSelect
          key={list}
          label={t(`lifecycle.raci.${list}`)}
          aria-label={label(list)}
          description={t(`lifecycle.raci.${list}_hint`)}
          searchable
          data={roles}
          value={raci[list]}
          error={errors[`${path}.raci.${list}`]}
          onChange={(keys) => onChange({ raci: { ...raci, [list]: keys } })}
        />
      ))}
    </FieldRow>
  );
}

/** The document that a deliverable begins with: headings with a hint under each. */
function Template({ item, number, path, errors, onChange }: ItemEditorProps) {
  const { template } = item;
  const has = (
    <Checkbox
      label={t("lifecycle.design.has_template", { number })}
      description={t("lifecycle.design.template_hint")}
      checked={template !== null}
      onChange={(event) =>
        onChange({ template: event.currentTarget.checked ? newTemplate(item.text) : null })
      }
    />
  );
  if (!template) return has;
  const at = `${path}.template`;
  const put = (sections: SectionDraft[]) => onChange({ template: { ...template, sections } });
  const change = (id: string, changes: Partial<SectionDraft>) =>
    put(template.sections.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <>
      {has}
      <TextInput
        label={t("lifecycle.design.template_title", { number })}
        value={template.title}
        error={errors[`${at}.title`]}
        onChange={(event) =>
          onChange({ template: { ...template, title: event.currentTarget.value } })
        }
      />
      <ol className={classes.sections}>
        {template.sections.map((section, index) => (
          <li key={section.id}>
            <TextInput
              aria-label={t("lifecycle.design.heading", { number: index + 1, item: number })}
              placeholder={t("lifecycle.design.heading_hint")}
              value={section.heading}
              error={errors[`${at}.sections[${index}].heading`]}
              onChange={(event) => change(section.id, { heading: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t("lifecycle.design.hint", { number: index + 1, item: number })}
              placeholder={t("lifecycle.design.hint_hint")}
              value={section.hint}
              onChange={(event) => change(section.id, { hint: event.currentTarget.value })}
            />
            <CloseButton
              aria-label={t("lifecycle.design.heading_remove", { number: index + 1, item: number })}
              onClick={() => put(template.sections.filter((one) => one.id !== section.id))}
            />
          </li>
        ))}
      </ol>
      {errors[`${at}.sections`] ? <p role="alert">{errors[`${at}.sections`]}</p> : null}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        aria-label={t("lifecycle.design.heading_add_of", { number })}
        onClick={() => put([...template.sections, newSection()])}
      >
        {t("lifecycle.design.heading_add")}
      </Button>
    </>
  );
}
