import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { loadPortfolios } from "@/features/plan/options";
import { usePortfolioOption } from "@/features/portfolio/views/register";
import { FieldRow } from "@/ui/FieldRow";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { useUrlState } from "@/ui/url-state";
import { fileAddress } from "./decisions";
import { t } from "./texts";

/** The day so many days before today. */
function daysAgo(days: number): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** Which papers a board gets; the server writes them. */
export function BoardPackModal({ onClose }: { onClose: () => void }) {
  const [url] = useUrlState();
  const shown = usePortfolioOption(url.portfolio_id);
  const [chosen, setChosen] = useState<Option | null>();
  const [since, setSince] = useState(daysAgo(30));
  const portfolio = chosen === undefined ? shown : chosen;
  const query = { portfolio_id: portfolio?.value, since };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("decision.pack.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t("decision.pack.text")}</p>
        <FieldRow>
          <RemoteSelect
            source="portfolios"
            load={loadPortfolios}
            label={t("decision.pack.portfolio")}
            placeholder={t("decision.pack.all")}
            value={portfolio}
            onChange={setChosen}
          />
          <TextInput
            type="date"
            label={t("decision.pack.since")}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
        </FieldRow>
        <Group justify="flex-end" mt="xs">
          <Button
            component="a"
            download
            variant="default"
            href={fileAddress("decisions/board_pack.docx", query)}
          >
            {t("decision.pack.docx")}
          </Button>
          <Button component="a" download href={fileAddress("decisions/board_pack.pdf", query)}>
            {t("decision.pack.pdf")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
