import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import type { Page, RoleGrant, User } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { GrantModal } from "./GrantModal";
import { useCan } from "./me";

export function GrantsSection({ user }: { user: User }) {
  const can = useCan();
  const queries = useQueryClient();
  const [adding, add] = useDisclosure();
  const grants = useQuery({
    queryKey: ["role_grants", user.id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/role_grants", { params: { query: { user_id: user.id, limit: 200 } } }),
      )) as Page<RoleGrant>,
  });

  async function remove(grant: RoleGrant) {
    try {
      await ok(
        client.DELETE("/api/v1/role_grants/{id}", {
          params: { path: { id: grant.id }, header: ifMatch(grant.version) },
        }),
      );
      toastDone(t("access.grants.removed", { role: grant.role.name }));
      await queries.invalidateQueries({ queryKey: ["role_grants"] });
    } catch (error) {
      toastFailed(error);
    }
  }

  const manage = can("role.manage");
  return (
    <Section
      title={t("access.grants.title")}
      hint={t("access.grants.hint")}
      actions={manage ? <Button onClick={add.open}>{t("access.grants.add")}</Button> : null}
    >
      <Loaded query={grants}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t("access.grants.none")} text={t("access.grants.none_text")} />
          ) : (
            <PlainTable
              label={t("access.grants.title")}
              head={[t("access.grants.role"), t("access.grants.scope"), ""]}
              rows={page.items.map((grant) => ({
                key: grant.id,
                cells: [
                  grant.role.name,
                  grant.scope.kind === "organisation"
                    ? t("access.scope.organisation")
                    : `${t(`access.scope.${grant.scope.kind}`)}: ${grant.scope.name}`,
                  manage ? (
                    <Button key="remove" variant="default" size="xs" onClick={() => remove(grant)}>
                      {t("access.grants.remove")}
                    </Button>
                  ) : null,
                ],
              }))}
            />
          )
        }
      </Loaded>
      <GrantModal user={user} opened={adding} onClose={add.close} />
    </Section>
  );
}
