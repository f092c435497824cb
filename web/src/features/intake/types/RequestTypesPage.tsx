import { Button, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { RequestType } from "@/api/nouns";
import { ArrangeActions, ArrangedName } from "@/ui/ArrangeActions";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { questionsOf } from "../form-logic";
import { requestTypesQuery } from "../requests";
import { t } from "../texts";
import { AgreedTimes } from "./AgreedTimes";

/** The types of requests, each with its form. */
export default function RequestTypesPage() {
  const queries = useQueryClient();
  const query = useQuery(requestTypesQuery);
  const [leaving, setLeaving] = useState<RequestType | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: ["request_types"] });
  const path = (type: RequestType) => ({
    params: { path: { id: type.id }, header: ifMatch(type.version) },
  });

  async function patch(type: RequestType, body: { archived?: boolean }) {
    try {
      await ok(client.PATCH("/api/v1/request_types/{id}", { ...path(type), body }));
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  const add = (
    <Button component={Link} to="/settings/request-types/new">
      {t("intake.types.add")}
    </Button>
  );
  return (
    <Stack gap="md">
      <Section title={t("intake.types.title")} hint={t("intake.types.hint")} actions={add}>
        <Loaded query={query} lines={4}>
          {(types) =>
            types.length === 0 ? (
              <EmptyState title={t("intake.types.none")} text={t("intake.types.none_text")} />
            ) : (
              <PlainTable
                label={t("intake.types.title")}
                head={[
                  t("intake.types.name"),
                  t("intake.types.description"),
                  t("intake.types.questions"),
                  "",
                ]}
                numeric={[2]}
                rows={types.map((type) => ({
                  key: type.id,
                  cells: [
                    <ArrangedName key="name" archived={type.archived}>
                      <Link to="/settings/request-types/$typeId" params={{ typeId: type.id }}>
                        {type.name}
                      </Link>
                    </ArrangedName>,
                    type.description,
                    questionsOf(type.form).length,
                    <ArrangeActions
                      key="actions"
                      name={type.name}
                      archived={type.archived}
                      onPatch={(body) => void patch(type, body)}
                      onDelete={() => setLeaving(type)}
                    />,
                  ],
                }))}
              />
            )
          }
        </Loaded>
        <ConfirmModal
          opened={leaving !== null}
          title={t("intake.types.delete_title", { name: leaving?.name })}
          text={t("intake.types.delete_text")}
          submitLabel={t("common.delete")}
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            if (!leaving) return;
            await ok(client.DELETE("/api/v1/request_types/{id}", path(leaving)));
            toastDone(t("intake.types.deleted", { name: leaving.name }));
            setLeaving(null);
            await changed();
          }}
        />
      </Section>
      <AgreedTimes />
    </Stack>
  );
}
