import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { RequestLink } from "@/api/nouns";
import { showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { CopyField } from "@/ui/CopyField";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";

/** The links by which people who cannot sign in file requests of a type. */
export function LinksSection({ typeId }: { typeId: string }) {
  const queries = useQueryClient();
  const queryKey = ["request_links", typeId];
  const params = { path: { id: typeId } };
  const [creating, create] = useDisclosure();
  const [made, setMade] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<RequestLink | null>(null);
  const links = useQuery({
    queryKey,
    queryFn: async () =>
      (await ok(client.GET("/api/v1/request_types/{id}/links", { params }))).items as RequestLink[],
  });
  const form = useForm({ initialValues: { name: "", last_day: "" } });

  async function save() {
    const { name, last_day } = form.values;
    const body = { name, ...(last_day ? { last_day } : {}) };
    const answer = await ok(client.POST("/api/v1/request_types/{id}/links", { params, body }));
    setMade((answer as { url: string }).url);
    form.reset();
    create.close();
    await queries.invalidateQueries({ queryKey });
  }

  async function revoke() {
    if (!leaving) return;
    await ok(
      client.POST("/api/v1/request_links/{id}/revoke", {
        params: { path: { id: leaving.id }, header: ifMatch(leaving.version) } as never,
      }),
    );
    toastDone(t("intake.links.revoked", { name: leaving.name }));
    setMade(null);
    setLeaving(null);
    await queries.invalidateQueries({ queryKey });
  }

  return (
    <Section
      title={t("intake.links.title")}
      hint={t("intake.links.hint")}
      actions={
        <Button variant="default" onClick={create.open}>
          {t("intake.links.make")}
        </Button>
      }
    >
      <Stack>
        {made ? (
          <div role="status">
            <p>{t("intake.links.once")}</p>
            <CopyField key={made} label={t("intake.links.address")} value={made} />
          </div>
        ) : null}
        <Loaded query={links} lines={2}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="muted">{t("intake.links.none")}</p>
            ) : (
              <PlainTable
                label={t("intake.links.title")}
                head={[
                  t("intake.links.name"),
                  t("intake.links.state"),
                  t("intake.links.requests"),
                  t("intake.links.made"),
                  "",
                ]}
                rows={rows.map((link) => ({
                  key: link.id,
                  cells: [
                    link.name,
                    <State key="state" link={link} />,
                    link.requests,
                    `${link.created_by.name}, ${showInstant(link.created_at)}`,
                    link.works ? (
                      <Button
                        key="end"
                        variant="default"
                        size="xs"
                        aria-label={t("intake.links.revoke_one", { name: link.name })}
                        onClick={() => setLeaving(link)}
                      >
                        {t("intake.links.revoke")}
                      </Button>
                    ) : (
                      ""
                    ),
                  ],
                }))}
              />
            )
          }
        </Loaded>
      </Stack>
      <FormModal
        opened={creating}
        title={t("intake.links.make")}
        submitLabel={t("intake.links.make")}
        onClose={create.close}
        onSubmit={save}
        onFields={showFieldProblems(form)}
      >
        <TextInput
          label={t("intake.links.name")}
          description={t("intake.links.name_hint")}
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <TextInput
          type="date"
          label={t("intake.links.last_day")}
          description={t("intake.links.last_day_hint")}
          {...form.getInputProps("last_day")}
        />
      </FormModal>
      <ConfirmModal
        opened={leaving !== null}
        title={t("intake.links.revoke_one", { name: leaving?.name ?? "" })}
        text={t("intake.links.revoke_text")}
        submitLabel={t("intake.links.revoke")}
        onClose={() => setLeaving(null)}
        onConfirm={revoke}
      />
    </Section>
  );
}

function State({ link }: { link: RequestLink }) {
  if (link.works) {
    const until = link.expires_at
      ? t("intake.links.works_until", { at: showInstant(link.expires_at) })
      : t("intake.links.works");
    return <Mark tone="good">{until}</Mark>;
  }
  return (
    <Mark tone="plain">
      {link.revoked_at ? t("intake.links.is_revoked") : t("intake.links.is_over")}
    </Mark>
  );
}
