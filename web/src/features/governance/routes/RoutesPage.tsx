import { ActionIcon, Button, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { ApprovalRoute } from "@/api/nouns";
import { lifecyclesQuery } from "@/features/governance/lifecycles/lifecycles";
import { requestTypesQuery } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import classes from "../governance.module.css";
import { conditionsInWords, routesQuery } from "./routes";

/** The kinds of what is approved, in the order in which they stand. */
const KINDS = ["request", "charter", "gate_review"];

/** Routes of approval in the order in which they are tried. */
export default function RoutesPage() {
  const queries = useQueryClient();
  const query = useQuery(routesQuery);
  const types = useQuery(requestTypesQuery).data ?? [];
  const lifecycles = useQuery(lifecyclesQuery).data ?? [];
  const [leaving, setLeaving] = useState<ApprovalRoute | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: ["approval_routes"] });
  const path = (route: ApprovalRoute) => ({
    params: { path: { id: route.id }, header: ifMatch(route.version) },
  });

  async function patch(route: ApprovalRoute, body: { position?: number; archived?: boolean }) {
    try {
      await ok(client.PATCH("/api/v1/approval_routes/{id}", { ...path(route), body }));
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  return (
    <Section
      title={t("governance.routes.title")}
      hint={t("governance.routes.hint")}
      actions={
        <Button component={Link} to="/settings/approvals/new">
          {t("governance.routes.add")}
        </Button>
      }
    >
      <Loaded query={query} lines={4}>
        {(routes) =>
          routes.length === 0 ? (
            <EmptyState
              title={t("governance.routes.none")}
              text={t("governance.routes.none_text")}
            />
          ) : (
            // Routes are tried among those of their own kind.
            KINDS.map((kind) => routes.filter((one) => one.subject_kind === kind)).map((own) =>
              own.length === 0 ? null : (
                <div key={own[0].subject_kind}>
                  <h3 className={classes.kind}>{t(`governance.subject.${own[0].subject_kind}`)}</h3>
                  <PlainTable
                    label={t("governance.routes.of", {
                      kind: t(`governance.subject.${own[0].subject_kind}`),
                    })}
                    head={[
                      t("governance.routes.name"),
                      t("governance.routes.when"),
                      t("governance.routes.steps"),
                      "",
                    ]}
                    rows={own.map((route, at) => ({
                      key: route.id,
                      cells: [
                        <Group key="name" gap={8} wrap="nowrap">
                          <Link to="/settings/approvals/$routeId" params={{ routeId: route.id }}>
                            {route.name}
                          </Link>
                          {route.archived ? (
                            <Mark tone="plain" shape={false}>
                              {t("governance.routes.archived")}
                            </Mark>
                          ) : null}
                        </Group>,
                        conditionsInWords(route, [...types, ...lifecycles]),
                        route.steps.map((step) => step.name).join(" → "),
                        <Group key="actions" gap={4} wrap="nowrap" justify="flex-end">
                          <ActionIcon
                            variant="subtle"
                            disabled={at === 0}
                            aria-label={t("governance.routes.up", { name: route.name })}
                            onClick={() => void patch(route, { position: at })}
                          >
                            <IconArrowUp size={16} aria-hidden="true" />
                          </ActionIcon>
                          <ActionIcon
                            variant="subtle"
                            disabled={at === own.length - 1}
                            aria-label={t("governance.routes.down", { name: route.name })}
                            onClick={() => void patch(route, { position: at + 2 })}
                          >
                            <IconArrowDown size={16} aria-hidden="true" />
                          </ActionIcon>
                          <Button
                            variant="subtle"
                            size="compact-sm"
                            aria-label={t(
                              `governance.routes.${route.archived ? "restore" : "archive"}_one`,
                              { name: route.name },
                            )}
                            onClick={() => void patch(route, { archived: !route.archived })}
                          >
                            {t(`governance.routes.${route.archived ? "restore" : "archive"}`)}
                          </Button>
                          <Button
                            variant="subtle"
                            color="red"
                            size="compact-sm"
                            aria-label={t("governance.routes.delete_one", { name: route.name })}
                            onClick={() => setLeaving(route)}
                          >
                            {t("common.delete")}
                          </Button>
                        </Group>,
                      ],
                    }))}
                  />
                </div>
              ),
            )
          )
        }
      </Loaded>
      <ConfirmModal
        opened={leaving !== null}
        title={t("governance.routes.delete_title", { name: leaving?.name })}
        text={t("governance.routes.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          if (!leaving) return;
          await ok(client.DELETE("/api/v1/approval_routes/{id}", path(leaving)));
          toastDone(t("governance.routes.deleted", { name: leaving.name }));
          setLeaving(null);
          await changed();
        }}
      />
    </Section>
  );
}
