import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { nowCivil, showInstant } from "@/lib/dates";
import { CopyField } from "@/ui/CopyField";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { toastDone, toastFailed } from "@/ui/toast";
import { t } from "../texts";

type Share = components["schemas"]["RoadmapShareView"];

/** What lanes of a published roadmap are by: nothing that names people. */
const LANES: readonly string[] = ["portfolio", "program", "type", "state", "stage", "health"];

interface ShareRoadmapProps {
  portfolioId?: string;
  /** The portfolio that is on screen, in words. */
  of: string;
  lanes: string;
  against?: string;
  onClose: () => void;
}

/** Ninety days from today. */
function usualLastDay(): string {
  const day = new Date(`${nowCivil().slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 90);
  return day.toISOString().slice(0, 10);
}

/** The links by which the roadmap on screen is published: those there are, and making another. */
export function ShareRoadmapModal(props: ShareRoadmapProps) {
  const { portfolioId } = props;
  const queries = useQueryClient();
  const queryKey = ["roadmap_shares", portfolioId ?? "all"];
  const [made, setMade] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const shares = useQuery({
    queryKey,
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/roadmap_shares", {
            params: { query: portfolioId ? { portfolio_id: portfolioId } : {} },
          }),
        )
      ).items as Share[],
  });
  const changed = () => queries.invalidateQueries({ queryKey });

  async function revoke(share: Share) {
    try {
      const params = { path: { id: share.id }, header: ifMatch(share.version) } as never;
      await ok(client.POST("/api/v1/roadmap_shares/{id}/revoke", { params }));
      toastDone(t("portfolio.shares.revoked", { name: share.name }));
      setMade(null);
      await changed();
    } catch (error) {
      toastFailed(error);
    }
  }

  if (making) {
    return (
      <PublishForm
        {...props}
        onClose={() => setMaking(false)}
        onMade={async (url) => {
          setMade(url);
          setMaking(false);
          await changed();
        }}
      />
    );
  }
  return (
    <Modal
      opened
      size="xl"
      title={t("portfolio.shares.title", { of: props.of })}
      closeButtonProps={{ "aria-label": t("common.close") }}
      onClose={props.onClose}
    >
      <Stack>
        <Text size="sm">{t("portfolio.shares.hint")}</Text>
        {made ? (
          <div role="status">
            <p>{t("portfolio.shares.once")}</p>
            <CopyField key={made} label={t("portfolio.shares.address")} value={made} />
          </div>
        ) : null}
        <Loaded query={shares} lines={2}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="muted">{t("portfolio.shares.none")}</p>
            ) : (
              <PlainTable
                label={t("portfolio.shares.title", { of: props.of })}
                head={[
                  t("portfolio.shares.name"),
                  t("portfolio.roadmap.lanes"),
                  t("portfolio.shares.state"),
                  t("portfolio.shares.made"),
                  "",
                ]}
                rows={rows.map((share) => ({
                  key: share.id,
                  cells: [
                    share.name,
                    t(`portfolio.roadmap.lane.${share.lanes}`),
                    <ShareState key="state" share={share} />,
                    `${share.created_by.name}, ${showInstant(share.created_at)}`,
                    share.works ? (
                      <Button
                        key="end"
                        variant="default"
                        size="xs"
                        aria-label={t("portfolio.shares.revoke_one", { name: share.name })}
                        onClick={() => void revoke(share)}
                      >
                        {t("portfolio.shares.revoke")}
                      </Button>
                    ) : (
                      ""
                    ),
                  ],
                }))}
              />
            )
          }
        </Loaded>
        <Group justify="flex-end">
          <Button data-autofocus onClick={() => setMaking(true)}>
            {t("portfolio.shares.publish")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ShareState({ share }: { share: Share }) {
  if (share.works) {
    const until = share.expires_at
      ? t("portfolio.shares.works_until", { at: showInstant(share.expires_at) })
      : t("portfolio.shares.works");
    return <Mark tone="good">{until}</Mark>;
  }
  return (
    <Mark tone="plain">
      {share.revoked_at ? t("portfolio.shares.is_revoked") : t("portfolio.shares.is_over")}
    </Mark>
  );
}

function PublishForm(props: ShareRoadmapProps & { onMade: (url: string) => Promise<void> }) {
  const form = useForm({
    initialValues: {
      name: "",
      lanes: LANES.includes(props.lanes) ? props.lanes : "program",
      last_day: usualLastDay(),
    },
  });
  async function publish() {
    const { name, lanes, last_day } = form.values;
    const body = {
      name,
      lanes,
      ...(props.portfolioId ? { portfolio_id: props.portfolioId } : {}),
      ...(props.against ? { against: props.against } : {}),
      ...(last_day ? { last_day } : {}),
    };
    const answer = await ok(client.POST("/api/v1/roadmap_shares", { body }));
    await props.onMade((answer as { url: string }).url);
  }
  return (
    <FormModal
      opened
      title={t("portfolio.shares.publish_of", { of: props.of })}
      submitLabel={t("portfolio.shares.publish")}
      onClose={props.onClose}
      onSubmit={publish}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        data-autofocus
        required
        label={t("portfolio.shares.name")}
        description={t("portfolio.shares.name_hint")}
        {...form.getInputProps("name")}
      />
      <Select
        label={t("portfolio.roadmap.lanes")}
        description={t("portfolio.shares.lanes_hint")}
        allowDeselect={false}
        data={LANES.map((value) => ({ value, label: t(`portfolio.roadmap.lane.${value}`) }))}
        {...form.getInputProps("lanes")}
      />
      <TextInput
        type="date"
        label={t("portfolio.shares.last_day")}
        description={t("portfolio.shares.last_day_hint")}
        {...form.getInputProps("last_day")}
      />
      {props.against ? (
        <Text size="sm" className="muted">
          {t("portfolio.shares.against")}
        </Text>
      ) : null}
    </FormModal>
  );
}
