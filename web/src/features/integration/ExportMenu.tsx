import { Button, Menu, Modal } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";

const FORMATS = ["mspdi", "csv"] as const;
type Format = (typeof FORMATS)[number];

interface Loss {
  code: string;
  message: string;
  count: number;
}

/** Export in two steps: what the format cannot carry, then the file. */
export function ExportMenu({ projectId }: { projectId: string }) {
  const [format, setFormat] = useState<Format | null>(null);
  const report = useQuery({
    queryKey: ["export_report", projectId, format],
    enabled: format !== null,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects/{id}/export_report", {
          params: { path: { id: projectId }, query: { format: format ?? "mspdi" } },
        }),
      )) as { losses: Loss[] },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
          >
            {t("integration.export.title")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((value) => (
            <Menu.Item key={value} onClick={() => setFormat(value)}>
              {t(`integration.export.${value}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={format !== null}
        onClose={() => setFormat(null)}
        title={format ? t(`integration.export.${format}`) : ""}
        size="lg"
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Loaded query={report} lines={3}>
          {({ losses }) =>
            losses.length === 0 ? (
              <p>
                <Mark tone="good">{t("integration.export.complete")}</Mark>
              </p>
            ) : (
              <>
                <p>{t("integration.export.losses")}</p>
                <PlainTable
                  label={t("integration.export.losses")}
                  head={[t("plan.checks.message"), t("integration.export.count")]}
                  numeric={[1]}
                  rows={losses.map((loss) => ({
                    key: loss.code,
                    cells: [loss.message, loss.count],
                  }))}
                />
              </>
            )
          }
        </Loaded>
        <Button
          component="a"
          href={`/api/v1/projects/${projectId}/export?format=${format}`}
          download
          mt="md"
          onClick={() => setFormat(null)}
        >
          {t("integration.export.download")}
        </Button>
      </Modal>
    </>
  );
}
