import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState } from "@/ui/states";

export function MissingPage() {
  return (
    <main>
      <Page title={t("common.missing.title")}>
        <EmptyState
          title={t("shell.no_page.title")}
          text={t("shell.no_page.text")}
          action={
            <Button component={Link} to="/">
              {t("shell.no_page.action")}
            </Button>
          }
        />
      </Page>
    </main>
  );
}

export function FailedPage({ error }: { error: unknown }) {
  return (
    <main>
      <Page title={t("common.error.title")}>
        <ErrorState error={error} retry={() => window.location.reload()} />
      </Page>
    </main>
  );
}
