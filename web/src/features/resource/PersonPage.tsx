import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { Resource } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showMoney, showPercent } from "@/lib/numbers";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { LeaveSection } from "./leave/LeaveSection";
import { PersonTasks } from "./PersonTasks";
import { formOf } from "./pool/form";
import { RatesSection } from "./pool/RatesSection";
import { RolesSection } from "./pool/RolesSection";
import { TermsSection } from "./pool/TermsSection";
import { ResourceModal } from "./ResourceModal";
import { SkillsSection } from "./skills/SkillsSection";

export default function PersonPage() {
  const { resourceId } = useParams({ strict: false }) as { resourceId: string };
  const can = useCan();
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [leaving, leave] = useDisclosure();
  const query = useQuery({
    queryKey: ["resource", resourceId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/resources/{id}", { params: { path: { id: resourceId } } }),
      )) as Resource,
  });
  const person = query.data;
  if (!person) {
    return (
      <Page title={query.isError ? t("resource.title") : t("common.loading")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const dated = person.kind === "work" && !person.generic;
  return (
    <Page
      title={person.name}
      crumbs={[{ label: t("resource.title"), to: "/people" }]}
      hint={[...person.roles.map((one) => one.role.name), person.team?.name, person.email]
        .filter(Boolean)
        .join(" · ")}
      actions={
        can("resource.manage") ? (
          <>
            <Button variant="default" onClick={leave.open}>
              {t("common.delete")}
            </Button>
            <Button onClick={edit.open}>{t("common.edit")}</Button>
          </>
        ) : null
      }
    >
      <Stack maw={980}>
        <Section title={t("resource.about")}>
          <Facts
            items={[
              [t("resource.kind"), t(`resource.form.${formOf(person)}`)],
              [t("resource.units"), showPercent(person.max_units_percent)],
              [
                t("resource.calendar"),
                person.calendar ? (
                  <Link
                    key="calendar"
                    to="/calendars/$calendarId"
                    params={{ calendarId: person.calendar.id }}
                    style={{ color: "var(--mantine-color-anchor)" }}
                  >
                    {person.calendar.name}
                  </Link>
                ) : (
                  ""
                ),
              ],
              [t("resource.user"), t(person.user_id ? "resource.linked" : "resource.no_user")],
              ...(person.standard_rate !== undefined && person.standard_rate !== null
                ? ([
                    [
                      t("resource.rate"),
                      t("resource.an_hour", {
                        price: showMoney(person.standard_rate, person.currency),
                      }),
                    ],
                  ] as [string, string][])
                : []),
            ]}
          />
        </Section>
        {dated ? (
          <>
            <RolesSection resourceId={person.id} />
            <TermsSection resourceId={person.id} />
            <SkillsSection resourceId={person.id} />
            <LeaveSection resourceId={person.id} />
          </>
        ) : null}
        {can("rate.view") && person.kind === "work" ? (
          <RatesSection resourceId={person.id} currency={person.currency} />
        ) : null}
        <PersonTasks resourceId={person.id} />
      </Stack>
      {editing ? <ResourceModal resource={person} onClose={edit.close} /> : null}
      <ConfirmModal
        opened={leaving}
        title={t("common.delete_title", { name: person.name })}
        text={t("resource.delete_text")}
        submitLabel={t("common.delete")}
        onClose={leave.close}
        onConfirm={async () => {
          await ok(
            client.DELETE("/api/v1/resources/{id}", {
              params: { path: { id: person.id }, header: ifMatch(person.version) },
            }),
          );
          toastDone(t("common.deleted", { name: person.name }));
          await navigate({ to: "/people" });
        }}
      />
    </Page>
  );
}
