import { Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { User } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { GrantsSection } from "./GrantsSection";
import { useCan, useMe } from "./me";
import { ResetPasswordModal } from "./ResetPasswordModal";

export default function UserPage() {
  const { userId } = useParams({ strict: false }) as { userId: string };
  const query = useQuery({
    queryKey: ["user", userId],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/users/{id}", { params: { path: { id: userId } } }))) as User,
  });
  return (
    <Loaded query={query}>
      {(user) => (
        <Stack maw={860}>
          <UserSection user={user} />
          <GrantsSection user={user} />
        </Stack>
      )}
    </Loaded>
  );
}

function UserSection({ user }: { user: User }) {
  const can = useCan();
  const me = useMe();
  const queries = useQueryClient();
  const [resetting, reset] = useDisclosure();

  async function setActive(active: boolean) {
    try {
      await ok(
        client.PATCH("/api/v1/users/{id}", {
          params: { path: { id: user.id }, header: ifMatch(user.version) },
          body: { active },
        }),
      );
      toastDone(
        t(active ? "access.users.activated" : "access.users.deactivated", { name: user.name }),
      );
      await queries.invalidateQueries({ queryKey: ["user", user.id] });
      await queries.invalidateQueries({ queryKey: ["users"] });
    } catch (error) {
      toastFailed(error);
    }
  }

  const manage = can("user.manage");
  return (
    <Section
      title={user.name}
      actions={
        manage ? (
          <Group gap={8}>
            <Button variant="default" onClick={reset.open}>
              {t("access.users.reset")}
            </Button>
            <Button
              variant="default"
              disabled={user.id === me?.user.id}
              title={user.id === me?.user.id ? t("access.users.not_yourself") : undefined}
              onClick={() => setActive(!user.active)}
            >
              {t(user.active ? "access.users.deactivate" : "access.users.activate")}
            </Button>
          </Group>
        ) : null
      }
    >
      <Facts
        items={[
          [t("access.email"), user.email],
          [
            t("access.users.state"),
            <Mark key="state" tone={user.active ? "good" : "plain"}>
              {t(user.active ? "access.users.active" : "access.users.inactive")}
            </Mark>,
          ],
          [t("access.users.since"), showInstant(user.created_at)],
        ]}
      />
      <ResetPasswordModal user={user} opened={resetting} onClose={reset.close} />
    </Section>
  );
}
