import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { ApprovalRoute } from "@/api/nouns";
import { lifecyclesQuery } from "@/features/governance/lifecycles/lifecycles";
import { requestTypesQuery } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { ArrangeActions, ArrangedName } from "@/ui/ArrangeActions";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import classes from "../governance.module.css";
import { conditionsInWords, routesQuery, subjectKindsQuery } from "./routes";

/** Routes of approval in the order in which they are tried. */
export default function RoutesPage() {
  const queries = useQueryClient();
  const query = useQuery(routesQuery);
  const types = useQuery(requestTypesQuery).data ?? [];
  const lifecycles = useQuery(lifecyclesQuery).data ?? [];
  const kinds = useQuery(subjectKindsQuery);
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
      <Loaded query={kinds} lines={4}>
        {(kinds) => (
          <Loaded query={query} lines={4}>
            {(routes) =>
              routes.length === 0 ? (
                <EmptyState
                  title={t("governance.routes.none")}
                  text={t("governance.routes.none_text")}
                />
              ) : (
                // Routes are tried among those of their own kind.
                kinds.map(({ key, name, figures }) => {
                  const own = routes.filter((route) => route.subject_kind === key);
                  return own.length === 0 ? null : (
                    <div key={key}>
                      <h3 className={classes.kind}>{name}</h3>
                      <PlainTable
                        label={t("governance.routes.of", { kind: name })}
                        head={[
                          t("governance.routes.name"),
                          t("governance.routes.when"),
                          t("governance.routes.steps"),
                          "",
                        ]}
                        rows={own.map((route, at) => ({
                          key: route.id,
                          cells: [
                            <ArrangedName key="name" archived={route.archived}>
                              <Link
                                to="/settings/approvals/$routeId"
                                params={{ routeId: route.id }}
                              >
                                {route.name}
                              </Link>
                            </ArrangedName>,
                            conditionsInWords(route, [...types, ...lifecycles], figures),
                            route.steps.map((step) => step.name).join(" → "),
                            <ArrangeActions
                              key="actions"
                              name={route.name}
                              archived={route.archived}
                              order={{ at, of: own.length }}
                              onPatch={(body) => void patch(route, body)}
                              onDelete={() => setLeaving(route)}
                            />,
                          ],
                        }))}
                      />
                    </div>
                  );
                })
              )
            }
          </Loaded>
        )}
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
