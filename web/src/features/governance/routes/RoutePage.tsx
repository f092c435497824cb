import { Alert, Button, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { ApprovalRoute } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { lifecyclesQuery } from "@/features/governance/lifecycles/lifecycles";
import { requestTypesQuery } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { Loaded } from "@/ui/Loaded";
import type { Option } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { type BoundsDraft, boundsDraft, boundsOf, FigureFields } from "./FigureFields";
import { ProgramsSelect } from "./ProgramsSelect";
import { draftOf, minorOf, newStep, type StepDraft, subjectKindsQuery, typedOf } from "./routes";
import { StepCard } from "./StepCard";

/** A route of approval: when it is taken, and who decides in which order. */
export default function RoutePage() {
  const { routeId } = useParams({ strict: false }) as { routeId: string };
  const fresh = routeId === "new";
  const query = useQuery({
    queryKey: ["approval_route", routeId],
    queryFn: async () => {
      const params = { path: { id: routeId } };
      return (await ok(client.GET("/api/v1/approval_routes/{id}", { params }))) as ApprovalRoute;
    },
    enabled: !fresh,
  });
  if (fresh) return <RouteForm route={null} />;
  return (
    <Loaded query={query}>{(route) => <RouteForm key={route.version} route={route} />}</Loaded>
  );
}

/** Names of the roles, fields and people that a route speaks of. */
function useNames(route: ApprovalRoute | null, kind: string) {
  const [added, setAdded] = useState<readonly Option[]>([]);
  const roles = useQuery({
    queryKey: ["roles"],
    queryFn: async () => (await ok(client.GET("/api/v1/roles"))).items,
  });
  const subjects = useQuery(subjectKindsQuery);
  const named = route?.steps.flatMap((step) => [...step.approvers, ...step.escalate_to]) ?? [];
  const ids = [...new Set(named.flatMap((one) => (one.kind === "person" ? [one.id] : [])))];
  const people = useQuery({
    queryKey: ["route-people", ids],
    queryFn: () =>
      Promise.all(
        ids.map(async (id) => {
          const user = await ok(client.GET("/api/v1/users/{id}", { params: { path: { id } } }));
          return [id, user.name] as const;
        }),
      ),
    enabled: ids.length > 0,
  });
  return {
    roles: (roles.data ?? []).map((one) => ({ value: one.id, label: one.name })),
    subjects: (subjects.data ?? []).map((one) => ({ value: one.key, label: one.name })),
    fields: (subjects.data?.find((one) => one.key === kind)?.fields ?? []).map((one) => ({
      value: one.key,
      label: one.name,
    })),
    figures: subjects.data?.find((one) => one.key === kind)?.figures ?? [],
    people: new Map([
      ...(people.data ?? []),
      ...added.map((one) => [one.value, one.label] as const),
    ]),
    onPerson: (person: Option) => setAdded((known) => [...known, person]),
  };
}

function RouteForm({ route }: { route: ApprovalRoute | null }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState(route?.subject_kind ?? "request");
  const ofGates = kind === "gate_review";
  const types = useQuery({ ...requestTypesQuery, enabled: !ofGates }).data ?? [];
  const lifecycles = useQuery({ ...lifecyclesQuery, enabled: ofGates }).data ?? [];
  const offered = ofGates ? lifecycles : types;
  const names = useNames(route, kind);
  const given = route?.conditions;
  const [name, setName] = useState(route?.name ?? "");
  const [currency, setCurrency] = useState(given?.currency || "EUR");
  const [from, setFrom] = useState(typedOf(given?.amount_from_minor ?? null, currency));
  const [below, setBelow] = useState(typedOf(given?.amount_below_minor ?? null, currency));
  const [kinds, setKinds] = useState<string[]>(given?.kinds ?? []);
  const [programs, setPrograms] = useState<string[]>(given?.programs ?? []);
  const [bounds, setBounds] = useState<BoundsDraft>(boundsDraft(given?.figures ?? [], currency));
  const [steps, setSteps] = useState<StepDraft[]>(() =>
    route ? draftOf(route.steps) : [newStep()],
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setErrors({});
    setProblem(null);
    const code = currency.length === 3 ? currency : "EUR";
    const body = {
      name,
      conditions: {
        amount_from_minor: minorOf(from, code),
        amount_below_minor: minorOf(below, code),
        currency,
        kinds,
        programs,
        figures: boundsOf(bounds, names.figures, code),
      },
      steps: steps.map(({ key: _, ...step }) => step),
    };
    try {
      const saved = await (route
        ? ok(
            client.PATCH("/api/v1/approval_routes/{id}", {
              params: { path: { id: route.id }, header: ifMatch(route.version) },
              body,
            }),
          )
        : ok(client.POST("/api/v1/approval_routes", { body: { ...body, subject_kind: kind } })));
      toastDone(t("governance.routes.saved", { name: saved.name }));
      queries.setQueryData(["approval_route", saved.id], saved);
      void queries.invalidateQueries({ queryKey: ["approval_routes"] });
      await navigate({ to: "/settings/approvals" });
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack maw={860} gap="md">
      <nav>
        <Link to="/settings/approvals" className="muted">
          {t("governance.routes.title")}
        </Link>
      </nav>
      <Section title={route?.name ?? t("governance.routes.new_title")}>
        <FieldRow>
          <TextInput
            label={t("governance.routes.name")}
            required
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t("governance.routes.subject")}
            allowDeselect={false}
            disabled={route !== null}
            data={names.subjects}
            value={kind}
            onChange={(value) => {
              setKind(value ?? "request");
              setKinds([]);
              setBounds({});
            }}
          />
        </FieldRow>
      </Section>
      <Section
        title={t("governance.routes.conditions")}
        hint={t("governance.routes.conditions_hint")}
      >
        <Stack gap="sm">
          {ofGates ? null : (
            <FieldRow>
              {/* What has figures of money of its own is not asked for its amount besides. */}
              {names.figures.length > 0 ? null : (
                <>
                  <TextInput
                    label={t("governance.routes.amount_from")}
                    inputMode="decimal"
                    value={from}
                    onChange={(event) => setFrom(event.currentTarget.value)}
                  />
                  <TextInput
                    label={t("governance.routes.amount_below")}
                    inputMode="decimal"
                    value={below}
                    onChange={(event) => setBelow(event.currentTarget.value)}
                  />
                </>
              )}
              <TextInput
                label={t("governance.routes.currency")}
                maxLength={3}
                value={currency}
                onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
              />
            </FieldRow>
          )}
          {kind === "charter" || kind === "change_request" ? null : (
            <MultiSelect
              label={t(ofGates ? "governance.routes.lifecycles" : "governance.routes.types")}
              clearable
              clearButtonProps={{ "aria-label": t("common.clear") }}
              data={offered.map((one) => ({ value: one.id, label: one.name }))}
              value={kinds}
              onChange={setKinds}
            />
          )}
          <ProgramsSelect value={programs} onChange={setPrograms} />
          <FigureFields figures={names.figures} value={bounds} onChange={setBounds} />
        </Stack>
      </Section>
      <Section title={t("governance.routes.steps")}>
        <Stack gap="sm">
          {steps.map((step, at) => (
            <StepCard
              key={step.key}
              number={at + 1}
              step={step}
              names={names}
              first={at === 0}
              last={at === steps.length - 1}
              onChange={(changes) =>
                setSteps(steps.map((one) => (one.key === step.key ? { ...one, ...changes } : one)))
              }
              onMove={(by) => {
                const next = steps.filter((one) => one.key !== step.key);
                next.splice(at + by, 0, step);
                setSteps(next);
              }}
              onRemove={() => setSteps(steps.filter((one) => one.key !== step.key))}
            />
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: "flex-start" }}
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setSteps([...steps, newStep()])}
          >
            {t("governance.routes.add_step")}
          </Button>
        </Stack>
      </Section>
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <Button loading={busy} style={{ alignSelf: "flex-end" }} onClick={() => void save()}>
        {t("common.save")}
      </Button>
    </Stack>
  );
}
