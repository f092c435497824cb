import { Outlet } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { TabLinks } from "@/ui/TabLinks";

export default function SettingsLayout() {
  const can = useCan();
  const tabs = [
    { to: "/settings/profile", label: t("organisation.settings.profile") },
    { to: "/settings/sessions", label: t("organisation.settings.sessions") },
    { to: "/settings/tokens", label: t("organisation.settings.tokens") },
    { to: "/settings/substitutes", label: t("organisation.settings.substitutes") },
    ...(can("organisation.manage")
      ? [
          { to: "/settings/organisation", label: t("organisation.settings.organisation") },
          { to: "/settings/fields", label: t("organisation.settings.fields") },
          { to: "/settings/outbox", label: t("delivery.outbox.title") },
        ]
      : []),
    ...(can("request.configure")
      ? [{ to: "/settings/request-types", label: t("organisation.settings.request_types") }]
      : []),
    ...(can("plan_type.configure")
      ? [{ to: "/settings/plan-types", label: t("organisation.settings.plan_types") }]
      : []),
    ...(can("approval.configure")
      ? [{ to: "/settings/approvals", label: t("organisation.settings.approvals") }]
      : []),
    ...(can("lifecycle.configure")
      ? [{ to: "/settings/lifecycles", label: t("organisation.settings.lifecycles") }]
      : []),
    ...(can("user.view")
      ? [{ to: "/settings/users", label: t("organisation.settings.users") }]
      : []),
    ...(can("role.view")
      ? [{ to: "/settings/roles", label: t("organisation.settings.roles") }]
      : []),
  ];
  return (
    <Page title={t("organisation.settings.title")} fill>
      <TabLinks label={t("organisation.settings.title")} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
