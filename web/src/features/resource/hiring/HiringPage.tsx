import { Checkbox, Select } from "@mantine/core";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { TabLinks } from "@/ui/TabLinks";
import { useUrlState } from "@/ui/url-state";
import { CAPACITY_TABS } from "../capacity/capacity";
import { HiringView } from "./HiringView";
import type { HiringChoice } from "./hiring";

const MONTHS = ["6", "12", "18", "24"];

/** What people are missing for as things are, and whom to hire. */
export default function HiringPage() {
  const [url, setUrl] = useUrlState();
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const choice: HiringChoice = {
    months: number(url.count) ?? 12,
    proposed: url.proposed === "true" ? true : undefined,
    lead_weeks: number(url.lead),
    least_percent: number(url.least),
  };
  return (
    <Page title={t("capacity.title")} hint={t("capacity.hiring.hint")} fill>
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <HiringView
        choice={choice}
        onChoose={({ lead_weeks, least_percent }) =>
          setUrl(
            {
              lead: lead_weeks === undefined ? undefined : String(lead_weeks),
              least: least_percent === undefined ? undefined : String(least_percent),
            },
            true,
          )
        }
      >
        <Select
          size="xs"
          w={130}
          aria-label={t("capacity.hiring.months")}
          allowDeselect={false}
          data={MONTHS.map((value) => ({
            value,
            label: t("capacity.hiring.month_count", { count: Number(value) }),
          }))}
          value={String(choice.months)}
          onChange={(value) => setUrl({ count: value ?? undefined })}
        />
        <Checkbox
          size="xs"
          label={t("capacity.with_proposed")}
          checked={choice.proposed ?? false}
          onChange={(event) =>
            setUrl({ proposed: event.currentTarget.checked ? "true" : undefined })
          }
        />
      </HiringView>
    </Page>
  );
}
