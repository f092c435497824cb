import { Outlet } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { TabLinks } from "@/ui/TabLinks";

export default function StrategyPage() {
  return (
    <Page title={t("strategy.title")} hint={t("strategy.hint")} fill>
      <TabLinks
        label={t("strategy.views")}
        tabs={[
          { to: "/strategy", label: t("strategy.objectives"), exact: true },
          { to: "/strategy/drivers", label: t("strategy.drivers") },
          { to: "/strategy/spend", label: t("strategy.spend.title") },
        ]}
      />
      <Outlet />
    </Page>
  );
}
