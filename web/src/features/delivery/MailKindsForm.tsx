import { Checkbox, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";

/** Which notices the person who is signed in is mailed, too. */
export function MailKindsForm() {
  const queries = useQueryClient();
  const key = ["mail_kinds"];
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await ok(client.GET("/api/v1/me/mail_kinds"))).items,
  });

  async function want(chosen: string, wanted: boolean) {
    const kinds = query.data ?? [];
    const keys = kinds.filter((one) => (one.key === chosen ? wanted : one.wanted));
    try {
      const body = { wanted: keys.map((one) => one.key) };
      const now = await ok(client.PUT("/api/v1/me/mail_kinds", { body }));
      queries.setQueryData(key, now.items);
      toastDone(t("delivery.mail.saved"));
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section title={t("delivery.mail.title")} hint={t("delivery.mail.hint")}>
      <Loaded query={query} lines={4}>
        {(kinds) => (
          <Stack gap="xs">
            {kinds.map((kind) => (
              <Checkbox
                key={kind.key}
                label={t(`delivery.mail.kind.${kind.key}`)}
                checked={kind.wanted}
                onChange={(event) => void want(kind.key, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
