import type { LifecyclePlace } from "@/api/nouns";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import classes from "./gates.module.css";

const COLUMNS = ["responsible", "accountable", "consulted", "informed"] as const;

type Role = LifecyclePlace["roles"][number];

/** A role with the people who have it, as far as they are known. */
function RoleName({ role }: { role: Role }) {
  const people = role.people.map((one) => one.name).join(", ");
  return (
    <span className={classes.role} title={role.does || undefined}>
      {role.name}
      {people ? <span className="muted"> {people}</span> : null}
    </span>
  );
}

/** Who does what in the stage that a project is in, and who takes part in its method at all. */
export function WhoDoesWhat({ place }: { place: LifecyclePlace }) {
  if (place.roles.length === 0) return null;
  const stage = place.stages.find((one) => one.key === place.stage);
  const items = [stage?.gate, ...(stage?.beside ?? [])]
    .flatMap((gate) => gate?.checklist ?? [])
    .filter((item) => COLUMNS.some((column) => item.raci[column].length > 0));
  const roles = new Map(place.roles.map((role) => [role.key, role]));
  const unknown = place.roles.filter((role) => role.people.length === 0);
  return (
    <Section
      title={t("lifecycle.raci.title", { stage: stage?.name ?? "" })}
      hint={t("lifecycle.raci.hint")}
    >
      {items.length === 0 ? (
        <p className="muted">{t("lifecycle.raci.none")}</p>
      ) : (
        <PlainTable
          label={t("lifecycle.raci.title", { stage: stage?.name ?? "" })}
          head={[t("lifecycle.raci.what"), ...COLUMNS.map((one) => t(`lifecycle.raci.${one}`))]}
          rows={items.map((item) => ({
            key: item.key,
            cells: [
              item.text,
              ...COLUMNS.map((column) =>
                item.raci[column].length === 0
                  ? "–"
                  : item.raci[column].map((key) => {
                      const role = roles.get(key);
                      return role ? <RoleName key={key} role={role} /> : null;
                    }),
              ),
            ],
          }))}
        />
      )}
      <details className={classes.steps}>
        <summary>{t("lifecycle.raci.roles", { count: place.roles.length })}</summary>
        <dl>
          {place.roles.map((role) => (
            <RoleFact key={role.key} role={role} />
          ))}
        </dl>
      </details>
      {unknown.length > 0 ? (
        <p className={classes.about}>
          {t("lifecycle.raci.nobody", { names: unknown.map((role) => role.name).join(", ") })}
        </p>
      ) : null}
    </Section>
  );
}

function RoleFact({ role }: { role: Role }) {
  const people = role.people.map((one) => one.name).join(", ");
  return (
    <>
      <dt style={{ fontFamily: "inherit" }}>{role.name}</dt>
      <dd>{[role.does, people].filter(Boolean).join(" ") || "–"}</dd>
    </>
  );
}
