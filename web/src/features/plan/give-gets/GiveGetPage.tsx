import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { showInstant, showMoment, showMoments } from "@/lib/dates";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { GiveGetActions, GiveGetEnd, GiveGetMarks } from "./GiveGetList";
import type { GiveGet } from "./give-gets";
import { t } from "./texts";

/** One agreement between projects: its terms, how it stands, and what one may do. */
export default function GiveGetPage() {
  const { giveGetId } = useParams({ strict: false }) as { giveGetId: string };
  const query = useQuery({
    queryKey: ["give_get", giveGetId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/give_gets/{id}", { params: { path: { id: giveGetId } } }),
      )) as GiveGet,
  });
  const give = query.data;
  if (query.isError) {
    return (
      <Page title={t("give_get.title")}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!give) {
    return (
      <Page title={t("common.loading")}>
        <LoadingBlock />
      </Page>
    );
  }
  const near = give.receiver.visible ? give.receiver.project : give.giver.project;
  const asked = give.proposed_side === "giver" ? give.receiver : give.giver;
  return (
    <Page
      title={give.given}
      marks={<GiveGetMarks give={give} />}
      crumbs={[{ label: near.name, to: `/projects/${near.id}/dependencies` }]}
      hint={
        give.state === "proposed"
          ? t("give_get.waits_for", { project: asked.project.name })
          : showMoments(give.rag_reason)
      }
    >
      <Section title={t("give_get.terms")}>
        <Facts
          items={[
            [t("give_get.giver"), <GiveGetEnd key="giver" end={give.giver} />],
            [t("give_get.receiver"), <GiveGetEnd key="receiver" end={give.receiver} />],
            [t("give_get.giver_owner"), give.giver.owner?.name ?? t("give_get.nobody")],
            [t("give_get.receiver_owner"), give.receiver.owner?.name ?? t("give_get.nobody")],
            [
              t(give.state === "proposed" ? "give_get.proposed_date" : "give_get.agreed_date"),
              showMoment(give.agreed_date),
            ],
            [t("give_get.needed_date"), showMoment(give.needed_date)],
            [t("give_get.forecast"), showMoment(give.forecast)],
            [t("give_get.health"), showMoments(give.rag_reason)],
            [
              t("give_get.policy"),
              t(give.link_missing ? "give_get.link_missing" : `give_get.policy_${give.policy}`),
            ],
            [
              t("give_get.proposed"),
              t("give_get.by_on", {
                name: give.proposed_by.name,
                when: showInstant(give.proposed_at),
              }),
            ],
            [
              t("give_get.agreed"),
              give.agreed_by
                ? t("give_get.by_on", {
                    name: give.agreed_by.name,
                    when: showInstant(give.agreed_at),
                  })
                : t("give_get.not_yet"),
            ],
            ...(give.closed_by
              ? ([
                  [
                    t(`give_get.state.${give.state}`),
                    t("give_get.by_on", {
                      name: give.closed_by.name,
                      when: showInstant(give.closed_at),
                    }),
                  ],
                  [
                    t(give.delivered_date ? "give_get.delivered_date" : "give_get.reason"),
                    give.delivered_date ? showMoment(give.delivered_date) : give.reason,
                  ],
                ] as [string, string][])
              : []),
            [t("give_get.note"), give.note],
          ]}
        />
        <GiveGetActions give={give} edit />
      </Section>
      <TalkSections spot={{ kind: "give_get", id: give.id }} />
    </Page>
  );
}
