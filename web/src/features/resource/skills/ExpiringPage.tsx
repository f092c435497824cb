import { NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { TabLinks } from "@/ui/TabLinks";
import { PEOPLE_TABS, tabsOf } from "../people-tabs";
import { Expires, Level } from "./SkillsSection";

/** Who loses what soon, or has lost it. */
export default function ExpiringPage() {
  const [days, setDays] = useState(90);
  const query = useQuery({
    queryKey: ["skills", "expiring", days],
    queryFn: async () =>
      await ok(client.GET("/api/v1/expiring_skills", { params: { query: { days, limit: 200 } } })),
  });
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Section
        title={t("resource.skills.expiring")}
        hint={query.data ? t("resource.skills.expiring_count", { count: query.data.total }) : ""}
        actions={
          <NumberInput
            aria-label={t("resource.skills.days")}
            suffix={` ${t("resource.skills.days_unit")}`}
            min={0}
            max={3660}
            w={120}
            value={days}
            onChange={(value) => setDays(Number(value) || 0)}
          />
        }
      >
        <Loaded query={query} lines={2}>
          {(page) =>
            page.items.length === 0 ? (
              <p className="muted">{t("resource.skills.expiring_none")}</p>
            ) : (
              <PlainTable
                label={t("resource.skills.expiring")}
                head={[
                  t("resource.name"),
                  t("resource.skills.skill"),
                  t("resource.skills.level"),
                  t("resource.skills.expires"),
                ]}
                rows={page.items.map((able) => ({
                  key: able.id,
                  cells: [
                    <Link
                      key="person"
                      to="/people/$resourceId"
                      params={{ resourceId: able.person.id }}
                    >
                      {able.person.name}
                    </Link>,
                    able.skill.name,
                    <Level key="level" of={able} />,
                    <Expires key="expires" of={able} />,
                  ],
                }))}
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
