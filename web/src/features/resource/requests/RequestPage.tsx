import { Button, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { t } from "@/i18n/t";
import { showDay, showInstant } from "@/lib/dates";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { ReasonModal } from "./AnswerModals";
import { AskModal } from "./AskModal";
import { Candidates } from "./Candidates";
import { Proposals } from "./Proposals";
import { isLive, STATE_TONES, type StaffingRequest, showHours, useFreshRequests } from "./requests";
import classes from "./requests.module.css";

/** One request for people: what is asked, who was proposed, who could do it, and what happened. */
export default function RequestPage() {
  const { requestId } = useParams({ strict: false }) as { requestId: string };
  const query = useQuery({
    queryKey: ["staffing_request", requestId],
    queryFn: () =>
      ok(client.GET("/api/v1/staffing_requests/{id}", { params: { path: { id: requestId } } })),
  });
  const request = query.data;
  return (
    <Page
      title={
        request
          ? t("staffing.page_title", {
              count: request.people,
              role: request.job_role.name,
              project: request.project.name,
            })
          : t("staffing.title")
      }
      actions={request ? <Deeds request={request} /> : undefined}
    >
      <Loaded query={query} lines={8}>
        {(found) => (
          <Stack gap="md">
            <Asked request={found} />
            <Proposals request={found} />
            {found.may_answer && isLive(found) ? <Candidates request={found} /> : null}
            <History id={found.id} />
            <TalkSections spot={{ kind: "staffing_request", id: found.id }} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Asked({ request }: { request: StaffingRequest }) {
  const skills = request.skills.map((one) =>
    t(one.required ? "staffing.skill_required" : "staffing.skill_desired", {
      name: one.skill.name,
      level: one.level,
    }),
  );
  return (
    <Section title={t("staffing.asked_for")}>
      <Facts
        items={[
          [
            t("staffing.state"),
            <Mark key="state" tone={STATE_TONES[request.state]}>
              {t(`staffing.state_${request.state}`)}
            </Mark>,
          ],
          [
            t("staffing.project"),
            <Link
              key="project"
              to="/projects/$projectId/staffing"
              params={{ projectId: request.project.id }}
            >
              {request.project.name}
            </Link>,
          ],
          [
            t("staffing.time"),
            t("staffing.time_of", {
              people: request.people,
              each: showHours(request.minutes),
              all: showHours(request.asked_minutes),
            }),
          ],
          [t("staffing.filled"), showHours(request.filled_minutes)],
          [t("staffing.days"), <Days key="days" request={request} />],
          [t("staffing.answer_by"), showDay(request.expires)],
          [t("staffing.skills"), skills.join(", ")],
          [t("staffing.location"), request.location?.name],
          [t("staffing.time_zone"), request.time_zone],
          [t("staffing.asked_by"), request.asked_by.name],
          [t("staffing.note"), request.note],
          ...(request.reason
            ? ([[t("staffing.reason"), request.reason]] as [string, string][])
            : []),
        ]}
      />
    </Section>
  );
}

/** The days, and the time of one person in each stretch when there are several. */
function Days({ request }: { request: StaffingRequest }) {
  if (request.spans.length < 2) return `${showDay(request.from)} – ${showDay(request.to)}`;
  return (
    <ul className={classes.stretches}>
      {request.spans.map((span) => (
        <li key={span.from}>
          {t("staffing.stretch", {
            from: showDay(span.from),
            to: showDay(span.to),
            hours: showHours(span.minutes),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What the reader can do with the request as a whole. */
function Deeds({ request }: { request: StaffingRequest }) {
  const fresh = useFreshRequests();
  const [ending, setEnding] = useState<"reject" | "withdraw" | null>(null);
  const [changing, setChanging] = useState(false);
  const params = { path: { id: request.id } };
  async function send() {
    try {
      await ok(client.POST("/api/v1/staffing_requests/{id}/open", { params }));
      toastDone(t("staffing.sent"));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  return (
    <Group gap={8}>
      {request.state === "draft" ? (
        <Button onClick={() => void send()}>{t("staffing.send")}</Button>
      ) : null}
      {request.may_ask && (request.state === "draft" || isLive(request)) ? (
        <Button variant="default" onClick={() => setChanging(true)}>
          {t("staffing.change")}
        </Button>
      ) : null}
      {isLive(request) && request.may_ask ? (
        <Button variant="default" onClick={() => setEnding("withdraw")}>
          {t("staffing.withdraw")}
        </Button>
      ) : null}
      {isLive(request) && request.may_answer ? (
        <Button variant="default" onClick={() => setEnding("reject")}>
          {t("staffing.reject_request")}
        </Button>
      ) : null}
      {changing ? (
        <AskModal
          projectId={request.project.id}
          request={request}
          onClose={() => setChanging(false)}
        />
      ) : null}
      {ending === "withdraw" ? (
        <ReasonModal
          title={t("staffing.withdraw_title")}
          submitLabel={t("staffing.withdraw")}
          done={t("staffing.withdrawn_done")}
          onClose={() => setEnding(null)}
          onSubmit={(reason) =>
            ok(client.POST("/api/v1/staffing_requests/{id}/withdraw", { params, body: { reason } }))
          }
        />
      ) : null}
      {ending === "reject" ? (
        <ReasonModal
          title={t("staffing.reject_request")}
          submitLabel={t("staffing.reject_request")}
          done={t("staffing.rejected_done")}
          onClose={() => setEnding(null)}
          onSubmit={(reason) =>
            ok(client.POST("/api/v1/staffing_requests/{id}/reject", { params, body: { reason } }))
          }
        />
      ) : null}
    </Group>
  );
}

function History({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["staffing_request", id, "history"],
    queryFn: () =>
      ok(client.GET("/api/v1/staffing_requests/{id}/history", { params: { path: { id } } })),
  });
  return (
    <Section title={t("staffing.history")}>
      <Loaded query={query} lines={3}>
        {(found) => (
          <PlainTable
            label={t("staffing.history")}
            head={[t("staffing.when"), t("staffing.who"), t("staffing.what"), t("staffing.said")]}
            rows={found.items.map((one, at) => ({
              key: `${one.at}-${at}`,
              cells: [
                showInstant(one.at),
                one.actor?.name ?? t("staffing.nobody"),
                t(`staffing.verb.${one.verb}`, {
                  name: one.person?.name ?? "",
                  hours: one.minutes ? showHours(one.minutes) : "",
                }),
                one.reason ?? "",
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
